/** What can go wrong, apart from the record's schemas: pages need it before they need those. */

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

/** What happened, where, and what to do: as data, so that it crosses the wire whole. */
export interface Failure {
  readonly code: FailureCode;
  readonly what: string;
  readonly where: string;
  readonly advice: string;
}

/** The one error that the laboratory throws on purpose. */
export class LabError extends Error implements Failure {
  override readonly name = 'LabError';
  readonly code: FailureCode;
  readonly what: string;
  readonly where: string;
  readonly advice: string;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.what} (${failure.where}). ${failure.advice}`, options);
    ({ code: this.code, what: this.what, where: this.where, advice: this.advice } = failure);
  }
}
