/** The policies of FastGen (arXiv 2310.01801, section 3.4), and what one head keeps under each. */

/** What a token is: a policy pins tokens of a mark, and all of higher ones. */
export const marks = { other: 0, punctuation: 1, special: 2 } as const;

export interface Policy {
  readonly name: string;
  /** The least mark of tokens that are never dropped. */
  readonly pins: number;
  /** r_f: places for heavy hitters, in percent of the tokens read. */
  readonly frequent: number;
  /** r_l: the window of most recent tokens, in percent of the tokens read. */
  readonly local: number;
}

export const full: Policy = { name: 'full', pins: marks.special, frequent: 100, local: 0 };

const adding = (policy: Policy, what: string, more: Partial<Policy>): Policy => ({
  ...policy,
  ...more,
  name: `${policy.name}, ${what}`,
});

/**
 * Equation 2, each policy a superset of the one before: special tokens; punctuation too; heavy hitters too; a window too; all.
 * @param percent r_f and r_l
 * @param punctuation whether it is known which tokens are
 */
export function policies(percent: number, punctuation: boolean): readonly Policy[] {
  const special = { name: 'special', pins: marks.special, frequent: 0, local: 0 };
  const cheap = punctuation ? [special, adding(special, 'punctuation', { pins: marks.punctuation })] : [special];
  const frequent = adding(cheap[cheap.length - 1], 'frequent', { frequent: percent });
  return [...cheap, frequent, adding(frequent, 'local', { local: percent }), full];
}

/** floor(percent · tokens / 100) in whole numbers, as the graph counts. */
export const places = (percent: number, tokens: number): number => Math.floor((percent * tokens) / 100);

/** What one query head after another gives to the tokens of a text, for one head of keys. */
export interface Attention {
  /** Rows of [tokens × tokens], one for each query head. */
  readonly heads: readonly Float32Array[];
  /** The mark of each token. */
  readonly marks: ArrayLike<number>;
}

/** The held token that draws least among those that may go; −1 unless there are more than `heavy`. */
function victim(
  held: Uint8Array,
  sums: Float64Array,
  text: ArrayLike<number>,
  pins: number,
  end: number,
  heavy: number,
) {
  let [least, count] = [-1, 0];
  for (let token = 0; token < end; token++)
    if (held[token] && text[token] < pins) {
      count++;
      if (least < 0 || sums[token] < sums[least]) least = token;
    }
  return count > heavy ? least : -1;
}

/** Attention of a query on what is held, which is added to the sums. */
function read(heads: readonly Float32Array[], query: number, held: Uint8Array, sums: Float64Array): number {
  let mass = 0;
  for (const weights of heads)
    for (let token = 0, at = query * held.length; token <= query; token++, at++)
      if (held[token]) {
        sums[token] += weights[at];
        mass += weights[at];
      }
  return mass;
}

/**
 * How much attention falls on what a policy holds, summed over queries and query heads. Each query sees what is held, and itself;
 * after it, the token of the smallest sum that is neither pinned nor recent goes, if these are more than there are places.
 */
export function retained({ heads, marks: text }: Attention, { pins, frequent, local }: Policy): number {
  const tokens = text.length;
  const [held, sums] = [new Uint8Array(tokens), new Float64Array(tokens)];
  let mass = 0;
  for (let query = 0; query < tokens; query++) {
    held[query] = 1;
    mass += read(heads, query, held, sums);
    const end = query + 1 - places(local, query + 1);
    const gone = victim(held, sums, text, pins, end, places(frequent, query + 1));
    if (gone >= 0) held[gone] = 0;
  }
  return mass;
}
