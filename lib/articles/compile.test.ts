import { expect, it } from 'vitest';
import { compileArticle } from '@/lib/articles/compile';
import { readEntry } from '@/lib/articles/read';
import { articleText, folderWith } from '@/lib/articles/testing';

/** Compiles a body as an article with front matter, so that line numbers count it. */
async function compileBody(body: string) {
  const root = await folderWith({ 'content/families/x/article.mdx': articleText([], body) });
  return compileArticle(await readEntry('families', 'x', root));
}

it('compileArticle lists headings with the ids they get', async () => {
  const { headings } = await compileBody('## The idea\n\nText.\n\n### A part\n');
  expect(headings).toEqual([
    { id: 'the-idea', text: 'The idea', depth: 2 },
    { id: 'a-part', text: 'A part', depth: 3 },
  ]);
});

it('compileArticle makes each heading a link to itself, and leaves one alone that has a link', async () => {
  const { code, headings } = await compileBody('## The idea\n\n### See [it](/method/)\n');
  expect([...code.matchAll(/href:\s*"([^"]*)"/g)].map(([, href]) => href)).toEqual(['#the-idea', '/method/']);
  expect(code).toMatch(/className:\s*"permalink"/);
  expect(headings.map(({ text }) => text)).toEqual(['The idea', 'See it']);
});

it('compileArticle counts words of prose, not of formulas', async () => {
  expect((await compileBody('Three words here, $x + y$\n\n$$\na b c\n$$\n')).words).toBe(3);
});

it('compileArticle writes formulas as HTML and MathML', async () => {
  const { code } = await compileBody('A formula, $x^2$.\n');
  expect(code).toContain('katex-html');
  expect(code).toContain('katex-mathml');
});

it('compileArticle tells a formula on a line of its own from the same one in a sentence', async () => {
  const { code } = await compileBody('Once $y^3$ and again $y^3$.\n\n$$\ny^3\n$$\n');
  const count = (pattern: RegExp) => [...code.matchAll(pattern)].length;
  expect([count(/className:\s*"katex"/g), count(/className:\s*"katex-display"/g)]).toEqual([2, 1]);
});

it('compileArticle hands a formula to the page as text, in one element', async () => {
  const { code } = await compileBody('Of $a < b$.\n\n$$\n\\frac{a}{b}\n$$\n');
  expect([...code.matchAll(/className:\s*"([^"]*)"/g)].map(([, name]) => name)).toEqual(['katex', 'katex-display']);
  expect(code.match(/__html:/g)).toHaveLength(2);
  expect(code).toContain('a &lt; b');
});

it('compileArticle leaves the vocabulary to the page', async () => {
  expect((await compileBody('See <Cite keys="a b" /> and <Demo />.\n')).code).toMatch(/keys:\s*"a b"/);
});

it('compileArticle compiles an unchanged article once', async () => {
  const entry = await readEntry('families', 'compression');
  expect(await compileArticle(entry)).toBe(await compileArticle({ ...entry }));
});

it.each([
  ['an element that is not closed', 'Text.\n\n<Note title="x">\n', /article\.mdx:13: the MDX does not compile/],
  ['an import', 'Text.\n\nimport x from "y"\n', /article\.mdx:13: .*neither import nor export/],
  ['a formula that KaTeX cannot read', 'Text.\n\nA $\\foo{$ b.\n', /article\.mdx:13: .*Undefined control sequence/],
  ['a heading of the first level', 'Text.\n\n# Title\n', /article\.mdx:13: .*begin with ##/],
  ['a heading that skips a level', '## One\n\n#### Three\n', /article\.mdx:13: .*level 4 follows one of level 2/],
  ['an image without a text', 'Text.\n\n![](/a.png)\n', /article\.mdx:13: .*image without a text/],
  ['an <img> without an alt', 'Text.\n\n<img src="/a.png" />\n', /article\.mdx:13: .*without an alt/],
  ['a figure without a caption', 'Text.\n\n<Figure>\n\nA.\n\n</Figure>\n', /article\.mdx:13: .*without a caption/],
  ['a link to no place of the page', '## One\n\nSee [two](#two).\n', /article\.mdx:13: .*links to "#two"/],
  [
    'what is reported nowhere',
    'Text.\n\nThey **report** 3; it is reported to be 4 %.\n',
    /article\.mdx:13: .*reported, and not/,
  ],
])('compileArticle names file and line of %s', async (_what, body, message) => {
  await expect(compileBody(body)).rejects.toThrow(message);
});

it.each([
  ['headings one level at a time, and back', '## One\n\n### Part\n\n## Two\n'],
  ['figures with their labels', '![A curve](/a.png)\n\n<Figure caption="A curve">\n\nA.\n\n</Figure>\n'],
  [
    'links to a heading, a table and a section of the page',
    '## One\n\n| a |\n| - |\n| b |\n\n[h](#one), [t](#table-one), [s](#references)\n',
  ],
  ['a report with its source', 'A work reports 4 % <Cite keys="a" />.\n'],
])('compileArticle accepts %s', async (_what, body) => {
  await expect(compileBody(body)).resolves.toBeDefined();
});
