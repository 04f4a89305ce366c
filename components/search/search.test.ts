/** What is found among the real entries, and how fast it can be had. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { recordedRuns } from '@/components/runs/recorded-runs';
import { compileArticle } from '@/lib/articles/compile';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { claimsAt, searchFile } from './collect';
import { isSearchFile, type SearchFile } from './documents';
import { groups, type Item, itemsOf } from './items';
import { countWords, linesOf } from './lines';
import { fetchIndex } from './load-index';
import { buildIndex } from './search-index';

const knowledge = await loadKnowledge();
const text = JSON.stringify(searchFile(knowledge, await recordedRuns(knowledge.taxonomy)));
const file = JSON.parse(text) as SearchFile;
const index = await buildIndex(itemsOf(file));

const hitsOf = (query: string, group: (typeof groups)[number]) =>
  index.search(query).groups.find((found) => found.group === group)?.hits ?? [];
const best = (query: string, group: (typeof groups)[number] = 'entries') => hitsOf(query, group)[0]?.item.href;

it('is small enough to be fetched when it is first wanted', () => {
  expect(isSearchFile(file)).toBe(true);
  expect(gzipSync(text).length).toBeLessThan(400_000);
});

it('has every entry, claim and work, and no markup in a text', () => {
  expect(file.entries.length).toBe(knowledge.entries.length);
  expect(file.claims.length).toBe(knowledge.entries.flatMap(({ claims }) => claims).length);
  expect(file.references.length).toBe(knowledge.bibliography.size);
  for (const { href, text } of file.entries)
    expect(text.match(/.{0,20}(<\/?[A-Z]|\]\(|\*\*|`|\\[a-z]|\$).{0,20}/)?.[0], href).toBeUndefined();
});

it.each([
  ['gptq', '/techniques/gptq/'],
  ['wanda', '/techniques/wanda/'],
  ['WANDA ', '/techniques/wanda/'],
  ['1.58 bits', '/techniques/bitnet/'],
  ['quantization', '/families/quantization/'],
  ['quantisation', '/families/quantization/'],
  ['quantizaton', '/families/quantization/'],
  ['pruning by magnitude', '/techniques/magnitude-pruning/'],
  ['speculative decodng', '/techniques/speculative-decoding/'],
])('“%s” leads to %s first', (query, href) => {
  expect(best(query)).toBe(href);
});

it('“kv cache” leads to what is named after it', () => {
  const [first] = hitsOf('kv cache', 'entries');
  expect(`${first.item.title} ${first.item.aliases}`.toLowerCase()).toMatch(/(kv|key-value)[ -]cache/);
});

it('“hinton” leads to his work, and to the entries that cite it', () => {
  expect(best('hinton', 'references')).toBe('/bibliography/#ref-hinton2015kd');
  expect(hitsOf('hinton', 'entries').map(({ item }) => item.href)).toContain('/techniques/classical-distillation/');
});

it('finds a claim by its method, its figure and its model, and leads to the table', () => {
  const [claim] = hitsOf('wanda 2:4 llama', 'claims');
  expect(claim.item.title).toContain('2:4');
  expect(claim.item.href).toMatch(/^\/techniques\/[a-z-]+\/#[a-z-]+$/);
});

it('finds a term by its name and by its other spellings, and leads to its place in the glossary', () => {
  expect(best('zero point', 'terms')).toBe('/glossary/#zero-point');
  expect(best('key-value cache', 'terms')).toBe('/glossary/#kv-cache');
});

it('finds a work by its identifier, and a recorded run by its technique', () => {
  expect(best('2410.20011', 'references')).toBe('/bibliography/#ref-nguyen2024survey');
  expect(best('wanda', 'runs')).toBe('/techniques/wanda/#demo');
});

/** Titles in the order in which they are found among these few entries. */
async function order(query: string, entries: readonly Partial<Item>[]): Promise<readonly string[]> {
  const blank = {
    group: 'entries',
    title: '',
    href: '/',
    label: '',
    aliases: '',
    summary: '',
    facts: '',
    text: '',
  } as const;
  const few = await buildIndex(entries.map((entry, id) => ({ ...blank, ...entry, id })));
  return few.search(query).groups.flatMap(({ hits }) => hits.map(({ item }) => item.title));
}

it('takes a name with digits and a short name that occurs literally', async () => {
  const entries = ['INT4', 'INT8', 'LoRA', 'DoRA', 'Cache'].map((title) => ({ title }));
  const found = await Promise.all(['int8', 'lora', 'cahe'].map((query) => order(query, entries)));
  expect(found).toEqual([['INT8'], ['LoRA'], ['Cache']]);
});

it('puts a word in the title before one in the summary, and that before one in the text', async () => {
  const entries = [
    { title: 'In the text', text: 'pruning, pruning and pruning' },
    { title: 'In the summary', summary: 'a kind of pruning' },
    { title: 'A title with pruning' },
  ];
  expect(await order('pruning', entries)).toEqual(['A title with pruning', 'In the summary', 'In the text']);
});

it('puts what is named by the query, word for word, before all else', async () => {
  const entries = [{ title: 'LoRA again' }, { title: 'Adapters of low rank', aliases: 'low-rank adaptation, LoRA' }];
  expect(await order('lora', entries)).toEqual(['Adapters of low rank', 'LoRA again']);
});

it('lists groups in one order, each with its best first', () => {
  const found = index.search('quantization');
  expect(found.groups.map(({ group }) => group)).toEqual(groups);
  for (const { hits } of found.groups)
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
  expect(found.total).toBe(found.groups.reduce((sum, { hits }) => sum + hits.length, 0));
  expect(countWords(found)).toMatch(
    /^\d+ results: \d+ entries, \d+ terms?, \d+ claims, \d+ references, \d+ recorded runs?$/,
  );
});

it('says when no item has every word', () => {
  expect(index.search('hinton').partial).toBe(false);
  const some = index.search('hinton xyzzyplugh');
  expect([some.partial, some.total > 0]).toEqual([true, true]);
});

it('finds nothing where nothing is', () => {
  for (const query of ['', '  ', 'xyzzyplugh', '…'])
    expect(index.search(query), query).toMatchObject({ total: 0, groups: [] });
  expect(countWords(index.search('xyzzyplugh'))).toBe('No results');
});

it('shows the place in the text where a word stands there alone, and else the summary', () => {
  const [cited] = hitsOf('hinton', 'entries');
  expect(linesOf(cited).detail).toMatch(/Hinton/);
  const [named] = hitsOf('gptq', 'entries');
  expect(linesOf(named).detail).toBe(named.item.summary);
});

it('leads to the heading above the claims, by the id that the page gives it', async () => {
  const entry = knowledge.entries.find(({ slug }) => slug === 'wanda')!;
  const { headings } = await compileArticle(entry);
  expect(headings.map(({ id }) => id)).toContain(claimsAt(entry.body));
  expect(claimsAt('## Figures, “quoted”\n\n<Claims />')).toBeUndefined();
  expect(claimsAt('## Without a table')).toBeUndefined();
});

it('refuses what is no search file of this form', async () => {
  const answer = (body: string, status = 200) => fetchIndex(async () => new Response(body, { status }));
  await expect(answer(JSON.stringify({ ...file, version: 0 }))).rejects.toThrow('no search file of this form');
  await expect(answer('{"version":2}')).rejects.toThrow('no search file of this form');
  await expect(answer('gone', 404)).rejects.toThrow('status 404');
  await expect(answer('<!doctype html>')).rejects.toThrow();
  expect((await answer(text)).search('gptq').total).toBeGreaterThan(0);
});
