/** Techniques that make other weights out of weights, on all linear layers of the model. */
import { clip } from '@/content/techniques/awq/clip';
import { scaleMoments, searchScale } from '@/content/techniques/awq/scale';
import { ternaryRows } from '@/content/techniques/bitnet/ternary';
import { split as splitScaled } from '@/content/techniques/asvd/technique';
import { quantileThreshold } from '@/content/techniques/llm-int8/technique';
import { principal } from '@/content/techniques/slicegpt/technique';
import { factors } from '@/content/techniques/smoothquant/technique';
import { split as splitWhitened } from '@/content/techniques/svd-llm/technique';
import { split } from '@/content/techniques/truncated-svd/technique';
import { quantizeOutputs } from '@/content/techniques/zeroquant/technique';
import { curvatureOf } from '@/lib/compensation/curvature';
import { outputError } from '@/lib/compensation/output-error';
import { pruneCompensated } from '@/lib/compensation/prune';
import { roundCompensated } from '@/lib/compensation/round';
import { addGram, beginGram, gramOf, multiply } from '@/lib/linalg';
import { product, rankFor } from '@/lib/low-rank/low-rank';
import { nearest, optimalLevels } from '@/lib/quantization/kmeans';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { dequantize, quantize, type Grid } from '@/lib/quantization/uniform';
import { hadamardRotation } from '@/lib/rotation/hadamard';
import { patterns, zeroSmallest, type Comparison } from '@/lib/sparsity/prune';
import { magnitudes, scaledMagnitudes } from '@/lib/sparsity/scores';
import { frobenius, row, transpose, type Matrix } from '@/lib/tensor/matrix';
import { mean } from '@/lib/tensor/mean';
import type { Site } from '../inputs';
import type { Heart } from './heart';

type Treat = (site: Site) => Promise<readonly (() => Matrix)[]> | readonly (() => Matrix)[];

/** A technique that gives another Ŵ for each W; it is judged after the clock has stopped. */
const changing = (timed: string, treat: Treat): Heart => ({
  timed,
  check: 'mean relative output error',
  async run({ sites }) {
    const changed: (readonly (() => Matrix)[])[] = [];
    for (const site of sites) changed.push(await treat(site));
    const errors = (site: Site, s: number) =>
      site.weights.map((weight, i) => outputError(weight, changed[s][i](), site.seen.moments));
    return () => mean(sites.flatMap(errors));
  },
});

/** Ŵ is ready when the clock stops. */
const each =
  (change: (weight: Matrix, site: Site) => Matrix): Treat =>
  (site) =>
    site.weights.map((weight) => {
      const changed = change(weight, site);
      return () => changed;
    });

const rowGrid = (bits: number, { columns }: Matrix): Grid => ({ bits, scheme: 'symmetric', group: columns });
const rounded = (weight: Matrix, bits: number) => dequantize(quantize(weight, rowGrid(bits, weight)));

const normsOf = ({ seen: { moments } }: Site) =>
  Float32Array.from({ length: moments.rows }, (_, i) => Math.sqrt(moments.data[i * (moments.columns + 1)]));
const wanda = (pattern: Comparison) =>
  each((weight, site) => zeroSmallest(weight, scaledMagnitudes(weight, normsOf(site)), pattern));

const awqGrid: Grid = { bits: 3, group: 32, scheme: 'asymmetric' };

const awq: Treat = (site) => {
  const { means, seen, weights } = site;
  const { s } = searchScale(weights, { means, moments: seen.moments }, awqGrid);
  const moments = scaleMoments(seen.moments, s);
  const inverse = s.map((factor) => 1 / factor);
  return weights.map((weight) => {
    const limited = dequantize(quantize(clip(scaleInputs(weight, s), moments, awqGrid), awqGrid));
    return () => scaleInputs(limited, inverse);
  });
};

/** Whole columns stay floats where an input reaches the threshold; in the graph they are chosen anew for each text. */
const llmInt8: Treat = ({ maxima, weights }) => {
  const threshold = quantileThreshold(maxima, 0.01);
  return weights.map((weight) => {
    const codes = quantize(weight, rowGrid(8, weight));
    return () => {
      const { data, ...shape } = dequantize(codes);
      const kept = data.map((value, at) => (maxima[at % shape.columns] >= threshold ? weight.data[at] : value));
      return { ...shape, data: kept };
    };
  });
};

const smoothquant: Treat = ({ maxima, weights }) => {
  const s = factors(maxima, weights, 0.5);
  const inverse = s.map((factor) => 1 / factor);
  return weights.map((weight) => {
    const changed = rounded(scaleInputs(weight, s), 8);
    return () => scaleInputs(changed, inverse);
  });
};

/** Of each width of inputs one, made when it is first asked for: in the round that is thrown away. */
const rotations = new Map<number, Matrix>();

function rotationOf(width: number): Matrix {
  const known = rotations.get(width) ?? hadamardRotation(width);
  rotations.set(width, known);
  return known;
}

const quarot: Treat = ({ weights }) =>
  weights.map((weight) => {
    const rotation = rotationOf(weight.columns);
    const turned = rounded(multiply(weight, rotation), 4);
    return () => multiply(turned, transpose(rotation));
  });

/** Eight levels for each output channel, weighted by the mean square of the inputs. */
function clustered({ rows, columns, data }: Matrix, { seen: { moments, tokens } }: Site): Matrix {
  const masses = Float32Array.from({ length: columns }, (_, i) => moments.data[i * (columns + 1)] / tokens);
  const out = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) {
    const values = row({ rows, columns, data }, r);
    const levels = optimalLevels(values, masses, 8);
    values.forEach((value, i) => (out[r * columns + i] = nearest(levels, value)));
  }
  return { rows, columns, data: out };
}

const share = 0.6;
const awaited =
  (factor: (weight: Matrix, rank: number, site: Site) => ReturnType<typeof split>): Treat =>
  async (site) => {
    const found: (() => Matrix)[] = [];
    for (const weight of site.weights) {
      const parts = await factor(weight, rankFor(weight, share), site);
      found.push(() => product(parts));
    }
    return found;
  };

/** The factor of XᵀX is remembered by its identity: a copy makes each round find it anew, once for all readers. */
const whitened: Treat = (site) => {
  const moments = { ...site.seen.moments };
  return awaited((weight, rank) => splitWhitened(weight, rank, moments))(site);
};

const compensated =
  (change: (weight: Matrix, curvature: Awaited<ReturnType<typeof curvatureOf>>) => Matrix): Treat =>
  async (site) => {
    const curvature = await curvatureOf(site.seen);
    return each((weight) => change(weight, curvature))(site);
  };

const moments: Heart = {
  timed: 'XᵀX of every input, summed in double precision on both sides',
  check: 'sum of norms',
  async run({ sites }) {
    const found = sites.map(({ inputs }) => {
      const gram = beginGram(inputs.columns);
      addGram(gram, inputs.data);
      return gramOf(gram);
    });
    return () => found.reduce((sum, gram) => sum + frobenius(gram), 0);
  },
};

const slicegpt: Heart = {
  timed:
    'principal components, in double precision, of inputs of width 192; layers behind turned onto three quarters of them',
  check: 'mean energy kept',
  async run({ sites }) {
    const kept: number[] = [];
    for (const { seen, weights } of sites) {
      const width = seen.moments.columns;
      if (width !== sites[0].seen.moments.columns) continue;
      const found = await principal(seen.moments, (3 * width) / 4);
      weights.forEach((weight) => multiply(weight, found.basis));
      kept.push(found.kept);
    }
    return () => mean(kept);
  },
};

export const weights: Readonly<Record<string, Heart>> = {
  moments,
  'round-to-nearest': changing(
    '3 bits, a scale for each channel',
    each((weight) => rounded(weight, 3)),
  ),
  'magnitude-pruning': changing(
    '2:4',
    each((weight) => zeroSmallest(weight, magnitudes(weight), patterns['2:4'])),
  ),
  wanda: changing('2:4, norms given', wanda(patterns['2:4'])),
  'n-m-sparsity': changing('4:8 by weight times norm, norms given', wanda(patterns['4:8'])),
  sparsegpt: changing(
    '2:4, Cholesky factors and the walk over columns, XᵀX given',
    compensated((weight, curvature) => pruneCompensated(weight, curvature, patterns['2:4'])),
  ),
  gptq: changing(
    '3 bits, a scale for each channel, Cholesky factors and the walk over columns, XᵀX given',
    compensated((weight, curvature) => dequantize(roundCompensated(weight, curvature, rowGrid(3, weight)))),
  ),
  awq: changing('3 bits, groups of 32, search for scales and for limits, XᵀX and mean |x| given', awq),
  'llm-int8': changing('threshold for 1 % of the channels, codes of 8 bits for each output, max |x| given', llmInt8),
  smoothquant: changing('factors, scaling, 8 bits for each channel, max |x| given', smoothquant),
  quarot: changing('weights turned by a given Hadamard rotation, 4 bits with a scale for each channel', quarot),
  bitnet: changing(
    'three values, one scale for each matrix',
    each((weight) => dequantize(ternaryRows(weight))),
  ),
  zeroquant: changing(
    '4 bits, a scale for every 32 channels',
    each((weight) => dequantize(quantizeOutputs(weight, 4, 32))),
  ),
  'truncated-svd': changing('60 % of the parameters', awaited(split)),
  'svd-llm': changing(
    '60 % of the parameters, XᵀX given; whitening there for all weights, here for those taller than wide',
    whitened,
  ),
  asvd: changing(
    '60 % of the parameters, mean |x| given',
    awaited((weight, rank, { means }) => splitScaled(weight, rank, means, 0.5)),
  ),
  slicegpt,
  'non-uniform-quantization': changing(
    '8 levels for each channel; optimal ones here, 20 rounds of weighted k-means there',
    each(clustered),
  ),
};
