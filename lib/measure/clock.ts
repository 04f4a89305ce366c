/** How finely a timer ticks: browsers coarsen theirs, and an interval of few ticks is no measurement. */

/** Ticks observed at most, and for how long at most (ms), once a second tick was seen. */
const enough = { ticks: 32, ms: 50 };
/** A timer that has not moved after so many readings stands still. */
const patience = 50_000_000;

/** Reads the timer until it moves; its new value. */
function tick(now: () => number, from: number): number {
  for (let i = 0; i < patience; i++) {
    const time = now();
    if (time > from) return time;
  }
  throw new RangeError(`clockStep: the timer stood still at ${from} ms over ${patience} readings`);
}

/**
 * The step of `now()` in its own unit (ms for performance.now): the least difference between readings that differ. The
 * first tick is only waited for, since its beginning was not seen.
 */
export function clockStep(now: () => number): number {
  const begin = tick(now, now());
  let step = Infinity;
  for (let i = 0, last = begin; i < enough.ticks && (i === 0 || last - begin < enough.ms); i++) {
    const next = tick(now, last);
    step = Math.min(step, next - last);
    last = next;
  }
  // Readings are multiples of the step plus the dust of binary fractions: a nanosecond is below any timer's step.
  return Math.round(step * 1e6) / 1e6;
}
