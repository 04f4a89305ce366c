/** Baseline and treated timed in turns, so that whatever else the machine does falls on both alike. */
import type { Random } from '@/lib/tensor/random';
import { greedy, logits } from './decode';
import { variants, type Pair, type Variant } from './pair';
import type { Options } from './protocol';
import type { Session, Tokenizer } from './transformers';

/** Samples of one variant, one a round. */
export interface SpeedSamples {
  /** ms from the prompt's text to the first token on the CPU */
  readonly firstToken: readonly number[];
  /** prompt tokens per second */
  readonly prefill: readonly number[];
  /** tokens per second after the first */
  readonly decode: readonly number[];
  /** Bytes of the cache at the end of each decoding, for each token read by then. */
  readonly cachePerToken: readonly number[];
}

export interface SpeedPlan {
  /** Tokens generated after it, the first included. */
  readonly newTokens: number;
  /**
   * Rounds between two loadings of both models. Where a model lies in memory changes its speed by some percent for as
   * long as it lies there; loading anew in random order makes noise of what would be bias.
   */
  readonly blockRounds: number;
  readonly minRounds: number;
  readonly maxRounds: number;
  /** No new block starts after this many ms, once `minRounds` are done. */
  readonly budgetMs: number;
  /** No timed interval may be shorter than this many steps of the clock. */
  readonly clockSteps: number;
}

const fullPlan: SpeedPlan = {
  newTokens: 65,
  blockRounds: 5,
  minRounds: 15,
  maxRounds: 30,
  budgetMs: 12_000,
  clockSteps: 100,
};

/** For slow devices: the first two blocks, whose intervals are wider. */
const quickPlan: SpeedPlan = { ...fullPlan, minRounds: 10, maxRounds: 10 };

export const planOf = ({ timing }: Pick<Options, 'timing'>): SpeedPlan => (timing === 'quick' ? quickPlan : fullPlan);

export interface Clock {
  now(): number;
  readonly stepMs: number;
}

const warmUps = 2;

interface Timed {
  readonly firstToken: number;
  readonly prefill: number;
  readonly decode: number;
  readonly cachePerToken: number;
}

/** Runs `work` as often as it takes to fill `atLeastMs`; mean ms of one. */
async function time(work: () => Promise<unknown>, repeats: number, now: () => number): Promise<number> {
  const start = now();
  for (let i = 0; i < repeats; i++) await work();
  return (now() - start) / repeats;
}

async function round(
  session: Session,
  text: string,
  tokenizer: Tokenizer,
  plan: SpeedPlan,
  repeats: number,
  now: () => number,
): Promise<Timed> {
  const prompt = tokenizer.encode(text);
  const prefillMs = await time(() => logits(session, prompt), repeats, now);
  const encodeMs = await time(async () => tokenizer.encode(text), repeats, now);
  const decoded = await greedy(session, prompt, plan.newTokens, now);
  return {
    firstToken: encodeMs + decoded.first,
    prefill: (1000 * prompt.length) / prefillMs,
    decode: (1000 * (plan.newTokens - 1)) / decoded.rest,
    cachePerToken: decoded.cachePerToken,
  };
}

/** How often a prefill must be repeated for its time to span enough steps of the clock. */
async function repeatsFor(session: Session, prompt: readonly number[], { clockSteps }: SpeedPlan, clock: Clock) {
  const once = await time(
    () => logits(session, prompt),
    1,
    () => clock.now(),
  );
  return Math.max(1, Math.ceil((clockSteps * clock.stepMs) / Math.max(once, clock.stepMs)));
}

const collect = (samples: readonly Timed[]): SpeedSamples => ({
  firstToken: samples.map(({ firstToken }) => firstToken),
  prefill: samples.map(({ prefill }) => prefill),
  decode: samples.map(({ decode }) => decode),
  cachePerToken: samples.map(({ cachePerToken }) => cachePerToken),
});

/**
 * Interleaved rounds: in each, both variants are timed once, in an order drawn from `random`.
 * @param load gives both models newly loaded; the ones given before are its to dispose of
 * @returns samples of both, paired by index
 */
export async function measureSpeed(
  load: () => Promise<Pair<Session>>,
  text: string,
  tokenizer: Tokenizer,
  random: Random,
  clock: Clock,
  report: (fraction: number) => void,
  plan: SpeedPlan,
): Promise<Pair<SpeedSamples>> {
  const now = () => clock.now();
  const prompt = tokenizer.encode(text);
  const samples: Record<Variant, Timed[]> = { baseline: [], treated: [] };
  const done = () => samples.baseline.length;
  const start = now();
  const going = () => done() < plan.minRounds || (done() < plan.maxRounds && now() - start < plan.budgetMs);
  let repeats = 0;
  while (going()) {
    const sessions = await load();
    for (const session of [sessions.baseline, sessions.treated])
      for (let i = 0; i < warmUps; i++) await greedy(session, prompt, 4, now);
    repeats ||= await repeatsFor(sessions.baseline, prompt, plan, clock);
    for (let i = 0; i < plan.blockRounds; i++) {
      for (const variant of random.shuffle(variants))
        samples[variant].push(await round(sessions[variant], text, tokenizer, plan, repeats, now));
      report(Math.max(done() / plan.maxRounds, Math.min(1, (now() - start) / plan.budgetMs)));
    }
  }
  return { baseline: collect(samples.baseline), treated: collect(samples.treated) };
}
