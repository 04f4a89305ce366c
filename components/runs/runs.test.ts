/** Every recorded run: its name, its addresses, and its citation, read back by parsers that share nothing with what wrote it. */
import { describe, expect, it } from 'vitest';
import { permalink } from '@/components/demo/cite';
import { readAddress } from '@/components/demo/url-state';
import { settingsOf } from '@/components/demo/differences';
import { listed } from '@/components/demo/pipeline';
import { techniqueList } from '@/components/demo/technique-list';
import { absolute } from '@/components/layout/site';
import { listEntries } from '@/lib/articles/read';
import { format } from '@/lib/bibliography/format';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { writeCitation } from '@/lib/bibliography/write';
import { modelsOf } from '@/lib/runtime/demo-model';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import { citeRun } from './cite-run';
import { besides, furtherRunsOf, recordedRuns } from './recorded-runs';
import { rivalsOf } from './rivals';
import { runFiles } from './run-files';
import { runTags } from './run-head';
import { runStructured } from './run-structured';

const taxonomy = buildTaxonomy(await listEntries(), new Map());
const [runs, catalogue] = await Promise.all([recordedRuns(taxonomy), techniqueList(taxonomy)]);

const written = (ending: string) => runs.map((run) => runFiles.find((file) => file.ending === ending)!.write(run));

describe('the citation of every run', () => {
  const csl = written('csl.json').map(readCsl);

  it('has the same fields in BibTeX, RIS and CSL-JSON', () => {
    expect(csl.map(({ id }) => id)).toEqual(runs.map(({ name }) => `slm-atlas-run-${name}`));
    expect(readBibtex(written('bib').join('\n'))).toEqual(csl);
    expect(written('ris').map(readRis)).toEqual(csl.map((fields) => ({ ...fields, type: 'DATA' })));
  });
  it('leads to the page of the run, and names both models', () => {
    runs.forEach(({ href, run }, at) => {
      expect(csl[at].url).toBe(absolute(href));
      expect(csl[at].note).toContain(run.model.sha256);
      expect(csl[at].note).toContain(run.changed.sha256);
    });
  });
  it('is, in APA, what the style’s own processor writes', () => {
    const item = citeRun(runs[0]);
    // The processor takes the hyphens of a date for a range of versions.
    expect(writeCitation(item).apa).toBe(format(item, 'apa').replace('(Versions ', '(Version '));
  });
  it('says what the page says in its head', () => {
    runs.forEach((run, at) => {
      const tags = runTags(run);
      expect([csl[at].title, [`${csl[at].authors[0]},`]]).toEqual([tags.citation_title, tags.citation_author]);
      expect(tags.citation_publication_date).toMatch(csl[at].date!.replaceAll('-', '/'));
    });
  });
});

describe('recordedRuns', () => {
  it('has titles and addresses that are told apart', () => {
    for (const key of ['title', 'href', 'demo'] as const)
      expect(new Set(runs.map((run) => run[key])).size).toBe(runs.length);
  });
  it('leads to the demonstration at the settings of the run', () => {
    for (const { run, demo, techniques } of runs) {
      const technique = listed(catalogue, run.technique)!;
      const { parameters } = technique;
      const { pathname, search, hash } = new URL(demo, 'https://slm.example');
      expect([pathname, hash]).toEqual([techniques[0].href, '#demo']);
      const address = readAddress(parameters, search, catalogue, modelsOf(technique));
      const { values, seed, model, then, rejected, refused } = address;
      expect({ values, seed, model, then }).toEqual(settingsOf(run));
      expect([...rejected, ...refused]).toEqual([]);
      expect(permalink(parameters, run, pathname, catalogue)).toBe(pathname + search);
    }
  });
  it('finds other settings of a technique, and chains in which it stands anywhere', () => {
    for (const run of runs.filter(({ why }) => why !== null))
      for (const { slug } of run.techniques) {
        expect(furtherRunsOf(runs, slug)).toContain(run);
        expect(besides(runs, run).map(({ name }) => name)).toContain(slug);
      }
  });
});

it('rivals are named on both sides, with opposite verdicts', () => {
  const verdicts = (from: string, to: string) => {
    const recorded = runs.find(({ name }) => name === from)!;
    return rivalsOf(recorded, runs).find(({ run }) => run.name === to)!.words;
  };
  expect(verdicts('gptq', 'round-to-nearest')).toMatch(/× \[.*\] here, .*× \[.*\] there: lower here/);
  expect(verdicts('round-to-nearest', 'gptq')).toContain('higher here, beyond both intervals');
});

it('the structured data of every run has its figures and its files', () => {
  for (const recorded of runs) {
    const { '@graph': graph } = runStructured(recorded) as { '@graph': readonly Record<string, unknown>[] };
    const [dataset] = graph;
    expect(dataset).toMatchObject({ '@type': 'Dataset', url: absolute(recorded.href), identifier: recorded.name });
    expect(String(dataset.description).length).toBeGreaterThan(50);
    const values = (dataset.variableMeasured as readonly { value: number }[]).map(({ value }) => value);
    expect(values.length).toBeGreaterThan(10);
    expect(values.every(Number.isFinite)).toBe(true);
    const files = (dataset.distribution as readonly { contentUrl: string }[]).map(({ contentUrl }) => contentUrl);
    expect(files).toEqual([absolute(`/runs/${recorded.name}.json`), absolute(`${recorded.href}${recorded.name}.csv`)]);
  }
});
