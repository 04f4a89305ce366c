/** Where the figures come from, in one line that is always in sight. */
import type { DemoRun } from '@/lib/runtime/protocol';
import { formatDate, plural } from '@/components/charts/format';
import type { Source } from './state';

const origin: Record<Source, (run: DemoRun) => string> = {
  recorded: (run) => `recorded ${formatDate(run.recorded)}`,
  live: () => 'this device',
  shared: (run) => `shared run · ${formatDate(run.recorded)}`,
};

/** "recorded 2026-11-22 · Chromium 156 · 2 cores · wasm · 1 thread" */
export function provenance(source: Source, run: DemoRun): string {
  const { browser, cores, device, threads } = run.environment;
  const backend = device === 'webgpu' ? 'WebGPU' : 'wasm';
  return [origin[source](run), browser, plural(cores, 'core'), backend, plural(threads, 'thread')].join(' · ');
}
