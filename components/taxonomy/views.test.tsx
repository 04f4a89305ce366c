/** The three views, rendered, show the same entries for any filter. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Graph } from '@/components/taxonomy/graph';
import { Legend } from '@/components/taxonomy/legend';
import { foldedIds, outlineOf } from '@/components/taxonomy/outline';
import { initialState } from '@/components/taxonomy/state';
import { Table } from '@/components/taxonomy/table';
import { grown, sample } from '@/components/taxonomy/taxonomy.fixture';
import { Tree } from '@/components/taxonomy/tree';
import { allConstraints, allRelations } from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

const filters = fc.record({
  text: fc.constantFrom('', 'entry', 'of some', '7', 'entry 1', 'nothing like this'),
  constraints: fc.uniqueArray(fc.constantFrom(...allConstraints), { maxLength: 3 }),
  demo: fc.boolean(),
  source: fc.option(fc.constantFrom('survey' as const, 'extension' as const)),
  family: fc.constant(null),
  evidence: fc.option(fc.constantFrom('reported' as const), { freq: 4 }),
  since: fc.option(fc.integer({ min: 2015, max: 2025 }), { freq: 4 }),
  until: fc.constant(null),
});
const taxonomies = fc.array(fc.nat(9999), { minLength: 1, maxLength: 40 }).map(grown);
const folds = fc.constantFrom('auto' as const, 'open' as const, 'folded' as const);

/** Each type once, from entry to entry. */
const edgeOf = (i: number) => ({ type: allRelations[i - 3], to: sample[i + 1].id });

const nothing = () => {};
const shown = (html: string) =>
  [...html.matchAll(/data-node="([^"]+)"/g)].map((match) => match[1]).filter((id) => id !== 'survey');

function render(
  taxonomy: Taxonomy,
  asked: typeof initialState.filters,
  base: typeof initialState.folds.base,
  selected: string | null,
) {
  const folded = foldedIds(taxonomy, asked, { base, open: [], folded: [] }, selected);
  const outline = outlineOf(taxonomy, asked, folded);
  const shared = { outline, selected, onMove: nothing };
  const graph = outline.rows.length > 0 && (
    <Graph {...shared} arrangement="tidy" size={null} relations={[]} height={500} />
  );
  return {
    outline,
    graph: renderToStaticMarkup(graph),
    tree: renderToStaticMarkup(<Tree {...shared} />),
    table: renderToStaticMarkup(<Table outline={outline} sort={null} selected={selected} onSort={nothing} />),
  };
}

describe('graph, tree and table', () => {
  test('show the same entries for any filter once everything is unfolded', () => {
    fc.assert(
      fc.property(taxonomies, filters, (taxonomy, asked) => {
        const { graph, tree, table } = render(taxonomy, asked, 'open', null);
        expect(shown(tree)).toEqual(shown(table));
        expect(shown(graph).toSorted()).toEqual(shown(table).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('with folds, graph and tree agree, and leave out only what stands below a folded branch', () => {
    fc.assert(
      fc.property(taxonomies, filters, folds, (taxonomy, asked, base) => {
        const { outline, graph, tree, table } = render(taxonomy, asked, base, null);
        expect(shown(graph).toSorted()).toEqual(shown(tree).toSorted());
        const below = outline.rows.filter((row) => row.folded).reduce((sum, row) => sum + row.below, 0);
        expect(shown(tree).length + below).toBe(shown(table).length);
      }),
      { numRuns: 60 },
    );
  });

  test('graph and tree have one tab stop each, on the selection', () => {
    const { graph, tree } = render(sample, initialState.filters, 'auto', 'wanda');
    for (const html of [graph, tree]) {
      const nodes = [...html.matchAll(/<a [^>]*>/g)].map((match) => match[0]);
      expect(nodes.filter((tag) => tag.includes('tabindex="0"') || tag.includes('tabIndex="0"'))).toHaveLength(1);
      expect(nodes.find((tag) => /tabindex="0"/i.test(tag))).toContain('href="/techniques/wanda/"');
    }
  });

  test('relations are drawn where asked, told apart by dashes, and with an arrow where they have a direction', () => {
    const ring = sample.map((node, i) => ({ ...node, relations: i > 2 && i < 8 ? [edgeOf(i)] : [] }));
    const outline = outlineOf(ring, initialState.filters, []);
    const draw = (relations: readonly RelationType[]) =>
      renderToStaticMarkup(
        <Graph
          {...{ outline, selected: null, onMove: nothing, relations }}
          arrangement="tidy"
          size={null}
          height={500}
        />,
      );
    const types = (html: string, name: string) =>
      [...html.matchAll(new RegExp(`data-${name}="([^"]+)"`, 'g'))].map((match) => match[1]);
    expect(types(draw([]), 'relation')).toEqual([]);
    const html = draw(allRelations);
    expect(types(html, 'relation').toSorted()).toEqual(allRelations.toSorted());
    expect(types(html, 'arrow').toSorted()).toEqual(['requires', 'special case of', 'succeeds']);
    const lines = [...html.matchAll(/stroke-dasharray:([^"]+)"[^>]*data-relation/g)].map((match) => match[1]);
    expect(new Set(lines).size).toBe(allRelations.length);
    const legend = renderToStaticMarkup(<Legend outline={outline} drawing={{ size: null }} />);
    expect(types(legend, 'arrow')).toEqual(['requires', 'succeeds', 'special case of']);
  });

  test('the tree says level, place and state of every row', () => {
    const { tree } = render(sample, initialState.filters, 'auto', null);
    const pruning = tree.match(/<a [^>]*data-node="pruning"[^>]*>/)![0];
    for (const said of [
      'aria-level="2"',
      'aria-posinset="1"',
      'aria-setsize="2"',
      'aria-expanded="true"',
      'role="treeitem"',
    ]) {
      expect(pruning).toContain(said);
    }
    expect(tree.match(/<a [^>]*data-node="wanda"[^>]*>/)![0]).not.toContain('aria-expanded');
  });
});
