import { expect, it } from 'vitest';
import { compileArticle } from '@/lib/articles/compile';
import { readEntry } from '@/lib/articles/read';
import { folderWith } from '@/lib/articles/testing';
import { buildResults, growth } from './build';
import { processorSeconds } from './build-time';
import { syntheticArticle } from './synthetic-article';

const built = (entries: number, processor: number) => ({ entries, processor, elapsed: processor / 2 });

it('growth is 1 where each entry costs the same, and more where the later ones cost more', () => {
  expect(growth([built(250, 40), built(500, 50), built(1000, 70)])).toBeCloseTo(1);
  expect(growth([built(250, 6), built(500, 25), built(1000, 100)])).toBeGreaterThan(1.9);
});

it('buildResults holds the largest build against its limit', () => {
  const rows = buildResults([built(250, 40), built(500, 50), built(1000, 130)]);
  expect(rows.map(({ value, goal }) => [value, goal?.value])).toEqual([
    [20, undefined],
    [25, undefined],
    [65, 60],
    [4, 1.3],
  ]);
});

it('processorSeconds adds user and system time of the children, and refuses what is no time', () => {
  expect(processorSeconds('0m0.01s 0m0.00s\n1m53.50s 0m7.25s\n')).toBe(120.75);
  expect(() => processorSeconds('')).toThrow('POSIX');
});

it('a made-up article is a well-formed entry of usual length that compiles', async () => {
  const root = await folderWith({ 'content/techniques/made-up-7/article.mdx': syntheticArticle(7) });
  const { headings, words, code } = await compileArticle(await readEntry('techniques', 'made-up-7', root));
  expect(headings).toHaveLength(4);
  expect(words).toBeGreaterThan(320);
  expect(words).toBeLessThan(480);
  expect(code).toContain('katex-display');
});
