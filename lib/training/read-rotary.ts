/** The angles of the rotary embedding, as a graph holds them: tables of cosines and sines, or the frequencies behind Cos. */
import { OnnxError } from '@/lib/onnx/error';
import { upstream } from '@/lib/onnx/graph';
import type { Node, OnnxModel } from '@/lib/onnx/model';

/** Fused operator → which inputs are the tables [positions × head size / 2] of cosines and sines. */
const tables: Readonly<Record<string, readonly [number, number]>> = {
  GroupQueryAttention: [7, 8],
  RotaryEmbedding: [2, 3],
};

const unknown = (what: string, where: string) =>
  new OnnxError({
    what,
    where,
    advice: 'Export the model with a rotary embedding over halves of each head, with its frequencies as constants.',
  });

/** Angles at position 1 from a table of cosines and one of sines; the fastest pair turns by one radian. */
function fromTables({ weights }: OnnxModel, { op, name, inputs, attributes }: Node, half: number): Float32Array | null {
  const [cos, sin] = tables[op].map((at) => weights.get(inputs[at]));
  const interleaved = ['interleaved', 'rotary_interleaved'].some((key) => attributes.get(key)?.value === 1);
  if (interleaved) throw unknown('The rotary embedding turns neighbouring channels', `node ${op} "${name}"`);
  if (!(cos?.data instanceof Float32Array) || !(sin?.data instanceof Float32Array) || cos.shape[1] !== half)
    return null;
  return Float32Array.from({ length: half }, (_, i) =>
    Math.atan2(Number(sin.data[half + i]), Number(cos.data[half + i])),
  );
}

/** The one vector of this length that a Cos is computed from. */
function behindCosine(model: OnnxModel, { inputs }: Node, half: number): Float32Array | null {
  const vectors = [...upstream(model, inputs).values]
    .map((name) => model.weights.get(name)?.data)
    .filter((data) => data instanceof Float32Array && data.length === half);
  return vectors.length === 1 ? (vectors[0] as Float32Array) : null;
}

/**
 * Radians from one token to the next for each pair (i, i + half) of a head's channels.
 * @throws OnnxError when the graph does not tell them
 */
export function rotaryFrequencies(model: OnnxModel, headSize: number): Float32Array {
  const half = headSize / 2;
  for (const node of model.nodes) {
    if (Object.hasOwn(tables, node.op)) {
      const found = fromTables(model, node, half);
      if (found) return found;
    }
    if (node.op === 'Cos') {
      const found = behindCosine(model, node, half);
      if (found) return found;
    }
  }
  throw unknown('The frequencies of the rotary embedding are not found', `graph of ${model.nodes.length} nodes`);
}
