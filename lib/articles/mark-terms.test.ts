import type { Element, Nodes, Root } from 'hast';
import { expect, it } from 'vitest';
import { compileArticle } from '@/lib/articles/compile';
import type { Term } from '@/lib/articles/glossary';
import { rehypeTerms } from '@/lib/articles/mark-terms';
import { readEntry } from '@/lib/articles/read';
import { articleText, folderWith } from '@/lib/articles/testing';

const terms: readonly Term[] = [
  { id: 'token', term: 'token', forms: ['token', 'tokens'], definition: '', entry: 'x' },
  { id: 'calibration-set', term: 'calibration set', forms: ['calibration set', 'calibration'], definition: '' },
  { id: 'n-m', term: 'n:m sparsity', forms: ['2:4'], definition: '' },
];

type Child = Element['children'][number];

const el = (tagName: string, ...children: readonly (Child | string)[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

/** Marked words in the tree, in order, and what the plugin reports. */
function mark(...children: readonly Element[]) {
  const tree: Root = { type: 'root', children: [...children] };
  let used: readonly string[] = [];
  rehypeTerms({ terms, receive: (ids) => (used = ids) })(tree);
  return { marked: linksIn(tree), used, text: textOf(tree) };
}

const isMark = (node: Nodes): node is Element =>
  node.type === 'element' && String(node.properties.className) === 'term';

function linksIn(node: Nodes): string[] {
  if (isMark(node)) return [textOf(node)];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

it('marks the first occurrence in each section, whatever its spelling', () => {
  const { marked, used } = mark(
    el('p', 'Tokens and a token.'),
    el('h2', 'One'),
    el('p', 'Another token.'),
    el('h3', 'A part'),
    el('p', 'More tokens.'),
    el('h2', 'Two'),
    el('p', 'tokens again'),
  );
  expect(marked).toEqual(['Tokens', 'token', 'tokens']);
  expect(used).toEqual(['token']);
});

it('changes no letter of the text', () => {
  const prose = 'A token, 2:4 and a\ncalibration   set; tokens.';
  expect(mark(el('p', prose)).text).toBe(prose);
});

it.each(['a', 'code', 'pre', 'h2', 'h3', 'th', 'svg', 'math'])('leaves <%s> alone', (tagName) => {
  expect(mark(el('p', el(tagName, 'token', el('em', 'token')))).marked).toEqual([]);
});

it('a word in a heading or in code does not count as the first', () => {
  expect(mark(el('h2', 'A token'), el('p', el('code', 'token'), ' token')).marked).toEqual(['token']);
});

it('takes the longest spelling, over a line break too', () => {
  expect(mark(el('p', 'a calibration\nset')).marked).toEqual(['calibration\nset']);
});

it.each(['per-token', 'tokenize', 'token-level', '12:4', '2:48'])('finds no term inside “%s”', (word) => {
  expect(mark(el('p', `some ${word} here`)).marked).toEqual([]);
});

it('leads to the glossary, and names the definition that the page holds', () => {
  const tree: Root = { type: 'root', children: [el('p', 'token')] };
  rehypeTerms({ terms, receive: () => {} })(tree);
  const { properties } = (tree.children[0] as Element).children[0] as Element;
  expect(properties).toEqual({
    className: ['term'],
    href: '/glossary/#token',
    dataCard: 'term-token',
    ariaDescribedBy: ['def-token'],
  });
});

async function compile(slug: string, body: string) {
  const root = await folderWith({ [`content/metrics/${slug}/article.mdx`]: articleText([], body) });
  return compileArticle(await readEntry('metrics', slug, root));
}

it('in an article, marks prose and asides, and neither formulas nor citations nor drawings', async () => {
  const body =
    'Cite <Cite keys="logits" /> and $logits$.\n\n<svg><text>softmax</text></svg>\n\n<Note title="x">\n\nA gradient.\n\n</Note>\n';
  expect((await compile('x', body)).terms).toEqual(['gradient']);
});

it('an article does not explain its own name', async () => {
  expect((await compile('perplexity', 'Here perplexity is the perplexity of a softmax.\n')).terms).toEqual(['softmax']);
});
