import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { heightOf, type Layout, layoutOf, type Placed, ROW } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';

const choices = fc.array(fc.nat(9999), { minLength: 1, maxLength: 60 });
const layouts = (arrangement: 'tidy' | 'radial') =>
  choices.map((given) => layoutOf(outlineOf(grown(given), noFilters, []), arrangement));

const epsilon = 1e-6;

/** Mark, label and fold sign of the tidy layout, which turns nothing. */
const boxOf = (placed: Placed) => {
  const { x, y, before, reach } = placed;
  const height = heightOf(placed);
  return {
    left: before ? x - reach : x - 6,
    right: before ? x + 6 : x + reach,
    top: y - height / 2,
    bottom: y + height / 2,
  };
};

function overlaps(a: Placed, b: Placed): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  const apart = p.right <= q.left || q.right <= p.left || p.bottom <= q.top + epsilon || q.bottom <= p.top + epsilon;
  return !apart;
}

const pairs = (nodes: readonly Placed[]) => nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [a, b] as const));
const radiusOf = ({ x, y }: Placed) => Math.hypot(x, y);
const angleBetween = (a: Placed, b: Placed) =>
  Math.acos(Math.min(1, Math.max(-1, (a.x * b.x + a.y * b.y) / (radiusOf(a) * radiusOf(b)))));

describe('layoutOf, tidy', () => {
  test('no label touches another', () => {
    const touching = ({ nodes }: Layout) => pairs(nodes).filter(([a, b]) => overlaps(a, b));
    fc.assert(fc.property(layouts('tidy'), (layout) => void expect(touching(layout)).toEqual([])));
  });

  test('every mark and label lies within the bounds', () => {
    fc.assert(
      fc.property(layouts('tidy'), ({ nodes, bounds }) => {
        for (const box of nodes.map(boxOf)) {
          expect(box.left).toBeGreaterThanOrEqual(bounds.left);
          expect(box.right).toBeLessThanOrEqual(bounds.left + bounds.width);
          expect(box.top).toBeGreaterThanOrEqual(bounds.top - epsilon);
          expect(box.bottom).toBeLessThanOrEqual(bounds.top + bounds.height + epsilon);
        }
      }),
    );
  });

  test('children stand in the next column, in order from top to bottom', () => {
    const { byId } = layoutOf(outlineOf(sample, noFilters, []), 'tidy');
    const [first, second] = ['magnitude-pruning', 'wanda'].map((id) => byId.get(id)!);
    expect(first.x).toBe(second.x);
    expect(second.y - first.y).toBe(ROW);
    expect(first.x).toBeGreaterThan(byId.get('pruning')!.x + byId.get('pruning')!.reach);
  });
});

describe('layoutOf, radial', () => {
  test('no label touches another: rings hold the labels of one level, a row apart', () => {
    fc.assert(
      fc.property(layouts('radial'), ({ nodes }) => {
        const apart = ([a, b]: readonly [Placed, Placed]) => {
          const [inner, outer] = a.row.node.depth <= b.row.node.depth ? [a, b] : [b, a];
          if (inner.row.node.depth < outer.row.node.depth) return radiusOf(inner) + inner.reach <= radiusOf(outer);
          return angleBetween(a, b) * radiusOf(a) >= ROW - 1e-3;
        };
        const labels = nodes.filter((placed) => placed.row.node.depth > 0);
        expect(pairs(labels).filter((pair) => !apart(pair))).toEqual([]);
      }),
    );
  });

  test('labels are never upside down', () => {
    fc.assert(
      fc.property(layouts('radial'), ({ nodes }) => {
        for (const { rotate } of nodes)
          expect(Math.abs(((rotate + 540) % 360) - 180)).toBeLessThanOrEqual(90 + epsilon);
      }),
    );
  });
});

describe('layoutOf', () => {
  test.each(['tidy', 'radial'] as const)(
    '%s: one link for each child, and a dashed one for each further parent',
    (arrangement) => {
      const { links } = layoutOf(outlineOf(sample, noFilters, []), arrangement);
      expect(links.filter((link) => !link.also)).toHaveLength(sample.length - 1);
      expect(links.filter((link) => link.also)).toMatchObject([{ from: 'architectures', to: 'layer-removal' }]);
      for (const { path } of links) expect(path).toMatch(/^M[-\d.e, MCLQ]+$/);
    },
  );

  test('draws no link to a further parent that is folded away', () => {
    const outline = outlineOf(sample, { ...noFilters, text: 'layer removal' }, []);
    expect(layoutOf(outline, 'tidy').links.filter((link) => link.also)).toEqual([]);
  });

  test('a measured effect makes room behind the title', () => {
    const outline = outlineOf(sample, noFilters, []);
    const plain = layoutOf(outline, 'tidy').byId.get('wanda')!;
    const noted = layoutOf(outline, 'tidy', (row) => (row.node.id === 'wanda' ? '0.25 ×' : '')).byId.get('wanda')!;
    expect(noted.reach).toBeGreaterThan(plain.reach + 20);
  });
});
