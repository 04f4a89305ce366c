/** A taxonomy of any size in the shape of the real one: a few families, several levels, titles of usual length. */
import { type Sketch, taxonomyOf } from '@/components/taxonomy/taxonomy.fixture';
import { allConstraints, allRelations } from '@/components/taxonomy/vocabulary';

import type { Taxonomy } from '@/lib/taxonomy/taxonomy';

const families = ['architectures', 'training', 'compression', 'evaluation', 'models', 'applications', 'problems'];

/** Children of each inner node. */
const BRANCHING = 6;

const kinds = ['quantization', 'pruning', 'attention', 'distillation', 'low-rank factors', 'data selection'];

const idOf = (index: number) => families[index] ?? `entry-${index}`;

/** Level by level: 1,000 nodes have four levels, 10,000 have six. */
function sketch(index: number): Sketch {
  const place = { id: idOf(index), parent: index < families.length ? null : idOf(parentOf(index)) };
  return { ...place, ...words(index), ...facts(index) };
}

const parentOf = (index: number) => Math.floor((index - families.length) / BRANCHING);

const words = (index: number) => ({
  title: `${index % 3 ? 'Structured' : 'Layer-wise'} ${kinds[index % kinds.length]} ${index}`,
  summary: `Entry ${index} changes ${kinds[(index * 5) % kinds.length]} and leaves the rest of the model as it was.`,
});

const facts = (index: number): Partial<Sketch> => ({
  constraints: allConstraints.filter((_, place) => (index >> place) & 1),
  relations:
    index > 40 && index % 4 === 0 ? [{ type: allRelations[index % allRelations.length], to: idOf(index - 33) }] : [],
  also: index > 60 && index % 29 === 0 ? [idOf(index - 51)] : [],
  demo: index % 3 === 0,
  source: index % 2 ? 'survey' : 'extension',
  year: index % 7 ? 2015 + (index % 10) : null,
  effect: index % 3 ? null : { bitsPerByteProse: 1 + (index % 40) / 50, packedBytes: 1 / (1 + (index % 8)), decode: 1 },
});

/** @param nodes with the root */
export const syntheticTaxonomy = (nodes: number): Taxonomy =>
  taxonomyOf(Array.from({ length: nodes - 1 }, (_, index) => sketch(index)));
