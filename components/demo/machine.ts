'use client';
/** What this device can do, as far as a page may ask. */
import { useEffect, useState } from 'react';
import { useClientValue } from './use-client-value';

export interface Machine {
  readonly cores: number;
  /** Whether threads can share memory. */
  readonly isolated: boolean;
  /** Why WebGPU cannot be used; null if it can, or if that is not known yet. */
  readonly webgpuMissing: string | null;
}

interface Gpu {
  requestAdapter(): Promise<unknown>;
}

const gpu = () => (navigator as Navigator & { readonly gpu?: Gpu }).gpu;

function missingOutright(): string | null {
  if (gpu()) return null;
  return window.isSecureContext
    ? 'This browser has no WebGPU. The reference backend, wasm, runs everywhere.'
    : 'WebGPU needs a page served over https or from localhost. The reference backend, wasm, runs everywhere.';
}

const NO_ADAPTER =
  'This browser has WebGPU but found no graphics processor that it may use. The reference backend, wasm, runs everywhere.';

/** Having the interface is not having a device: the browser is asked for one, once. */
function useNoAdapter(): boolean {
  const [none, setNone] = useState(false);
  useEffect(() => {
    let gone = false;
    const answer = gpu()?.requestAdapter();
    answer?.then(
      (adapter) => !gone && setNone(!adapter),
      () => !gone && setNone(true),
    );
    return () => {
      gone = true;
    };
  }, []);
  return none;
}

export function useMachine(): Machine {
  const cores = useClientValue(() => navigator.hardwareConcurrency || 1, 1);
  const isolated = useClientValue(() => window.crossOriginIsolated, true);
  const missing = useClientValue(missingOutright, null);
  const noAdapter = useNoAdapter();
  return { cores, isolated, webgpuMissing: missing ?? (noAdapter ? NO_ADAPTER : null) };
}

/** Threads that a run gets when the reader does not choose: one core stays free for the page. */
export const automaticThreads = ({ cores, isolated }: Machine): number =>
  isolated ? Math.max(1, Math.min(4, cores - 1)) : 1;
