/** Loads both models several times in turns, keeps the last of each, and times how long that and a first pass take. */
import type { Random } from '@/lib/tensor/random';
import { logits } from './decode';
import type { Offered } from './model-host';
import type { Reporter } from './progress';
import type { LoadedModel } from './transformers';

type Variant = 'baseline' | 'treated';

export interface Sessions {
  readonly models: Readonly<Record<Variant, LoadedModel>>;
  /** ms of each creation; the very first of a run also starts the runtime and is kept apart by the caller. */
  readonly creation: Readonly<Record<Variant, readonly number[]>>;
  /** ms of the first forward pass after the last creation. */
  readonly cold: Readonly<Record<Variant, number>>;
}

const creations = 6;

/** The runtime's own start must not be charged to the first model created. */
async function startRuntime(offered: Offered): Promise<void> {
  await (await offered.load()).dispose();
}

export async function createSessions(
  offered: Readonly<Record<Variant, Offered>>,
  probe: readonly number[],
  random: Random,
  now: () => number,
  report: Reporter,
): Promise<Sessions> {
  const creation: Record<Variant, number[]> = { baseline: [], treated: [] };
  const models: Partial<Record<Variant, LoadedModel>> = {};
  await startRuntime(offered.baseline);
  for (let turn = 0; turn < creations; turn++) {
    for (const variant of random.shuffle<Variant>(['baseline', 'treated'])) {
      await models[variant]?.dispose();
      const start = now();
      models[variant] = await offered[variant].load();
      creation[variant].push(now() - start);
    }
    report.update('Loading both models in turns', (turn + 1) / creations);
  }
  const cold: Partial<Record<Variant, number>> = {};
  for (const variant of ['baseline', 'treated'] as const) {
    const start = now();
    await logits(models[variant]!.session, probe);
    cold[variant] = now() - start;
    offered[variant].withdraw();
  }
  return { models, creation, cold } as Sessions;
}
