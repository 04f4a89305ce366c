/** What a result says beside its title. */
import { answers, passage } from './highlight';
import type { Group } from './items';
import type { Found, Hit } from './search-index';

export interface Lines {
  /** What it is, or where it stands. */
  readonly label: string;
  readonly detail: string;
}

export function linesOf(hit: Hit): Lines {
  const { item } = hit;
  if (item.group === 'claims')
    return { label: item.label, detail: [item.summary, item.text].filter(Boolean).join(' · ') };
  if (item.group !== 'entries') return { label: item.label, detail: item.summary };
  return { label: entryLabel(hit), detail: entryDetail(hit) };
}

/** A name that was searched for is shown, where the title does not show why the entry was found. */
function entryLabel({ item, matched }: Hit): string {
  const terms = new Set(matched.keys());
  const alias = answers(item.title, terms) ? undefined : item.aliases.split(', ').find((name) => answers(name, terms));
  return alias ? `${item.label}, also called ${alias}` : item.label;
}

/** The summary, unless a word stands in the text alone: then the place in the text. */
function entryDetail({ item, matched }: Hit): string {
  const inTextAlone = [...matched].filter(([, fields]) => fields.every((field) => field === 'text'));
  return inTextAlone.length > 0 ? passage(item.text, new Set(inTextAlone.map(([term]) => term))) : item.summary;
}

/** "12 results: 5 entries, 3 claims, 4 references" */
export function countWords({ groups, total }: Found): string {
  if (total === 0) return 'No results';
  const parts = groups.map(({ group, hits }) => counted(hits.length, nouns[group]));
  return `${counted(total, ['result', 'results'])}: ${parts.join(', ')}`;
}

const counted = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`;

const nouns: Readonly<Record<Group, readonly [string, string]>> = {
  entries: ['entry', 'entries'],
  terms: ['term', 'terms'],
  claims: ['claim', 'claims'],
  references: ['reference', 'references'],
  runs: ['recorded run', 'recorded runs'],
};
