import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TaskSet } from '@/lib/measure/task-set';
import { greedy } from './decode';
import { runEvaluation } from './evaluate';
import { evaluationWeights, reporter } from './progress';
import { EvaluationRun, type EvaluationRequest, type Progress } from './protocol';
import { listed, nodeSession, serving } from './testing';
import type { Session } from './transformers';

const folder = 'public/models/atlas-3m';
const file = (path: string) => new Uint8Array(readFileSync(`${folder}/${path}`));
const json = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'));
const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;

let session: Session;
const disposed = vi.fn();

// The library has no runtime in Node: its place is taken by the same ONNX Runtime and tokenizer without it.
vi.mock('./transformers', async () => ({
  runtimeTensor: (await import('./testing')).nodeTensor,
  configure: () => {},
  versions: () => ({}),
  loadTokenizer: async () => ({ encode, decode: (ids: number[]) => tokenizer.decode(ids), tokenizer: null }),
  loadModel: async () => ({ session, complete: async () => '', dispose: async () => disposed() }),
}));

const common = {
  version: 1,
  describe: 'Made for a test.',
  limits: 'All.',
  license: 'CC0',
  source: 'this test',
  chance: 0,
  better: 'higher',
} as const;

/** What the model itself writes after a prompt is right; anything else is wrong. */
async function ownWords(): Promise<TaskSet> {
  const prompts = ['Once upon a time', 'The old man went to', 'She looked at the'];
  const items = await Promise.all(
    prompts.map(async (prompt) => {
      const { tokens } = await greedy(session, encode(prompt), 1, () => 0);
      return { prompt, answer: tokenizer.decode([...tokens]), group: 'own' };
    }),
  );
  const wrong = { prompt: 'Once upon a time', answer: ' zebra quartz', group: 'foreign' };
  return TaskSet.parse({ ...common, id: 'own-words', title: 'Own words', form: 'exact', items: [...items, wrong] });
}

const base = 'http://atlas.test/';
const request: EvaluationRequest = {
  model: 'atlas-3m',
  sets: ['own-words'],
  limit: null,
  threads: 1,
  base,
  siteVersion: '0',
};

async function site(set: TaskSet) {
  const content = JSON.stringify(set);
  const { title, license, source, form, items } = set;
  const entry = { ...listed('own.json', content), id: 'own-words', title, license, source, form, items: items.length };
  const models = [...json('manifest.json').files.map(({ path }: { path: string }) => path), 'manifest.json'];
  const runtime = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];
  return {
    ...Object.fromEntries(models.map((path: string) => [`models/atlas-3m/${path}`, file(path)])),
    ...Object.fromEntries(runtime.map((path) => [`ort/${path}`, path])),
    'ort/manifest.json': JSON.stringify({ files: runtime.map((path) => listed(path, path)) }),
    'eval/manifest.json': JSON.stringify({ texts: [], sets: [entry] }),
    'eval/own.json': content,
  };
}

const seen: Progress[] = [];
const evaluate = (changed: Partial<EvaluationRequest> = {}) =>
  runEvaluation(
    { ...request, ...changed },
    reporter(
      (progress) => seen.push(progress),
      () => performance.now(),
      evaluationWeights,
    ),
    () => performance.now(),
  );

beforeEach(async () => {
  session ??= await nodeSession(file('onnx/model.onnx'));
  vi.stubGlobal('fetch', serving(await site(await ownWords())));
  vi.stubGlobal('navigator', { userAgent: 'test', hardwareConcurrency: 2 });
  disposed.mockClear();
  seen.length = 0;
});
afterEach(() => void vi.unstubAllGlobals());

describe('runEvaluation', () => {
  it('asks the bundled model a set and records accuracy, groups and speed', async () => {
    const run = EvaluationRun.parse(await evaluate());
    expect(run.model).toMatchObject({ id: 'atlas-3m', sha256: json('manifest.json').files.at(-1).sha256 });
    const [set] = run.sets;
    expect(set).toMatchObject({ id: 'own-words', items: 4, chance: 0, accuracy: { value: 0.75, n: 4 } });
    expect(set.groups.map(({ group, accuracy: { value, n } }) => [group, value, n])).toEqual([
      ['foreign', 0, 1],
      ['own', 1, 3],
    ]);
    expect(set.itemsPerSecond).toBeGreaterThan(0);
    expect(run.stages.map(({ name }) => name)).toEqual(['download', 'runtime', 'read', 'sessions', 'quality']);
    expect(seen.at(-1)?.total).toBeCloseTo(1, 9);
    expect(disposed).toHaveBeenCalledOnce();
  });

  it('asks as many items as it is told to', async () => {
    const { sets, limit } = await evaluate({ limit: 2 });
    expect([limit, sets[0].accuracy.n, sets[0].items]).toEqual([2, 2, 4]);
  });

  it('names a set or a model that the site does not have', async () => {
    await expect(evaluate({ sets: ['riddles'] })).rejects.toMatchObject({
      code: 'unknown-set',
      what: expect.stringContaining('riddles'),
      advice: expect.stringContaining('own-words'),
    });
    await expect(evaluate({ model: 'atlas-9m' })).rejects.toMatchObject({ code: 'unknown-model' });
  });

  it('does not take a damaged set for a set', async () => {
    const files = await site(await ownWords());
    const other = JSON.stringify({ ...JSON.parse(files['eval/own.json']), id: 'another' });
    for (const [content, what] of [
      ['{"version": 1}', /no evaluation set/],
      ['not JSON', /no evaluation set/],
      [other, /“another” instead of “own-words”/],
    ] as const) {
      const manifest = JSON.parse(files['eval/manifest.json']);
      Object.assign(manifest.sets[0], listed('own.json', content));
      vi.stubGlobal(
        'fetch',
        serving({ ...files, 'eval/manifest.json': JSON.stringify(manifest), 'eval/own.json': content }),
      );
      await expect(evaluate()).rejects.toMatchObject({ code: 'file-corrupt', what: expect.stringMatching(what) });
    }
  });
});
