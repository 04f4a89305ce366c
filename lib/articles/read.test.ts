import { expect, it } from 'vitest';
import { listEntries, readEntry } from '@/lib/articles/read';
import { articleText, folderWith } from '@/lib/articles/testing';

const article = (slug: string) => `content/techniques/${slug}/article.mdx`;

it('listEntries finds every folder with an article, families first, then by slug', async () => {
  const root = await folderWith({
    [article('b')]: articleText(),
    [article('a')]: articleText(),
    'content/families/c/article.mdx': articleText(),
    'content/techniques/draft/notes.txt': 'no article yet',
  });
  expect((await listEntries(root)).map((entry) => entry.href)).toEqual([
    '/families/c/',
    '/techniques/a/',
    '/techniques/b/',
  ]);
});

it('readEntry tells whether a technique stands beside the article', async () => {
  const root = await folderWith({
    [article('a')]: articleText(),
    [article('b')]: articleText(),
    'content/techniques/b/technique.ts': '',
  });
  expect((await readEntry('techniques', 'a', root)).demo).toBe(false);
  expect((await readEntry('techniques', 'b', root)).demo).toBe(true);
});

it('readEntry gives place, body and citations', async () => {
  const root = await folderWith({ [article('a')]: articleText([], 'See <Cite keys="k" />.') });
  const entry = await readEntry('techniques', 'a', root);
  expect(entry).toMatchObject({
    kind: 'techniques',
    slug: 'a',
    href: '/techniques/a/',
    file: article('a'),
    citations: ['k'],
  });
});

it('readEntry says which article is missing', async () => {
  const root = await folderWith({});
  await expect(readEntry('techniques', 'gone', root)).rejects.toThrow(`${article('gone')}:1: there is no such article`);
});
