import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { counts } from './counts';

const found = new Map(counts(await loadKnowledge()).map(({ label, count }) => [label, count]));

/** Counted in the files themselves, by a program that knows nothing of how they are read. */
const grep = (pattern: string, ...files: string[]) =>
  execFileSync('grep', ['-rhcE', pattern, ...files], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .reduce((total, line) => total + Number(line), 0);

it('counts entries and works as they stand in the files', () => {
  expect(found.get('Entries: nodes, and pages beside them')).toBe(grep('^parent:', 'content', '--include=article.mdx'));
  expect(found.get('Works')).toBe(grep('^ *@[a-z]+ *\\{', 'content', '--include=references.bib'));
});

it('counts sourced figures and facts by grade', () => {
  for (const [grade, words] of [
    ['reported', 'reported by the source in these words'],
    ['our reading', 'our reading of the source'],
    ['recalled', 'recalled, not checked against the source'],
  ])
    expect(found.get(`Sourced figures and facts, ${words}`), grade).toBe(
      grep(`grade: *["']?${grade}`, 'content', '--include=article.mdx'),
    );
});

it('the README names the number of nodes', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`its ${found.get('Nodes of the taxonomy')} nodes`);
});

it('words are those that a reader reads', () => {
  expect(found.get('Words of prose')! / found.get('Nodes of the taxonomy')!).toBeGreaterThan(100);
});
