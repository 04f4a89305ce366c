import type { Inputs } from '../inputs';

/**
 * What a technique computes from weights and from what is known of activations, as its page runs it: no graph, and no running of the
 * text. bench/reference has a function of the same name for each.
 */
export interface Heart {
  /** What is timed, in words. */
  readonly timed: string;
  /** What must come out about alike on both sides, when run on the same inputs. */
  readonly check: string;
  /** Does what is timed. @returns what finds the check, after the clock has stopped */
  run(inputs: Inputs): Promise<() => number>;
}
