/** The two generated texts, compared word by word. */

export interface Continuations {
  readonly prompt: string;
  /** What both models wrote, word for word, before they part. */
  readonly common: string;
  readonly baseline: string;
  readonly treated: string;
  readonly commonWords: number;
}

const afterPrompt = (prompt: string, text: string) => (text.startsWith(prompt) ? text.slice(prompt.length) : text);
const pieces = (text: string) => text.match(/\s*\S+|\s+$/g) ?? [];

/** Texts may or may not begin with the prompt. */
export function compareContinuations(prompt: string, baseline: string, treated: string): Continuations {
  const [left, right] = [baseline, treated].map((text) => pieces(afterPrompt(prompt, text)));
  const part = left.findIndex((piece, i) => piece !== right[i]);
  const commonWords = part < 0 ? left.length : part;
  return {
    prompt,
    common: left.slice(0, commonWords).join(''),
    baseline: left.slice(commonWords).join(''),
    treated: right.slice(commonWords).join(''),
    commonWords,
  };
}
