import { expect, test } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { Measure } from './measure';
import { bitsPerByte, perplexity, qualityMeasures, scoreWindow, totals, type WindowScore } from './scores';

const softmax = (row: readonly number[]) => {
  const sum = row.reduce((total, x) => total + Math.exp(x), 0);
  return row.map((x) => Math.exp(x) / sum);
};
const random = seeded(9);
const rows = (tokens: number, vocabulary: number) =>
  Array.from({ length: tokens }, () => Array.from({ length: vocabulary }, () => Math.fround(3 * random.normal())));
const block = (logits: readonly (readonly number[])[]) => Float32Array.from(logits.flat());

test('scoreWindow agrees with the definitions of likelihood and divergence', () => {
  const [baseline, treated] = [rows(6, 11), rows(6, 11)];
  const targets = [3, 0, 10, 5, 5, 1];
  const bytes = Array.from({ length: 11 }, (_, id) => id + 1);
  const score = scoreWindow({ logits: block(treated), baseline: block(baseline), targets, bytes });
  const [p, q] = [baseline.map(softmax), treated.map(softmax)];
  expect(score.nll).toBeCloseTo(-targets.reduce((sum, id, i) => sum + Math.log(q[i][id]), 0), 10);
  expect(score.kl).toBeCloseTo(
    p.flatMap((row, i) => row.map((x, j) => x * Math.log(x / q[i][j]))).reduce((a, b) => a + b),
    10,
  );
  expect(score.bytes).toBe(4 + 1 + 11 + 6 + 6 + 2);
  const best = (row: number[]) => row.indexOf(Math.max(...row));
  expect(score.agree).toBe(p.filter((row, i) => best(row) === best(q[i])).length);
});

test('scoreWindow passes over targets that stand for no bytes', () => {
  const logits = block(rows(3, 4));
  const whole = scoreWindow({ logits, targets: [1, 2, 3], bytes: [0, 1, 1, 1] });
  const without = scoreWindow({ logits, targets: [1, 0, 3], bytes: [0, 1, 1, 1] });
  const separator = scoreWindow({ logits: logits.slice(4, 8), targets: [2], bytes: [0, 1, 1, 1] });
  expect(without).toMatchObject({ tokens: 2, bytes: 2 });
  expect(without.nll).toBeCloseTo(whole.nll - separator.nll, 12);
});

test('scoreWindow keeps its accuracy where exponentials would overflow or vanish', () => {
  const score = scoreWindow({ logits: Float32Array.of(5000, 4999, -5000), targets: [1], bytes: [1, 1, 1] });
  expect(score.nll).toBeCloseTo(Math.log(1 + Math.E), 12);
});

test('scoreWindow finds a model in full agreement with itself', () => {
  const logits = block(rows(5, 7));
  const bytes = new Uint8Array(7).fill(1);
  const score = scoreWindow({ logits, baseline: logits.slice(), targets: [0, 1, 2, 3, 4], bytes });
  expect(score).toEqual(scoreWindow({ logits, targets: [0, 1, 2, 3, 4], bytes }));
  expect(score).toMatchObject({ agree: 5, kl: 0 });
});

test('scoreWindow refuses logits of the wrong shape and logits that are not numbers', () => {
  const bytes = [1, 1];
  expect(() => scoreWindow({ logits: new Float32Array(5), targets: [0, 1], bytes })).toThrow(
    /no whole rows for 2 targets/,
  );
  const [logits, baseline] = [new Float32Array(4), new Float32Array(6)];
  expect(() => scoreWindow({ logits, baseline, targets: [0, 1], bytes })).toThrow(/6 logits and this model 4/);
  expect(() => scoreWindow({ logits: Float32Array.of(NaN, 0), targets: [0], bytes })).toThrow(/not finite/);
  expect(() => scoreWindow({ logits: Float32Array.of(0, Infinity), targets: [0], bytes })).toThrow(/not finite/);
});

const scores = (factor: number): WindowScore[] =>
  [300, 500, 400, 700, 350, 610].map((nll) => ({ nll: nll * factor, bytes: 900, tokens: 250, agree: 200, kl: 25 }));

test('bitsPerByte and perplexity are of the sums over windows', () => {
  const sums = totals([
    { nll: 10 * Math.LN2, bytes: 4, tokens: 5, agree: 5, kl: 0 },
    { nll: 2 * Math.LN2, bytes: 2, tokens: 1, agree: 1, kl: 0 },
  ]);
  expect(bitsPerByte(sums)).toBeCloseTo(2, 12);
  expect(perplexity(sums)).toBeCloseTo(4, 12);
});

test('qualityMeasures gives both models, their ratio, and agreement of the treated one alone', () => {
  const measures = qualityMeasures('prose', scores(1), scores(1.1), 3).map((measure) => Measure.parse(measure));
  expect(measures.map(({ metric }) => metric)).toEqual([
    'bits-per-byte-prose',
    'perplexity-prose',
    'agreement-top1-prose',
    'agreement-kl-prose',
  ]);
  const [bits, , top1, kl] = measures;
  expect(bits.ratio).toMatchObject({ verdict: 'higher', n: 6 });
  expect(bits.ratio!.value).toBeCloseTo(1.1, 12);
  expect(bits.baseline!.value).toBeCloseTo(2860 / (Math.LN2 * 5400), 12);
  expect([top1.treated!.value, kl.treated!.value]).toEqual([0.8, 0.1]);
  expect([top1.baseline, top1.ratio, kl.baseline, kl.ratio]).toEqual([null, null, null, null]);
});

test('qualityMeasures of a model with itself says the same', () => {
  const [bits, ppl] = qualityMeasures('stories', scores(1), scores(1), 3);
  expect([bits.ratio!.verdict, ppl.ratio!.verdict]).toEqual(['same', 'same']);
});
