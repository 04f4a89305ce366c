import { leadingEigenvectors } from '@/lib/linalg';
import { splitResiduals } from '@/lib/onnx/edit';
import { decoderLayers, requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { stations } from '@/lib/onnx/stream-paths';
import { turnStream } from '@/lib/onnx/turn-stream';
import { secondMoments } from '@/lib/technique/moments';
import { slider } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { transpose, type Matrix } from '@/lib/tensor/matrix';

const parameters = {
  sliced: slider({
    label: 'Width cut off',
    help: 'Share of the hidden width that is sliced away; what stays is a multiple of 8.',
    min: 0,
    max: 0.5,
    step: 0.05,
    default: 0.25,
    unit: 'percent',
  }),
} as const;

const roundTo = 8;

/** d′ = (1 − s) d, down to a multiple of 8; never 0. */
export function keptWidth(width: number, sliced: number): number {
  const kept = Math.max(1, Math.floor((1 - sliced) * width + 1e-9));
  return kept - (kept % roundTo) || kept;
}

export interface Principal {
  /** [d × d′]: the eigenvectors of the d′ largest eigenvalues, in descending order, in the columns. */
  readonly basis: Matrix;
  /** The share of the signal's energy along them. */
  readonly kept: number;
}

/** The first d′ principal components, without centring, of states whose second moments Σ xᵀx are given. */
export async function principal(moments: Matrix, kept: number): Promise<Principal> {
  const { values, vectors } = await leadingEigenvectors(moments, kept);
  const sum = (some: Float32Array) => some.reduce((total, value) => total + value, 0);
  return { basis: transpose(vectors), kept: sum(values.subarray(0, kept)) / sum(values) };
}

/** The stations' names in the plot: x is the layer, the series says what reads the stream there. */
function placesOf(model: OnnxModel, skips: readonly string[]) {
  const begins = new Set(decoderLayers(model).map(({ input }) => input));
  let layer = -1;
  return skips.map((skip) => {
    if (begins.has(skip)) return { series: 'signal kept before attention', layer: ++layer };
    return { series: 'signal kept before feed-forward', layer };
  });
}

/** A basis for each station of the stream, from what it carries on the calibration set. */
async function bases(model: OnnxModel, sliced: number, lab: Lab): Promise<Matrix[]> {
  const skips = stations(model).map(({ step }) => step.skip);
  const places = placesOf(model, skips);
  const seen = await secondMoments(lab.calibrate(model, skips));
  const found: Matrix[] = [];
  for (const [i, skip] of skips.entries()) {
    lab.signal.throwIfAborted();
    lab.report(`Sum ${i + 1} of ${skips.length}: principal components`, (i + 1) / (skips.length + 2));
    const { moments } = seen.get(skip)!;
    const { basis, kept } = await principal(moments, keptWidth(moments.rows, sliced));
    lab.plot(places[i].series, places[i].layer, kept);
    found.push(basis);
  }
  return found;
}

export default defineTechnique({
  parameters,
  neutral: { sliced: 0 },
  async apply(subject, { sliced }, lab) {
    requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    if (sliced === 0) return subject;
    lab.report('Measuring the residual stream', 0);
    const model = splitResiduals(subject.model);
    const turned = turnStream(model, await bases(model, sliced, lab));
    lab.report('Every layer is narrower', 1);
    return { ...subject, model: turned };
  },
});
