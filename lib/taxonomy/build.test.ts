import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import { nodeOf } from '@/lib/taxonomy/walk';

const wanda = { kind: 'techniques', file: 'content/techniques/wanda/article.mdx', demo: true } as const;
const grown = [
  entry('pruning', { parent: 'compression' }),
  entry('wanda', { parent: 'pruning', ...wanda }),
  entry('compression', { order: 2 }),
  entry('training', { order: 1 }),
];

it('buildTaxonomy puts the entries under one root, depth first', () => {
  const ids = buildTaxonomy(grown).map((node) => [node.id, node.depth]);
  expect(ids).toEqual([
    ['survey', 0],
    ['training', 1],
    ['compression', 1],
    ['pruning', 2],
    ['wanda', 3],
  ]);
});

it('buildTaxonomy orders siblings by order, then title', () => {
  const siblings = [
    entry('b', { order: 1 }),
    entry('c', { title: 'A' }),
    entry('d', { title: 'B' }),
    entry('a', { order: 1 }),
  ];
  expect(buildTaxonomy(siblings)[0].children).toEqual(['c', 'd', 'a', 'b']);
});

it('buildTaxonomy gives every node the colour of its top family, and none to others', () => {
  const taxonomy = buildTaxonomy([...grown, entry('applications')]);
  const families = ['survey', 'wanda', 'compression', 'applications'].map((id) => nodeOf(taxonomy, id).family);
  expect(families).toEqual([null, 'compression', 'compression', null]);
});

it('buildTaxonomy carries what is recorded of a technique', () => {
  const effect = { bitsPerByteProse: 1.05, packedBytes: 0.5, decode: 1 };
  const taxonomy = buildTaxonomy(grown, new Map([['wanda', effect]]));
  expect(nodeOf(taxonomy, 'wanda')).toMatchObject({ kind: 'techniques', parent: 'pruning', demo: true, effect });
  expect(nodeOf(taxonomy, 'pruning').effect).toBeNull();
});

it('buildTaxonomy is plain data', () => {
  const taxonomy = buildTaxonomy(grown);
  expect(JSON.parse(JSON.stringify(taxonomy))).toEqual(taxonomy);
});

it('buildTaxonomy names file and line of a parent that is missing', () => {
  const orphan = entry('wanda', { ...wanda, parent: 'pruning', lines: { parent: 4 } });
  expect(() => buildTaxonomy([orphan])).toThrow(`${wanda.file}:4: parent: "pruning" is no other entry`);
});

it.each([
  ['a slug that no entry has', 'nowhere'],
  ['the entry itself', 'pruning'],
])('buildTaxonomy names file and line of a further parent that is %s', (_what, slug) => {
  const stray = entry('pruning', { also: [slug], lines: { also: 5 } });
  expect(() => buildTaxonomy([stray])).toThrow(`${stray.file}:5: also: "${slug}" is no other entry`);
});

it('buildTaxonomy names file and line of a relation to no entry, and of one to the entry itself', () => {
  for (const to of ['nowhere', 'pruning']) {
    const stray = entry('pruning', { relations: [{ type: 'requires', to }], lines: { relations: 6 } });
    expect(() => buildTaxonomy([stray])).toThrow(`${stray.file}:6: relations: "${to}" is no other entry`);
  }
});

it('buildTaxonomy names the way around a circle of parents', () => {
  const circle = [
    entry('a', { parent: 'b', lines: { parent: 4 } }),
    entry('b', { parent: 'c' }),
    entry('c', { parent: 'a' }),
  ];
  expect(() => buildTaxonomy([...grown, ...circle])).toThrow(
    'content/families/a/article.mdx:4: parent: the parents go in a circle: a → b → c → a',
  );
});

it('buildTaxonomy names the entry that hangs from itself', () => {
  expect(() => buildTaxonomy([entry('a', { parent: 'a' })])).toThrow('circle: a → a');
});

it('buildTaxonomy names both files of a slug used twice', () => {
  const twice = [...grown, entry('wanda')];
  expect(() => buildTaxonomy(twice)).toThrow(
    `content/families/wanda/article.mdx:1: the slug "wanda" is taken by ${wanda.file}`,
  );
});

it('buildTaxonomy keeps the slug of the root for the root', () => {
  expect(() => buildTaxonomy([entry('survey')])).toThrow('the slug "survey" belongs to the root');
});
