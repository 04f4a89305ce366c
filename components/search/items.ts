/** Documents of five kinds as items of one list: what is compared with a query, and what a result shows. */
import type { Kind } from '@/lib/articles/entry';
import { demoId } from '@/components/entry/demo-id';
import { runHref } from '@/components/runs/run-address';
import { referenceId } from '@/components/mdx/cite';
import { termHref } from '@/lib/articles/term-address';
import type { SearchFile } from './documents';

export const groups = ['entries', 'terms', 'claims', 'references', 'runs'] as const;
export type Group = (typeof groups)[number];

export const groupTitles: Readonly<Record<Group, string>> = {
  entries: 'Entries',
  terms: 'Terms',
  claims: 'Claims',
  references: 'References',
  runs: 'Runs',
};

/** The fields of the index, the most telling first. */
export const fields = ['title', 'aliases', 'summary', 'facts', 'text'] as const;
export type Field = (typeof fields)[number];

export interface Item extends Readonly<Record<Field, string>> {
  /** Place in the list of all items. */
  readonly id: number;
  readonly group: Group;
  readonly href: string;
  /** What kind of thing it is or where it stands, in a few words. */
  readonly label: string;
}

const kindNames: Readonly<Record<Kind, string>> = {
  families: 'Family',
  techniques: 'Technique',
  models: 'Model',
  datasets: 'Dataset',
  metrics: 'Metric',
  applications: 'Application',
  problems: 'Open problem',
};

/** Every document of the file, group by group. */
export function itemsOf(file: SearchFile): readonly Item[] {
  const lists = [entryItems(file), termItems(file), claimItems(file), referenceItems(file), runItems(file)];
  return lists.flat().map((item, id) => ({ id, ...item }));
}

type Made = Omit<Item, 'id'>;

const entryItems = ({ entries }: SearchFile): readonly Made[] =>
  entries.map(({ kind, title, href, summary, aliases = [], facts = '', text }) => ({
    group: 'entries',
    href,
    label: kindNames[kind],
    title,
    aliases: aliases.join(', '),
    summary,
    facts,
    text,
  }));

const termItems = ({ terms }: SearchFile): readonly Made[] =>
  terms.map(({ id, term, forms = [], definition }) => ({
    group: 'terms',
    href: termHref(id),
    label: 'Glossary',
    title: term,
    aliases: forms.join(', '),
    summary: definition,
    facts: '',
    text: '',
  }));

const claimItems = ({ claims, entries }: SearchFile): readonly Made[] =>
  claims.map(({ entry, value, on = '', source }) => {
    const { title, href, aliases = [], claimsAt } = entries[entry];
    const facts = [title, ...aliases].join(', ');
    const place = claimsAt ? `${href}#${claimsAt}` : href;
    return { group: 'claims', href: place, label: title, title: value, aliases: '', summary: on, facts, text: source };
  });

const referenceItems = ({ references }: SearchFile): readonly Made[] =>
  references.map(({ key, title, authors, year, arxiv = '' }) => ({
    group: 'references',
    href: `/bibliography/#${referenceId(key)}`,
    label: String(year),
    title,
    aliases: '',
    summary: authors,
    facts: [year, key, arxiv].join(' '),
    text: '',
  }));

const runItems = ({ runs, entries }: SearchFile): readonly Made[] =>
  runs.map(({ entry, name, title, why = '', figures, recorded }) => {
    const { title: technique, href, aliases = [] } = entries[entry];
    const names = aliases.join(', ');
    return {
      group: 'runs',
      href: name === undefined ? `${href}#${demoId}` : runHref(name),
      label: `Recorded ${recorded}`,
      title: title ?? technique,
      aliases: names,
      summary: figures,
      facts: 'recorded run demonstration',
      text: why,
    };
  });
