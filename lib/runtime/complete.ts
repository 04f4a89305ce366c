/** Text from models that the model library cannot drive: those that carry a recurrent state and no key-value cache. */
import type { Decoding, ModelConfig } from '@/lib/technique/technique';
import { greedy } from './decode';
import { LabError } from './lab-error';
import type { Decoder, Session, Tokenizer } from './transformers';

/** Whether transformers.js can generate with it: it feeds every decoder a key-value cache. */
export const hasCache = ({ inputNames }: Pick<Session, 'inputNames'>): boolean =>
  inputNames.some((name) => name.startsWith('past_key_values'));

/** The library's options, as far as they say that nothing but the most likely token is wanted. */
const isGreedy = ({ do_sample, repetition_penalty = 1 }: Decoding) => !do_sample && repetition_penalty === 1;

/** What follows `prompt`, token by most likely token, up to the token that ends a text. @throws LabError for any other decoding */
export async function completeGreedily(
  session: Session,
  tokenizer: Tokenizer & Decoder,
  { eos_token_id: end }: ModelConfig,
  prompt: string,
  count: number,
  decoding: Decoding = {},
): Promise<string> {
  if (!isGreedy(decoding))
    throw new LabError({
      code: 'unsupported-model',
      what: 'A recurrent model writes greedily only, and this decoding samples or penalises',
      where: 'decoding',
      advice: 'Choose a model with a key-value cache, or greedy decoding.',
    });
  const { tokens } = await greedy(session, tokenizer.encode(prompt), count, () => 0);
  const ends = tokens.findIndex((token) => token === end);
  return tokenizer.decode(ends < 0 ? tokens : tokens.slice(0, ends));
}
