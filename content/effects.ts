/**
 * Which of two recorded runs should lose less, by the works that propose the one over the other, and whether our runs
 * show it: "shown" where the intervals of their bits per byte on prose, treated ÷ baseline, do not touch.
 */
export interface ReportedEffect {
  /** Names of recordings. */
  readonly better: string;
  readonly worse: string;
  /** What the two have in common, so that the difference is the method's. */
  readonly alike: string;
  /** 'not shown' is a finding too: this model is too small for it, or the claim holds only elsewhere. */
  readonly finding: 'shown' | 'not shown';
}

export const effects: readonly ReportedEffect[] = [
  { better: 'gptq', worse: 'round-to-nearest', alike: '3 bits, one scale a channel', finding: 'shown' },
  { better: 'gptq-2-bits', worse: 'round-to-nearest-2-bits', alike: '2 bits, one scale a channel', finding: 'shown' },
  { better: 'llm-qat', worse: 'round-to-nearest', alike: '3 bits, one scale a channel', finding: 'shown' },
  {
    better: 'awq',
    worse: 'round-to-nearest-groups',
    alike: '3 bits with zero points, groups of 32',
    finding: 'shown',
  },
  { better: 'quarot', worse: 'quarot-without-rotation', alike: '4-bit weights and activations', finding: 'shown' },
  { better: 'spinquant', worse: 'quarot-without-rotation', alike: '4-bit weights and activations', finding: 'shown' },
  { better: 'spinquant', worse: 'quarot', alike: '4-bit weights and activations, rotated', finding: 'not shown' },
  { better: 'kivi', worse: 'kivi-keys-per-token', alike: '2-bit keys and values, groups of 32', finding: 'shown' },
  { better: 'wanda', worse: 'magnitude-pruning', alike: '2 of every 4 weights', finding: 'shown' },
  { better: 'sparsegpt', worse: 'magnitude-pruning', alike: '2 of every 4 weights', finding: 'shown' },
  { better: 'svd-llm', worse: 'truncated-svd', alike: 'the same share of parameters', finding: 'shown' },
  { better: 'asvd', worse: 'truncated-svd', alike: 'the same share of parameters', finding: 'shown' },
  { better: 'vocabtailor', worse: 'vocabulary-trimming', alike: 'the same number of rows', finding: 'shown' },
  { better: 'wanda', worse: 'wanda-then-round-to-nearest', alike: 'the same zeros', finding: 'shown' },
  { better: 'round-to-nearest', worse: 'wanda-then-round-to-nearest', alike: 'the same grid', finding: 'shown' },
];
