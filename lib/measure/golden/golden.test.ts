import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- only the tokenizer: a test of figures apart from lib/runtime
import { Tokenizer } from '@huggingface/tokenizers';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, expect, test } from 'vitest';
import { textIds, type TextId } from '../metrics';
import { bitsPerByte, perplexity, scoreWindow, totals } from '../scores';
import { tokenBytes, windows, type TextWindow } from '../text';
import golden from './baseline_bpb.json';

const model = 'public/models/atlas-3m';
const json = (name: string) => JSON.parse(readFileSync(`${model}/${name}`, 'utf8'));
const [config, tokenizerJson] = [json('config.json'), json('tokenizer.json')];
const tokenizer = new Tokenizer(tokenizerJson, json('tokenizer_config.json'));
const bytes = tokenBytes(tokenizerJson);
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const textOf = (id: TextId) => readFileSync(`public/eval/${id}.txt`);
const idsOf = (id: TextId) => tokenizer.encode(textOf(id).toString(), { add_special_tokens: false }).ids;
const windowsOf = (id: TextId) => windows(idsOf(id), { bos: config.bos_token_id });

let session: InferenceSession;

beforeAll(async () => {
  env.wasm.numThreads = 1;
  session = await InferenceSession.create(readFileSync(`${model}/onnx/model.onnx`));
});

/** Logits of one window, [tokens × vocabulary]. */
async function logitsOf({ input }: TextWindow): Promise<Float32Array> {
  const integers = (values: Iterable<number>) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, input.length]);
  const head = [1, config.num_key_value_heads, 0, config.head_dim];
  const caches = session.inputNames
    .filter((name) => name.startsWith('past_key_values'))
    .map((name) => [name, new Tensor('float32', new Float32Array(), head)]);
  const { logits } = await session.run({
    input_ids: integers(input),
    attention_mask: integers(input.map(() => 1)),
    position_ids: integers(input.keys()),
    ...Object.fromEntries(caches),
  });
  return logits.data as Float32Array;
}

test('the independent figures are of the bundled model and texts', () => {
  expect(golden.model.sha256).toBe(sha256(readFileSync(`${model}/onnx/model.onnx`)));
  for (const id of textIds) expect(golden.texts[id].sha256).toBe(sha256(textOf(id)));
});

test.each(textIds)('%s.txt is cut into the tokens and windows of the independent script', (id) => {
  const { idsSha256, textTokens, windows: expected } = golden.texts[id];
  const ids = Int32Array.from(idsOf(id));
  expect(ids).toHaveLength(textTokens);
  expect(sha256(new Uint8Array(ids.buffer))).toBe(idsSha256);
  const count = (targets: Int32Array, of: (size: number) => number) =>
    targets.reduce((sum, target) => sum + of(bytes[target]), 0);
  expect(
    windowsOf(id).map(({ start, targets }) => ({
      start,
      bytes: count(targets, (size) => size),
      tokens: count(targets, (size) => Number(size > 0)),
    })),
  ).toEqual(expected.map(({ start, bytes, tokens }) => ({ start, bytes, tokens })));
});

test.each(textIds)('four windows of %s.txt run through ONNX Runtime score as in the independent script', async (id) => {
  const cut = windowsOf(id);
  for (const i of [0, 10, 21, 31]) {
    const score = scoreWindow({ logits: await logitsOf(cut[i]), targets: cut[i].targets, bytes });
    expect(bitsPerByte(score)).toBeCloseTo(golden.texts[id].windows[i].nll / (Math.LN2 * score.bytes), 3);
  }
});

test.each(textIds)('the independent totals of %s.txt are those of its windows', (id) => {
  const text = golden.texts[id];
  const sums = totals(text.windows.map((window) => ({ ...window, agree: 0, kl: 0 })));
  expect(bitsPerByte(sums)).toBeCloseTo(text.bitsPerByte, 12);
  expect(perplexity(sums)).toBeCloseTo(text.perplexity, 9);
});
