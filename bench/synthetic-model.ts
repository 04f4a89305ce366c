import { makeModel, makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { float32 } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';

/** A chain of `count` products with square matrices of `size`, 4 · count · size² bytes. */
export function syntheticModel(count: number, size: number): OnnxModel {
  const steps = Array.from({ length: count }, (_, i) => i);
  const values = (step: number) => Float32Array.from({ length: size * size }, (_, i) => Math.sin(i + step));
  const weights = new Map(steps.map((i): [string, Tensor] => [`layers.${i}.weight`, float32([size, size], values(i))]));
  const info = (name: string) => ({ name, type: 'float32' as const, shape: ['batch_size', size] });
  return makeModel({
    nodes: steps.map((i) => makeNode('MatMul', [`h${i}`, `layers.${i}.weight`], [`h${i + 1}`])),
    inputs: [info('h0')],
    outputs: [info(`h${count}`)],
    weights,
  });
}
