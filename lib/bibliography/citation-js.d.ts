/** The part of citation-js that is used here; the packages ship no types. */
declare module '@citation-js/core' {
  import type { CslItem } from '@/lib/bibliography/reference';

  interface FormatOptions {
    readonly template?: string;
    readonly lang?: string;
    readonly format?: 'text' | 'html';
  }
  export class Cite {
    constructor(data: unknown, options?: { generateGraph?: boolean });
    readonly data: CslItem[];
    format(as: string, options?: FormatOptions): string;
  }
  export const plugins: {
    readonly input: { chain(data: unknown, options?: { target?: string; generateGraph?: boolean }): unknown };
    readonly config: { get(plugin: string): { format: Record<string, boolean> } };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
