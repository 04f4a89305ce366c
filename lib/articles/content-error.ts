/** Something an author must fix: says what is wrong, where, and what to do. Stops the build. */
export class ContentError extends Error {
  override readonly name = 'ContentError';

  /**
   * @param file path from the repository's root
   * @param line counted from 1
   */
  constructor(
    readonly file: string,
    readonly line: number,
    readonly problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}
