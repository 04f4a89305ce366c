import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { boxOf } from '@/components/taxonomy/placed';
import { drawnIn, extentsOf, magnification, regionAround, seenThrough } from '@/components/taxonomy/region';
import { grown } from '@/components/taxonomy/taxonomy.fixture';
import { zoomRange } from '@/components/taxonomy/viewport';

const frame = { width: 900, height: 700 };
const layout = layoutOf(outlineOf(grown([...Array(300).keys()].map((i) => i * 7)), noFilters, []), 'tidy');
const extents = extentsOf(layout);
const transforms = fc.record({
  k: fc.double({ min: zoomRange[0], max: zoomRange[1], noNaN: true }),
  x: fc.integer({ min: -4000, max: 1000 }),
  y: fc.integer({ min: -4000, max: 4000 }),
});

test('everything that is seen is drawn', () => {
  fc.assert(
    fc.property(transforms, (transform) => {
      const seen = seenThrough(transform, frame);
      const drawn = new Set(drawnIn(layout, extents, regionAround(transform, frame), new Set()).nodes);
      const isSeen = ({ left, top, width, height }: ReturnType<typeof boxOf>) =>
        left < seen.left + seen.width &&
        left + width > seen.left &&
        top < seen.top + seen.height &&
        top + height > seen.top;
      expect(layout.nodes.filter((placed) => isSeen(boxOf(placed)) && !drawn.has(placed))).toEqual([]);
    }),
  );
});

test('far less is drawn than there is, and what is kept is drawn wherever it stands', () => {
  const last = layout.nodes.at(-1)!.row.node.id;
  const region = regionAround({ k: 1, x: 0, y: 100_000 }, frame);
  expect(drawnIn(layout, extents, region, new Set([last])).nodes.map(({ row }) => row.node.id)).toEqual([last]);
});

test('a small step of the view leaves the region as it is', () => {
  const at = { k: 1, x: -310, y: -410 };
  expect(regionAround({ ...at, x: at.x - 5, y: at.y - 5 }, frame)).toEqual(regionAround(at, frame));
});

test('signs of a small drawing keep their size on the screen, to a factor of the root of two', () => {
  fc.assert(
    fc.property(fc.double({ min: zoomRange[0], max: 0.39, noNaN: true }), (k) => {
      expect(k * magnification(k)).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(k * magnification(k)).toBeLessThan(Math.SQRT2 + 1e-9);
    }),
  );
  expect(magnification(0.8)).toBe(1);
});
