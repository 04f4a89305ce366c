/** What the recorded runs show: made on the model that is served, complete, and with the effects that the papers report. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { taskIds, taskItems } from '@/lib/measure/metrics';
import { ModelManifest, modelFiles } from '@/lib/runtime/manifest';
import { DemoRun } from '@/lib/runtime/protocol';

const folder = join(import.meta.dirname, '../public');
const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

const runs = new Map(
  readdirSync(join(folder, 'runs')).map((file) => [file.replace(/\.json$/, ''), DemoRun.parse(json(`runs/${file}`))]),
);

const measureOf = (slug: string, metric: string) =>
  runs.get(slug)!.measures.find((measure) => measure.metric === metric)!;
const ratio = (slug: string, metric: string) => measureOf(slug, metric).ratio!;

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

describe('the effects', () => {
  it('rounding to few bits costs quality that the interval shows', () => {
    expect(ratio('round-to-nearest', 'bits-per-byte-prose').low).toBeGreaterThan(1);
    expect(ratio('round-to-nearest', 'packed-bytes').value).toBeLessThan(0.6);
  });

  it('Wanda loses less than magnitude pruning in the same pattern, beyond both intervals', () => {
    const [wanda, magnitude] = ['wanda', 'magnitude-pruning'].map((slug) => ratio(slug, 'bits-per-byte-prose'));
    expect(runs.get('wanda')!.values.pattern).toBe(runs.get('magnitude-pruning')!.values.pattern);
    expect(wanda.high).toBeLessThan(magnitude.low!);
  });

  it('a layer less is faster, beyond the interval', () => {
    expect(ratio('layer-removal', 'prefill').low).toBeGreaterThan(1);
    expect(ratio('layer-removal', 'bits-per-byte-prose').low).toBeGreaterThan(1);
  });
});
