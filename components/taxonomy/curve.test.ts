import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headOf, nearPart } from '@/components/taxonomy/curve';

const region = { left: 0, top: 0, width: 900, height: 700 };
const far = fc.integer({ min: -40_000, max: 40_000 });
const near = fc.integer({ min: -2000, max: 2000 });
const curves = fc.tuple(near, far, near, far, near, far, near, far);

const pathOf = ([a, b, c, d, e, f, g, h]: readonly number[]) => `M${a},${b}C${c},${d} ${e},${f} ${g},${h}`;
const numbersOf = (path: string) =>
  path
    .split('M')
    .slice(1)
    .map((part) => part.split(/[C, ]/).map(Number));

function at([a, b, c, d, e, f, g, h]: readonly number[], t: number): readonly [number, number] {
  const mix = (p: number, q: number, r: number, s: number) =>
    (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
  return [mix(a, c, e, g), mix(b, d, f, h)];
}

const steps = (count: number) => Array.from({ length: count + 1 }, (_, i) => i / count);
const isInside = ([x, y]: readonly [number, number]) => x >= 0 && x <= region.width && y >= 0 && y <= region.height;

test('what is seen of a link is on its near part', () => {
  fc.assert(
    fc.property(curves, (numbers) => {
      const drawn = numbersOf(nearPart(pathOf(numbers), region)).flatMap((part) => steps(400).map((t) => at(part, t)));
      const away = ([x, y]: readonly [number, number]) => Math.min(...drawn.map(([u, v]) => Math.hypot(u - x, v - y)));
      for (const seen of steps(300)
        .map((t) => at(numbers, t))
        .filter(isInside))
        expect(away(seen)).toBeLessThan(4);
    }),
    { numRuns: 300 },
  );
});

test('the near part is not hundreds of screens long, and nothing where the link is elsewhere', () => {
  const branch = 'M0,-100000C40,-100000 40,100000 80,100000';
  const ys = numbersOf(nearPart(branch, region)).flatMap((part) => [part[1], part[7]]);
  expect(Math.min(...ys)).toBeGreaterThan(-2 * region.height);
  expect(Math.max(...ys)).toBeLessThan(3 * region.height);
  expect(nearPart('M0,2000C10,2000 10,9000 20,9000', region)).toBe('');
});

test('an arrow points where its link ends, the way it comes', () => {
  expect(headOf('M0,0C10,0 10,50 20,50')).toEqual({ x: 20, y: 50, angle: 0 });
  expect(headOf('M0,0C0,10 1e1,-2.5 10,7.5')).toEqual({ x: 10, y: 7.5, angle: 90 });
});
