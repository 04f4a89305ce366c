/** An entry of the knowledge base: what its front matter may say, and what a page gets to know. */
import { z } from 'zod';
import { constraints, type Kind, relationTypes } from './categories';

export * from './categories';

export const Claim = z.strictObject({
  value: z
    .string()
    .regex(/\d/, 'a claim is a figure')
    .describe('the figure with its unit, e.g. "6.51 perplexity at 50 %"'),
  model: z.string().optional(),
  setting: z.string().optional(),
  source: z.string().min(1).describe('a citation key'),
  where: z.string().min(1).describe('place in the source'),
  grade: z.enum(['reported', 'our reading', 'recalled']),
});
export type Claim = z.infer<typeof Claim>;

/** A fact of a thing, as a catalogue lists it: a model's parameters, a dataset's licence. */
export const Property = z.strictObject({
  label: z.string().describe('"Parameters", "Licence"'),
  value: z.string(),
  source: z.string().min(1).describe('a citation key'),
  where: z.string().min(1).describe('place in the source'),
  grade: z.enum(['reported', 'our reading', 'recalled']),
});
export type Property = z.infer<typeof Property>;

/** Without a source a relation is our reading, and is shown as such. */
export const Relation = z
  .strictObject({
    type: z.enum(relationTypes),
    to: z.string().describe('slug of the other entry'),
    source: z.string().optional().describe('a citation key'),
    where: z.string().optional().describe('place in the source'),
    note: z.string().optional().describe('why, in a few words'),
  })
  .refine(({ source, where }) => (source === undefined) === (where === undefined), {
    message: 'a source needs its place, and a place its source',
  });
export type Relation = z.infer<typeof Relation>;

const day = z.iso.date();

export const FrontMatter = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1).max(240),
  /** Slug of the entry one level up; null only for the top families, whose parent is the survey itself. */
  parent: z.string().nullable(),
  /** Slugs of further parents. */
  also: z.array(z.string()).default([]),
  /** Place among its siblings. */
  order: z.number().default(0),
  source: z.enum(['survey', 'extension']),
  /** Section of the survey. */
  section: z.string().optional(),
  constraints: z.array(z.enum(constraints)).default([]),
  constraintsBasis: z.string().optional(),
  year: z.int().optional(),
  aliases: z.array(z.string()).default([]),
  claims: z.array(Claim).default([]),
  properties: z.array(Property).default([]),
  relations: z.array(Relation).default([]),
  published: day,
  modified: day,
  version: z.string().regex(/^\d+\.\d+$/),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

export interface Entry extends FrontMatter {
  readonly kind: Kind;
  /** Unique over all kinds; never reused. */
  readonly slug: string;
  /** `/<kind>/<slug>/` */
  readonly href: string;
  /** Path of the article from the repository's root, for messages and edit links. */
  readonly file: string;
  /** MDX without front matter. */
  readonly body: string;
  /** Line of each front-matter key in the file, and of the body's first line as `body`; counted from 1, for messages. */
  readonly lines?: Readonly<Record<string, number>>;
  /** Citation keys in order of first mention: front matter first, then prose. */
  readonly citations: readonly string[];
  /** Whether a technique.ts stands beside the article. */
  readonly demo: boolean;
}
