/** A byte-level BPE tokenizer: its tokenizer.json as Hugging Face's libraries read it, and the encoding of texts. */
import { byteCharacters, sections, specialTokens, spelled, wordPattern, wordsOf } from './byte-level';
import type { Bpe } from './train-bpe';

export interface TokenizerFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly string[] };
}

/** The whole of tokenizer.json. */
export function tokenizerJson({ vocabulary, merges }: Bpe) {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: wordPattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false, use_regex: true },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges: merges.map((pair) => pair.join(' ')),
    },
  };
}

export interface Tokenizer {
  encode(text: string): number[];
  decode(ids: Iterable<number>): string;
}

const bytesOf = new Map(byteCharacters.map((character, byte) => [character, byte]));

/** Words repeat, so each is merged once; the memory of them is bounded. */
const remembered = 500_000;

export function tokenizer({ model: { vocab, merges } }: TokenizerFile): Tokenizer {
  const rank = new Map(merges.map((merge, index) => [merge, index]));
  const tokens = new Map(Object.entries(vocab).map(([token, id]) => [id, token]));
  const known = new Map<string, readonly number[]>();

  const merged = (word: string): readonly number[] => {
    let parts = spelled(word);
    while (parts.length > 1) {
      let best = Infinity;
      for (let i = 0; i + 1 < parts.length; i++) best = Math.min(best, rank.get(`${parts[i]} ${parts[i + 1]}`) ?? best);
      if (best === Infinity) break;
      const next: string[] = [];
      for (let i = 0; i < parts.length; i++) {
        const joins = i + 1 < parts.length && rank.get(`${parts[i]} ${parts[i + 1]}`) === best;
        next.push(joins ? parts[i] + parts[++i] : parts[i]);
      }
      parts = next;
    }
    return parts.map((part) => vocab[part]);
  };

  const idsOf = (word: string): readonly number[] => {
    const found = known.get(word);
    if (found) return found;
    const ids = merged(word);
    if (known.size < remembered) known.set(word, ids);
    return ids;
  };

  return {
    encode(text) {
      const ids: number[] = [];
      for (const section of sections(text))
        if (section.special) ids.push(vocab[section.text] ?? specialTokens.indexOf(section.text as never));
        else for (const word of wordsOf(section.text)) for (const id of idsOf(word)) ids.push(id);
      return ids;
    },
    decode(ids) {
      const bytes: number[] = [];
      for (const id of ids) {
        const token = tokens.get(id) ?? '';
        if ((specialTokens as readonly string[]).includes(token)) bytes.push(...new TextEncoder().encode(token));
        else for (const character of token) bytes.push(bytesOf.get(character)!);
      }
      // A byte order mark is a character of the text like any other.
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    },
  };
}
