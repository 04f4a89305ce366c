import { expect, it } from 'vitest';
import { checkCitations, citationsOf, citedInProse } from '@/lib/articles/citations';
import { entry } from '@/lib/articles/testing';
import { parseBibtex } from '@/lib/bibliography/bibtex';

const claim = (source: string) => ({ value: '1', source, where: 'abstract', grade: 'reported' as const });
const bib = '@misc{a2020, title={A}, author={Ann Author}, year={2020}, keywords={verified}}';
const known = new Map(parseBibtex(bib, 'content/references.bib').map((reference) => [reference.key, reference]));

it('citedInProse reads the keys of every Cite in order', () => {
  expect(citedInProse('One <Cite keys="b a" />, two\n<Cite keys="c" /> and <Cite keys="a" />.')).toEqual([
    'b',
    'a',
    'c',
    'a',
  ]);
});

it('citationsOf puts the sources of the front matter before the prose and names each key once', () => {
  const property = { label: 'Licence', ...claim('p') };
  const relations = [
    { type: 'requires' as const, to: 'x', source: 'r', where: 'abstract' },
    { type: 'succeeds' as const, to: 'y' },
  ];
  const cited = { claims: [claim('z'), claim('a')], properties: [property], relations };
  expect(citationsOf(cited, '<Cite keys="b a z" />')).toEqual(['z', 'a', 'p', 'r', 'b']);
});

it('checkCitations accepts keys that the bibliography defines', () => {
  expect(() => checkCitations([entry('x', { citations: ['a2020'] })], known, () => '')).not.toThrow();
});

it('checkCitations names file and line of an unknown key', () => {
  const text = '---\ntitle: X\n---\n\nSee <Cite keys="a2020 b2021" />.\n';
  const cited = entry('x', { citations: ['a2020', 'b2021'] });
  expect(() => checkCitations([cited], known, () => text)).toThrow('content/families/x/article.mdx:5: cites "b2021"');
});
