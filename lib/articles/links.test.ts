import { expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { checkLinks } from '@/lib/articles/links';
import { articleText, entry, folderWith } from '@/lib/articles/testing';

const file = 'content/families/x/article.mdx';
const linking = (body: string) => [entry('x', { body, lines: { body: 12 } }), entry('y')];

it.each(['/families/y/', '/families/y/#the-idea', '/method/', '/techniques/', '/families/y/ "A title"'])(
  'checkLinks accepts [words](%s)',
  (address) => {
    expect(() => checkLinks(linking(`See [it](${address}).`))).not.toThrow();
  },
);

it.each(['/families/z/', '/families/y', '/families/z/#the-idea', '/nowhere/'])(
  'checkLinks names file and line of [words](%s), where no page is',
  (address) => {
    const body = `First.\n\nSee [y](/families/y/), and\n[it](${address}).`;
    expect(() => checkLinks(linking(body))).toThrow(`${file}:15: links to "${address.split('#')[0]}"`);
  },
);

it('checkLinks accepts the page of a run that is recorded, and of no other', () => {
  const body = 'See [a run](/runs/x-then-y/).';
  expect(() => checkLinks(linking(body), ['/runs/x-then-y/'])).not.toThrow();
  expect(() => checkLinks(linking(body), ['/runs/y-then-x/'])).toThrow(`${file}:12: links to "/runs/x-then-y/"`);
});

const bib = '@misc{a2020, title={A}, author={Ann Author}, year={2020}, keywords={verified}}';

it('a dead link stops whoever reads the knowledge base', async () => {
  const root = await folderWith({
    [file]: articleText([], 'See [it](/families/gone/).\n'),
    'content/references.bib': bib,
  });
  await expect(loadKnowledge(new Map(), root)).rejects.toThrow(`${file}:11: links to "/families/gone/"`);
});
