/**
 * The weights of a network as functions of its rotations, and gradients back to these (SpinQuant, arXiv 2405.16406): with a state
 * x turned to R₁ᵀ x, matrices that read it become W R₁ and those that write it R₁ᵀ W; the values of each head are turned by R₂.
 */
import { transpose, zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Llama, Weights } from '@/lib/training';
import { addProduct, product, turned as flipped, whole } from '@/lib/training/product';

/** Orthogonal matrices: R₁ [hidden × hidden] as "stream"; R₂ [head size × head size] of each layer as "values.0" and so on. */
export type Rotations = ReadonlyMap<string, Matrix>;

export const stream = 'stream';
export const valuesOf = (layer: number | string): string => `values.${layer}`;

/** W → Lᵀ W R: names of the rotations on either side of a weight, null where there is none. */
interface Sides {
  readonly left: string | null;
  readonly right: string | null;
}

/** null for norms, which stay as they are. */
function sidesOf(name: string): Sides | null {
  const [, layer, part = name] = name.split('.');
  switch (part) {
    case 'norm':
    case 'attentionNorm':
    case 'feedForwardNorm':
      return null;
    case 'v':
      return { left: valuesOf(layer), right: stream };
    case 'o':
      return { left: stream, right: valuesOf(layer) };
    case 'down':
      return { left: stream, right: null };
    default:
      return { left: null, right: stream };
  }
}

/** Whether a weight depends on rotations. */
export const isTurned = (name: string): boolean => sidesOf(name) !== null;

/** The same numbers in rows of `size`: blocks of columns one below the other. */
const blocks = ({ data }: Matrix, size: number): Matrix => ({ rows: data.length / size, columns: size, data });

/** W diag(R, R, …) */
const turnColumns = (w: Matrix, r: Matrix): Matrix => ({
  ...w,
  data: product(whole(blocks(w, r.rows)), whole(r)).data,
});

/** diag(R, R, …)ᵀ W */
const turnRows = (w: Matrix, r: Matrix): Matrix => transpose(turnColumns(transpose(w), r));

function turnWeight(w: Matrix, { left, right }: Sides, rotations: Rotations): Matrix {
  const read = right === null ? w : turnColumns(w, rotations.get(right)!);
  return left === null ? read : turnRows(read, rotations.get(left)!);
}

/** The network with all weights turned: what it computes stays the same. @param llama of foldedLlama */
export function turnLlama({ config, weights }: Llama, rotations: Rotations): Llama {
  const turned = [...weights].map(([name, weight]): [string, Matrix] => {
    const sides = sidesOf(name);
    return [name, sides ? turnWeight(weight, sides, rotations) : weight];
  });
  return { config, weights: new Map(turned) };
}

/** Adds the gradient of y = x diag(R, R, …) by R: the sum of xᵀ ∂L/∂y over all blocks. */
function addBlocks(gradient: Matrix, x: Matrix, dy: Matrix): void {
  const { rows: size } = gradient;
  addProduct(whole(gradient), flipped(whole(blocks(x, size))), whole(blocks(dy, size)));
}

/** Adds what `dw`, the gradient by the turned W, says of the rotations beside it. */
function addSides(into: Rotations, w: Matrix, dw: Matrix, { left, right }: Sides, rotations: Rotations): void {
  if (left !== null) {
    const read = turnWeight(w, { left: null, right }, rotations);
    addBlocks(into.get(left)!, transpose(read), transpose(dw));
  }
  if (right !== null) {
    const dread = left === null ? dw : turnRows(dw, transpose(rotations.get(left)!));
    addBlocks(into.get(right)!, w, dread);
  }
}

/** ∂L/∂R of every rotation. @param gradients ∂L/∂W by the turned weights */
export function rotationGradients({ weights }: Llama, rotations: Rotations, gradients: Weights): Rotations {
  const into = new Map([...rotations].map(([name, { rows, columns }]) => [name, zeros(rows, columns)]));
  for (const [name, gradient] of gradients) addSides(into, weights.get(name)!, gradient, sidesOf(name)!, rotations);
  return into;
}
