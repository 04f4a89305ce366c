/** What a model is made of: operators, parameters, and bytes as they are and as they could be packed. */
import { byteLength, elementCount, isFloat } from '@/lib/tensor/elements';
import { fromFloat16 } from '@/lib/tensor/float16';
import { transpose } from '@/lib/tensor/matrix';
import type { ElementType, Tensor } from '@/lib/tensor/tensor';
import { linears } from './layers';
import type { OnnxModel } from './model';
import { packedSize, type Encoding, type Runs } from './packing';
import { nonZerosOf, parameterCount, type Count } from './parameters';

export interface WeightSummary {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly elements: number;
  readonly nonZeros: number;
  /** As stored in memory. */
  readonly bytes: number;
  /** In the cheapest encoding that keeps every value: float weights in half precision at most. */
  readonly packedBytes: number;
  readonly encoding: Encoding;
}

export interface Summary {
  /** Operator → how many nodes. */
  readonly operators: ReadonlyMap<string, number>;
  /** Learnt numbers: embedding, linear layers, norms and biases; not constants, scales or position tables. */
  readonly parameters: number;
  /** Parameters that are not zero. */
  readonly nonZeros: number;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly weights: readonly WeightSummary[];
}

function operatorCounts({ nodes }: OnnxModel): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { op } of nodes) counts.set(op, (counts.get(op) ?? 0) + 1);
  return counts;
}

/** Weights whose groups run down the columns: those of linear layers stored [in × out]. */
const inputFirst = (model: OnnxModel): Set<string> =>
  new Set(
    linears(model)
      .filter(({ transposed }) => !transposed)
      .map(({ weight }) => weight),
  );

const float32Data = ({ type, data }: Tensor): Float32Array => {
  if (type === 'float16') return fromFloat16(data as Uint16Array);
  return type === 'float64' ? Float32Array.from(data as Float64Array) : (data as Float32Array);
};

function runsOf(tensor: Tensor, turned: boolean): Runs {
  const data = float32Data(tensor);
  const length = tensor.shape.at(-1) ?? 1;
  const rows = length ? data.length / length : 0;
  if (!turned) return { rows, length, data };
  return { rows: length, length: rows, data: transpose({ rows, columns: length, data }).data };
}

function packed(model: OnnxModel, name: string, tensor: Tensor, nonZeros: number, turned: boolean) {
  const bytes = byteLength(tensor.type, tensor.shape);
  if (!isFloat(tensor.type)) return { encoding: 'dense' as const, bytes };
  return packedSize(name, runsOf(tensor, turned), nonZeros, model.packing.get(name));
}

function weightSummary(model: OnnxModel, name: string, tensor: Tensor, turned: boolean): WeightSummary {
  const { type, shape } = tensor;
  const nonZeros = nonZerosOf(tensor);
  const { encoding, bytes: packedBytes } = packed(model, name, tensor, nonZeros, turned);
  const elements = elementCount(shape);
  return { name, type, shape, elements, nonZeros, bytes: byteLength(type, shape), packedBytes, encoding };
}

const total = <K extends string>(items: readonly Readonly<Record<K, number>>[], key: K): number =>
  items.reduce((sum, item) => sum + item[key], 0);

/** @throws OnnxError when a claim of packing is not true */
export function summarise(model: OnnxModel): Summary {
  const turned = inputFirst(model);
  const weights = [...model.weights].map(([name, tensor]) => weightSummary(model, name, tensor, turned.has(name)));
  const counts: Count[] = [...model.weights].map(([name, tensor]) => parameterCount(model, name, tensor));
  return {
    operators: operatorCounts(model),
    parameters: total(counts, 'parameters'),
    nonZeros: total(counts, 'nonZeros'),
    bytes: total(weights, 'bytes'),
    packedBytes: total(weights, 'packedBytes'),
    weights,
  };
}
