/** Windows of a text for perplexity and bits per byte, and how many bytes of it each token stands for. */

export interface WindowOptions {
  /** Token put before the window's first one, so that this too is predicted. */
  readonly bos: number;
  /** Tokens scored in a window. */
  readonly length?: number;
  readonly count?: number;
}

/** One row of a batch: `targets[i]` is to be predicted from `input[0..i]`. */
export interface TextWindow {
  /** Place of the first target in the text, in tokens. */
  readonly start: number;
  /** [length]: BOS, t₁ … t₍length₋₁₎ */
  readonly input: Int32Array;
  /** [length]: t₁ … t₍length₎ */
  readonly targets: Int32Array;
}

export const defaultWindows = { length: 256, count: 32 } as const;

/**
 * Cuts `ids` into `count` equal stretches and takes a window from the start of each: evenly spaced, none overlapping,
 * the same on every machine. A text with room for fewer windows yields as many as fit.
 */
export function windows(ids: ArrayLike<number>, options: WindowOptions): TextWindow[] {
  const { bos, length = defaultWindows.length, count = defaultWindows.count } = options;
  if (!(length > 0 && count > 0))
    throw new RangeError(`windows: length ${length} and count ${count} must both be above 0`);
  const tokens = Int32Array.from(ids);
  const fitting = Math.min(count, Math.floor(tokens.length / length));
  return Array.from({ length: fitting }, (_, i) =>
    window(tokens, Math.floor((i * tokens.length) / fitting), length, bos),
  );
}

function window(tokens: Int32Array, start: number, length: number, bos: number): TextWindow {
  const targets = tokens.slice(start, start + length);
  const input = new Int32Array(length);
  input[0] = bos;
  input.set(targets.subarray(0, length - 1), 1);
  return { start, input, targets };
}

/** The parts of a tokenizer.json that say what each token stands for. */
export interface TokenizerJson {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
  readonly added_tokens?: readonly { readonly id: number; readonly content: string; readonly special?: boolean }[];
}

/**
 * UTF-8 bytes of every token of a byte-level BPE vocabulary, by id. Special tokens (document separators, chat markers)
 * stand for 0 bytes: they are context, and neither scored nor counted.
 * @throws RangeError if the vocabulary is not byte-level.
 */
export function tokenBytes({ model, added_tokens = [] }: TokenizerJson): Uint16Array {
  const added = new Map(added_tokens.map((token) => [token.id, token]));
  const ids = [...Object.values(model.vocab), ...added.keys()];
  const bytes = new Uint16Array(ids.reduce((most, id) => Math.max(most, id), -1) + 1);
  for (const [token, id] of Object.entries(model.vocab)) if (!added.has(id)) bytes[id] = byteLength(token);
  for (const { id, content, special } of added_tokens)
    bytes[id] = special ? 0 : new TextEncoder().encode(content).length;
  return bytes;
}

/** In a byte-level vocabulary every character is one byte: printable Latin-1 is itself, the other 68 stand at U+0100 on. */
function byteLength(token: string): number {
  for (const character of token)
    if (!isByteCharacter(character.codePointAt(0)!))
      throw new RangeError(
        `tokenBytes: '${token}' is no byte-level token; only byte-level BPE vocabularies can be counted`,
      );
  return token.length;
}

const isByteCharacter = (code: number): boolean =>
  (code >= 0x21 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && code !== 0xad) || (code >= 0x100 && code <= 0x143);
