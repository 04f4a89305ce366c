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
    38, 39, 40, 42, 43, 44, 45, 46, 47, 49, 50, 51, 52, 63, 64, 68, 69, 96, 97, 98, 100, 128, 130, 309, 357, 369, 388,
    401, 432, 445, 473, 613, 930, 1042, 1265, 1517, 1629, 2209, 2296, 2388, 2761, 3072, 3211, 3241, 3389, 3615, 3748,
    3811,
  ],
} as const;

const isBundled = ({ vocab_size, bos_token_id, pad_token_id }: ModelConfig): boolean =>
  vocab_size === bundled.size && bos_token_id === 1 && pad_token_id === 0;

/** The kinds of tokens in the vocabulary of a configuration: the bundled one, or what the configuration names. */
export const tokenKinds = (config: ModelConfig): TokenKinds =>
  isBundled(config) ? bundled : { special: specialTokens(config, Infinity), punctuation: [] };
