/** Which bundled models a technique is tried on. */
import type { Technique } from '@/lib/technique/technique';

/** The model of every demonstration that names no others. */
export const demoModel = 'atlas-3m';

/** Ids, the usual one first. */
export const modelsOf = ({ models }: Pick<Technique, 'models'>): readonly string[] => models ?? [demoModel];
