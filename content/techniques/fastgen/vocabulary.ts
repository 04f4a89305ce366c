/** Which token ids are special and which are punctuation. A graph knows numbers alone: the spelling comes from the tokenizer. */
import type { ModelConfig } from '@/lib/technique/technique';
import { specialTokens } from '@/lib/vocabulary/ends';

export interface TokenKinds {
  readonly special: readonly number[];
  /** Empty where the spelling of the vocabulary is not known. */
  readonly punctuation: readonly number[];
}

/** Of public/models/atlas-3m/tokenizer.json; the test reads it anew. */
export const bundled = {
  size: 4096,
  special: [0, 1, 2, 3, 4],
  punctuation: [
    5, 6, 7, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 30, 31, 35, 36, 63, 64, 65, 67, 95, 97, 293, 299, 370, 469, 482,
    596, 666, 775, 813, 909, 1092, 1327, 1433, 1977, 2213, 2801, 2840, 3165, 3179, 3580, 3581, 3852,
  ],
} as const;

const isBundled = ({ vocab_size, bos_token_id, pad_token_id }: ModelConfig): boolean =>
  vocab_size === bundled.size && bos_token_id === 1 && pad_token_id === 0;

/** The kinds of tokens in the vocabulary of a configuration: the bundled one, or what the configuration names. */
export const tokenKinds = (config: ModelConfig): TokenKinds =>
  isBundled(config) ? bundled : { special: specialTokens(config, Infinity), punctuation: [] };
