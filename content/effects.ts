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
  { better: 'bitnet-trained', worse: 'bitnet', alike: 'three values a weight, 8-bit activations', finding: 'shown' },
  {
    better: 'neuron-sparsity-relu',
    worse: 'neuron-sparsity-gqa',
    alike: 'a quarter of the units, models of one shape',
    finding: 'shown',
  },
  {
    better: 'awq',
    worse: 'round-to-nearest-groups',
    alike: '3 bits with zero points, groups of 32',
    finding: 'shown',
  },
  { better: 'quarot', worse: 'quarot-without-rotation', alike: '4-bit weights and activations', finding: 'shown' },
  { better: 'spinquant', worse: 'quarot-without-rotation', alike: '4-bit weights and activations', finding: 'shown' },
  { better: 'spinquant', worse: 'quarot', alike: '4-bit weights and activations, rotated', finding: 'shown' },
  {
    better: 'quarot-then-gptq',
    worse: 'quarot',
    alike: '4-bit weights and activations, the same kind of rotation',
    finding: 'shown',
  },
  {
    better: 'smoothquant-outliers',
    worse: 'smoothquant-outliers-unsmoothed',
    alike: '8-bit weights and activations, the same injected outliers',
    finding: 'shown',
  },
  {
    better: 'llm-int8-outliers',
    worse: 'smoothquant-outliers-unsmoothed',
    alike: '8-bit weights and activations, the same injected outliers',
    finding: 'not shown',
  },
  { better: 'kivi', worse: 'kivi-keys-per-token', alike: '2-bit keys and values, groups of 32', finding: 'shown' },
  { better: 'kvquant', worse: 'kvquant-even-levels', alike: '2-bit codes, 1 % of outliers kept', finding: 'shown' },
  {
    better: 'streamingllm',
    worse: 'streamingllm-without-sinks',
    alike: 'a window of 28 tokens, behind four sinks or none',
    finding: 'shown',
  },
  {
    better: 'cache-eviction',
    worse: 'cache-eviction-recent-only',
    alike: 'places for 32 tokens',
    finding: 'shown',
  },
  { better: 'wanda', worse: 'magnitude-pruning', alike: '2 of every 4 weights', finding: 'shown' },
  { better: 'sparsegpt', worse: 'magnitude-pruning', alike: '2 of every 4 weights', finding: 'shown' },
  { better: 'sparsegpt', worse: 'wanda', alike: '2 of every 4 weights', finding: 'shown' },
  {
    better: 'wanda-unstructured',
    worse: 'magnitude-pruning-unstructured',
    alike: 'half of the weights, anywhere in a row or matrix',
    finding: 'shown',
  },
  {
    better: 'sparsegpt-unstructured',
    worse: 'magnitude-pruning-unstructured',
    alike: 'half of the weights, anywhere in a block of columns or matrix',
    finding: 'shown',
  },
  { better: 'wanda-unstructured', worse: 'wanda', alike: 'half of the weights, by the same score', finding: 'shown' },
  { better: 'svd-llm', worse: 'truncated-svd', alike: 'the same share of parameters', finding: 'shown' },
  { better: 'asvd', worse: 'truncated-svd', alike: 'the same share of parameters', finding: 'shown' },
  { better: 'vocabtailor', worse: 'vocabulary-trimming', alike: 'the same number of rows', finding: 'shown' },
  {
    better: 'layer-removal-then-gptq',
    worse: 'layer-removal-then-round-to-nearest',
    alike: 'the same layers, 3 bits, one scale a channel',
    finding: 'shown',
  },
  { better: 'wanda', worse: 'wanda-then-round-to-nearest', alike: 'the same zeros', finding: 'shown' },
  { better: 'round-to-nearest', worse: 'wanda-then-round-to-nearest', alike: 'the same grid', finding: 'shown' },
  {
    better: 'wanda-then-round-to-nearest',
    worse: 'round-to-nearest-then-wanda',
    alike: 'the same two steps, in either order',
    finding: 'shown',
  },
  { better: 'slicegpt', worse: 'slicegpt-then-round-to-nearest', alike: 'the same width', finding: 'shown' },
];
