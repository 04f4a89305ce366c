import { expect, it } from 'vitest';
import { Edition, sha256 } from '@/lib/articles/editions';
import { entry } from '@/lib/articles/testing';
import { readBibtex } from '@/lib/bibliography/testing';
import { makeEdition } from './make';

const entries = [entry('pruning', { version: '1.2' }), entry('wanda')];
const { files, edition } = makeEdition({
  edition: '2026.4',
  date: '2026-11-23',
  site: 'https://example.org',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  entries,
  style: 'a { color: inherit }',
  page: (href) => `<article><h1>${href}</h1><a href="/families/wanda/">Wanda</a><a href="/data/">Data</a></article>`,
});
const pruning = files.get('families/pruning/index.html')!;

it('is in the register with the version of each page and the hash of each file', () => {
  expect(Edition.parse(edition)).toMatchObject({ pages: { '/families/pruning/': '1.2', '/families/wanda/': '1.0' } });
  expect([...files].map(([file, text]) => [file, sha256(text)])).toEqual(Object.entries(edition.files));
});

it('holds a page of each entry, linked to the others in it, that asks for nothing outside the edition', () => {
  expect([...files.keys()]).toEqual(['edition.css', 'families/pruning/index.html', 'families/wanda/index.html']);
  expect(pruning).toContain('<a href="/editions/2026.4/families/wanda/">Wanda</a>');
  expect(pruning).not.toMatch(/\ssrc=|@import|url\(/);
  expect(pruning.match(/rel="stylesheet" href="[^"]*"/g)).toEqual([
    'rel="stylesheet" href="/editions/2026.4/edition.css"',
  ]);
});

it('cites each page under its own address, in the version and with the date of the edition', () => {
  const [, bibtex] = /<pre[^>]*>([^<]*)<\/pre>/.exec(pruning)!;
  expect(readBibtex(bibtex)).toMatchObject([
    {
      url: 'https://example.org/editions/2026.4/families/pruning/',
      note: 'Edition 2026.4, version 1.2',
      date: '2026-11-23',
    },
  ]);
});
