/** Runs a model in ONNX Runtime, so that edits can be tested by what they compute. */
import * as ort from 'onnxruntime-web';
import { int64 } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';
import { storageOf } from '@/lib/tensor/elements';
import type { OnnxModel, ValueInfo } from './model';
import { toBytes, writeOnnx } from './write';

ort.env.wasm.numThreads = 1;

export type Values = Readonly<Record<string, Tensor>>;

const toRuntime = ({ type, shape, data }: Tensor): ort.Tensor =>
  new ort.Tensor(type as ort.Tensor.Type, data as ort.Tensor['data'] as Float32Array, shape);

const fromRuntime = ({ type, dims, data }: ort.Tensor): Tensor => ({
  type: type as Tensor['type'],
  shape: [...dims],
  data: data as Tensor['data'],
});

/** The values of all graph outputs. @throws Error when ONNX Runtime refuses the model */
export async function runOnnx(model: OnnxModel, feeds: Values): Promise<Values> {
  const session = await ort.InferenceSession.create(toBytes(writeOnnx(model).parts), { logSeverityLevel: 3 });
  const taken = Object.entries(feeds).filter(([name]) => session.inputNames.includes(name));
  const outputs = await session.run(Object.fromEntries(taken.map(([name, tensor]) => [name, toRuntime(tensor)])));
  const values = Object.entries(outputs).map(([name, tensor]) => [name, fromRuntime(tensor)] as const);
  await session.release();
  return Object.fromEntries(values);
}

const empty = ({ name, type, shape }: ValueInfo): [string, Tensor] => {
  const sizes = shape.map((size) => (size === 'batch_size' ? 1 : typeof size === 'string' ? 0 : size));
  return [name, { type, shape: sizes, data: new (storageOf(type))(0) }];
};

/** Feeds for one sequence from its start: nothing seen before, nothing masked. */
export function feedsFor({ inputs }: OnnxModel, tokens: readonly number[]): Values {
  const shape = [1, tokens.length];
  const known: Values = {
    input_ids: int64(shape, tokens),
    attention_mask: int64(
      shape,
      tokens.map(() => 1),
    ),
    position_ids: int64(
      shape,
      tokens.map((_, i) => i),
    ),
  };
  return Object.fromEntries(inputs.map((info) => (info.name in known ? [info.name, known[info.name]] : empty(info))));
}

/** Logits [1, tokens, vocabulary] of one sequence. */
export async function logitsOf(model: OnnxModel, tokens: readonly number[]): Promise<Float32Array> {
  const { logits } = await runOnnx(model, feedsFor(model, tokens));
  return logits.data as Float32Array;
}
