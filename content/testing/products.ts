/** One product y = x Wᵀ as a model, to compare quantized products with reference numbers. */
import { linears, type Linear } from '@/lib/onnx/find';
import { makeModel, makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { runOnnx } from '@/lib/onnx/testing-run';
import { float32 } from '@/lib/tensor/create';
import { transpose, type Matrix } from '@/lib/tensor/matrix';

/** A matrix as golden vectors spell it. */
export const matrixOf = ({ data, ...shape }: { rows: number; columns: number; data: readonly number[] }): Matrix => ({
  ...shape,
  data: Float32Array.from(data),
});

/** The model of one linear layer with the weight W [out × in], and that layer. */
export function productModel(weight: Matrix): { model: OnnxModel; linear: Linear } {
  const model = makeModel({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'])],
    weights: new Map([['w', float32([weight.columns, weight.rows], transpose(weight).data)]]),
    inputs: [{ name: 'x', type: 'float32', shape: [1, 'n', weight.columns] }],
    outputs: [{ name: 'y', type: 'float32', shape: [] }],
  });
  return { model, linear: linears(model)[0] };
}

/** y for rows x [tokens × in]. */
export async function productOf(model: OnnxModel, x: Matrix): Promise<Float32Array> {
  const { y } = await runOnnx(model, { x: float32([1, x.rows, x.columns], x.data) });
  return y.data as Float32Array;
}
