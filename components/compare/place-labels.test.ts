import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, type Placed, type Spot } from './place-labels';

const frame = { left: 0, right: 400, top: 0, bottom: 300 };

const spots: fc.Arbitrary<Spot[]> = fc.array(
  fc.record({
    x: fc.integer({ min: 10, max: 390 }),
    y: fc.integer({ min: 10, max: 290 }),
    text: fc.stringMatching(/^[0-9]{1,2}$/),
  }),
  { maxLength: 40 },
);

/** Where the middle of a name comes to stand; a name of two digits is 15 wide and 14 high. */
const middleOf = ({ x, y, text }: Spot, { dx, dy, textAnchor }: Placed) => {
  const width = text.length * 7.5;
  return { x: x + dx + { start: width / 2, middle: 0, end: -width / 2 }[textAnchor], y: y + dy, width };
};

describe('placeLabels', () => {
  it('puts no name on another, on a point, or over the edge', () => {
    fc.assert(
      fc.property(spots, (all) => {
        const placed = placeLabels(all, frame).flatMap((place, at) => (place ? [middleOf(all[at], place)] : []));
        placed.forEach((a, at) => {
          for (const b of placed.slice(at + 1))
            expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= 14).toBe(true);
          for (const { x, y } of all)
            expect(Math.abs(a.x - x) >= a.width / 2 + 5 || Math.abs(a.y - y) >= 7 + 5).toBe(true);
          expect(a.x - a.width / 2 >= 0 && a.x + a.width / 2 <= 400 && a.y >= 7 && a.y <= 293).toBe(true);
        });
      }),
    );
  });
  it('names points that stand apart, above and to the right', () => {
    const places = placeLabels([{ x: 100, y: 100, text: '1' }], frame);
    expect(places).toEqual([{ dx: 6, dy: -11, textAnchor: 'start' }]);
  });
  it('turns inwards at the edge, and leaves out what has no room', () => {
    const edge = { x: 396, y: 100, text: 'Untouched model' };
    expect(placeLabels([edge], frame)[0]?.textAnchor).toBe('end');
    const crowd = Array.from({ length: 20 }, () => ({ x: 200, y: 150, text: '10' }));
    expect(placeLabels(crowd, frame).filter(Boolean).length).toBeLessThan(9);
  });
});
