/** What both sides of the comparison are given: the bundled model's linear layers, and what they see of the calibration text. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { atlas } from '@/content/testing/atlas';
import { windows } from '@/lib/measure/text';
import { sweep, withOutputs } from '@/lib/onnx/edit';
import { requireDecoder, type BlockLinear } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { feedsFor } from '@/lib/onnx/testing-run';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { secondMoments, type Moments } from '@/lib/technique/moments';
import { columnMaxima } from '@/lib/quantization/smoothing-ranges';
import { float32 } from '@/lib/tensor/create';
import type { Matrix } from '@/lib/tensor/matrix';
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

/** The windows that the laboratory shows to techniques. */
function sequences(bos: number): number[][] {
  const file = JSON.parse(readFileSync(join(root, 'public/models/atlas-3m/tokenizer.json'), 'utf8'));
  const ids = tokenizer(file).encode(calibrationText());
  return windows(ids, { bos }).map(({ input }) => Array.from(input));
}

/** The named values for all sequences, one below the other. */
async function collect(model: OnnxModel, names: readonly string[], texts: readonly number[][]) {
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

/** All sites of the bundled model, in graph order: for each decoder layer before q, k, v; before o; before gate, up; before down. */
export async function modelSites(): Promise<Site[]> {
  const { model, config } = atlas();
  const linears = requireDecoder(model).flatMap((layer) => layer.linears);
  const names = [...new Set(linears.map(({ input }) => input))];
  const rows = await collect(model, names, sequences(Number(config.bos_token_id)));
  const sites: Site[] = [];
  for (const name of names) {
    const readers = linears.filter(({ input }) => input === name);
    sites.push(await siteOf(model, readers, joined(rows.get(name)!, readers[0].inFeatures)));
  }
  return sites;
}

/** Writes the sites for another language: `sites.json` says where in `data.f32`, counted in floats, each matrix begins. */
export function writeSites(folder: string, sites: readonly Site[]): void {
  const parts: Float32Array[] = [];
  let length = 0;
  const put = (data: Float32Array, ...shape: number[]) => {
    parts.push(data);
    length += data.length;
    return { at: length - data.length, shape };
  };
  const putMatrix = ({ rows, columns, data }: Matrix) => put(data, rows, columns);
  const listed = sites.map(({ inputs, seen, means, maxima, weights }) => ({
    inputs: putMatrix(inputs),
    moments: putMatrix(seen.moments),
    means: put(means, means.length),
    maxima: put(maxima, maxima.length),
    weights: weights.map(putMatrix),
  }));
  writeFileSync(join(folder, 'sites.json'), JSON.stringify(listed));
  writeFileSync(join(folder, 'data.f32'), '');
  for (const { buffer, byteOffset, byteLength } of parts)
    writeFileSync(join(folder, 'data.f32'), new Uint8Array(buffer, byteOffset, byteLength), { flag: 'a' });
}
