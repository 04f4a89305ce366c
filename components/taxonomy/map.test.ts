import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { fromMap, mapScale, seenOnMap, strokesOf, toMap } from '@/components/taxonomy/map';
import { outlineOf } from '@/components/taxonomy/outline';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';
import { centredOn } from '@/components/taxonomy/viewport';

const most = { width: 246, height: 190 };
const frame = { width: 900, height: 700 };
const layouts = fc
  .tuple(fc.array(fc.nat(9999), { minLength: 1, maxLength: 60 }), fc.constantFrom('tidy' as const, 'radial' as const))
  .map(([choices, arrangement]) => layoutOf(outlineOf(grown(choices), noFilters, []), arrangement));

test('the whole drawing fits on the map, and a place on it leads back to itself', () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const map = mapScale(layout, most);
      for (const placed of layout.nodes) {
        const at = toMap(map, placed);
        expect(Math.min(at.x, at.y)).toBeGreaterThanOrEqual(0);
        expect(at.x).toBeLessThanOrEqual(most.width + 1e-9);
        expect(at.y).toBeLessThanOrEqual(most.height + 1e-9);
        expect(fromMap(map, at).x).toBeCloseTo(placed.x);
        expect(fromMap(map, at).y).toBeCloseTo(placed.y);
      }
    }),
  );
});

test('the seen part lies on the map, large enough to grip, wherever the view is', () => {
  fc.assert(
    fc.property(
      layouts,
      fc.integer({ min: -9000, max: 9000 }),
      fc.integer({ min: -9000, max: 9000 }),
      (layout, x, y) => {
        const map = mapScale(layout, most);
        const seen = seenOnMap(map, { k: 1, x, y }, frame);
        expect(seen.width).toBeGreaterThanOrEqual(Math.min(12, map.width));
        expect(seen.height).toBeGreaterThanOrEqual(Math.min(12, map.height));
        expect(Math.min(seen.left, seen.top)).toBeGreaterThanOrEqual(0);
        expect(seen.left + seen.width).toBeLessThanOrEqual(map.width + 1e-9);
        expect(seen.top + seen.height).toBeLessThanOrEqual(map.height + 1e-9);
      },
    ),
  );
});

test('a view centred on a mark is centred there on the map', () => {
  const layout = layoutOf(outlineOf(grown([...Array(90).keys()]), noFilters, []), 'tidy');
  const map = mapScale(layout, most);
  const placed = layout.nodes[50];
  const seen = seenOnMap(map, centredOn({ k: 2, x: 0, y: 0 }, placed, frame), frame);
  expect(seen.top + seen.height / 2).toBeCloseTo(toMap(map, placed).y, 0);
});

test('strokes have the colours of the families, and as many as the map has pixels at most', () => {
  const layout = layoutOf(outlineOf(sample, noFilters, []), 'tidy');
  const hues = strokesOf(layout, mapScale(layout, most)).map(({ hue }) => hue);
  expect(hues).toContain('var(--family-compression)');
  const many = layoutOf(outlineOf(grown([...Array(700).keys()].map(() => 0)), noFilters, []), 'tidy');
  const strokes = strokesOf(many, mapScale(many, most)).flatMap(({ path }) => path.match(/M/g) ?? []);
  expect(strokes.length).toBeLessThan(600);
});
