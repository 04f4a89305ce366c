import { ExplainedError } from '@/lib/error/explained';

/** The one error of this folder; it happened somewhere in the model. */
export class OnnxError extends ExplainedError {
  override readonly name = 'OnnxError';
}
