/** What happened, where, and what to do about it. */
export interface Explanation {
  readonly what: string;
  readonly where: string;
  readonly advice: string;
}

/** An error that a reader can act on. Each folder that throws some has a class of its own. */
export abstract class ExplainedError extends Error implements Explanation {
  readonly what: string;
  readonly where: string;
  readonly advice: string;

  constructor({ what, where, advice }: Explanation, options?: ErrorOptions) {
    super(`${what} (${where}). ${advice}`, options);
    this.what = what;
    this.where = where;
    this.advice = advice;
  }
}
