'use client';
/** What this device can do, as far as a page may ask. */
import { useCallback, useState } from 'react';
import { useClientValue } from './use-client-value';

export interface Machine {
  readonly cores: number;
  /** Whether threads can share memory. */
  readonly isolated: boolean;
  /** Why WebGPU cannot be used; null if it can, or if that is not known yet. */
  readonly webgpuMissing: string | null;
  /** Having the interface is not having a device: asks the browser for one. Wakes the graphics processor, so only on demand. */
  probe(): void;
}

interface Gpu {
  requestAdapter(): Promise<unknown>;
}

const gpu = () => (navigator as Navigator & { readonly gpu?: Gpu }).gpu;

const REFERENCE = 'The reference backend, wasm, runs everywhere.';
const NO_ADAPTER = `This browser has WebGPU but found no graphics processor that it may use. ${REFERENCE}`;

function missingOutright(): string | null {
  if (gpu()) return null;
  return window.isSecureContext
    ? `This browser has no WebGPU. ${REFERENCE}`
    : `WebGPU needs a page served over https or from localhost. ${REFERENCE}`;
}

export function useMachine(): Machine {
  const cores = useClientValue(() => navigator.hardwareConcurrency || 1, 1);
  const isolated = useClientValue(() => window.crossOriginIsolated, true);
  const missing = useClientValue(missingOutright, null);
  const [noAdapter, setNoAdapter] = useState<boolean | null>(null);
  const probe = useCallback(async () => {
    const adapter = await gpu()
      ?.requestAdapter()
      .catch(() => null);
    setNoAdapter(!adapter);
  }, []);
  return { cores, isolated, webgpuMissing: missing ?? (noAdapter ? NO_ADAPTER : null), probe };
}
