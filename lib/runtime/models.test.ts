/** Every model of public/models as it is served: its files, its graph, what it computes, and the figures of its card. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { bitsPerByte, scoreWindow, totals, type WindowScore } from '@/lib/measure/scores';
import { TaskSet } from '@/lib/measure/task-set';
import { tokenBytes, windows, type TextWindow } from '@/lib/measure/text';
import { attentionHeads, blockLinears, decoderLayers, head } from '@/lib/onnx/find';
import { readOnnx } from '@/lib/onnx/read';
import { summarise } from '@/lib/onnx/summary';
import { validate } from '@/lib/onnx/validate';
import { widenHalf } from '@/lib/onnx/widen';
import { argmax } from '@/lib/tensor/argmax';
import { modelFiles, ModelManifest } from './manifest';
import { nodeSession } from './testing';
import type { Session } from './transformers';

// transformers.js takes the runtime that is there already instead of loading the native one.
(globalThis as Record<symbol, unknown>)[Symbol.for('onnxruntime')] = ort;
const { AutoModelForCausalLM, AutoTokenizer, env } = await import('@xenova/transformers');
const { forward, greedy, logits } = await import('./decode');
const { runtimeTensor } = await import('./transformers');

const root = path.resolve('public/models');
const runtime = path.resolve('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded');
env.allowRemoteModels = false;
env.localModelPath = `${root}/`;
env.useWasmCache = false;
Object.assign(env.backends.onnx.wasm!, {
  wasmPaths: { mjs: `file://${runtime}.mjs`, wasm: `file://${runtime}.wasm` },
  wasmBinary: readFileSync(`${runtime}.wasm`),
  numThreads: 1,
});

const bytesOf = (id: string, file: string) => new Uint8Array(readFileSync(path.join(root, id, file)));
const jsonOf = (id: string, file: string) => JSON.parse(readFileSync(path.join(root, id, file), 'utf8'));
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

const ids = readdirSync(root).filter((id) => existsSync(path.join(root, id, 'manifest.json')));
const isHead = (id: string) => 'teacher' in jsonOf(id, 'config.json');
const languageModels = ids.filter((id) => !isHead(id));
const hero = 'atlas-3m';

/** Models of pretrain/publish_all.py; one that was imported has no learning curve, no logits and an older card. */
const isMadeHere = (id: string) => existsSync(path.join(root, id, 'curve.json'));

async function encoderOf(id: string): Promise<(text: string) => number[]> {
  const tokenizer = await AutoTokenizer.from_pretrained(id);
  return (text) => tokenizer.encode(text, { add_special_tokens: false });
}

/** What publish.py wrote down of the stored file, run by the native runtime. */
interface Expected {
  readonly prompt: number[];
  readonly positions: readonly { readonly position: number; readonly ids: number[]; readonly logits: number[] }[];
}

/** A last bit can move a rounded activation by a whole step, and a logit by much more than 1e-3. */
const tolerance = (id: string) => (jsonOf(id, 'config.json').atlas?.weights === 'ternary' ? 0.2 : 1e-3);

describe.each(ids)('the files of %s', (id) => {
  const manifest = ModelManifest.parse(jsonOf(id, 'manifest.json'));

  it('are those of its manifest, byte for byte', () => {
    expect(manifest.id).toBe(id);
    const found = manifest.files.map(({ path: file }) => ({
      path: file,
      bytes: bytesOf(id, file).length,
      sha256: sha256(bytesOf(id, file)),
    }));
    expect(found).toEqual(manifest.files);
  });

  it('are small enough for any host', () => {
    for (const { bytes } of manifest.files) expect(bytes).toBeLessThan(25 * 2 ** 20);
  });

  it('have a card, which names the SHA-256 of each if it was made here', () => {
    const card = readFileSync(path.join(root, id, 'README.md'), 'utf8');
    for (const file of isMadeHere(id) ? manifest.files : []) expect(card).toContain(file.sha256);
  });

  it('hold a graph that is valid, with as many parameters as the manifest says', () => {
    const model = readOnnx(bytesOf(id, modelFiles.graph));
    expect(validate(model)).toEqual([]);
    expect(summarise(widenHalf(model)).parameters).toBe(manifest.parameters);
  });
});

it('all models together are no more than 60 MB', () => {
  const files = ids.flatMap((id) => ModelManifest.parse(jsonOf(id, 'manifest.json')).files);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(60e6);
});

it('language models that were made here have one tokenizer', () => {
  const made = languageModels.filter(isMadeHere);
  expect(new Set(made.map((id) => sha256(bytesOf(id, modelFiles.tokenizer)))).size).toBeLessThanOrEqual(1);
});

/** Windows of the prose by the tokenizer's SHA-256: most models have the same. */
const prose = new Map<string, TextWindow[]>();

async function proseWindows(id: string): Promise<TextWindow[]> {
  const key = sha256(bytesOf(id, modelFiles.tokenizer));
  if (!prose.has(key)) {
    const ids = (await encoderOf(id))(readFileSync('public/eval/prose.txt', 'utf8'));
    prose.set(key, windows(ids, { bos: jsonOf(id, modelFiles.config).bos_token_id }));
  }
  return prose.get(key)!;
}

describe.each(languageModels)('the language model %s', (id) => {
  const config = jsonOf(id, modelFiles.config);
  const model = widenHalf(readOnnx(bytesOf(id, modelFiles.graph)));
  let session: Session;

  beforeAll(async () => {
    session = await nodeSession(bytesOf(id, modelFiles.graph));
  });

  it('has its layers, its heads and a head tied to the embedding where the finder looks for them', () => {
    const layers = decoderLayers(model);
    expect(layers).toHaveLength(config.num_hidden_layers);
    expect(head(model)).toMatchObject({ weight: 'model.embed_tokens.weight', transposed: true });
    if (config.model_type !== 'llama') return;
    const { num_attention_heads: heads, num_key_value_heads: keyValueHeads, head_dim: headSize } = config;
    expect(attentionHeads(model)).toEqual(layers.map((_, layer) => ({ layer, heads, keyValueHeads, headSize })));
    const linears = blockLinears(model);
    if (!config.atlas?.experts && !config.atlas?.weights) expect(linears).toHaveLength(7 * layers.length);
  });

  it.runIf(isMadeHere(id))('computes the logits that were written down when it was published', async () => {
    const expected = jsonOf(id, 'logits.json') as Expected;
    const found = await logits(session, expected.prompt);
    for (const { position, ids: tokens, logits: values } of expected.positions) {
      const row = found.subarray(position * config.vocab_size, (position + 1) * config.vocab_size);
      const error = Math.max(...tokens.map((token, i) => Math.abs(row[token] - values[i])));
      expect(error).toBeLessThan(tolerance(id));
      if (tolerance(id) < 0.01) expect(argmax(row)).toBe(tokens[0]);
    }
  });

  const stated = jsonOf(id, 'results.json').texts.prose;

  async function scoreOf({ input, targets }: TextWindow): Promise<WindowScore> {
    const bytes = tokenBytes(jsonOf(id, modelFiles.tokenizer));
    return scoreWindow({ logits: await logits(session, [...input]), targets, bytes });
  }

  it.skipIf(stated.nats)(
    'scores prose as its card says, to a thousandth of a bit per byte',
    async () => {
      const scores = [];
      for (const window of await proseWindows(id)) scores.push(await scoreOf(window));
      expect(totals(scores).tokens).toBe(stated.tokens);
      expect(Math.abs(bitsPerByte(totals(scores)) - stated.bpb)).toBeLessThan(1e-3);
    },
    300_000,
  );

  it.runIf(stated.nats)(
    'scores a window of prose as its results say, all of which give what its card says',
    async () => {
      const at = 21;
      const { nll, bytes } = await scoreOf((await proseWindows(id))[at]);
      expect(Math.abs(nll - stated.nats[at]) / (Math.LN2 * bytes)).toBeLessThan(tolerance(id));
      const sum = stated.nats.reduce((total: number, nats: number) => total + nats, 0);
      expect(sum / (Math.LN2 * stated.bytes)).toBeCloseTo(stated.bpb, 5);
    },
  );

  it('writes on, the same by its state as over the whole text again', async () => {
    const prompt = (await encoderOf(id))('The old man went to the door and');
    const { tokens } = await greedy(session, prompt, 8, () => 0);
    const whole = await logits(session, [...prompt, ...tokens.slice(0, -1)]);
    const rows = tokens.map((_, i) =>
      whole.subarray((prompt.length - 1 + i) * config.vocab_size).subarray(0, config.vocab_size),
    );
    // Two ways of adding may part where two tokens are equally likely.
    const short = tokens.map((token, i) => rows[i][argmax(rows[i])] - rows[i][token]);
    expect(Math.max(...short)).toBeLessThan(tolerance(id));
  });

  it.runIf(config.model_type === 'llama')(
    'is loaded and continued by transformers.js as by the laboratory',
    async () => {
      const tokenizer = await AutoTokenizer.from_pretrained(id);
      const loaded = await AutoModelForCausalLM.from_pretrained(id, { dtype: 'fp32', device: 'auto' });
      const inputs = tokenizer('Once upon a time there was', { add_special_tokens: false });
      const output = (await loaded.generate({
        ...inputs,
        max_new_tokens: 12,
        do_sample: false,
      } as never)) as ort.Tensor;
      const all = Array.from(output.data as BigInt64Array, Number);
      const prompt = Array.from(inputs.input_ids.data as BigInt64Array, Number);
      const { tokens } = await greedy(session, prompt, 12, () => 0);
      const written = all.slice(prompt.length);
      expect(written.length).toBeGreaterThan(0);
      expect(written).toEqual(tokens.slice(0, written.length));
      await loaded.dispose();
    },
  );
});

const heads = ids.filter(isHead);

/** The set that a head answers, and the tokens of its prompts. */
async function asked(id: string) {
  const { sets } = jsonOf(id, 'results.json');
  const [name] = Object.keys(sets);
  const set = TaskSet.parse(JSON.parse(readFileSync(`public/eval/${name}.json`, 'utf8')));
  if (set.form !== 'choice') throw new Error(`${name}: no set of choices`);
  const encode = await encoderOf(hero);
  return { items: set.items.map((item) => ({ ...item, tokens: encode(item.prompt) })), stated: sets[name] };
}

/** The hero with its hidden state after the last norm as a second output. */
function openedHero(): Promise<Session> {
  const stored = readOnnx(bytesOf(hero, modelFiles.graph));
  const shape = ['batch_size', 'sequence_length', jsonOf(hero, modelFiles.config).hidden_size];
  return nodeSession({
    ...stored,
    outputs: [...stored.outputs, { name: 'final_norm', type: 'float32' as const, shape }],
  });
}

const integers = (values: readonly number[]) =>
  runtimeTensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);

describe.each(heads)('the head %s', (id) => {
  const config = jsonOf(id, modelFiles.config);
  const width: number | undefined = config.hidden_size;
  let head: Session;
  let teacher: Session;

  beforeAll(async () => {
    head = await nodeSession(bytesOf(id, modelFiles.graph));
    if (width) teacher = await openedHero();
  });

  /** The teacher's hidden state at the last of the tokens. */
  async function hidden(tokens: readonly number[]) {
    const { final_norm: states } = await forward(teacher, [tokens]);
    const data = (await states.getData()) as Float32Array;
    return { hidden: runtimeTensor('float32', data.slice(-width!), [1, width!]) };
  }

  /** From tokens to the head's logits, through the hero where the head reads from it. */
  async function answer(tokens: readonly number[], padding = 0): Promise<Float32Array> {
    const zeros = Array<number>(padding).fill(0);
    const feeds = width
      ? await hidden(tokens)
      : {
          input_ids: integers([...zeros, ...tokens]),
          attention_mask: integers([...zeros, ...tokens.map(() => 1)]),
        };
    const { logits } = await head.run(feeds);
    return (await logits.getData()) as Float32Array;
  }

  it('was distilled from the very file of the hero', () => {
    expect(config.teacher).toEqual({ id: hero, sha256: sha256(bytesOf(hero, modelFiles.graph)) });
  });

  it('gives the logits that were written down when it was published', async () => {
    const { items } = jsonOf(id, 'logits.json') as { items: { prompt: number[]; logits: number[] }[] };
    for (const { prompt, logits: values } of items) {
      const found = await answer(prompt);
      expect(Math.max(...values.map((value, i) => Math.abs(value - found[i])))).toBeLessThan(1e-3);
    }
  });

  it.runIf(!width)('is not moved by padding', async () => {
    const [{ prompt }] = jsonOf(id, 'logits.json').items;
    const [alone, padded] = [await answer(prompt), await answer(prompt, 7)];
    padded.forEach((value, i) => expect(value).toBeCloseTo(alone[i], 4));
  });

  it('answers a fifth of the held-out set about as often right as its card says of the whole', async () => {
    const { items, stated } = await asked(id);
    const some = items.filter((_, i) => i % 5 === 0);
    let right = 0;
    for (const { tokens, answer: place } of some) right += Number(argmax(await answer(tokens)) === place);
    // Three standard errors of a fifth of the items, at least one item.
    const { accuracy } = stated;
    const reach = Math.max(1 / some.length, 3 * Math.sqrt((accuracy * (1 - accuracy)) / some.length));
    expect(Math.abs(right / some.length - accuracy)).toBeLessThan(reach);
  }, 300_000);
});
