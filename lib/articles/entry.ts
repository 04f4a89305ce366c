/** An entry of the knowledge base: what its front matter may say, and what a page gets to know. */
import { z } from 'zod';

export const kinds = ['families', 'techniques', 'models'] as const;
export type Kind = (typeof kinds)[number];

/** The survey's six constraints (its Table 1). */
export const constraints = [
  'training compute',
  'dataset size',
  'inference runtime',
  'memory',
  'storage space',
  'latency',
] as const;
export type Constraint = (typeof constraints)[number];

/** Top-level families that have a colour of their own; all others are drawn in ink. */
export const families = ['architectures', 'training', 'compression', 'evaluation'] as const;
export type Family = (typeof families)[number];

export const Claim = z.strictObject({
  value: z.string().describe('the figure with its unit, e.g. "6.51 perplexity at 50 %"'),
  model: z.string().optional(),
  setting: z.string().optional(),
  source: z.string().describe('a citation key'),
  where: z.string().describe('place in the source'),
  grade: z.enum(['reported', 'our reading', 'recalled']),
});
export type Claim = z.infer<typeof Claim>;

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
  /** Citation keys in order of first mention: claims first, then prose. */
  readonly citations: readonly string[];
  /** Whether a technique.ts stands beside the article. */
  readonly demo: boolean;
}
