/** Collects intermediate tensors over the calibration set by making them graph outputs. */
import { sweep, withOutputs } from '@/lib/onnx/edit';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Tensor } from '@/lib/tensor/tensor';
import { forward, release } from './decode';
import type { ModelHost } from './model-host';
import type { ModelConfig } from '@/lib/technique/technique';
import { LabError } from './lab-error';
import type { RuntimeTensor } from './transformers';

/** Sequences run at once: enough to keep matrix products busy, few enough to keep activations small. */
const batchSize = 4;

const produced = (model: OnnxModel) => new Set(model.nodes.flatMap(({ outputs }) => outputs));

function requireTensors(model: OnnxModel, names: readonly string[]): void {
  const known = produced(model);
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length)
    throw new LabError({
      code: 'unknown-tensor',
      what: `The graph has no tensor named ${unknown.join(', ')}`,
      where: 'calibration',
      advice: 'The technique asks for something that this model does not compute.',
    });
}

async function toTensor(tensor: RuntimeTensor): Promise<Tensor> {
  return {
    type: tensor.type as Tensor['type'],
    shape: [...tensor.dims],
    data: (await tensor.getData()) as Tensor['data'],
  };
}

/** The graph cut down to what `names` need: nothing behind the last of them is run. */
export const upTo = (model: OnnxModel, names: readonly string[]): OnnxModel =>
  sweep({ ...withOutputs({ ...model, outputs: [] }, names) }, { inputs: true });

/**
 * Yields the named tensors for each batch of `sequences`, each of shape [batch, tokens, …].
 * @throws LabError 'unknown-tensor'; the signal's reason when aborted
 */
export async function* collect(
  host: ModelHost,
  model: OnnxModel,
  config: ModelConfig,
  names: readonly string[],
  sequences: readonly (readonly number[])[],
  signal: AbortSignal,
): AsyncGenerator<ReadonlyMap<string, Tensor>> {
  requireTensors(model, names);
  const distinct = [...new Set(names)];
  const offered = host.offer(upTo(model, distinct), config);
  // The reference backend, whatever the run's own: a technique's input must not depend on the device.
  const loaded = await offered.load('wasm');
  offered.withdraw();
  try {
    for (let start = 0; start < sequences.length; start += batchSize) {
      signal.throwIfAborted();
      const output = await forward(loaded.session, sequences.slice(start, start + batchSize));
      const entries = await Promise.all(distinct.map(async (name) => [name, await toTensor(output[name])] as const));
      yield new Map(entries);
      release(Object.values(output));
    }
  } finally {
    await loaded.dispose();
  }
}
