/** WebGPU is used only after it has shown, on this model and device, that it computes what the wasm backend computes. */
import { argmax } from '@/lib/tensor/argmax';
import { logits } from './decode';
import type { Offered } from './model-host';
import { LabError } from './lab-error';

/** `navigator.gpu`, as far as it is asked. */
export interface Gpu {
  requestAdapter(): Promise<{ readonly info?: { readonly vendor?: string; readonly architecture?: string } } | null>;
}

const noWebGpu = (what: string): LabError =>
  new LabError({
    code: 'no-webgpu',
    what,
    where: 'this browser',
    advice: 'Choose the wasm backend: it runs everywhere and gives the reference figures.',
  });

/** Names the adapter. @throws LabError 'no-webgpu' where there is none */
export async function requireAdapter(gpu: Gpu | undefined): Promise<string> {
  if (!gpu) throw noWebGpu('This browser has no WebGPU');
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter) throw noWebGpu('The browser knows WebGPU but offers no adapter for this device');
  return [adapter.info?.vendor, adapter.info?.architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}

/** Share of positions whose most likely token agrees, and the largest difference of any logit. */
export function compareLogits(a: Float32Array, b: Float32Array, vocabulary: number): { top1: number; largest: number } {
  let agree = 0;
  let largest = 0;
  for (let start = 0; start < a.length; start += vocabulary) {
    for (let i = start; i < start + vocabulary; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
    if (argmax(a.subarray(start, start + vocabulary)) === argmax(b.subarray(start, start + vocabulary))) agree++;
  }
  return { top1: agree / (a.length / vocabulary), largest };
}

/** Half-precision shaders stay within this on a model of this size; wrong kernels do not. */
export const tolerance = { top1: 0.98, largest: 0.1 };

/**
 * Forced decoding of `tokens` on both backends.
 * @returns a sentence with the agreement found
 * @throws LabError 'backend-disagrees' below the tolerance
 */
export async function checkAgainstWasm(
  name: string,
  offered: Offered,
  tokens: readonly number[],
  vocabulary: number,
): Promise<string> {
  const results: Float32Array[] = [];
  for (const device of ['wasm', 'webgpu'] as const) {
    const loaded = await offered.load(device);
    results.push(await logits(loaded.session, tokens));
    await loaded.dispose();
  }
  const { top1, largest } = compareLogits(results[0], results[1], vocabulary);
  const found = `${name}: WebGPU and wasm agree on ${(100 * top1).toFixed(1)} % of ${tokens.length} tokens, largest logit difference ${largest.toExponential(1)}`;
  if (top1 >= tolerance.top1 && largest <= tolerance.largest) return found;
  throw new LabError({
    code: 'backend-disagrees',
    what: `The WebGPU backend computes something else than the wasm backend (${found})`,
    where: 'forced decoding before the run',
    advice: 'Its figures would mean nothing and are withheld. Choose the wasm backend.',
  });
}
