import { requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab } from './technique';

/**
 * What comes before anything that takes time: the model must be a decoder, the run not cancelled, and the reader is told.
 * @returns the model's layers
 * @throws OnnxError where there is no attention; the signal's reason
 */
export function begin(model: OnnxModel, lab: Lab, note: string): readonly DecoderLayer[] {
  const layers = requireDecoder(model);
  lab.signal.throwIfAborted();
  lab.report(note, 0);
  return layers;
}
