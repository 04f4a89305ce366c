import { expect, it } from 'vitest';
import { folderWith } from '@/lib/articles/testing';
import { loadBibliography } from '@/lib/bibliography/bibliography';

const work = (key: string) =>
  `@misc{${key},\n  title = {A},\n  author = {Ann Author},\n  year = {2020},\n  keywords = {verified},\n}\n`;

it('loadBibliography gathers every references.bib below content', async () => {
  const root = await folderWith({
    'content/references.bib': work('a2020'),
    'content/techniques/wanda/references.bib': work('b2020'),
  });
  expect([...(await loadBibliography(root)).keys()]).toEqual(['a2020', 'b2020']);
});

it('loadBibliography names both places of a key defined twice, in two files', async () => {
  const root = await folderWith({
    'content/references.bib': work('a2020'),
    'content/techniques/wanda/references.bib': work('b2020') + work('a2020'),
  });
  await expect(loadBibliography(root)).rejects.toThrow(
    'content/techniques/wanda/references.bib:7: the key "a2020" is defined already at content/references.bib:1; keep one.',
  );
});

it('loadBibliography names both places of a key defined twice, in one file', async () => {
  const root = await folderWith({ 'content/references.bib': work('a2020') + work('a2020') });
  await expect(loadBibliography(root)).rejects.toThrow('content/references.bib:7: the key "a2020"');
});

it('loadBibliography sees a file that has changed', async () => {
  const before = await folderWith({ 'content/references.bib': work('a2020') });
  const after = await folderWith({ 'content/references.bib': work('a2020') + work('b2020') });
  expect((await loadBibliography(before)).size).toBe(1);
  expect((await loadBibliography(after)).size).toBe(2);
});
