/** What every record of a run must hold, whatever was run. */
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { DemoRun } from '@/lib/runtime/protocol';
import { measureOf } from './demo';

const texts = ['prose', 'stories'];

/** What every technique must have measured, on both models. */
export const always = [
  ...texts.flatMap((text) => [`bits-per-byte-${text}`, `perplexity-${text}`]),
  ...['download-bytes', 'packed-bytes', 'parameters', 'non-zeros', 'memory-bytes', 'session-creation'],
  ...['first-token', 'prefill', 'decode'],
];

export function expectComplete(run: DemoRun): void {
  for (const metric of always) {
    const { baseline, treated, ratio } = measureOf(run, metric);
    for (const estimate of [baseline, treated, ratio]) {
      expect(estimate?.value, metric).toBeGreaterThan(0);
      expect([estimate!.low ?? 0, estimate!.high ?? 0].every(Number.isFinite), metric).toBe(true);
    }
  }
  const numbers = run.measures.flatMap(({ baseline, treated, ratio }) => [baseline, treated, ratio]);
  expect(numbers.every((estimate) => estimate === null || Number.isFinite(estimate.value))).toBe(true);
}

/**
 * The baseline's bits per byte are those of lib/measure/golden/baseline_bpb.py, which shares no code with the laboratory.
 * @param run at the default options, whose windows the script scores
 */
export function expectIndependent(run: DemoRun): void {
  const golden = JSON.parse(readFileSync('lib/measure/golden/baseline_bpb.json', 'utf8'));
  for (const text of texts)
    expect(
      Math.abs(measureOf(run, `bits-per-byte-${text}`).baseline!.value - golden.texts[text].bitsPerByte),
    ).toBeLessThan(1e-3);
}
