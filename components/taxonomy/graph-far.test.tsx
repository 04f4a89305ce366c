import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { FarLinks, FarMarks } from '@/components/taxonomy/graph-far';
import { layoutOf } from '@/components/taxonomy/layout';
import { outlineOf } from '@/components/taxonomy/outline';
import { grown } from '@/components/taxonomy/taxonomy.fixture';
import { allRelations, heads } from '@/components/taxonomy/vocabulary';

const taxonomy = grown([...Array(200).keys()].map((i) => i >> 2));
const related = taxonomy.map((node, i) => ({
  ...node,
  relations: i > 20 ? [{ type: allRelations[i % 5], to: taxonomy[i - 10].id }] : [],
}));
const { links, nodes } = layoutOf(outlineOf(related, noFilters, []), 'tidy');
const ofType = (type: string | null) => links.filter(({ relation }) => relation === type).length;

/** The contours of the paths that hold a text. */
const contours = (html: string, text: string): number => {
  const paths = [...html.matchAll(/<path [^>]* d="([^"]*)"/g)].filter(([tag]) => tag.includes(text));
  return paths.reduce((sum, [, path]) => sum + path.split('M').length - 1, 0);
};

test('all links of a drawing seen from afar are drawn, in few paths', () => {
  const html = renderToStaticMarkup(<FarLinks links={links} magnified={4} relations={allRelations} />);
  for (const type of allRelations) {
    expect(contours(html, `data-relation="${type}"`)).toBe(ofType(type));
    expect(contours(html, `data-arrow="${type}"`)).toBe(heads[type] ? ofType(type) : 0);
  }
  expect(contours(html, '') - contours(html, 'data-arrow')).toBe(links.length);
  expect(html.match(/<path/g)!.length).toBeLessThan(links.length / 10);
});

test('relations that nobody asked for are not', () => {
  const html = renderToStaticMarkup(<FarLinks links={links} magnified={4} relations={[]} />);
  expect(contours(html, '')).toBe(ofType(null));
});

test('every mark is a disc, in a path of those that look alike', () => {
  const near = new Set([nodes[3].row.node.id]);
  const html = renderToStaticMarkup(
    <FarMarks nodes={nodes} magnified={8} radius={() => 5} chosen={nodes[3].row.node.id} near={near} />,
  );
  expect(contours(html, '')).toBe(nodes.filter(({ anchor }) => anchor !== 'middle').length);
  expect(html.match(/<path/g)!.length).toBeLessThan(20);
  expect(html).toContain('a10,10 0');
});
