/** The rotation within each head, between values and output projection: attention mixes tokens and commutes with it. */
import { attentionHeads, requireDecoder, type Linear } from '@/lib/onnx/find';
import { consumers } from '@/lib/onnx/graph';
import type { OnnxModel } from '@/lib/onnx/model';
import { requireLinear } from '@/lib/onnx/require-linear';
import { zeros, type Matrix } from '@/lib/tensor/matrix';
import { hadamardRotation } from './hadamard';
import { rotateBias, rotateReader, rotateWriter } from './rotate';

/** The block-diagonal matrix with `count` times `block`. */
function repeated(block: Matrix, count: number): Matrix {
  const size = block.rows;
  const whole = zeros(count * size, count * size);
  for (let head = 0; head < count; head++)
    for (let i = 0; i < size; i++)
      whole.data.set(block.data.subarray(i * size, (i + 1) * size), (head * size + i) * count * size + head * size);
  return whole;
}

/** Names of the biases added to what `linear` makes: a Gemm's own, or a vector in an Add after it. */
function biasesOf(model: OnnxModel, { node, output }: Linear): string[] {
  const own = node.op === 'Gemm' && node.inputs[2] ? [node.inputs[2]] : [];
  const added = (consumers(model).get(output) ?? [])
    .filter(({ op }) => op === 'Add')
    .flatMap(({ inputs }) => inputs.filter((input) => model.weights.has(input)));
  return [...own, ...added];
}

function rotateLayer(model: OnnxModel, value: Linear, output: Linear, blocks: readonly [Matrix, Matrix]): OnnxModel {
  const biased = biasesOf(model, value).reduce((edited, bias) => rotateBias(edited, bias, blocks[0]), model);
  return rotateReader(rotateWriter(biased, value, blocks[0]), output, blocks[1]);
}

/**
 * Turns the values of each head, and back in the output projection, all of it in the weights. The value cache holds turned values
 * afterwards.
 * @param turnOf the rotation of a layer's heads [head size × head size], counted from 0; H / √size where there is none
 * @throws OnnxError for a head size without a Hadamard matrix
 */
export function rotateValues(
  model: OnnxModel,
  turnOf: (layer: number) => Matrix | undefined = () => undefined,
): OnnxModel {
  const heads = attentionHeads(model);
  return requireDecoder(model).reduce((edited, layer) => {
    const { heads: queries, keyValueHeads, headSize } = heads[layer.index];
    const turn = turnOf(layer.index) ?? hadamardRotation(headSize);
    const blocks = [repeated(turn, keyValueHeads), repeated(turn, queries)] as const;
    return rotateLayer(edited, requireLinear(layer, 'v'), requireLinear(layer, 'o'), blocks);
  }, model);
}
