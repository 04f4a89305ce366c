/** A cited work, as everything above the .bib files sees it. */

/** A name in CSL-JSON: a person has a family name, a group is literal. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** The part of a CSL-JSON item that is used here. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly note?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly [field: string]: unknown;
}

export interface Reference {
  /** The citation key. */
  readonly key: string;
  readonly csl: CslItem;
  readonly title: string;
  /** Names in order, given name first; without "et al.", see etAl. */
  readonly authors: readonly string[];
  /** Whether the work has more authors than are listed. */
  readonly etAl: boolean;
  readonly year: number;
  /** Journal, proceedings or publisher. */
  readonly venue?: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly url?: string;
  /** Whether title and identifier were seen together in a source. */
  readonly verified: boolean;
  readonly note?: string;
  /** Where it is defined. */
  readonly file: string;
  readonly line: number;
}

/** "Mingjie Sun, Zhuang Liu et al." */
export function authorLine({ authors, etAl }: Pick<Reference, 'authors' | 'etAl'>): string {
  return authors.join(', ') + (etAl ? ' et al.' : '');
}
