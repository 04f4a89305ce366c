/** Runs a model in Node with the runtime of the browser (onnxruntime-web, one thread). */
import * as ort from 'onnxruntime-web';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import type { OnnxModel, ValueInfo } from '@/lib/onnx/model';
import { float32 } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';

ort.env.wasm.numThreads = 1;

/** Token ids, one array a sequence, all of one length. */
export type Batch = readonly (readonly number[])[];

const int64 = (shape: readonly number[], values: readonly number[]) =>
  new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape);

/** What the graph asks for: tokens without padding, their positions, and an empty cache. */
function feed({ name, shape }: ValueInfo, batch: Batch): ort.Tensor {
  const size = [batch.length, batch[0].length];
  if (name === 'input_ids') return int64(size, batch.flat());
  if (name === 'attention_mask')
    return int64(
      size,
      batch.flat().map(() => 1),
    );
  if (name === 'position_ids')
    return int64(
      size,
      batch.flatMap((ids) => ids.map((_, position) => position)),
    );
  const cache = shape.map((side) => (side === 'batch_size' ? batch.length : typeof side === 'string' ? 0 : side));
  return new ort.Tensor('float32', new Float32Array(0), cache);
}

/** The outputs of the graph that are floats, by name. */
export async function evaluate(model: OnnxModel, batch: Batch): Promise<ReadonlyMap<string, Tensor<'float32'>>> {
  const session = await ort.InferenceSession.create(toBytes(writeOnnx(model).parts));
  try {
    const results = await session.run(
      Object.fromEntries(model.inputs.map((input) => [input.name, feed(input, batch)])),
    );
    return new Map(
      Object.entries(results).map(([name, { dims, data }]) => [name, float32(dims, data as Float32Array)]),
    );
  } finally {
    await session.release();
  }
}
