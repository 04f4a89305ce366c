import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { slider } from '@/lib/technique/parameters';
import type { DemoRun } from '@/lib/runtime/protocol';
import { DemoPanel } from './demo-panel';
import { exampleRun } from './example-run.fixture';

vi.mock('./worker-factory', () => ({ createWorker: () => undefined }));

const parameters = {
  sparsity: slider({ label: 'Sparsity', min: 0, max: 0.95, step: 0.05, default: 0.5, unit: 'percent' }),
};
const chain: DemoRun = {
  ...exampleRun,
  version: 2,
  values: { sparsity: 0.5 },
  steps: [
    { technique: 'example-pruning', values: { sparsity: 0.5 } },
    { technique: 'rounding', values: { bits: '3' } },
  ],
  bytes: [],
  weights: {
    from: -1,
    to: 1,
    baseline: { bins: [1, 1], zeros: 0, outside: 0 },
    treated: { bins: [0, 1], zeros: 1, outside: 0 },
  },
};

const render = (recorded: DemoRun, models = ['atlas-3m']) =>
  renderToString(
    createElement(DemoPanel, {
      technique: 'example-pruning',
      title: 'Example',
      parameters,
      recorded,
      models: models.map((id) => ({ id, title: id, parameters: 1, license: 'CC0', files: [] })),
      textsBytes: 0,
      sets: [],
    }),
  );

it('a recorded chain is shown in order before any script runs, where the bytes are and how the weights lie too', () => {
  const html = render(chain);
  expect(html.match(/data-technique="[a-z-]+"/g)).toEqual([
    'data-technique="example-pruning"',
    'data-technique="rounding"',
  ]);
  for (const text of ['Applied in this order', 'Where the bytes are', '50 % of them exactly zero', 'Then apply…'])
    expect(html).toContain(text);
});

it('a model can be chosen where there are several, and the run says which it was where that is not the usual one', () => {
  const text = (models: readonly string[]) => render(exampleRun, [...models]).replaceAll('<!-- -->', '');
  expect(text(['atlas-3m'])).not.toContain('<option value="atlas-3m"');
  expect(text(['atlas-3m', 'atlas-1m-relu'])).toMatch(
    /<option value="atlas-3m" selected[^]*<option value="atlas-1m-relu"/,
  );
  expect(text(['atlas-3m'])).not.toContain(', on atlas-3m');
  expect(text(['atlas-1m-relu', 'atlas-3m'])).toContain(', on atlas-3m.');
});

it('a run of version 1 is shown without any of these', () => {
  const html = render(exampleRun);
  expect(html).toContain('data-demo="example-pruning"');
  for (const text of ['Applied in this order', 'Where the bytes are', 'Weights of the linear layers'])
    expect(html).not.toContain(text);
});

it('says what a run fetches and how much memory it takes before there is a script', () => {
  const text = render(exampleRun).replaceAll('<!-- -->', '');
  expect(text).toMatch(/Downloads [^]*memory stayed below/);
});
