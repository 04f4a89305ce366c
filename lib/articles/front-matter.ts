/** Front matter at the door: YAML text becomes a checked value, or an error that names the line. */
import matter from 'gray-matter';
import { ContentError } from '@/lib/articles/content-error';
import { FrontMatter } from '@/lib/articles/entry';

type Path = readonly PropertyKey[];

export interface Article {
  readonly frontMatter: FrontMatter;
  /** MDX without front matter. */
  readonly body: string;
  /** Line of each front-matter key, and of the first line of the body as `body`; counted from 1. */
  readonly lines: Readonly<Record<string, number>>;
}

/** @throws ContentError on YAML that does not parse, an unknown key, a missing key or a value of the wrong kind. */
export function parseArticle(text: string, file: string): Article {
  const { data, content } = parseYaml(text, file);
  const result = FrontMatter.safeParse(datesAsText(data));
  if (!result.success) throw firstProblem(result.error.issues[0], text, file);
  return { frontMatter: result.data, body: content, lines: keyLines(text) };
}

function parseYaml(text: string, file: string) {
  try {
    // An options object, even an empty one, keeps gray-matter from caching: its cache hides a second parse error.
    return matter(text, {});
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number }; reason?: string };
    throw new ContentError(file, (mark?.line ?? 0) + 1, `The front matter is not valid YAML: ${reason ?? error}.`);
  }
}

/** YAML reads a bare 2026-11-22 as a point in time; an article means the day. */
function datesAsText(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value instanceof Date ? value.toISOString().slice(0, 10) : value]),
  );
}

interface Issue {
  readonly code: string;
  readonly message: string;
  readonly path: Path;
  readonly keys?: readonly string[];
}

function firstProblem(issue: Issue, text: string, file: string): ContentError {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const problem = unknown === undefined ? issue.message : 'unknown key; remove it or correct its spelling';
  return new ContentError(file, lineOf(text, path), `Front matter, ${path.map(String).join('.')}: ${problem}.`);
}

/** The line of a key such as `parent` or `claims.2.source`; of its nearest written ancestor where it is absent. */
export function lineOf(text: string, path: Path): number {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  let line = 0;
  for (const step of path) line = find(lines.slice(0, end), line, step) ?? line;
  return line + 1;
}

function find(lines: readonly string[], from: number, step: PropertyKey): number | undefined {
  if (typeof step !== 'number')
    return search(lines, from, new RegExp(`^(?:.*[{,]|\\s*(?:- )?)\\s*${String(step)}\\s*:`));
  const items = lines.flatMap((line, index) => (index > from && /^\s*- /.test(line) ? [index] : []));
  return items[step];
}

function search(lines: readonly string[], from: number, pattern: RegExp): number | undefined {
  const offset = lines.slice(from).findIndex((line) => pattern.test(line));
  return offset < 0 ? undefined : from + offset;
}

function keyLines(text: string): Record<string, number> {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const keys = lines.slice(0, end).flatMap((line, index) => {
    const key = /^(\w+):/.exec(line)?.[1];
    return key === undefined ? [] : [[key, index + 1]];
  });
  return { ...Object.fromEntries(keys), body: end + 2 };
}
