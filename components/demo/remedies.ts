/** What a reader can do about a failure with one click, beside trying again. */
import type { Failure, FailureCode } from '@/lib/runtime/lab-error';
import type { Options } from '@/lib/runtime/protocol';

export interface Remedy {
  readonly label: string;
  readonly options: Options;
}

const FEWEST_WINDOWS = 8;

const lack: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'out-of-memory',
  'worker-died',
  'stalled',
  'session-failed',
]);
const gpu: ReadonlySet<FailureCode> = new Set<FailureCode>([...lack, 'no-webgpu', 'backend-disagrees']);

/** Each remedy is the same run with other options, most promising first. */
export function remedies({ code }: Pick<Failure, 'code'>, options: Options): readonly Remedy[] {
  const found: Remedy[] = [];
  if (options.device === 'webgpu' && gpu.has(code))
    found.push({ label: 'Run on wasm instead of WebGPU', options: { ...options, device: 'wasm' } });
  if (options.threads !== 1 && lack.has(code))
    found.push({ label: 'Run with one thread', options: { ...options, threads: 1 } });
  if (options.windows > FEWEST_WINDOWS && (code === 'out-of-memory' || code === 'stalled'))
    found.push({
      label: `Score ${FEWEST_WINDOWS} windows only`,
      options: { ...options, windows: FEWEST_WINDOWS, threads: 1 },
    });
  return found;
}
