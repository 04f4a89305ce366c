/** What can go wrong, apart from the record's schemas: pages need it before they need those. */
import { ExplainedError, type Explanation } from '@/lib/error/explained';

export type FailureCode =
  | 'network'
  | 'file-missing'
  | 'file-corrupt'
  | 'hash-mismatch'
  | 'unsupported-model'
  | 'unknown-model'
  | 'unknown-set'
  | 'unknown-tensor'
  | 'unknown-technique'
  | 'technique-failed'
  | 'session-failed'
  | 'out-of-memory'
  | 'worker-died'
  | 'stalled'
  | 'unsupported-browser'
  | 'no-webgpu'
  | 'backend-disagrees'
  | 'cancelled';

/** As data, so that it crosses the wire whole. */
export interface Failure extends Explanation {
  readonly code: FailureCode;
}

/** The one error that the laboratory throws on purpose. */
export class LabError extends ExplainedError implements Failure {
  override readonly name = 'LabError';
  readonly code: FailureCode;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure, options);
    this.code = failure.code;
  }
}
