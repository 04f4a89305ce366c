/** The glossary as a table of /data/. Server only. */
import { z } from 'zod';
import { absolute } from '@/components/layout/site';
import { formsOf, loadGlossary } from '@/lib/articles/glossary';
import { termHref } from '@/lib/articles/term-address';
import type { DataFile } from './data-file';

const GlossaryRow = z.strictObject({
  id: z.string(),
  term: z.string(),
  forms: z.array(z.string()).describe('spellings by which articles name it'),
  definition: z.string(),
  url: z.url(),
  entry: z.string().nullable().describe('slug of the entry that treats it'),
  source: z.string().nullable().describe('key of a work that explains it'),
});

export const glossaryData: DataFile = {
  name: 'glossary',
  describe: 'Terms of the field with short definitions, and where to read more.',
  row: GlossaryRow,
  rows: (knowledge) =>
    loadGlossary(knowledge).map((term) => {
      const { id, definition, entry = null, source = null } = term;
      return {
        ...{ id, term: term.term, forms: formsOf(term) },
        ...{ definition, url: absolute(termHref(id)), entry, source },
      };
    }),
};
