import { expect, it } from 'vitest';
import {
  checkGlossary,
  folded,
  formsOf,
  glossaryFile,
  loadGlossary,
  parseGlossary,
  type Term,
} from '@/lib/articles/glossary';
import { loadKnowledge } from '@/lib/articles/knowledge';

const knowledge = await loadKnowledge();
const definition = 'A sentence that is long enough to say what the term means.';

const text = (...terms: readonly object[]) => JSON.stringify(terms, null, 2);
const term = (id: string, more: object = {}) => ({ id, term: id, definition, entry: 'gptq', ...more });

it('the glossary holds together with the entries and works that it names', () => {
  const terms = loadGlossary(knowledge);
  expect(terms.length).toBeGreaterThanOrEqual(40);
  for (const { definition } of terms) expect(definition).toMatch(/^[A-Z].*\.$/);
});

/** Each article as its words, lower case, one space between them. */
const articles = knowledge.entries.map(({ slug, body }) => ({
  slug,
  words: ` ${folded(body).replace(/[^\p{L}\p{N}:-]+/gu, ' ')} `,
}));

it('every term is found in an article other than its own', () => {
  const isFound = ({ entry, ...term }: Term) =>
    formsOf(term).some((form) =>
      articles.some(({ slug, words }) => slug !== entry && words.includes(` ${folded(form)} `)),
    );
  const unfound = loadGlossary(knowledge).filter((term) => !isFound(term));
  expect(unfound.map(({ id }) => id)).toEqual([]);
});

it.each([
  ['neither entry nor source', text(term('a'), term('b', { entry: undefined })), /:9: term 2: a term names its entry/],
  ['a definition that is none', text(term('a', { definition: 'Short.' })), /:3: term 1\.definition: /],
  ['a key that is not known', text(term('a', { entyr: 'x' })), /:3: term 1: Unrecognized key/],
  ['an id given twice', text(term('a'), term('a', { term: 'other' })), /“#a” belongs to “a” already/],
  [
    'a spelling of another term',
    text(term('a'), term('b', { forms: ['b', 'A'] })),
    /:9: b: “a” belongs to “a” already/,
  ],
  ['terms out of order', text(term('b'), term('a')), /:9: a: .*sort the terms/],
])('parseGlossary names file and line of %s', (_what, content, message) => {
  expect(() => parseGlossary(content)).toThrow(message);
  expect(() => parseGlossary(content)).toThrow(glossaryFile);
});

it.each([
  ['entry', { entry: 'no-such-entry' }, 'there is no entry “no-such-entry”'],
  ['work', { source: 'nobody2099' }, 'no references.bib defines “nobody2099”'],
])('checkGlossary names the term whose %s does not exist', (_what, more, message) => {
  const content = text(term('a'), term('b', more));
  expect(() => checkGlossary(parseGlossary(content), knowledge.entries, knowledge.bibliography, content)).toThrow(
    new RegExp(`:9: b: ${message}`),
  );
});
