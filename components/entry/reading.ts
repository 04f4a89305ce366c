/** Words a minute of a reader who follows the formulas: the lower end of what is measured for prose. */
const pace = 200;

/** Minutes to read an article, at least one. Code of figures and the words of the vocabulary do not count. */
export function readingMinutes(body: string): number {
  return Math.max(1, Math.round(wordsIn(body) / pace));
}

/** Words of prose, without markup and addresses. */
export function wordsIn(body: string): number {
  const prose = body.replace(/<[^>]*>/g, ' ').replace(/\]\([^)]*\)/g, ']');
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
