/** How long a run has still to go. */

/** Before this much time and this much of the run, an estimate would be noise. */
const MIN_ELAPSED_MS = 1500;
const MIN_FRACTION = 0.02;

/** Milliseconds left, as if the rest went on at the mean pace so far; null while that says little. */
export function timeLeft(elapsedMs: number, fraction: number): number | null {
  if (elapsedMs < MIN_ELAPSED_MS || fraction < MIN_FRACTION) return null;
  return Math.max(0, (elapsedMs * (1 - fraction)) / fraction);
}

/** Steps that can be foreseen at all: 1 s up to 10 s, 5 s up to a minute, 30 s beyond. */
export function roundTimeLeft(ms: number): number {
  const step = ms <= 10_000 ? 1000 : ms <= 60_000 ? 5000 : 30_000;
  return Math.ceil(ms / step) * step;
}
