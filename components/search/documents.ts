/** What /search.json holds: everything on the site that can be found, as short as it can be said. */
import type { Kind } from '@/lib/articles/entry';

export interface EntryDocument {
  readonly kind: Kind;
  readonly title: string;
  readonly href: string;
  readonly summary: string;
  readonly aliases?: readonly string[];
  /** Constraints that it relieves, and the year. */
  readonly facts?: string;
  /** The article without markup. */
  readonly text: string;
  /** The id of the place in the page where its claims stand. */
  readonly claimsAt?: string;
}

/** A figure that a work reports. */
export interface ClaimDocument {
  /** Its entry's place in `entries`. */
  readonly entry: number;
  readonly value: string;
  /** Model and setting. */
  readonly on?: string;
  /** "Frantar et al., 2023" */
  readonly source: string;
}

export interface ReferenceDocument {
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly arxiv?: string;
}

/** A term of the glossary. */
export interface TermDocument {
  readonly id: string;
  readonly term: string;
  /** Other spellings. */
  readonly forms?: readonly string[];
  readonly definition: string;
}

/** A recorded run; with a name of its own where its settings are not the technique's defaults. */
export interface RunDocument {
  /** Its entry's place in `entries`. */
  readonly entry: number;
  readonly name?: string;
  readonly title?: string;
  /** What it was recorded for. */
  readonly why?: string;
  /** "Packed size 0.5×, lower, better; …" */
  readonly figures: string;
  /** "2026-11-22, Linux, 2 threads" */
  readonly recorded: string;
}

export interface SearchFile {
  /** Raised whenever the form changes: an index kept offline may be older than the script that reads it. */
  readonly version: typeof fileVersion;
  readonly entries: readonly EntryDocument[];
  readonly claims: readonly ClaimDocument[];
  readonly terms: readonly TermDocument[];
  readonly references: readonly ReferenceDocument[];
  readonly runs: readonly RunDocument[];
}

export const fileVersion = 2;

/** Whether what was fetched is a search file of this form, and not an error page or one of another version of the site. */
export function isSearchFile(value: unknown): value is SearchFile {
  const file = value as Partial<SearchFile> | null;
  const lists = [file?.entries, file?.claims, file?.terms, file?.references, file?.runs];
  return file?.version === fileVersion && lists.every(Array.isArray);
}
