/** From verified bytes to a subject that techniques can work on. */
import { requireDecoder } from '@/lib/onnx/find';
import { readOnnx } from '@/lib/onnx/read';
import { widenHalf } from '@/lib/onnx/widen';
import type { Subject } from '@/lib/technique/technique';
import type { ModelDownload } from './download';

/** Weights stored in 16 bits become float32, which is what the wasm backend computes in. */
export function readSubject({ graph, config }: Pick<ModelDownload, 'graph' | 'config'>): Subject {
  const model = widenHalf(readOnnx(graph));
  requireDecoder(model);
  return { model, config };
}
