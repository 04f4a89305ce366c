/** The lists that front matter chooses from. Apart from its schema, so that a page that sorts by them loads no validator. */

export const kinds = ['families', 'techniques', 'models', 'datasets', 'metrics', 'applications', 'problems'] as const;
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

/** How one entry stands to another, read from the entry that says it. */
export const relationTypes = ['combines with', 'conflicts with', 'requires', 'succeeds', 'special case of'] as const;
export type RelationType = (typeof relationTypes)[number];
