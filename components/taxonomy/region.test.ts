import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { boxOf } from '@/components/taxonomy/placed';
import {
  cutFor,
  drawnIn,
  extentsOf,
  magnification,
  regionAround,
  seenThrough,
  serves,
} from '@/components/taxonomy/region';
import { grown } from '@/components/taxonomy/taxonomy.fixture';
import { fit, type Transform, zoomRange } from '@/components/taxonomy/viewport';

const frame = { width: 900, height: 700 };
const layout = layoutOf(outlineOf(grown([...Array(300).keys()].map((i) => i * 7)), noFilters, []), 'tidy');
const extents = extentsOf(layout);
const nothing: ReadonlySet<string> = new Set();
const drawnAt = (transform: Transform, kept = nothing) =>
  drawnIn(layout, extents, {
    region: regionAround(transform, frame),
    magnified: magnification(transform.k),
    kept,
  });
const transforms = fc.record({
  k: fc.double({ min: zoomRange[0], max: zoomRange[1], noNaN: true }),
  x: fc.integer({ min: -4000, max: 1000 }),
  y: fc.integer({ min: -4000, max: 4000 }),
});

test('everything that is seen is drawn', () => {
  fc.assert(
    fc.property(transforms, (transform) => {
      const seen = seenThrough(transform, frame);
      const drawn = new Set(drawnAt(transform).nodes);
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
  const { nodes } = drawnAt({ k: 1, x: 0, y: 100_000 }, new Set([last]));
  expect(nodes.map(({ row }) => row.node.id)).toEqual([last]);
});

describe('a whole drawing of thousands', () => {
  const large = layoutOf(outlineOf(grown([...Array(6000).keys()].map((i) => i >> 2)), noFilters, []), 'tidy');
  const { transform, drawn } = (() => {
    const transform = fit(large, frame);
    const part = { region: regionAround(transform, frame), magnified: magnification(transform.k) };
    return { transform, drawn: drawnIn(large, extentsOf(large), { ...part, kept: new Set(['entry-5000']) }) };
  })();

  test('is drawn by one mark for each place on the screen, and by what is kept', () => {
    const places = drawn.nodes.map(({ x, y }) => [x, y].map((value) => Math.round(value * transform.k)).join());
    expect(drawn.nodes.length).toBeLessThan(frame.height * 2);
    expect(drawn.nodes.length - new Set(places).size).toBeLessThan(drawn.nodes.length / 10);
    expect(drawn.nodes.some(({ row }) => row.node.id === 'entry-5000')).toBe(true);
  });

  test('leaves no part of it out', () => {
    const rows = new Set(drawn.nodes.map(({ y }) => Math.floor((y * transform.k) / 20)));
    const all = new Set(large.nodes.map(({ y }) => Math.floor((y * transform.k) / 20)));
    expect(rows).toEqual(all);
  });

  test('has few links, too', () => expect(drawn.links.length).toBeLessThan(large.links.length / 3));
});

test('of a link that is many screens long only the near part is drawn', () => {
  const wide = layoutOf(outlineOf(grown([...Array(2000).keys()].map(() => 0)), noFilters, []), 'tidy');
  const region = regionAround({ k: 1, x: 0, y: 0 }, frame);
  const { links } = drawnIn(wide, extentsOf(wide), { region, magnified: 1, kept: nothing });
  const ys = links.flatMap(({ path }) => [...path.matchAll(/,(-?[\d.]+)/g)].map((match) => Number(match[1])));
  expect(Math.max(...ys.map(Math.abs))).toBeLessThan(4 * frame.height);
});

test('a small step of the view leaves the region as it is', () => {
  const at = { k: 1, x: -310, y: -410 };
  expect(regionAround({ ...at, x: at.x - 5, y: at.y - 5 }, frame)).toEqual(regionAround(at, frame));
});

test('what is drawn serves the views near it and, of the same signs, those closer to it', () => {
  fc.assert(
    fc.property(transforms, (at) => {
      expect(serves(cutFor(at, frame), at, frame)).toBe(true);
    }),
  );
  const at = { k: 1, x: -310, y: -410 };
  const cut = cutFor(at, frame);
  expect(serves(cut, { ...at, x: at.x - 200 }, frame)).toBe(true);
  expect(serves(cut, { ...at, x: at.x - 900 }, frame)).toBe(false);
  expect(serves(cut, { ...at, y: at.y + 700 }, frame)).toBe(false);
  expect(serves(cut, { k: 2, x: 2 * at.x - 450, y: 2 * at.y - 350 }, frame)).toBe(true);
  // Closer, but signs are to be smaller there.
  expect(serves(cutFor({ k: 0.34, x: 0, y: 0 }, frame), { k: 0.36, x: -26, y: -20 }, frame)).toBe(false);
  expect(serves(cutFor({ k: 0.36, x: 0, y: 0 }, frame), { k: 0.38, x: -25, y: -19 }, frame)).toBe(true);
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
