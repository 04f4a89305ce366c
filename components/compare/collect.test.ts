import { existsSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSteps, runningOn, writeSteps } from '@/components/demo/pipeline';
import { techniqueList } from '@/components/demo/technique-list';
import { listEntries } from '@/lib/articles/read';
import { demoModel } from '@/lib/runtime/demo-model';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';
import { defaults } from '@/lib/technique/parameters';
import { made, recordedRun } from '@/components/entry/recorded';
import { collect } from './collect';

const folder = 'content/techniques';
const runnable = readdirSync(folder).filter((slug) => existsSync(`${folder}/${slug}/technique.ts`));

let taxonomy: Taxonomy;
beforeAll(async () => {
  taxonomy = buildTaxonomy(await listEntries(process.cwd()), new Map());
});

describe('techniqueList', () => {
  it('has every technique that runs, under the title of what it hangs from', async () => {
    const list = await techniqueList(taxonomy);
    expect(new Set(list.map(({ slug }) => slug))).toEqual(new Set(runnable));
    expect(list.every(({ title, group }) => title && group)).toBe(true);
  });

  it('is plain data, and every option of every technique survives the address', async () => {
    const list = await techniqueList(taxonomy);
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
    for (const { slug, parameters } of list)
      for (const [name, parameter] of Object.entries(parameters)) {
        const options = parameter.kind === 'choice' ? Object.keys(parameter.options) : [parameter.default];
        for (const option of options) {
          const steps = [{ technique: slug, values: { ...defaults(parameters), [name]: option } }];
          expect(readSteps(writeSteps(steps, list), list)).toEqual({ steps, refused: [] });
        }
      }
  });
});

it('no parameter of a technique is called as the address calls something else', async () => {
  const names = (await techniqueList(taxonomy)).flatMap(({ parameters }) => Object.keys(parameters));
  expect(names.filter((name) => ['seed', 'model', 'then'].includes(name))).toEqual([]);
});

describe('collect', () => {
  it('has a row for every run that was recorded on the one model, with family, settings and figures', async () => {
    const { recorded: rows, places } = await collect(taxonomy);
    const names = made().map(({ name }) => name);
    expect(rows.map(({ id }) => id)).toEqual(names.filter((name) => recordedRun(name)!.model.id === demoModel));
    for (const row of rows) {
      expect([row.group, row.branch, row.settings, row.bytes, row.bits.prose].every(Boolean), row.id).toBe(true);
      expect(places.find(({ slug }) => slug === row.slug)?.href).toBe(row.href);
      expect(row.page).toBe(`/runs/${row.id}/`);
    }
  });

  it('tells techniques as they come from other settings and from chains, by form and by title', async () => {
    const { recorded: rows } = await collect(taxonomy);
    for (const { form, id, slug, title } of rows) {
      expect(form === 'defaults', id).toBe(id === slug);
      expect(form === 'chain', id).toBe(title.includes(' → '));
    }
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
  });

  it('knows what a run of every technique that runs on it asks for, at its defaults', async () => {
    const { places } = await collect(taxonomy);
    const techniques = runningOn(await techniqueList(taxonomy), demoModel);
    expect(places.map(({ slug }) => slug)).toEqual(techniques.map(({ slug }) => slug));
    expect(places.every(({ settings }) => /Seed: 1$/.test(settings))).toBe(true);
  });
});
