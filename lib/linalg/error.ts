import { ExplainedError } from '@/lib/error/explained';

/** The one error of this folder; it happened in a matrix. */
export class LinalgError extends ExplainedError {
  override readonly name = 'LinalgError';
}
