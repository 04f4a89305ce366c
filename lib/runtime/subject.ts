/** From verified bytes to a subject that techniques can work on. */
import { OnnxError } from '@/lib/onnx/error';
import { requireDecoder } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { readOnnx } from '@/lib/onnx/read';
import { widenHalf } from '@/lib/onnx/widen';
import type { Subject } from '@/lib/technique/technique';
import type { ModelDownload } from './download';
import { LabError } from './lab-error';

/** A graph that is whole, but no decoder, is another trouble than a damaged file. */
function requireSupported(model: OnnxModel): void {
  try {
    requireDecoder(model);
  } catch (cause) {
    if (!(cause instanceof OnnxError)) throw cause;
    const { what, where, advice } = cause;
    throw new LabError({ code: 'unsupported-model', what, where, advice }, { cause });
  }
}

type Downloaded = Pick<ModelDownload, 'graph' | 'config'>;

/** Any bundled model. Weights stored in 16 bits become float32, which is what the wasm backend computes in. */
export const readModel = ({ graph, config }: Downloaded): Subject => ({ model: widenHalf(readOnnx(graph)), config });

/** A model that techniques can be applied to. @throws LabError 'unsupported-model' where it is no decoder with attention */
export function readSubject(downloaded: Downloaded): Subject {
  const subject = readModel(downloaded);
  requireSupported(subject.model);
  return subject;
}
