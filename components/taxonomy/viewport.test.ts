import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';
import {
  fit,
  follow,
  home,
  opened,
  revealing,
  type Transform,
  zoomed,
  zoomRange,
  zoomsOf,
} from '@/components/taxonomy/viewport';

const frame = { width: 900, height: 700 };
const layout = layoutOf(outlineOf(sample, noFilters, []), 'tidy');
const seen = ({ k, x, y }: Transform, placed: { x: number; y: number }) => [k * placed.x + x, k * placed.y + y];

/** Entries enough for a drawing that is smaller than any mark once it is all seen. */
const wide = Array<number>(700).fill(0);

test('fit shows all of the drawing', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.nat(9999), { minLength: 1, maxLength: 40 })
        .map((choices) => [...choices, ...(choices[0] % 9 ? [] : wide)]),
      fc.constantFrom('tidy', 'radial'),
      (choices, arrangement) => {
        const { bounds, ...rest } = layoutOf(outlineOf(grown(choices), noFilters, []), arrangement);
        const at = fit({ bounds, ...rest }, frame);
        const [left, top] = seen(at, { x: bounds.left, y: bounds.top });
        const [right, bottom] = seen(at, { x: bounds.left + bounds.width, y: bounds.top + bounds.height });
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(frame.width);
        expect(bottom).toBeLessThanOrEqual(frame.height);
      },
    ),
  );
});

test('home stays readable on a phone and starts at the root', () => {
  const at = home(layout, { width: 358, height: 500 });
  expect(at.k).toBe(0.8);
  expect(seen(at, { x: layout.bounds.left, y: 0 })[0]).toBeCloseTo(20);
});

test('zoomed keeps the middle of the frame where it is, within the range', () => {
  const at = home(layout, frame);
  const middle = { x: (450 - at.x) / at.k, y: (350 - at.y) / at.k };
  expect(seen(zoomed(at, 1.5, frame), middle)).toEqual([expect.closeTo(450), expect.closeTo(350)]);
  expect(zoomed(at, 1000, frame).k).toBe(zoomRange[1]);
});

test('the reader can zoom out to all of a large drawing, and not beyond', () => {
  const large = layoutOf(outlineOf(grown(wide), noFilters, []), 'tidy');
  const whole = fit(large, frame).k;
  expect(whole).toBeLessThan(zoomRange[0]);
  expect(zoomed(home(large, frame), 1e-6, frame, zoomsOf(large, frame)).k).toBeCloseTo(whole);
  expect(zoomsOf(layout, frame)).toEqual(zoomRange);
});

test('revealing brings a mark into the frame, and leaves a visible one alone', () => {
  const placed = layout.byId.get('wanda')!;
  const away = { k: 1, x: -5000, y: 5000 };
  const [x, y] = seen(revealing(away, placed, frame), placed);
  expect(x).toBeGreaterThan(0);
  expect(x + placed.reach).toBeLessThan(frame.width);
  expect(y).toBeLessThan(frame.height);
  const at = revealing(away, placed, frame);
  expect(revealing(at, placed, frame)).toBe(at);
});

describe('follow', () => {
  const folded = layoutOf(outlineOf(sample, noFilters, ['pruning']), 'tidy');

  test('gives back the same view when nothing has changed', () => {
    const view = opened(layout, frame, null);
    expect(follow(view, layout, frame, null)).toBe(view);
  });

  const wider = layoutOf(outlineOf(sample, noFilters, []), 'tidy', (row) => (row.node.depth === 1 ? '0.5 ×' : ''));

  test.each([
    ['branches fold', folded],
    ['labels grow', wider],
  ])('keeps the chosen mark in place while %s', (_, changed) => {
    const view = opened(layout, frame, 'pruning');
    const after = follow(view, changed, frame, 'pruning');
    const before = seen(view.transform, layout.byId.get('pruning')!);
    expect(seen(after.transform, changed.byId.get('pruning')!)).toEqual(before.map((value) => expect.closeTo(value)));
    expect(after.glide).toBe(true);
  });

  test('a new frame starts afresh only until the reader has moved the view', () => {
    const view = opened(layout, frame, null);
    const narrow = { width: 400, height: 700 };
    expect(follow(view, layout, narrow, null).transform).toEqual(home(layout, narrow));
    expect(follow({ ...view, touched: true }, layout, narrow, null).transform).toEqual(view.transform);
  });
});
