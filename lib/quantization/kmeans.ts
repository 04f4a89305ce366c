/**
 * Levels where weights are: the best table of k levels for a run of weights, each counted by how much it matters.
 *   min Σ_i F_i (w_i − c(w_i))²,   c(w) the level nearest to w      (SqueezeLLM, arXiv 2306.07629)
 * In one dimension every cluster is a run of the sorted weights, so that the optimum itself can be found, by dynamic programming over
 * where the runs end; the usual rounds of k-means may stop above it. The best place
 * for the last run to begin never moves back as weights are added, which makes it k n log n.
 */

/** Sums over the sorted weights before each place: F, F w and F w². */
interface Prefix {
  readonly mass: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function prefixSums(values: Float64Array, masses: Float64Array): Prefix {
  const n = values.length;
  const [mass, first, second] = [0, 1, 2].map(() => new Float64Array(n + 1));
  for (let i = 0; i < n; i++) {
    mass[i + 1] = mass[i] + masses[i];
    first[i + 1] = first[i] + masses[i] * values[i];
    second[i + 1] = second[i] + masses[i] * values[i] * values[i];
  }
  return { mass, first, second };
}

/** One more cluster: the least costs of the first j weights, and where the last cluster then begins. */
interface Stage {
  readonly costs: Float64Array;
  readonly starts: Int32Array;
}

/**
 * The cheapest place in [least, most] for the last cluster of the first j weights to begin; of equally cheap ones the first. What a cluster
 * costs is the weighted squared error around its mean, ΣFw² − (ΣFw)² / ΣF.
 */
function settle(
  { mass, first, second }: Prefix,
  before: Float64Array,
  { costs, starts }: Stage,
  j: number,
  least: number,
  most: number,
) {
  const [massOfAll, firstOfAll, secondOfAll] = [mass[j], first[j], second[j]];
  let best = Infinity;
  let start = least;
  for (let i = least, last = Math.min(most, j - 1); i <= last; i++) {
    const moment = firstOfAll - first[i];
    const error = secondOfAll - second[i] - (moment * moment) / (massOfAll - mass[i]);
    const cost = before[i] + (error > 0 ? error : 0);
    if (cost < best) {
      best = cost;
      start = i;
    }
  }
  costs[j] = best;
  starts[j] = start;
}

/** Fills `stage` for j in [low, high]; the best start rises with j, so that it lies between those of its neighbours. */
function fillStage(
  prefix: Prefix,
  before: Float64Array,
  stage: Stage,
  low: number,
  high: number,
  least: number,
  most: number,
): void {
  if (low > high) return;
  const j = (low + high) >> 1;
  settle(prefix, before, stage, j, least, most);
  const start = stage.starts[j];
  fillStage(prefix, before, stage, low, j - 1, least, start);
  fillStage(prefix, before, stage, j + 1, high, start, most);
}

/** For one cluster, two, …; of the last number only what is asked for in the end, the costs of all weights. */
function stagesOf(prefix: Prefix, n: number, count: number): Stage[] {
  const stages: Stage[] = [];
  let before = new Float64Array(n + 1).fill(Infinity);
  before[0] = 0;
  for (let clusters = 1; clusters <= count; clusters++) {
    const stage = { costs: new Float64Array(n + 1).fill(Infinity), starts: new Int32Array(n + 1) };
    const low = clusters === count ? n : clusters;
    fillStage(prefix, before, stage, low, n - count + clusters, clusters - 1, clusters === 1 ? 0 : n - 1);
    stages.push(stage);
    before = stage.costs;
  }
  return stages;
}

/** Bits that a double has beyond those of a float: they are zero in a widened one, and hold its place among the others instead. */
const spare = 29;
const lowest = 2 ** spare - 1;

/** The places of the values, of the smallest first and of equal ones the earlier first: numbers alone are sorted faster than by a comparison. */
function orderOf(values: Float32Array): Uint32Array {
  const keys = Float64Array.from(values, (value) => value + 0);
  const words = new Uint32Array(keys.buffer);
  // The lower the word, the smaller a positive number and the larger a negative one.
  for (let i = 0; i < keys.length; i++) words[2 * i] |= values[i] < 0 ? lowest - i : i;
  keys.sort();
  return Uint32Array.from(keys, (key, i) => (key < 0 ? lowest - (words[2 * i] & lowest) : words[2 * i] & lowest));
}

/** The weights in rising order, each with its mass; equal ones become one. */
function sorted(values: Float32Array, masses: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  const [distinct, summed] = [new Float64Array(values.length), new Float64Array(values.length)];
  let count = 0;
  for (const i of orderOf(values)) {
    if (count && values[i] === distinct[count - 1]) summed[count - 1] += masses[i];
    else {
      distinct[count] = values[i];
      summed[count++] = masses[i];
    }
  }
  return [distinct.subarray(0, count), summed.subarray(0, count)];
}

/**
 * The table of at most `count` levels with the least weighted squared error, in rising order.
 * @param values at least one
 * @param masses F > 0, one for each value
 */
export function optimalLevels(values: Float32Array, masses: ArrayLike<number>, count: number): Float32Array {
  const [points, weights] = sorted(values, masses);
  const clusters = Math.min(count, points.length);
  const prefix = prefixSums(points, weights);
  const stages = stagesOf(prefix, points.length, clusters);
  const levels = new Float32Array(clusters);
  for (let cluster = clusters - 1, end = points.length; cluster >= 0; cluster--) {
    const start = stages[cluster].starts[end];
    levels[cluster] = (prefix.first[end] - prefix.first[start]) / (prefix.mass[end] - prefix.mass[start]);
    end = start;
  }
  return levels;
}

/** The level nearest to `value`; of two equally near, the lower. @param levels rising */
export function nearest(levels: Float32Array, value: number): number {
  let at = 0;
  while (at + 1 < levels.length && levels[at + 1] - value < value - levels[at]) at++;
  return levels[at];
}
