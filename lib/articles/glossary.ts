/** The glossary: terms of the field with short definitions, from content/glossary.json, checked as it is read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ContentError } from '@/lib/articles/content-error';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';

export const glossaryFile = 'content/glossary.json';

export const Term = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .describe('anchor in /glossary/; never given to another term'),
    term: z.string().min(1),
    forms: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('the spellings that are looked for in articles; the term itself where none are given'),
    definition: z.string().min(40).max(320),
    entry: z.string().optional().describe('slug of the entry that treats it'),
    source: z.string().optional().describe('citation key of a work that explains it'),
  })
  .refine(({ entry, source }) => entry !== undefined || source !== undefined, {
    message: 'a term names its entry or a source',
  });
export type Term = z.infer<typeof Term>;

/** Every spelling by which a term is found in articles; its own name need not be one, where that means other things too. */
export const formsOf = ({ term, forms }: Term): readonly string[] => forms ?? [term];

/**
 * @param text of content/glossary.json
 * @throws ContentError with file and line when a term is malformed, given twice, or out of alphabetical order
 */
export function parseGlossary(text: string): readonly Term[] {
  const terms = (JSON.parse(text) as unknown[]).map((raw, index) => parseTerm(raw, index, text));
  checkForms(terms, text);
  checkOrder(terms, text);
  return terms;
}

function parseTerm(raw: unknown, index: number, text: string): Term {
  const parsed = Term.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [{ path: at, message }] = parsed.error.issues;
  const line = text.split('\n').flatMap((content, number) => (/^\s*"id":/.test(content) ? [number + 1] : []))[index];
  throw new ContentError(glossaryFile, line ?? 1, `${[`term ${index + 1}`, ...at].join('.')}: ${message}.`);
}

function checkForms(terms: readonly Term[], text: string): void {
  const owners = new Map<string, string>();
  for (const term of terms)
    for (const form of [`#${term.id}`, ...new Set([folded(term.term), ...formsOf(term).map(folded)])]) {
      if (owners.has(form))
        fail(text, term, `“${form}” belongs to “${owners.get(form)}” already; keep one of the two.`);
      owners.set(form, term.id);
    }
}

/** A spelling as it is compared: case and line breaks do not matter. */
export const folded = (form: string): string => form.toLowerCase().replace(/\s+/g, ' ');

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function checkOrder(terms: readonly Term[], text: string): void {
  const late = terms.find((term, index) => index > 0 && collator.compare(terms[index - 1].term, term.term) > 0);
  if (late) fail(text, late, 'stands behind a term that the alphabet puts after it; sort the terms.');
}

function fail(text: string, { id }: Term, problem: string): never {
  const line = text.split('\n').findIndex((content) => content.includes(`"id": "${id}"`)) + 1;
  throw new ContentError(glossaryFile, Math.max(1, line), `${id}: ${problem}`);
}

/** @throws ContentError at the first term that names an entry or a work that does not exist */
export function checkGlossary(
  terms: readonly Term[],
  entries: readonly Pick<Entry, 'slug'>[],
  bibliography: ReadonlyMap<string, Reference>,
  text: string,
): void {
  const slugs = new Set(entries.map(({ slug }) => slug));
  for (const term of terms) {
    const { entry, source } = term;
    if (entry && !slugs.has(entry)) fail(text, term, `there is no entry “${entry}”; correct the slug.`);
    if (source && !bibliography.has(source)) fail(text, term, `no references.bib defines “${source}”.`);
  }
}

const glossaryText = (root: string): string => readFileSync(path.join(root, glossaryFile), 'utf8');

let known: { readonly text: string; readonly terms: readonly Term[] } | undefined;

/** In alphabetical order. Parsed again only when the file changed. @throws ContentError */
export function readGlossary(root: string = process.cwd()): readonly Term[] {
  const text = glossaryText(root);
  if (known?.text !== text) known = { text, terms: parseGlossary(text) };
  return known.terms;
}

interface Library {
  readonly entries: readonly Entry[];
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** The glossary, held against the entries and works that it names. @throws ContentError */
export function loadGlossary({ entries, bibliography }: Library, root: string = process.cwd()): readonly Term[] {
  const terms = readGlossary(root);
  checkGlossary(terms, entries, bibliography, glossaryText(root));
  return terms;
}
