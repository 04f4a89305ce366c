import { describe, expect, it } from 'vitest';
import { matmul, transpose, type Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { cayley, descend, largestColumn, skewPart } from './cayley';
import { randomHadamard } from './hadamard';

const random = seeded(11);

const normal = (n: number): Matrix => ({
  rows: n,
  columns: n,
  data: Float32Array.from({ length: n * n }, () => random.normal()),
});

/** The largest entry of Rᵀ R − I. */
const offOrthogonal = (r: Matrix): number =>
  matmul(transpose(r), r).data.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (at % (r.columns + 1) === 0 ? 1 : 0))),
    0,
  );

describe('cayley', () => {
  it.each([0.1, 3, 100])('stays orthogonal with a step of %f', (step) => {
    const r = randomHadamard(24, random);
    const turned = cayley(r, skewPart(r, normal(24)), step);
    expect(offOrthogonal(turned)).toBeLessThan(1e-5);
    expect(turned.data).not.toEqual(r.data);
  });

  it('is the identity of a step of length 0', () => {
    const r = randomHadamard(12, random);
    cayley(r, skewPart(r, normal(12)), 0).data.forEach((value, at) => expect(value).toBeCloseTo(r.data[at], 6));
  });
});

describe('descend', () => {
  const [r, g] = [randomHadamard(12, random), normal(12)];

  it('goes down: against a linear loss ⟨G, R⟩', () => {
    const lossAt = ({ data }: Matrix) => data.reduce((sum, value, at) => sum + value * g.data[at], 0);
    const losses = [0, 0.01, 0.02].map((rate) => lossAt(descend(r, g, rate)));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses[2]).toBeLessThan(losses[0]);
  });

  it('steps by the rate, and by no more than 1 / ‖Y‖₁', () => {
    const skew = skewPart(r, g);
    const most = 1 / largestColumn(skew);
    expect(descend(r, g, most / 2)).toEqual(cayley(r, skew, most / 2));
    expect(descend(r, g, 10 * most)).toEqual(cayley(r, skew, most));
  });

  it('stays where there is no slope', () => {
    const still = descend(r, { ...g, data: new Float32Array(144) }, 1);
    still.data.forEach((value, at) => expect(value).toBeCloseTo(r.data[at], 6));
  });
});
