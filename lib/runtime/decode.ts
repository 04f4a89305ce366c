/** Runs a decoder graph with its key-value cache: one forward pass, or a prompt and greedy steps after it. */
import { argmax } from '@/lib/tensor/argmax';
import { runtimeTensor, type Feeds, type RuntimeTensor, type Session } from './transformers';

const int64 = (values: readonly number[], dims: readonly number[]) =>
  runtimeTensor('int64', BigInt64Array.from(values, BigInt), dims);

const isCache = (name: string) => name.startsWith('past_key_values');

/** Symbolic dimensions as the cache of an empty past has them: one per sequence, zero tokens. */
function emptyCache(session: Session, batch: number): Feeds {
  const entries = session.inputMetadata.filter(({ name }) => isCache(name));
  return Object.fromEntries(
    entries.map(({ name, shape, type }) => {
      const dims = shape.map((size) => (typeof size === 'number' ? size : size === 'batch_size' ? batch : 0));
      const none = type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
      return [name, runtimeTensor(type as 'float16' | 'float32', none, dims)];
    }),
  );
}

/** Token inputs for `tokens` [batch × length] that follow `past` cached ones; only those that the graph takes. */
function tokenFeeds(session: Session, tokens: readonly (readonly number[])[], past: number): Feeds {
  const batch = tokens.length;
  const length = tokens[0].length;
  const positions = Array.from({ length }, (_, i) => past + i);
  const feeds: Feeds = {
    input_ids: int64(tokens.flat(), [batch, length]),
    attention_mask: int64(new Array(batch * (past + length)).fill(1), [batch, past + length]),
    position_ids: int64(
      tokens.flatMap(() => positions),
      [batch, length],
    ),
  };
  return Object.fromEntries(Object.entries(feeds).filter(([name]) => session.inputNames.includes(name)));
}

/** One pass over whole sequences of equal length, without a past. @param tokens [batch × length] */
export const forward = (session: Session, tokens: readonly (readonly number[])[]) =>
  session.run({ ...tokenFeeds(session, tokens, 0), ...emptyCache(session, tokens.length) });

/** Frees what lives outside the garbage collector's reach (GPU buffers). */
export const release = (tensors: Iterable<RuntimeTensor>) => {
  for (const tensor of tensors) tensor.dispose();
};

/** Logits [tokens × vocabulary] of one sequence. */
export async function logits(session: Session, tokens: readonly number[]): Promise<Float32Array> {
  const output = await forward(session, [tokens]);
  const values = (await output.logits.getData()) as Float32Array;
  release(Object.values(output));
  return values;
}

interface Step {
  readonly token: number;
  readonly cache: Feeds;
}

async function step(session: Session, tokens: readonly number[], past: number, cache: Feeds): Promise<Step> {
  const output = await session.run({ ...tokenFeeds(session, [tokens], past), ...cache });
  const { logits, ...present } = output;
  const vocabulary = logits.dims[logits.dims.length - 1];
  const values = (await logits.getData()) as Float32Array;
  const token = argmax(values.subarray(values.length - vocabulary));
  release(Object.values(cache));
  const next = Object.entries(present).map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor]);
  return { token, cache: Object.fromEntries(next) as Feeds };
}

/** Times, in ms on `now`'s clock, of one greedy decoding. */
export interface Decoded {
  readonly tokens: readonly number[];
  /** From the call to the first token read back. */
  readonly first: number;
  /** From the first token to the last. */
  readonly rest: number;
}

/** Feeds `prompt` through an empty cache, then takes `count` tokens greedily, one step each after the first. */
export async function greedy(
  session: Session,
  prompt: readonly number[],
  count: number,
  now: () => number,
): Promise<Decoded> {
  const start = now();
  let { token, cache } = await step(session, prompt, 0, emptyCache(session, 1));
  const first = now();
  const tokens = [token];
  while (tokens.length < count) {
    ({ token, cache } = await step(session, [token], prompt.length + tokens.length - 1, cache));
    tokens.push(token);
  }
  const end = now();
  release(Object.values(cache));
  return { tokens, first: first - start, rest: end - first };
}
