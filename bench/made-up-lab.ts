/** A laboratory that runs no model: activations are made up, with the shape and about the size of real ones. */
import { blockLinears } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from '@/lib/technique/technique';
import { float32 } from '@/lib/tensor/create';
import { seeded } from '@/lib/tensor/random';
import type { Tensor } from '@/lib/tensor/tensor';

export const tokens = 512;

/** [1, tokens, width]: noise of which each channel resembles the one before it, as in real activations. */
export function activations(width: number, seed: number): Tensor {
  const random = seeded(seed);
  const data = new Float32Array(tokens * width);
  for (let i = 0; i < data.length; i++) data[i] = (i % width ? 0.75 * data[i - 1] : 0) + random.normal();
  return float32([1, tokens, width], data);
}

/** Values of each width are made once: at 135 million parameters making them would take longer than some techniques. */
function activationsOf(seed: number): (width: number) => Tensor {
  const made = new Map<number, Tensor>();
  return (width) => {
    const known = made.get(width) ?? activations(width, seed);
    made.set(width, known);
    return known;
  };
}

/** Width of each value that a linear layer reads. */
const widths = (model: OnnxModel) => new Map(blockLinears(model).map(({ input, inFeatures }) => [input, inFeatures]));

async function* calibrate(
  model: OnnxModel,
  names: readonly string[],
  values: (width: number) => Tensor,
): ReturnType<Lab['calibrate']> {
  const known = widths(model);
  yield new Map(names.map((name) => [name, values(known.get(name)!)]));
}

export const madeUpLab = (report: Lab['report'], seed = 1, values = activationsOf(seed)): Lab => ({
  calibrate: (model, names) => calibrate(model, names, values),
  load: (id) => Promise.reject(new Error(`There is no model ${id} here.`)),
  plot: () => {},
  report,
  random: seeded(seed),
  signal: new AbortController().signal,
});
