/** What a measurement is, as data. */
import { z } from 'zod';

/** A figure with its 95 % interval. `low` = `high` = `value` for exact counts; null where one sample allows no interval. */
export const Estimate = z.strictObject({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().positive().describe('samples behind the value: repetitions, windows of text, or items of a set'),
  samples: z.array(z.number()).optional().describe('raw samples in the order taken'),
});
export type Estimate = z.infer<typeof Estimate>;

export const verdicts = ['lower', 'higher', 'same', 'no difference shown'] as const;

/** Treated over baseline. The verdict is 'no difference shown' where the interval covers 1, and 'same' for equal counts. */
export const Ratio = Estimate.extend({ verdict: z.enum(verdicts) });
export type Ratio = z.infer<typeof Ratio>;

/** Treated less baseline, in the unit of both. The verdict is 'no difference shown' where the interval covers 0. */
export const Difference = Estimate.extend({ verdict: z.enum(verdicts) });
export type Difference = z.infer<typeof Difference>;

export const metricGroups = ['quality', 'size', 'speed', 'memory', 'agreement', 'cold'] as const;

export const Measure = z.strictObject({
  metric: z.string().describe('id, e.g. bits-per-byte-prose; the list is in lib/measure/metrics.ts'),
  label: z.string(),
  unit: z.string().describe("'bytes', 'ms', 'tokens/s', 'bits/byte', '' for pure numbers"),
  better: z.enum(['lower', 'higher', 'neither']),
  group: z.enum(metricGroups),
  method: z.string().describe('how it was measured, in one sentence'),
  baseline: Estimate.nullable(),
  treated: Estimate.nullable(),
  ratio: Ratio.nullable(),
  difference: Difference.optional().describe('in place of a ratio: proportions of the same items are compared so'),
});
export type Measure = z.infer<typeof Measure>;
