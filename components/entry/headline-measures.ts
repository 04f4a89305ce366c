import type { Measure, Ratio } from '@/lib/measure/measure';
import type { DemoRun } from '@/lib/runtime/protocol';

/** What is saved, then what it costs. */
const shown = ['packed-bytes', 'decode', 'bits-per-byte-prose'];

/** The measures that tell a run in one line each, in order; those without a ratio are left out. */
export const headlineMeasures = ({ measures }: DemoRun): (Measure & { readonly ratio: Ratio })[] =>
  shown.flatMap((id) => {
    const found = measures.find(({ metric }) => metric === id);
    return found?.ratio ? [{ ...found, ratio: found.ratio }] : [];
  });
