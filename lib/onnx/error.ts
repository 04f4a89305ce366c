/** The one error of this folder: what happened, where in the model, and what to do about it. */
export class OnnxError extends Error {
  override readonly name = 'OnnxError';
  readonly what: string;
  readonly where: string;
  readonly advice: string;

  constructor({ what, where, advice }: { what: string; where: string; advice: string }, options?: ErrorOptions) {
    super(`${what} (${where}). ${advice}`, options);
    this.what = what;
    this.where = where;
    this.advice = advice;
  }
}
