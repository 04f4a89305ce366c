/** Both models in memory at once, loaded in random order, replaced as often as is asked. */
import type { Random } from '@/lib/tensor/random';
import { logits } from './decode';
import type { Offered } from './model-host';
import { variants, type Pair, type Variant } from './pair';
import type { LoadedModel } from './transformers';

export interface Sessions {
  readonly models: () => Pair<LoadedModel>;
  /** Disposes of both and loads them again, in an order drawn anew. */
  reload(): Promise<Pair<LoadedModel>>;
  /** ms of each creation so far. */
  readonly creation: Pair<readonly number[]>;
  /** ms of the first forward pass after the first creation. */
  readonly cold: Pair<number>;
  dispose(): Promise<void>;
}

/** The runtime's own start must not be charged to the first model created. */
async function startRuntime(offered: Offered): Promise<void> {
  await (await offered.load()).dispose();
}

async function firstPass(model: LoadedModel, probe: readonly number[], now: () => number): Promise<number> {
  const start = now();
  await logits(model.session, probe);
  return now() - start;
}

export async function openSessions(
  offered: Pair<Offered>,
  probe: readonly number[],
  random: Random,
  now: () => number,
): Promise<Sessions> {
  const creation: Record<Variant, number[]> = { baseline: [], treated: [] };
  let models: Partial<Record<Variant, LoadedModel>> = {};

  const dispose = async () => {
    for (const variant of variants) await models[variant]?.dispose();
    models = {};
  };
  const reload = async () => {
    await dispose();
    for (const variant of random.shuffle(variants)) {
      const start = now();
      models[variant] = await offered[variant].load();
      creation[variant].push(now() - start);
    }
    return models as Pair<LoadedModel>;
  };

  await startRuntime(offered.baseline);
  const { baseline, treated } = await reload();
  const cold = { baseline: await firstPass(baseline, probe, now), treated: await firstPass(treated, probe, now) };
  return { models: () => models as Pair<LoadedModel>, reload, creation, cold, dispose };
}
