/** How much the site holds, counted when it is built. Server only. */
import nodes from '@/content/nodes.json';
import type { Claim } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';
import { wordsIn } from './reading';

export interface Count {
  readonly label: string;
  readonly count: number;
}

const grades: Readonly<Record<Claim['grade'], string>> = {
  reported: 'reported by the source in these words',
  'our reading': 'our reading of the source',
  recalled: 'recalled, not checked against the source',
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Figures and facts of the front matter are claims alike. */
export function counts({ entries, taxonomy, bibliography }: Knowledge): readonly Count[] {
  const claims = entries.flatMap((entry) => [...entry.claims, ...entry.properties]);
  return [
    { label: 'Nodes of the taxonomy', count: nodes.length },
    { label: 'Entries: nodes, and pages beside them', count: entries.length },
    { label: 'Techniques that run', count: taxonomy.filter(({ demo }) => demo).length },
    { label: 'Words of prose', count: sum(entries.map(({ body }) => wordsIn(body))) },
    { label: 'Works', count: bibliography.size },
    {
      label: 'Works with a checked identifier',
      count: [...bibliography.values()].filter((work) => work.verified).length,
    },
    ...Object.entries(grades).map(([grade, words]) => ({
      label: `Sourced figures and facts, ${words}`,
      count: claims.filter((claim) => claim.grade === grade).length,
    })),
  ];
}
