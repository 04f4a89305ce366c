/** The knowledge base as data for programs: the files under /data/, each with its JSON Schema. Server only. */
import { z } from 'zod';
import { absolute, site } from '@/components/layout/site';
import { Claim, Property, Relation, constraints, families, kinds } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';
import { DemoRun } from '@/lib/runtime/protocol';
import { nodeOf } from '@/lib/taxonomy/build';
import { citingEntries } from './bibliography';
import { constraintsData } from './data-constraints';
import type { DataFile } from './data-file';
import { glossaryData } from './data-glossary';
import { runHref } from '@/components/runs/run-address';
import { made, recordedRun } from './recorded';

const slug = z.string().describe('slug of the entry');
const url = z.url();

const EntryRow = z.strictObject({
  slug,
  kind: z.enum(kinds),
  title: z.string(),
  summary: z.string(),
  url,
  parent: z.string().nullable().describe('slug of the entry above; null for the top families'),
  also: z.array(z.string()).describe('slugs of further parents'),
  family: z.enum(families).nullable(),
  source: z.enum(['survey', 'extension']),
  section: z.string().nullable(),
  constraints: z.array(z.enum(constraints)),
  aliases: z.array(z.string()),
  year: z.int().nullable(),
  demo: z.boolean().describe('whether the technique can be run on the site'),
  citations: z.array(z.string()).describe('keys of the works cited'),
  published: z.iso.date(),
  modified: z.iso.date(),
  version: z.string(),
});

const ReferenceRow = z.strictObject({
  key: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  etAl: z.boolean().describe('whether the work has more authors than are listed'),
  year: z.int(),
  venue: z.string().nullable(),
  arxiv: z.string().nullable(),
  doi: z.string().nullable(),
  url: z.string().nullable(),
  verified: z.boolean().describe('whether title and identifier were seen together in a source'),
  citedBy: z.array(z.string()).describe('slugs of the entries that cite it'),
});

const RunRow = DemoRun.safeExtend({
  name: z.string().describe('of the recording; the slug for a technique at its defaults'),
  url,
});

export const dataFiles: readonly DataFile[] = [
  {
    name: 'entries',
    describe: 'Every entry of the taxonomy with its place, its dates and the keys of what it cites.',
    row: EntryRow,
    rows: ({ entries, taxonomy }) =>
      entries.map((entry) => {
        const node = nodeOf(taxonomy, entry.slug);
        const { kind, title, summary, parent, also, source, aliases, demo, citations, published, modified } = entry;
        const { family, section, year, constraints } = node;
        const place = { slug: entry.slug, kind, title, summary, url: absolute(entry.href), parent, also, family };
        const facts = { source, section, constraints: [...constraints], aliases, year, demo };
        return { ...place, ...facts, citations: [...citations], published, modified, version: entry.version };
      }),
  },
  {
    name: 'relations',
    describe: 'How entries stand to each other beside the tree; without a source it is our reading.',
    row: Relation.safeExtend({ from: slug }),
    rows: ({ entries }) =>
      entries.flatMap((entry) => entry.relations.map((relation) => ({ from: entry.slug, ...relation }))),
  },
  {
    name: 'claims',
    describe: 'Figures that works report, with the place in the work and how far it was checked.',
    row: Claim.extend({ entry: slug }),
    rows: ({ entries }) => entries.flatMap((entry) => entry.claims.map((claim) => ({ entry: entry.slug, ...claim }))),
  },
  {
    name: 'properties',
    describe: 'Sourced facts of models, datasets and metrics.',
    row: Property.extend({ entry: slug }),
    rows: ({ entries }) =>
      entries.flatMap((entry) => entry.properties.map((property) => ({ entry: entry.slug, ...property }))),
  },
  {
    name: 'references',
    describe: 'The bibliography, with who cites what.',
    row: ReferenceRow,
    rows: ({ bibliography, entries }) => {
      const citing = citingEntries(entries);
      return [...bibliography.values()].map((reference) => {
        const { key, title, authors, etAl, year, verified } = reference;
        const { venue = null, arxiv = null, doi = null, url: address = null } = reference;
        const citedBy = (citing.get(key) ?? []).map((entry) => entry.slug);
        return { key, title, authors: [...authors], etAl, year, venue, arxiv, doi, url: address, verified, citedBy };
      });
    },
  },
  constraintsData,
  glossaryData,
  {
    name: 'runs',
    describe: 'The recorded runs, whole: techniques at their defaults, at other settings, and in sequence.',
    row: RunRow,
    rows: () => made().map(({ name }) => ({ name, url: absolute(runHref(name)), ...recordedRun(name)! })),
  },
];

const schemaAddress = (name: string) => absolute(`/schemas/${name}.json`);

/** What /data/<name>.json holds. */
export const dataDocument = (file: DataFile, knowledge: Knowledge) => ({
  $schema: schemaAddress(file.name),
  title: file.describe,
  license: site.licences.text.url,
  source: site.url,
  rows: file.rows(knowledge),
});

/** The JSON Schema that the document keeps to. */
export function dataSchema({ name, describe, row }: DataFile): object {
  const document = z.strictObject({
    $schema: z.string(),
    title: z.string(),
    license: z.string(),
    source: z.string(),
    rows: z.array(row),
  });
  return { $id: schemaAddress(name), title: describe, ...z.toJSONSchema(document) };
}
