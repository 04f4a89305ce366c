import { expect, it } from 'vitest';
import { parseArticle } from '@/lib/articles/front-matter';
import { articleText } from '@/lib/articles/testing';

const file = 'content/families/x/article.mdx';
const parse = (text: string) => () => parseArticle(text, file);
const claim = (grade: string) => [`  - value: "6.42"`, '    source: a', '    where: table 1', `    grade: ${grade}`];

it('parseArticle separates front matter from body and fills in what may be left out', () => {
  const { frontMatter, body } = parseArticle(articleText([], '## Idea\n'), file);
  expect(frontMatter).toMatchObject({ title: 'A title', parent: null, also: [], order: 0, claims: [] });
  expect(body.trim()).toBe('## Idea');
});

it('parseArticle takes bare dates as days', () => {
  expect(parseArticle(articleText(), file).frontMatter.published).toBe('2026-11-20');
});

it('parseArticle knows the line of every key', () => {
  expect(parseArticle(articleText(['order: 3']), file).lines).toMatchObject({ title: 2, parent: 4, order: 9 });
});

it('parseArticle names file and line of an unknown key', () => {
  expect(parse(articleText(['colour: red']))).toThrow(`${file}:9: Front matter, colour: unknown key`);
});

it('parseArticle names file and line of an unknown key inside a claim', () => {
  const extra = ['claims:', ...claim('reported'), ...claim('reported'), '    page: 3'];
  expect(parse(articleText(extra))).toThrow(`${file}:18: Front matter, claims.1.page: unknown key`);
});

it('parseArticle names the line of a value of the wrong kind, in a block', () => {
  const extra = ['claims:', ...claim('reported'), ...claim('certain')];
  expect(parse(articleText(extra))).toThrow(`${file}:17: Front matter, claims.1.grade`);
});

it('parseArticle names the line of a value of the wrong kind, in a flow', () => {
  const extra = ['claims:', '  - { value: "1", source: a, where: b, grade: sure }'];
  expect(parse(articleText(extra))).toThrow(`${file}:10: Front matter, claims.0.grade`);
});

it.each([
  ['without a figure', 'value: "6.42"', 'value: better', 'claims.1.value'],
  ['without a source', '    source: a\n', '', 'claims.1.source'],
  ['without a place', 'where: table 1', 'where: ""', 'claims.1.where'],
])('parseArticle refuses a claim %s', (_what, present, wrong, place) => {
  const [good, bad] = [claim('reported').join('\n'), claim('reported').join('\n').replace(present, wrong)];
  expect(parse(articleText(['claims:', good, bad]))).toThrow(`Front matter, ${place}`);
});

it('parseArticle names a key that is missing', () => {
  expect(parse(articleText().replace('title: A title\n', ''))).toThrow(`${file}:1: Front matter, title`);
});

it('parseArticle names the line of YAML that does not parse, every time it is asked', () => {
  const text = articleText(['also: [']);
  expect(parse(text)).toThrow(/article\.mdx:(9|10): The front matter is not valid YAML/);
  expect(parse(text)).toThrow(/not valid YAML/);
});

it('parseArticle refuses a date that is no day', () => {
  expect(parse(articleText().replace('2026-11-22', 'soon'))).toThrow(`${file}:7: Front matter, modified`);
});
