import { describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { readBibtex, readCsl, readRis } from '@/lib/bibliography/testing';
import { writeCitation } from '@/lib/bibliography/write';
import { choice, slider } from '@/lib/technique/parameters';
import type { DemoRun, Options } from '@/lib/runtime/protocol';
import { AppliedSteps } from './applied-steps';
import { citeOwnRun, permalink } from './cite';
import { downloadText, memoryText } from './download-size';
import { differences, isDefault, settingsOf, settingsText } from './differences';
import { aboutRun, csvBlob, fileName, jsonBlob, latexTable } from './export-run';
import { compareContinuations } from './continuation';
import { exampleRun } from './example-run.fixture';
import { openRun, openRunFile } from './open-run';
import type { Catalogue } from './pipeline';
import { provenance } from './provenance';
import { remedies } from './remedies';
import { roundTimeLeft, timeLeft } from './remaining';

const parameters = {
  sparsity: slider({ label: 'Sparsity', min: 0, max: 0.95, step: 0.05, default: 0.5, unit: 'percent' }),
};
/** The same run with a second technique after the first. */
const chain: DemoRun = {
  ...exampleRun,
  version: 2,
  values: { sparsity: 0.7 },
  steps: [
    { technique: 'example-pruning', values: { sparsity: 0.7 } },
    { technique: 'rounding', values: { bits: '3' } },
  ],
};
const catalogue: Catalogue = [
  {
    slug: 'rounding',
    title: 'Rounding',
    group: 'Quantization',
    parameters: { bits: choice({ label: 'Bits', options: { '2': 'two', '3': 'three' }, default: '3' }) },
  },
];
const page = 'https://atlas.example/techniques/example-pruning/';

describe('timeLeft', () => {
  it('is unknown at first', () => {
    expect(timeLeft(1000, 0.5)).toBeNull();
    expect(timeLeft(60_000, 0.01)).toBeNull();
  });
  it('goes on at the mean pace so far', () => expect(timeLeft(10_000, 0.25)).toBe(30_000));
  it('is rounded up to what can be foreseen', () => {
    expect([4200, 31_000, 61_000].map(roundTimeLeft)).toEqual([5000, 35_000, 90_000]);
  });
});

describe('provenance', () => {
  it('says source, date, machine, backend and threads', () => {
    expect(provenance('recorded', exampleRun)).toBe('recorded 2026-11-22 · Chromium 156 · 2 cores · wasm · 1 thread');
    expect(provenance('live', exampleRun)).toMatch(/^this device · Chromium 156/);
    expect(provenance('shared', exampleRun)).toMatch(/^shared run · 2026-11-22 · /);
  });
});

describe('remedies', () => {
  const options: Options = { device: 'wasm', threads: null, windows: 32, prompt: '' };
  const labels = (code: Parameters<typeof remedies>[0]['code'], changed: Partial<Options> = {}) =>
    remedies({ code }, { ...options, ...changed }).map(({ label }) => label);

  it('offers wasm where WebGPU is the trouble', () => {
    expect(labels('no-webgpu', { device: 'webgpu' })).toEqual(['Run on wasm instead of WebGPU']);
  });
  it('offers less where memory ran out, and nothing that is already so', () => {
    expect(labels('out-of-memory')).toEqual(['Run with one thread', 'Score 8 windows only']);
    expect(labels('out-of-memory', { threads: 1, windows: 8 })).toEqual([]);
  });
  it('has nothing to offer for a network that is down', () => expect(labels('network')).toEqual([]));
});

describe('compareContinuations', () => {
  it('finds the words that both models wrote, with or without the prompt in front', () => {
    const { common, baseline, treated, commonWords } = compareContinuations('Once', 'Once upon a time', ' upon a hill');
    expect([common, baseline, treated, commonWords]).toEqual([' upon a', ' time', ' hill', 2]);
  });
  it('says that equal texts are equal', () => {
    expect(compareContinuations('A', 'A b c', 'A b c')).toMatchObject({ baseline: '', treated: '', commonWords: 2 });
  });
  it('keeps the longer tail when one text stops early', () => {
    expect(compareContinuations('A', 'A b', 'A b c')).toMatchObject({ common: ' b', baseline: '', treated: ' c' });
  });
});

describe('openRun', () => {
  const open = (value: unknown) => openRun(JSON.stringify(value), exampleRun.technique);

  it('reads its own export', () => expect(open(exampleRun)).toEqual({ ok: true, run: exampleRun }));
  it.each([
    ['not JSON', 'PK\u0003\u0004', /not JSON/],
    ['another kind of JSON', '[1, 2]', /not a run of this site/],
    ['null', 'null', /not a run of this site/],
    [
      'another version',
      JSON.stringify({ ...exampleRun, version: 3 }),
      /version 3 of the format; this page reads versions 1 and 2/,
    ],
    ['another technique', JSON.stringify({ ...exampleRun, technique: 'other' }), /run of “other”/],
    ['a broken field', JSON.stringify({ ...exampleRun, measures: [{}] }), /damaged or was edited: at measures\.0\./],
  ])('says what is wrong with %s', (_, text, message) => {
    expect(openRun(text, exampleRun.technique)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });
  it('does not read a huge file', async () => {
    expect(await openRunFile(new Blob([new Uint8Array(10_000_001)]), 'x')).toMatchObject({ ok: false });
  });
});

describe('cite', () => {
  const run = { ...exampleRun, values: { sparsity: 0.7 }, seed: 3 };

  it('links to the settings of the run', () => {
    expect(permalink(parameters, run, page)).toBe(`${page}?sparsity=0.7&seed=3`);
    expect(permalink(parameters, { ...run, values: { sparsity: 0.5 }, seed: 1 }, page)).toBe(page);
  });
  const texts = writeCitation(citeOwnRun({ title: '50 % & more_or_less', parameters, run, page }));

  it('has the same fields in BibTeX, RIS and CSL-JSON', () => {
    const csl = readCsl(texts['csl-json']);
    expect(csl).toMatchObject({ id: 'slm-atlas-example-pruning-2026-11-22-bbbbbbbb', date: '2026-11-22' });
    expect(csl.url).toBe(`${page}?sparsity=0.7&seed=3`);
    expect(readBibtex(texts.bibtex)).toEqual([csl]);
    expect(readRis(texts.ris)).toEqual({ ...csl, type: 'DATA' });
  });
  it('names date, machine, settings and both hashes wherever there is a note, and in plain text', () => {
    for (const text of [texts.text, texts.ris, texts['csl-json']])
      for (const part of ['2026-11-22', 'Chromium 156', 'Sparsity: 70 %', run.model.sha256, run.changed.sha256])
        expect(text).toContain(part);
  });
  it('escapes what LaTeX would read as commands, but not in the link', () => {
    expect(texts.bibtex).toContain('title = {{50 \\% \\& more\\_or\\_less: run of 2026-11-22}}');
    expect(texts.bibtex).toContain(`url = {${page}?sparsity=0.7&seed=3}`);
  });
  it('has in APA neither settings nor hashes, which the link and the note have', () => {
    expect(texts.apa).toMatch(/: run of 2026-11-22<\/i> \[Dataset\]\. SLM Atlas\. https:\S+$/);
  });
});

describe('a run of several techniques', () => {
  it('opens again from its own export', () => {
    expect(openRun(JSON.stringify(chain), chain.technique)).toEqual({ ok: true, run: chain });
  });
  it('names all of them in its file, in order', () => {
    expect(fileName(chain)).toBe('example-pruning+rounding-2026-11-22-bbbbbbbb');
  });
  it('links to all of them, short where the defaults are known', () => {
    expect(permalink(parameters, chain, page)).toBe(`${page}?sparsity=0.7&then=rounding:bits=3`);
    expect(permalink(parameters, chain, page, catalogue)).toBe(`${page}?sparsity=0.7&then=rounding`);
  });
  it('is cited with all of them', () => {
    const words = 'Sparsity: 70 %; Seed: 1, then Rounding (Bits: three).';
    const note = (known?: Catalogue) =>
      citeOwnRun({ title: 'Example', parameters, catalogue: known, run: chain, page }).note;
    expect(note(catalogue)).toContain(words);
    expect(note()).toContain('then rounding (bits: 3).');
  });
  it('differs from settings that name another order, or none', () => {
    const wanted = { values: chain.values, seed: 1 };
    expect(differences(parameters, chain, { ...wanted, then: chain.steps!.slice(1) }, catalogue)).toEqual([]);
    expect(differences(parameters, chain, { ...wanted, then: [] }, catalogue)).toEqual([
      { label: 'Then', shown: 'Rounding (Bits: three)', wanted: 'nothing' },
    ]);
  });
  it('is never at the defaults', () => {
    expect(isDefault(parameters, settingsOf({ ...chain, values: { sparsity: 0.5 } }))).toBe(false);
  });
  it('is shown as a list in the order applied', () => {
    const html = renderToStaticMarkup(
      createElement(AppliedSteps, { title: 'Example', parameters, catalogue, run: chain }),
    );
    expect(html.match(/data-technique="[a-z-]+"/g)).toEqual([
      'data-technique="example-pruning"',
      'data-technique="rounding"',
    ]);
    expect(html).toContain('Bits: three');
  });
});

describe('latexTable', () => {
  it('has a row for every measure, and all steps in its caption', () => {
    const table = latexTable(chain, 'Example', settingsText(parameters, chain, catalogue));
    expect(table.split('\n').filter((line) => line.endsWith('\\\\'))).toHaveLength(chain.measures.length + 1);
    expect(table).toContain('Sparsity: 70 \\%; Seed: 1, then Rounding (Bits: three).');
    expect(table).toContain('1.20$\\times$ [1.18, 1.21]');
  });
});

describe('downloadText', () => {
  const model = {
    id: 'm',
    title: 'M',
    parameters: 1,
    license: 'x',
    files: [{ path: 'a', bytes: 6_000_000, sha256: '' }],
  };
  it('adds up model, runtime and texts, and knows that WebGPU needs the larger runtime', () => {
    expect(downloadText(model, 'wasm', 300_000)).toMatch(
      /^Downloads 20\.6 MB once \(model 6\.00 MB, runtime 14\.3 MB, texts 300 kB/,
    );
    expect(downloadText(model, 'webgpu', 300_000)).toMatch(/^Downloads 33\.2 MB once .*runtime 26\.9 MB/);
  });
});

it('memoryText says before a run how much memory the runtime takes, where that is known', () => {
  expect(memoryText('wasm')).toContain('64.0 MB for each of the two models');
  expect(memoryText('webgpu')).toBeNull();
});

describe('export', () => {
  it('names files by technique, date and treated model', () => {
    expect(fileName(exampleRun)).toBe('example-pruning-2026-11-22-bbbbbbbb');
  });
  it('writes JSON that opens again', async () => {
    expect(openRun(await jsonBlob(exampleRun).text(), exampleRun.technique)).toEqual({ ok: true, run: exampleRun });
  });
  it('writes a row of CSV for every figure, each with the settings of the run', async () => {
    const [head, ...rows] = (await csvBlob(exampleRun).text()).trimEnd().split('\r\n');
    const figures = exampleRun.measures.flatMap(({ baseline, treated, ratio, difference }) => [
      baseline,
      treated,
      ratio,
      difference,
    ]);
    expect(rows).toHaveLength(figures.filter(Boolean).length);
    expect(head).toMatch(/^technique,parameter\.sparsity,/);
    expect(rows.every((row) => row.startsWith('example-pruning,0.5,unstructured,'))).toBe(true);
    expect(aboutRun(chain).steps).toBe('example-pruning:sparsity=0.7;rounding:bits=3');
    expect(aboutRun({ ...exampleRun, marks: [{ kind: 'drift', note: '' }] })).toMatchObject({
      seed: 1,
      marks: 'drift',
    });
  });
});
