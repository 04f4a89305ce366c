/** What the recorded runs show: made on the model that is served, complete, and with the effects that the papers report. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runtimeMemoryLimit } from '@/lib/measure/memory-limit';
import { taskIds, taskItems } from '@/lib/measure/metrics';
import { modelsOf } from '@/lib/runtime/demo-model';
import { ModelManifest, modelFiles } from '@/lib/runtime/manifest';
import { DemoRun } from '@/lib/runtime/protocol';
import { stepsOf } from '@/lib/runtime/steps';
import { defaults } from '@/lib/technique/parameters';
import { effects } from './effects';
import { loadTechnique } from './load';
import { recordings } from './recordings';

const folder = join(import.meta.dirname, '../public');
const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

const runs = new Map(
  readdirSync(join(folder, 'runs')).map((file) => [file.replace(/\.json$/, ''), DemoRun.parse(json(`runs/${file}`))]),
);

/** @throws Error that says how to make the run */
function runOf(name: string): DemoRun {
  const run = runs.get(name);
  if (!run) throw new Error(`public/runs/${name}.json is missing: npm run measure ${name}`);
  return run;
}

const measureOf = (name: string, metric: string) => runOf(name).measures.find((measure) => measure.metric === metric)!;
const ratio = (slug: string, metric: string) => measureOf(slug, metric).ratio!;

it('public/runs holds what the lists of recordings ask for, all of it and nothing else', () => {
  expect([...runs.keys()].sort()).toEqual(
    recordings()
      .map(({ name }) => name)
      .sort(),
  );
});

it.each(recordings())(
  '$name was recorded at the settings and on the model that its list asks for',
  async (recording) => {
    const { name, steps, model } = recording;
    const asked = steps.map(async ({ technique, values }) => ({
      technique,
      values: { ...defaults((await loadTechnique(technique)).parameters), ...values },
    }));
    expect(stepsOf(runOf(name))).toEqual(await Promise.all(asked));
    expect(runOf(name).seed).toBe(1);
    expect(runOf(name).model.id).toBe(model ?? modelsOf(await loadTechnique(steps[0].technique))[0]);
  },
);

describe.each([...runs])('%s', (slug, run) => {
  it('was recorded on the model that is served', () => {
    const { files } = ModelManifest.parse(json(`models/${run.model.id}/manifest.json`));
    expect(run.model.sha256).toBe(files.find(({ path }) => path === modelFiles.graph)!.sha256);
  });

  it.each(taskIds)('has the accuracy on %s of both models, and their difference', (id) => {
    const { baseline, treated, difference } = measureOf(slug, `accuracy-${id}`);
    expect([baseline?.n, treated?.n, difference?.n]).toEqual([taskItems, taskItems, taskItems]);
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe.each([...runs])('the anatomy of %s', (slug, run) => {
  const rows = run.bytes!;

  it.each(['baseline', 'treated'] as const)('has bytes of the %s model by role that add up to its file', (variant) => {
    const total = (key: 'file' | 'packed') => sum(rows.map((row) => row[variant][key]));
    expect(total('file')).toBe(measureOf(slug, 'download-bytes')[variant]!.value);
    expect(total('packed')).toBe(measureOf(slug, 'packed-bytes')[variant]!.value);
  });

  it('has an error of every layer, and histograms of the weights before and after', () => {
    const { baseline, treated } = run.weights!;
    const count = ({ bins, zeros, outside }: typeof baseline) => sum(bins) + zeros + outside;
    expect(run.layers.map(({ layer }) => layer)).toEqual([...run.layers.keys()]);
    expect(count(baseline)).toBeGreaterThan(1e5);
    if (treated) expect(count(treated)).toBeGreaterThan(0);
  });

  it('keeps to the memory that a panel says before a run', () => {
    const { baseline, treated } = measureOf(slug, 'wasm-peak-bytes');
    expect(Math.max(baseline!.value, treated!.value)).toBeLessThan(runtimeMemoryLimit);
  });
});

/** These train the model, or rotations of it, and may take a minute. */
const slow: readonly string[] = ['spinquant', 'llm-qat'];

it.each(recordings().filter(({ why }) => why === null))(
  '$name was applied in the time that a reader waits',
  ({ name }) => {
    const apply = runOf(name).stages.find((stage) => stage.name === 'apply')!;
    expect(apply.ms).toBeLessThan(slow.includes(name) ? 60_000 : 15_000);
  },
);

const prose = (slug: string) => ratio(slug, 'bits-per-byte-prose');
const series = (slug: string, name: string) => runOf(slug).series.find((each) => each.name === name)!.points;

describe('the effects that the papers report', () => {
  it('rounding to few bits costs quality that the interval shows', () => {
    expect(prose('round-to-nearest').low).toBeGreaterThan(1);
    expect(ratio('round-to-nearest', 'packed-bytes').value).toBeLessThan(0.6);
  });

  /** "1.024 [1.022, 1.027]" */
  const words = (name: string) => {
    const { value, low, high } = prose(name);
    return `${name} ${value.toFixed(4)} [${low!.toFixed(4)}, ${high!.toFixed(4)}]`;
  };

  it.each(effects)('$better loses less on prose than $worse ($alike): $finding', ({ better, worse, finding }) => {
    const found = prose(better).high! < prose(worse).low! ? 'shown' : 'not shown';
    expect(found, `${words(better)}, ${words(worse)}; see content/effects.ts`).toBe(finding);
  });

  it('Wanda and magnitude pruning were recorded in the same pattern, GPTQ and rounding with the same bits', () => {
    const values = (slug: string) => runOf(slug).values;
    expect(values('wanda').pattern).toBe(values('magnitude-pruning').pattern);
    expect(values('sparsegpt').pattern).toBe(values('magnitude-pruning').pattern);
    expect(values('gptq')).toMatchObject({ bits: values('round-to-nearest').bits, group: 'channel' });
    expect(values('round-to-nearest').granularity).toBe('channel');
  });

  it('AWQ’s outputs err less than those of rounding on the same grid, in every layer', () => {
    const rounded = series('awq', 'relative output error, round to nearest');
    series('awq', 'relative output error').forEach(([layer, error], i) => {
      expect(error, `layer ${layer}`).toBeLessThan(rounded[i][1]);
    });
  });

  it('GPTQ’s outputs err less than those of rounding, in every layer', () => {
    for (const [, share] of series('gptq', 'output error against round to nearest')) expect(share).toBeLessThan(1);
  });

  it('the model with ReLU has units that are exactly zero in every layer, half of them at least over all; that with SiLU has none', () => {
    const zeros = (name: string) => series(name, 'units exactly zero').map(([, share]) => share);
    const relu = zeros('neuron-sparsity-relu');
    expect(Math.min(...relu)).toBeGreaterThan(0.3);
    expect(relu.reduce((sum, share) => sum + share, 0) / relu.length).toBeGreaterThan(0.5);
    expect(Math.max(...zeros('neuron-sparsity-gqa'), ...zeros('neuron-sparsity'))).toBeLessThan(0.001);
  });

  it('skipping the zeros of ReLU changes no prediction', () => {
    const { value, low, high } = prose('neuron-sparsity-relu-zeros');
    for (const ratio of [value, low!, high!]) expect(ratio).toBeCloseTo(1, 4);
  });

  it('weights rounded to three values and weights trained with three values take the same bytes', () => {
    const [rounded, trained] = ['bitnet', 'bitnet-trained'].map((name) => ratio(name, 'packed-bytes').value);
    expect(Math.abs(trained - rounded)).toBeLessThan(0.001);
  });

  it.each([
    ['kivi', 0.3],
    ['kvquant', 0.2],
    ['streamingllm', 0.25],
    ['cache-eviction', 0.25],
    ['fastgen', 0.6],
  ])('%s keeps less than %d of the cache’s bytes', (slug, share) => {
    expect(ratio(slug, 'cache-bytes-per-token').value).toBeLessThan(share);
  });

  it.each([
    ...['layer-removal', 'contiguous-layer-removal', 'layer-redundancy', 'head-pruning', 'llm-pruner', 'minitron'],
    ...['slicegpt', 'truncated-svd', 'svd-llm', 'asvd'],
  ])('%s is faster, beyond the interval: its matrices are smaller, or gone', (slug) => {
    expect(ratio(slug, 'prefill').low).toBeGreaterThan(1);
    expect(prose(slug).low).toBeGreaterThan(1);
  });

  it('a cache of sinks and window makes decoding faster, beyond the interval', () => {
    expect(ratio('streamingllm', 'decode').low).toBeGreaterThan(1);
  });

  it.each(['magnitude-pruning', 'wanda', 'sparsegpt', 'n-m-sparsity', 'contextual-sparsity', 'neuron-sparsity'])(
    '%s shows no faster decoding: dense kernels multiply zeros too',
    (slug) => {
      expect(ratio(slug, 'decode').low).toBeLessThanOrEqual(1);
    },
  );
});
