import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { boxOf, type Layout, type Placed, ROW } from '@/components/taxonomy/placed';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';
import { allRelations } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';

const choices = fc.array(fc.nat(9999), { minLength: 1, maxLength: 60 });
const layouts = (arrangement: 'tidy' | 'radial') =>
  choices.map((given) => layoutOf(outlineOf(grown(given), noFilters, []), arrangement));

/** Eighty entries, all directly below the root: the ring has to grow for them. */
const star = layoutOf(outlineOf(grown([...Array(80).keys()]), noFilters, []), 'radial');

const epsilon = 1e-6;

/** The tidy layout turns nothing. */
const sidesOf = (placed: Placed) => {
  const { left, top, width, height } = boxOf(placed);
  return { left, top, right: left + width, bottom: top + height };
};

function overlaps(a: Placed, b: Placed): boolean {
  const [p, q] = [sidesOf(a), sidesOf(b)];
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
        for (const box of nodes.map(sidesOf)) {
          expect(box.left).toBeGreaterThanOrEqual(bounds.left - epsilon);
          expect(box.right).toBeLessThanOrEqual(bounds.left + bounds.width + epsilon);
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
      fc.property(fc.oneof(layouts('radial'), fc.constant(star)), ({ nodes }) => {
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
      expect(links.filter((link) => !link.also && !link.relation)).toHaveLength(sample.length - 1);
      expect(links.filter((link) => link.also)).toMatchObject([{ from: 'architectures', to: 'layer-removal' }]);
      expect(links.filter((link) => link.relation)).toMatchObject([
        { from: 'wanda', to: 'magnitude-pruning', relation: 'succeeds' },
      ]);
      for (const { path } of links) expect(path).toMatch(/^M[-\d.e, MCLQ]+$/);
    },
  );

  test.each(['tidy', 'radial'] as const)(
    '%s: an arrow for each relation with a direction, and none besides',
    (arrangement) => {
      const relations = allRelations.map((type) => ({ type, to: 'wanda' }));
      const related = sample.map((node) => (node.id === 'search' ? { ...node, relations } : node));
      const { links, byId } = layoutOf(outlineOf(related, noFilters, []), arrangement);
      const edges = links.filter((link) => link.from === 'search' && link.relation);
      expect(edges.filter((link) => link.head).map((link) => link.relation)).toEqual([
        'requires',
        'succeeds',
        'special case of',
      ]);
      expect(links.filter((link) => !link.relation && link.head)).toEqual([]);
      const { x, y } = byId.get('wanda')!;
      for (const { head } of edges) if (head) expect(Math.hypot(head.x - x, head.y - y)).toBeCloseTo(8, 1);
    },
  );

  test('a relation without a direction is drawn once, though both entries state it', () => {
    const both = (type: RelationType) =>
      sample.map((node) => {
        const other = { wanda: 'search', search: 'wanda' }[node.id];
        return { ...node, relations: other ? [{ type, to: other }] : [] };
      });
    const edges = (type: RelationType) =>
      layoutOf(outlineOf(both(type), noFilters, []), 'tidy').links.filter((link) => link.relation);
    expect(edges('conflicts with')).toHaveLength(1);
    expect(edges('requires')).toHaveLength(2);
  });

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
