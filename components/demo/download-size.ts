/** What a run asks of a device: bytes to fetch, and memory. */
import { formatBytes } from '@/components/charts/format';
import { runtimeMemoryLimit } from '@/lib/measure/memory-limit';
import type { ModelManifest } from '@/lib/runtime/manifest';
import type { Options } from '@/lib/runtime/protocol';

/** The runtime's WebAssembly file as it is served before compression: onnxruntime-web 1.31, plain and asyncify builds. */
export const runtimeBytes: Readonly<Record<Options['device'], number>> = { wasm: 14_264_838, webgpu: 26_861_777 };

export const modelBytes = (model: ModelManifest): number => model.files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * "Downloads 21 MB once: model 6.5 MB, runtime 14.3 MB, texts 0.3 MB; kept on this device."
 * @param textsBytes of texts and evaluation sets
 */
export function downloadText(model: ModelManifest, device: Options['device'], textsBytes: number): string {
  const parts = [
    ['model', modelBytes(model)],
    ['runtime', runtimeBytes[device]],
    ['texts', textsBytes],
  ] as const;
  const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
  const list = parts.map(([name, bytes]) => `${name} ${formatBytes(bytes)}`).join(', ');
  return `Downloads ${formatBytes(total)} once (${list}; less where the server compresses). Kept on this device.`;
}

/** The memory of the runtime; null where its weights are in a graphics processor, whose memory a page cannot see. */
export const memoryText = (device: Options['device']): string | null =>
  device === 'wasm'
    ? `In all recorded runs the runtime’s memory stayed below ${formatBytes(runtimeMemoryLimit)} for each of the two models.`
    : null;
