/** Two sides in turns, and the ratio of their times. */
import { median, ratioEstimate } from '@/lib/measure/statistics';
import type { Result } from '../result';
import type { Heart } from './hearts';
import type { Answer } from './reference';

/** As many as an interval needs, and one more before them that warms both sides up and is thrown away. */
const rounds = 8;

/** Answers of both sides, round by round; who begins changes from round to round. */
export async function takeTurns(here: () => Promise<Answer>, there: () => Promise<Answer>) {
  const answers: { here: Answer[]; there: Answer[] } = { here: [], there: [] };
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 ? await here() : null;
    const theirs = await there();
    const ours = first ?? (await here());
    if (round === 0) continue;
    answers.here.push(ours);
    answers.there.push(theirs);
  }
  return answers;
}

const times = (answers: readonly Answer[]) => answers.map(({ ms }) => ms);

export function compared(
  name: string,
  heart: Omit<Heart, 'run'>,
  here: readonly Answer[],
  there: readonly Answer[],
): Result {
  const { value, low, high } = ratioEstimate(times(there), times(here));
  const interval = low === null || high === null ? '' : ` [${low.toPrecision(3)}, ${high.toPrecision(3)}]`;
  const both = `${median(times(here)).toFixed(0)} ms, PyTorch ${median(times(there)).toFixed(0)} ms`;
  const checks = `${heart.check} ${here[0].check.toPrecision(4)} and ${there[0].check.toPrecision(4)}`;
  return {
    name: `${name}, time over PyTorch's`,
    value,
    goal: { is: 'at most', value: 2 },
    detail: `${both}; ratio${interval}; ${checks}; ${heart.timed}; ${here.length} rounds`,
  };
}
