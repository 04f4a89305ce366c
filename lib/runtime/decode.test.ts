import { describe, expect, it, vi } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { forward, greedy, logits } from './decode';
import { measureSpeed, planOf } from './speed';
import type { Feeds, RuntimeTensor, Session } from './transformers';

// transformers.js has no runtime in Node; what is tested here only passes tensors through.
vi.mock('./transformers', () => ({
  runtimeTensor: (type: string, data: unknown, dims: number[]) => fake(type, data, dims),
}));

const fake = (type: string, data: unknown, dims: readonly number[]): RuntimeTensor => ({
  type,
  data,
  dims,
  getData: async () => data,
  dispose: vi.fn(),
});

const vocabulary = 8;

/** A "model" that always expects the token after the last one, and whose cache is as long as what it has seen. */
function counting(onRun: (feeds: Feeds) => void = () => {}): Session {
  return {
    inputNames: ['input_ids', 'attention_mask', 'position_ids', 'past_key_values.0.key'],
    outputNames: ['logits', 'present.0.key'],
    inputMetadata: [
      { name: 'input_ids', type: 'int64', shape: ['batch_size', 'sequence_length'] },
      { name: 'past_key_values.0.key', type: 'float32', shape: ['batch_size', 2, 'past_sequence_length', 4] },
    ],
    run: async (feeds) => {
      onRun(feeds);
      const ids = Array.from(feeds.input_ids.data as BigInt64Array, Number);
      const [batch, length] = feeds.input_ids.dims;
      const past = feeds['past_key_values.0.key'].dims[2];
      const rows = new Float32Array(ids.length * vocabulary);
      ids.forEach((id, i) => (rows[i * vocabulary + ((id + 1) % vocabulary)] = 1));
      return {
        logits: fake('float32', rows, [batch, length, vocabulary]),
        'present.0.key': fake('float32', null, [batch, 2, past + length, 4]),
      };
    },
  };
}

describe('forward', () => {
  it('feeds a batch with whole attention, positions from zero and an empty cache for each sequence', async () => {
    const run = vi.fn();
    await forward(counting(run), [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const feeds = run.mock.calls[0][0] as Feeds;
    expect(feeds.input_ids.dims).toEqual([2, 3]);
    expect(Array.from(feeds.position_ids.data as BigInt64Array, Number)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(Array.from(feeds.attention_mask.data as BigInt64Array, Number)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(feeds['past_key_values.0.key'].dims).toEqual([2, 2, 0, 4]);
  });

  it('pads shorter sequences at their end and hides the padding', async () => {
    const run = vi.fn();
    await forward(counting(run), [[1, 2, 3], [4]]);
    const feeds = run.mock.calls[0][0] as Feeds;
    const numbers = (name: string) => Array.from(feeds[name].data as BigInt64Array, Number);
    expect(feeds.input_ids.dims).toEqual([2, 3]);
    expect(numbers('input_ids')).toEqual([1, 2, 3, 4, 0, 0]);
    expect(numbers('attention_mask')).toEqual([1, 1, 1, 1, 0, 0]);
    expect(numbers('position_ids')).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it('starts a recurrent state as zeros, a row for each sequence', async () => {
    const run = vi.fn();
    const state = { name: 'past_state.0', type: 'float32', shape: ['batch_size', 2, 3] };
    const session = { ...counting(run), inputNames: ['input_ids', state.name] };
    // What the stand-in gives back needs a cache; only what it is fed matters here.
    await forward({ ...session, inputMetadata: [...session.inputMetadata, state] }, [[1], [2]]);
    const fed = (run.mock.calls[0][0] as Feeds)[state.name];
    expect(fed.dims).toEqual([2, 2, 3]);
    expect(fed.data).toEqual(new Float32Array(12));
  });

  it('starts a cache of codes empty, in bytes', async () => {
    const run = vi.fn();
    const codes = { name: 'past_key_values.0.value', type: 'uint8', shape: ['batch_size', 2, 'codes', 4] };
    const session = counting(run);
    const inputNames = [...session.inputNames, codes.name];
    await forward({ ...session, inputNames, inputMetadata: [...session.inputMetadata, codes] }, [[1]]);
    const fed = (run.mock.calls[0][0] as Feeds)[codes.name];
    expect(fed).toMatchObject({ type: 'uint8', dims: [1, 2, 0, 4], data: new Uint8Array(0) });
  });

  it('gives only the inputs that the graph takes', async () => {
    const run = vi.fn();
    const session = { ...counting(run), inputNames: ['input_ids', 'past_key_values.0.key'] };
    await forward(session, [[1]]);
    expect(Object.keys(run.mock.calls[0][0] as Feeds).sort()).toEqual(['input_ids', 'past_key_values.0.key']);
  });
});

describe('logits', () => {
  it('gives a row for each token', async () => {
    const rows = await logits(counting(), [0, 5]);
    expect(rows.length).toBe(2 * vocabulary);
    expect(rows[1]).toBe(1);
    expect(rows[vocabulary + 6]).toBe(1);
  });
});

describe('greedy', () => {
  it('feeds each new token with the cache of all before it, at the next position', async () => {
    const steps: { ids: number[]; position: number; past: number; mask: number }[] = [];
    const session = counting((feeds) =>
      steps.push({
        ids: Array.from(feeds.input_ids.data as BigInt64Array, Number),
        position: Number((feeds.position_ids.data as BigInt64Array)[0]),
        past: feeds['past_key_values.0.key'].dims[2],
        mask: feeds.attention_mask.dims[1],
      }),
    );
    let time = 0;
    const decoded = await greedy(session, [1, 2], 3, () => (time += 10));
    expect(decoded.tokens).toEqual([3, 4, 5]);
    expect(steps).toEqual([
      { ids: [1, 2], position: 0, past: 0, mask: 2 },
      { ids: [3], position: 2, past: 2, mask: 3 },
      { ids: [4], position: 3, past: 3, mask: 4 },
    ]);
    expect(decoded).toMatchObject({ first: 10, rest: 10 });
    // Two heads of four floats for each of the four tokens that were read.
    expect(decoded.cachePerToken).toBe(2 * 4 * 4);
  });

  it('counts the cache in the type in which it is kept, for each token read', async () => {
    const session = counting();
    const halved: Session = {
      ...session,
      run: async (feeds) => {
        const { logits, ...cache } = await session.run(feeds);
        return { logits, 'present.0.key': fake('float16', null, cache['present.0.key'].dims) };
      },
    };
    expect((await greedy(halved, [1, 2], 3, () => 0)).cachePerToken).toBe(2 * 4 * 2);
  });
});

describe('measureSpeed', () => {
  /** Time passes only while a model runs: `ms` for each pass. */
  function timed(ms: number, clock: { time: number }): Session {
    return counting(() => (clock.time += ms));
  }
  const tokenizer = { encode: (text: string) => text.split('').map(Number) };
  const plan = { newTokens: 5, blockRounds: 4, minRounds: 12, maxRounds: 30, budgetMs: 100_000, clockSteps: 100 };

  it('pairs the samples of both and finds a model that takes half the time', async () => {
    const clock = { time: 0 };
    const sessions = { baseline: timed(20, clock), treated: timed(10, clock) };
    const source = { now: () => clock.time, stepMs: 0.1 };
    const { baseline, treated } = await measureSpeed(
      async () => sessions,
      '1234',
      tokenizer,
      seeded(1),
      source,
      () => {},
      plan,
    );
    expect(baseline.decode.length).toBe(treated.decode.length);
    expect(new Set(baseline.decode)).toEqual(new Set([50]));
    expect(new Set(treated.decode)).toEqual(new Set([100]));
    expect(new Set(baseline.prefill)).toEqual(new Set([200]));
    expect(new Set(treated.firstToken)).toEqual(new Set([10]));
  });

  it('repeats a prefill until it spans a hundred steps of the clock', async () => {
    const clock = { time: 0 };
    let passes = 0;
    const session = counting(() => void ((clock.time += 2), passes++));
    const source = { now: () => clock.time, stepMs: 1 };
    await measureSpeed(
      async () => ({ baseline: session, treated: session }),
      '1',
      tokenizer,
      seeded(1),
      source,
      () => {},
      {
        ...plan,
        blockRounds: 1,
        minRounds: 1,
        maxRounds: 1,
      },
    );
    // Two variants, each with 50 prefills of 2 ms and one decoding of 5 passes; 1 pass to find out; 2·2·4 to warm up.
    expect(passes).toBe(2 * (50 + 5) + 1 + 16);
  });

  it('loads both models anew for every block of rounds', async () => {
    const clock = { time: 0 };
    const load = vi.fn(async () => ({ baseline: timed(1, clock), treated: timed(1, clock) }));
    const source = { now: () => clock.time, stepMs: 0.1 };
    await measureSpeed(load, '1', tokenizer, seeded(1), source, () => {}, { ...plan, maxRounds: 16 });
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('stops at the budget once the least rounds are done', async () => {
    const clock = { time: 0 };
    const sessions = { baseline: timed(1000, clock), treated: timed(1000, clock) };
    const source = { now: () => clock.time, stepMs: 0.1 };
    const { baseline } = await measureSpeed(
      async () => sessions,
      '1',
      tokenizer,
      seeded(1),
      source,
      () => {},
      {
        ...plan,
        budgetMs: 1,
      },
    );
    expect(baseline.decode.length).toBe(plan.minRounds);
  });

  it.each([
    ['quick', 5000, 10, 2],
    ['full', 1, 30, 6],
    [undefined, 5000, 15, 3],
  ] as const)(
    'timing %s with passes of %d ms takes %d rounds and %d loadings',
    async (timing, ms, rounds, loadings) => {
      const clock = { time: 0 };
      const load = vi.fn(async () => ({ baseline: timed(ms, clock), treated: timed(ms, clock) }));
      const source = { now: () => clock.time, stepMs: 0.001 };
      const { treated } = await measureSpeed(load, '1', tokenizer, seeded(1), source, () => {}, planOf({ timing }));
      expect([treated.decode.length, load.mock.calls.length]).toEqual([rounds, loadings]);
    },
  );
});
