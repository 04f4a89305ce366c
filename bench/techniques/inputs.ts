/** What both sides of the comparison are given: the bundled model's linear layers, and what they see of the calibration text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { marks } from '@/content/techniques/fastgen/policies';
import { tokenKinds } from '@/content/techniques/fastgen/vocabulary';
import { atlas } from '@/content/testing/atlas';
import { attentionPaths, keyBeforeRotation, type AttentionPath } from '@/lib/cache/paths';
import { plainAttention } from '@/lib/cache/plain';
import { windows } from '@/lib/measure/text';
import { splitResiduals, sweep, withOutputs } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { feedsFor } from '@/lib/onnx/testing-run';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { secondMoments, type Moments } from '@/lib/technique/moments';
import { columnMaxima } from '@/lib/quantization/smoothing-ranges';
import { float32 } from '@/lib/tensor/create';
import type { Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';
import { readLlama, type Llama } from '@/lib/training';
import { tokenizer } from '@/pretrain/tokenizer/tokenizer';
import { root } from '@/scripts/root';

/** Linear layers that read the same values. */
export interface Site {
  /** X [tokens × in] */
  readonly inputs: Matrix;
  readonly seen: Moments;
  /** mean |x_j| and max |x_j| */
  readonly means: Float32Array;
  readonly maxima: Float32Array;
  /** W [out × in] */
  readonly weights: readonly Matrix[];
}

const calibrationText = () => readFileSync(join(root, 'public/eval/calibration.txt'), 'utf8');

/** Everything that is given, for all techniques. */
export interface Inputs {
  /** In graph order: for each decoder layer before q, k, v; before o; before gate, up; before down. */
  readonly sites: readonly Site[];
  readonly layers: readonly Layer[];
  /** The residual stream before each decoder layer and after the last [sequences, tokens, width]. */
  readonly states: readonly Tensor[];
  /** Token ids of the calibration text, in sequences of one length. */
  readonly text: readonly (readonly number[])[];
  /** Of each token of the text: what FastGen takes it for. */
  readonly marks: Float32Array;
  readonly llama: Llama;
}

/** What attention of a decoder layer computes. */
export interface Layer {
  /** Of queries. */
  readonly heads: number;
  /** Before the rotary embedding [sequences, key-value heads, tokens, size]. */
  readonly keys: Tensor;
  readonly values: Tensor;
  /** After the softmax [sequences, heads, tokens, tokens]. */
  readonly attention: Tensor;
}

/** By name, for each sequence. */
type Values = ReadonlyMap<string, readonly Float32Array[]>;

const { special, punctuation } = tokenKinds(atlas().config);

function markOf(token: number): number {
  if (special.includes(token)) return marks.special;
  return punctuation.includes(token) ? marks.punctuation : marks.other;
}

/** The windows that the laboratory shows to techniques, those of the length of the first. */
function sequences(bos: number): number[][] {
  const file = JSON.parse(readFileSync(join(root, 'public/models/atlas-3m/tokenizer.json'), 'utf8'));
  const ids = tokenizer(file).encode(calibrationText());
  const all = windows(ids, { bos }).map(({ input }) => Array.from(input));
  return all.filter(({ length }) => length === all[0].length);
}

/** The named values for all sequences, one below the other. */
async function collect(model: OnnxModel, watched: readonly string[], texts: readonly number[][]): Promise<Values> {
  const names = [...new Set(watched)];
  const part = sweep(withOutputs({ ...model, outputs: [] }, names), { inputs: true });
  const session = await ort.InferenceSession.create(toBytes(writeOnnx(part).parts), { logSeverityLevel: 3 });
  const rows = new Map(names.map((name): [string, Float32Array[]] => [name, []]));
  for (const tokens of texts) {
    const feeds = Object.entries(feedsFor(part, tokens)).map(([name, { type, shape, data }]) => {
      return [name, new ort.Tensor(type as 'float32', data as Float32Array, [...shape])] as const;
    });
    const outputs = await session.run(Object.fromEntries(feeds));
    for (const name of names) rows.get(name)!.push((outputs[name].data as Float32Array).slice());
  }
  await session.release();
  return rows;
}

function joined(parts: readonly Float32Array[], columns: number): Matrix {
  const data = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (data.set(part, at), at + part.length), 0);
  return { rows: data.length / columns, columns, data };
}

async function momentsOf({ rows, columns, data }: Matrix): Promise<Moments> {
  async function* batches() {
    yield new Map([['x', float32([rows, columns], data)]]);
  }
  return (await secondMoments(batches())).get('x')!;
}

function meanMagnitudes({ rows, columns, data }: Matrix): Float32Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < data.length; i++) sums[i % columns] += Math.abs(data[i]);
  return Float32Array.from(sums, (sum) => sum / rows);
}

async function siteOf(model: OnnxModel, linears: readonly BlockLinear[], inputs: Matrix): Promise<Site> {
  const weights = linears.map((linear) => readLinear(model, linear));
  const seen = await momentsOf(inputs);
  return { inputs, seen, means: meanMagnitudes(inputs), maxima: columnMaxima(inputs), weights };
}

async function sitesOf(model: OnnxModel, linears: readonly BlockLinear[], values: Values): Promise<Site[]> {
  const sites: Site[] = [];
  for (const name of new Set(linears.map(({ input }) => input))) {
    const readers = linears.filter(({ input }) => input === name);
    sites.push(await siteOf(model, readers, joined(values.get(name)!, readers[0].inFeatures)));
  }
  return sites;
}

/** The values of all sequences [sequences, …shape]. */
function stacked(parts: readonly Float32Array[], ...shape: number[]): Tensor {
  return float32([parts.length, ...shape], joined(parts, 1).data);
}

/** Names of what attention computes in a layer. */
const namesOf = (model: OnnxModel, path: AttentionPath) => ({
  keys: keyBeforeRotation(model, path),
  values: path.newValue,
  attention: path.softmax.outputs[0],
});

function layerOf(model: OnnxModel, path: AttentionPath, tokens: number, values: Values): Layer {
  const { heads, keyValueHeads, headSize } = path;
  const names = namesOf(model, path);
  return {
    heads,
    keys: stacked(values.get(names.keys)!, keyValueHeads, tokens, headSize),
    values: stacked(values.get(names.values)!, keyValueHeads, tokens, headSize),
    attention: stacked(values.get(names.attention)!, heads, tokens, tokens),
  };
}

/** All of it from the bundled model and the calibration text. */
export async function modelInputs(): Promise<Inputs> {
  const { model: given, config } = atlas();
  const model = splitResiduals(plainAttention(given));
  const decoder = requireDecoder(model);
  const linears = decoder.flatMap((layer) => layer.linears);
  const paths = attentionPaths(model);
  const states = [decoder[0].input, ...decoder.map(({ output }) => output)];
  const text = sequences(Number(config.bos_token_id));
  const watched = paths.flatMap((path) => Object.values(namesOf(model, path)));
  const values = await collect(model, [...linears.map(({ input }) => input), ...states, ...watched], text);
  const [{ length: tokens }] = text;
  const width = decoder[0].linears[0].inFeatures;
  return {
    sites: await sitesOf(model, linears, values),
    layers: paths.map((path) => layerOf(model, path, tokens, values)),
    states: states.map((name) => stacked(values.get(name)!, tokens, width)),
    text,
    marks: Float32Array.from(text.flat(), markOf),
    llama: readLlama(given),
  };
}
