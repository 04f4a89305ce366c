/** How the explorer names and colours what the taxonomy holds. Total over the types: a new constraint does not build unnamed. */
import type { Constraint, Family, RelationType } from '@/lib/articles/entry';
import type { Effect, Evidence, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

/** Short form, in the URL. */
const constraintCodes: Readonly<Record<Constraint, string>> = {
  'training compute': 'compute',
  'dataset size': 'data',
  'inference runtime': 'runtime',
  memory: 'memory',
  'storage space': 'storage',
  latency: 'latency',
};

/** In the survey's order (its Table 1). */
export const allConstraints = Object.keys(constraintCodes) as readonly Constraint[];

export const codeOf = (constraint: Constraint): string => constraintCodes[constraint];

export const constraintOf = (code: string): Constraint | undefined =>
  allConstraints.find((constraint) => constraintCodes[constraint] === code);

export const familyColors: Readonly<Record<Family, string>> = {
  architectures: 'var(--family-architectures)',
  training: 'var(--family-training)',
  compression: 'var(--family-compression)',
  evaluation: 'var(--family-evaluation)',
};

export const allFamilies = Object.keys(familyColors) as readonly Family[];

/** The stages of making a small model, as the survey orders them, and their families here. */
export const familyLabels: Readonly<Record<Family, string>> = {
  architectures: 'Architecture (before training)',
  training: 'Training',
  compression: 'Compression (after training)',
  evaluation: 'Evaluation',
};

export const evidenceLabels: Readonly<Record<Evidence, string>> = {
  measured: 'Measured here',
  reported: 'Reported by a work',
  'our reading': 'Our reading',
  recalled: 'Recalled, not checked',
};

/** px of a relation's edge and of the gaps in it, in turns; nothing for a solid one. */
export const dashes: Readonly<Record<RelationType, readonly number[]>> = {
  'combines with': [1.5, 3.5],
  'conflicts with': [9, 3, 1.5, 3],
  requires: [4, 3],
  succeeds: [],
  'special case of': [10, 4],
};

/** The arrow at the end of a relation that has a direction: which entry requires, succeeds or specialises which. */
export const heads: Readonly<Record<RelationType, 'open' | 'filled' | 'hollow' | null>> = {
  'combines with': null,
  'conflicts with': null,
  requires: 'open',
  succeeds: 'filled',
  'special case of': 'hollow',
};

export const allRelations = Object.keys(dashes) as readonly RelationType[];

/** Spaces need an escape in a query. */
export const hyphened = (text: string): string => text.replaceAll(' ', '-');

export const relationOf = (code: string): RelationType | undefined =>
  allRelations.find((type) => hyphened(type) === code);

/** Ink where the family has no colour of its own. */
export const colorOf = ({ family }: TaxonomyNode): string => (family ? familyColors[family] : 'var(--ink)');

/** What a link to the entry is called. */
export const nameOf = ({ node }: { readonly node: TaxonomyNode }): string =>
  node.demo ? `${node.title}, live demo` : node.title;

export interface MeasureName {
  /** In the URL. */
  readonly code: string;
  readonly label: string;
}

/** The measured effects: treated over baseline, without a unit. */
export const measures: Readonly<Record<keyof Effect, MeasureName>> = {
  bitsPerByteProse: { code: 'bpb', label: 'Bits per byte, prose' },
  packedBytes: { code: 'bytes', label: 'Packed size' },
  decode: { code: 'decode', label: 'Decode speed' },
};

export const allMeasures = Object.keys(measures) as readonly (keyof Effect)[];

/** "0.252 ×": three significant digits. */
export const ratio = (value: number): string => `${value.toPrecision(3)} ×`;

/** "memory" → "Memory" */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Id of the chosen entry's summary, which describes its link to a screen reader. */
export const SUMMARY = 'explorer-summary';
