/** The knowledge base as documents to search. Server only. */
import { headlineMeasures } from '@/components/entry/headline-measures';
import { ratioWords } from '@/components/charts/format';
import { authorYear } from '@/components/mdx/author-year';
import type { Claim, Entry } from '@/lib/articles/entry';
import { formsOf, loadGlossary, type Term } from '@/lib/articles/glossary';
import type { Knowledge } from '@/lib/articles/knowledge';
import { authorLine, type Reference } from '@/lib/bibliography/reference';
import type { RecordedRun } from '@/components/runs/recorded-runs';
import {
  type ClaimDocument,
  type EntryDocument,
  fileVersion,
  type ReferenceDocument,
  type RunDocument,
  type SearchFile,
  type TermDocument,
} from './documents';
import { plainText } from './plain-text';

type Bibliography = Knowledge['bibliography'];

export function searchFile(
  { entries, bibliography }: Pick<Knowledge, 'entries' | 'bibliography'>,
  runs: readonly RecordedRun[],
): SearchFile {
  return {
    version: fileVersion,
    entries: entries.map((entry) => entryDocument(entry, bibliography)),
    claims: entries.flatMap(({ claims }, index) => claims.map((claim) => claimDocument(claim, index, bibliography))),
    terms: loadGlossary({ entries, bibliography }).map(termDocument),
    references: [...bibliography.values()].map(referenceDocument),
    runs: runs.flatMap((run) => runDocument(run, entries)),
  };
}

function entryDocument(entry: Entry, bibliography: Bibliography): EntryDocument {
  const { kind, title, href, summary, aliases, constraints, year, body } = entry;
  const facts = [...constraints, year].filter(Boolean).join(', ');
  const cite = (keys: readonly string[]) => `(${keys.map((key) => authorYear(bibliography.get(key)!)).join('; ')})`;
  return {
    kind,
    title,
    href,
    summary,
    ...(aliases.length > 0 && { aliases }),
    ...(facts && { facts }),
    text: plainText(body, cite),
    ...definedAt(claimsAt(body)),
  };
}

const definedAt = (id: string | undefined) => (id === undefined ? {} : { claimsAt: id });

/**
 * The id that rehype-slug gives the heading above `<Claims />`. Headings with other characters than letters, digits,
 * spaces and hyphens get none here: the link then leads to the page's top, never to a wrong place.
 */
export function claimsAt(body: string): string | undefined {
  const [before, after] = body.split(/<Claims\s*\/>/, 2);
  const heading = after === undefined ? undefined : [...before.matchAll(/^#{2,6}\s+(.*?)\s*$/gm)].at(-1)?.[1];
  return heading && /^[A-Za-z0-9 -]+$/.test(heading) ? heading.toLowerCase().replaceAll(' ', '-') : undefined;
}

function claimDocument(claim: Claim, entry: number, bibliography: Bibliography): ClaimDocument {
  const { value, model, setting, source } = claim;
  const on = [model, setting].filter(Boolean).join(', ');
  return { entry, value, ...(on && { on }), source: authorYear(bibliography.get(source)!) };
}

function termDocument(entry: Term): TermDocument {
  const { id, term, definition } = entry;
  const forms = formsOf(entry).filter((form) => form !== term);
  return { id, term, ...(forms.length > 0 && { forms }), definition };
}

function referenceDocument(reference: Reference): ReferenceDocument {
  const { key, title, year, arxiv } = reference;
  return { key, title, authors: authorLine(reference), year, ...(arxiv && { arxiv }) };
}

/** None where its technique has no entry. */
function runDocument({ name, title, why, run }: RecordedRun, entries: readonly Entry[]): readonly RunDocument[] {
  const entry = entries.findIndex(({ slug }) => slug === run.technique);
  if (entry < 0) return [];
  const { recorded, environment } = run;
  const figures = headlineMeasures(run).map(({ label, ratio, better }) => `${label} ${ratioWords(ratio, better)}`);
  const own = why === null ? {} : { name, title, why };
  return [{ entry, ...own, figures: figures.join('; '), recorded: `${recorded.slice(0, 10)}, ${environment.device}` }];
}
