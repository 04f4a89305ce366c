/**
 * Rotations that leave a decoder's outputs as they are (QuaRot, arXiv 2404.00456; SpinQuant, arXiv 2405.16406). A state is
 * a row x and becomes x Q: matrices W [out × in] that read it become W Q, those that write it Qᵀ W, biases b added to it b Q.
 */
import { multiply } from '@/lib/linalg';
import { bypass, insertNodes, splitResiduals, withWeights } from '@/lib/onnx/edit';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import { makeNode } from '@/lib/onnx/make';
import type { Linear } from '@/lib/onnx/layers';
import type { OnnxModel } from '@/lib/onnx/model';
import { float32 } from '@/lib/tensor/create';
import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { scaleColumns, scaleRows } from '@/lib/tensor/scale';
import type { Tensor } from '@/lib/tensor/tensor';
import { readStream, type Reading, type Stream } from './stream';

/** The values of a float32 vector as one row. */
const vector = ({ weights }: OnnxModel, name: string): Matrix => {
  const { data } = weights.get(name) as Tensor<'float32'>;
  return { rows: 1, columns: data.length, data };
};

const ones = (model: OnnxModel, name: string): readonly [string, Tensor] => [
  name,
  float32(model.weights.get(name)!.shape, new Float32Array(vector(model, name).columns).fill(1)),
];

/** Multiplies a norm's scale into the layers behind it. @param original in which the scale still stands */
function foldReading(model: OnnxModel, original: OnnxModel, { norm, linears }: Reading): OnnxModel {
  const scale = vector(original, norm.weight).data;
  const scaled = linears.reduce(
    (edited, linear) => writeLinear(edited, linear, scaleColumns(readLinear(edited, linear), scale)),
    model,
  );
  return withWeights(scaled, [ones(original, norm.weight)]);
}

/**
 * Multiplies the scales of the norms into the linear layers that follow, so that the norms are of length alone and commute with
 * rotations. The norm before a head that shares the embedding's weight keeps its scale. @throws OnnxError
 */
export function foldNorms(model: OnnxModel): OnnxModel {
  const split = splitResiduals(model);
  const { readings, tied } = readStream(split);
  return readings
    .filter((reading) => reading !== tied)
    .reduce((folded, reading) => foldReading(folded, split, reading), split);
}

/** W → W R for a layer that reads the rotated values. */
export const rotateReader = (model: OnnxModel, linear: Linear, r: Matrix): OnnxModel =>
  writeLinear(model, linear, multiply(readLinear(model, linear), r));

/** W → Rᵀ W for a layer that makes the rotated values. */
export const rotateWriter = (model: OnnxModel, linear: Linear, r: Matrix): OnnxModel =>
  writeLinear(model, linear, multiply(transpose(r), readLinear(model, linear)));

/** b → b R */
export function rotateBias(model: OnnxModel, name: string, r: Matrix): OnnxModel {
  const { shape } = model.weights.get(name)!;
  return withWeights(model, [[name, float32(shape, multiply(vector(model, name), r).data)]]);
}

function rotateTable(model: OnnxModel, { embedding }: Stream, q: Matrix): OnnxModel {
  const { weight: name, vocabulary: rows, hidden: columns } = embedding;
  const { data, shape } = model.weights.get(name) as Tensor<'float32'>;
  return withWeights(model, [[name, float32(shape, multiply({ rows, columns, data }, q).data)]]);
}

/**
 * A head that shares the embedding's weight cannot take a norm's scale g and a rotation of its own. Qᵀ diag(g) Q before it does
 * the same, and the shared table stays one: width² numbers where a second table would take vocabulary times width.
 */
function turnBeforeHead(model: OnnxModel, { norm }: Reading, q: Matrix): OnnxModel {
  const name = `${norm.weight}.rotated`;
  const turn = multiply(transpose(q), scaleRows(q, vector(model, norm.weight).data));
  const turned = `${norm.output}/rotated`;
  const weighted = withWeights(model, [ones(model, norm.weight), [name, float32([q.rows, q.rows], turn.data)]]);
  return insertNodes(bypass(weighted, norm.output, turned), [makeNode('MatMul', [norm.output, name], [turned])]);
}

/**
 * Turns the residual stream by the orthogonal matrix `q` [width × width]; norms are folded first. Logits stay as they are up to the
 * rounding of floats. @throws OnnxError where the model cannot be turned
 */
export function rotateStream(model: OnnxModel, q: Matrix): OnnxModel {
  const folded = foldNorms(model);
  const stream = readStream(folded);
  const readers = stream.readings.filter((reading) => reading !== stream.tied).flatMap(({ linears }) => linears);
  const read = readers.reduce((edited, linear) => rotateReader(edited, linear, q), rotateTable(folded, stream, q));
  const written = stream.writings.reduce(
    (edited, { linear, biases }) =>
      biases.reduce((biased, bias) => rotateBias(biased, bias, q), rotateWriter(edited, linear, q)),
    read,
  );
  return stream.tied ? turnBeforeHead(written, stream.tied, q) : written;
}
