/** An article as Markdown that stands alone: the words of the vocabulary become tables, citation keys and links. Server only. */
import { absolute, site } from '@/components/layout/site';
import { gradeNote } from '@/components/mdx/grade';
import { matrixMarkdown } from '@/components/mdx/matrix/markdown';
import type { Entry } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';
import { format } from '@/lib/bibliography/format';
import { markdownTable } from '@/lib/measure/markdown';

export function markdown(entry: Entry, known: Knowledge): string {
  const { title, summary, body, version, modified, href } = entry;
  return [
    `# ${title}`,
    `> ${summary}`,
    `${site.name}, version ${version}, ${modified}. ${absolute(href)}`,
    withoutWords(body.trim(), entry, known),
    ...references(entry, known),
    '',
  ].join('\n\n');
}

/** In Pandoc's form, which references.bib resolves: "[@sun2023wanda; @han2015]". */
const citation = (keys: string): string =>
  `[${keys
    .split(/\s+/)
    .filter(Boolean)
    .map((key) => `@${key}`)
    .join('; ')}]`;

type Write = (entry: Entry, known: Knowledge) => string;

/** What is drawn from measured files stands on the page, and among the data. */
const onPage =
  (what: string, fragment: string): Write =>
  ({ href }) =>
    `(${what}: ${absolute(href)}#${fragment})`;

/** Words without children, by name. */
const words: Readonly<Record<string, Write>> = {
  Claims: ({ claims }) =>
    markdownTable(
      ['Figure', 'On what', 'Source'],
      claims.map(({ value, model, setting, source, where, grade }) => [
        value,
        [model, setting].filter(Boolean).join(', ') || 'not stated',
        `${citation(source)}, ${where}.${gradeNote[grade]}`,
      ]),
    ),
  Properties: ({ properties }) =>
    markdownTable(
      ['Property', 'Value', 'Source'],
      properties.map(({ label, value, source, where, grade }) => [
        label,
        value,
        `${citation(source)}, ${where}.${gradeNote[grade]}`,
      ]),
    ),
  Matrix: (_, known) => matrixMarkdown(known),
  Demo: onPage('The technique runs here, on a small model', 'demo'),
  ModelCard: onPage('Figures of the model', 'table-shape'),
  Results: onPage('Results of the model', 'table-held-out-texts'),
  Siblings: onPage('The siblings compared', 'table-siblings'),
};

/** Fenced and inline code stays as it is. */
const pieces = /(```[^]*?```|`[^`\n]*`)/;

const withoutWords = (body: string, entry: Entry, known: Knowledge): string =>
  body
    .split(pieces)
    .map((piece, index) => (index % 2 === 1 ? piece : translated(piece, entry, known)))
    .join('');

const translated = (text: string, entry: Entry, known: Knowledge): string =>
  text
    .replace(/<Cite\s+keys="([^"]*)"\s*\/>/g, (_, keys: string) => citation(keys))
    .replace(/<Note title="([^"]*)">/g, '**$1.**')
    .replace(/<Figure caption="([^"]*)"[^>]*>/g, '**$1**')
    .replace(/<\/(Note|Figure)>\n?/g, '')
    .replace(/<([A-Z]\w*)[^>]*\/>/g, (word, name: string) => words[name]?.(entry, known) ?? word);

function references({ citations }: Entry, { bibliography }: Knowledge): readonly string[] {
  if (citations.length === 0) return [];
  const lines = citations.map((key) => `- [@${key}]: ${format(bibliography.get(key)!, 'text')}`);
  return ['## References', lines.join('\n')];
}
