/** Bytes as printable characters, the way GPT-2 writes them into a vocabulary, and the cut of a text into words. */

/** Tokens with a meaning of their own; their ids are their places. */
export const specialTokens = ['<|pad|>', '<|endoftext|>', '<|user|>', '<|assistant|>', '<|end|>'] as const;

/**
 * Words are cut before merging: contractions, letters with one leading mark or space, single digits, marks, line breaks.
 * As Hugging Face's tokenizers read it; `(?i:` is their way to ignore case.
 */
export const wordPattern =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

/**
 * The same for JavaScript, where ignoring case in a part of a pattern is too new to rely on, and where `\s` is not
 * Unicode's white space: it adds U+FEFF and misses U+0085.
 */
const words = new RegExp(
  wordPattern
    .replace(/\(\?i:[^)]*\)/, "'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])")
    .replaceAll('\\s', '\\p{White_Space}')
    .replaceAll('\\S', '\\P{White_Space}'),
  'gu',
);

const special = new RegExp(`(${specialTokens.map((token) => token.replace(/[|]/g, '\\|')).join('|')})`);

/** Printable Latin-1 stands for itself; the other 68 bytes stand at U+0100 on, in order. */
export const byteCharacters: readonly string[] = (() => {
  const printable = (byte: number) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
})();

/** In the order in which byte-level vocabularies list them: bytes that stand for themselves first. */
export const byteAlphabet: readonly string[] = [...byteCharacters].sort(
  (a, b) => a.codePointAt(0)! - b.codePointAt(0)!,
);

const utf8 = new TextEncoder();

/** A word as characters that each stand for one byte of it. */
export const spelled = (word: string): string[] => Array.from(utf8.encode(word), (byte) => byteCharacters[byte]);

/** Special tokens and the text between them, in order; nothing is lost. */
export const sections = (text: string): { text: string; special: boolean }[] =>
  text
    .split(special)
    .filter(Boolean)
    .map((part) => ({ text: part, special: (specialTokens as readonly string[]).includes(part) }));

export const wordsOf = (text: string): string[] => text.match(words) ?? [];
