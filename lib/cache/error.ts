/** How far rounded keys and values are from exact ones, measured where both exist in the graph. */
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from '@/lib/technique/technique';
import { fewSequences } from './sequences';

/** Two values of the graph of one shape: equal but where they are rounded. */
export interface Pair {
  readonly exact: string;
  readonly rounded: string;
}

/** Σ (x − x̂)² and Σ x² over what is rounded: where x̂ equals x it was left as it is. */
class Sums {
  private difference = 0;
  private norm = 0;

  add(exact: Float32Array, rounded: Float32Array): void {
    for (let i = 0; i < exact.length; i++)
      if (exact[i] !== rounded[i]) {
        this.difference += (exact[i] - rounded[i]) ** 2;
        this.norm += exact[i] ** 2;
      }
  }

  get relative(): number {
    return this.norm === 0 ? 0 : Math.sqrt(this.difference / this.norm);
  }
}

/** ‖x − x̂‖ / ‖x‖ of each pair over some of the calibration set, over what is rounded; 0 where nothing is. */
export async function relativeErrors(model: OnnxModel, pairs: readonly Pair[], lab: Lab): Promise<number[]> {
  const sums = pairs.map(() => new Sums());
  const names = pairs.flatMap(({ exact, rounded }) => [exact, rounded]);
  for await (const batch of fewSequences(lab.calibrate(model, names)))
    pairs.forEach(({ exact, rounded }, i) =>
      sums[i].add(batch.get(exact)!.data as Float32Array, batch.get(rounded)!.data as Float32Array),
    );
  return sums.map(({ relative }) => relative);
}

/** What is rounded in the cache of a layer. */
export interface RoundedCache {
  readonly keys: Pair;
  readonly values: Pair;
}

/** Plots the relative error of rounded keys and values, layer by layer, on the calibration text. */
export async function plotErrors(model: OnnxModel, layers: readonly RoundedCache[], lab: Lab): Promise<void> {
  const pairs = layers.flatMap(({ keys, values }) => [keys, values]);
  const errors = await relativeErrors(model, pairs, lab);
  layers.forEach((_, layer) => {
    lab.plot('relative error of keys', layer, errors[2 * layer]);
    lab.plot('relative error of values', layer, errors[2 * layer + 1]);
  });
}
