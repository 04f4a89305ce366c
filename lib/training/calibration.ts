/** The calibration set as token ids, and whether a model was read rightly. */
import { insertNodes } from '@/lib/onnx/edit';
import { OnnxError } from '@/lib/onnx/error';
import { embedding, head } from '@/lib/onnx/find';
import { makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Tensor } from '@/lib/tensor/tensor';
import { logitsOf } from './gradients';
import type { Llama } from './llama';

/** What a laboratory offers of its own to this folder. */
export interface Calibration {
  calibrate(model: OnnxModel, tensors: readonly string[]): AsyncIterable<ReadonlyMap<string, Tensor>>;
}

const passed = 'training.tokens';

/** A laboratory hands out what nodes compute: the ids pass through one. */
const passingTokens = (model: OnnxModel): OnnxModel =>
  insertNodes(model, [makeNode('Identity', [embedding(model)!.node.inputs[1]], [passed])]);

function sequencesOf({ shape: [count], data }: Tensor): number[][] {
  const length = data.length / count;
  return Array.from({ length: count }, (_, i) => Array.from(data.subarray(i * length, (i + 1) * length), Number));
}

/** Token ids, one array a sequence. */
export async function calibrationTokens(source: Calibration, model: OnnxModel): Promise<number[][]> {
  const sequences: number[][] = [];
  for await (const batch of source.calibrate(passingTokens(model), [passed]))
    sequences.push(...sequencesOf(batch.get(passed)!));
  return sequences;
}

/** Largest difference over the largest value. */
function relativeDifference(found: Float32Array, expected: Float32Array): number {
  let [difference, largest] = [0, 0];
  for (let i = 0; i < found.length; i++) {
    difference = Math.max(difference, Math.abs(found[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference / largest;
}

/** Far above the noise of float32, far below what another activation function or a forgotten bias would make. */
const tolerated = 0.01;

/**
 * Compares a Llama with the graph that it was read from, on the first sequence of the calibration set.
 * @throws OnnxError when the graph computes something else: a bias, another norm, activations that are rounded
 */
export async function requireSameLogits(source: Calibration, model: OnnxModel, llama: Llama): Promise<void> {
  const { output } = head(model)!;
  for await (const batch of source.calibrate(passingTokens(model), [passed, output])) {
    const [tokens] = sequencesOf(batch.get(passed)!);
    const own = logitsOf(llama, [tokens]).data;
    const graph = (batch.get(output)!.data as Float32Array).subarray(0, own.length);
    if (relativeDifference(own, graph) < tolerated) return;
    throw new OnnxError({
      what: 'The graph computes otherwise than a Llama with its weights',
      where: 'comparison of logits on the calibration set',
      advice: 'Use a model of the Llama family without biases, before a technique that rounds its activations.',
    });
  }
}
