import matter from 'gray-matter';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** YAML by the parser of the articles' front matter. */
const readYaml = (path: string) => matter(`---\n${readFileSync(path, 'utf8')}---\n`).data;

const citation = readYaml('CITATION.cff');
const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));

it('cites the version and licence of the package', () => {
  expect(citation).toMatchObject({ version, license });
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## [${version}]`);
});

it('has what the Citation File Format 1.2.0 requires, of the software and of the survey', () => {
  expect(citation['cff-version']).toBe('1.2.0');
  for (const required of ['message', 'title', 'authors']) expect(citation).toHaveProperty(required);
  for (const required of ['type', 'title', 'authors']) expect(citation['preferred-citation']).toHaveProperty(required);
  for (const author of [...citation.authors, ...citation['preferred-citation'].authors])
    expect('name' in author || 'family-names' in author).toBe(true);
});
