/** Everything a reader can set in the explorer, and its short form in the URL: defaults left out, nonsense ignored. */
import { type Filters, noFilters } from '@/components/taxonomy/filter';
import { type Folds, noFolds } from '@/components/taxonomy/fold';
import { type Column, columns, type Sort } from '@/components/taxonomy/sort';
import {
  allFamilies,
  allMeasures,
  codeOf,
  constraintOf,
  hyphened,
  measures,
  relationOf,
} from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';
import { type Effect, evidenceGrades, type Taxonomy } from '@/lib/taxonomy/taxonomy';

export const views = ['graph', 'tree', 'table', 'json-ld'] as const;
export type View = (typeof views)[number];

export const arrangements = ['tidy', 'radial'] as const;
export type Arrangement = (typeof arrangements)[number];

export interface ExplorerState {
  /** null: the graph, or the tree on a phone. */
  readonly view: View | null;
  readonly arrangement: Arrangement;
  /** The measured effect that sets the size of the marks. */
  readonly size: keyof Effect | null;
  /** Relations whose edges are drawn in the graph. */
  readonly relations: readonly RelationType[];
  readonly selected: string | null;
  readonly filters: Filters;
  readonly sort: Sort | null;
  readonly folds: Folds;
}

export const initialState: ExplorerState = {
  view: null,
  arrangement: 'tidy',
  size: null,
  relations: [],
  selected: null,
  filters: noFilters,
  sort: null,
  folds: noFolds,
};

const TEXT_LIMIT = 80;

const keys = [
  'view',
  'layout',
  'size',
  'edges',
  'at',
  'q',
  'relieves',
  'demo',
  'source',
  'family',
  'evidence',
  'since',
  'until',
  'sort',
  'folds',
  'open',
  'fold',
] as const;
type Key = (typeof keys)[number];

/** Slugs and codes hold no full stop, and it needs no escape in a query. */
const list = (items: readonly string[]) => items.join('.');

export function writeState(state: ExplorerState, search: string): string {
  const query = new URLSearchParams(search);
  for (const key of keys) query.delete(key);
  for (const [key, value] of Object.entries(written(state))) if (value) query.set(key, value);
  const text = query.toString();
  return text && `?${text}`;
}

function written({
  view,
  arrangement,
  size,
  relations,
  selected,
  filters,
  sort,
  folds,
}: ExplorerState): Record<Key, string | null> {
  return {
    view,
    layout: arrangement === 'tidy' ? null : arrangement,
    size: size && measures[size].code,
    edges: list(relations.map(hyphened)),
    at: selected,
    q: filters.text,
    relieves: list(filters.constraints.map(codeOf)),
    demo: filters.demo ? '1' : null,
    source: filters.source,
    family: filters.family,
    evidence: filters.evidence && hyphened(filters.evidence),
    since: filters.since?.toString() ?? null,
    until: filters.until?.toString() ?? null,
    sort: sort && `${sort.descending ? '-' : ''}${sort.by}`,
    folds: folds.base === 'auto' ? null : folds.base,
    open: list(folds.open),
    fold: list(folds.folded),
  };
}

export function readState(search: string, taxonomy: Taxonomy): ExplorerState {
  const query = new URLSearchParams(search);
  const ids = new Set(taxonomy.map((node) => node.id));
  const get = (key: Key) => query.get(key) ?? '';
  const known = (key: Key) =>
    unique(
      get(key)
        .split('.')
        .filter((id) => ids.has(id)),
    );
  return {
    view: oneOf(views, get('view')),
    arrangement: oneOf(arrangements, get('layout')) ?? initialState.arrangement,
    size: allMeasures.find((measure) => measures[measure].code === get('size')) ?? null,
    relations: unique(
      get('edges')
        .split('.')
        .map(relationOf)
        .filter((type) => type !== undefined),
    ),
    selected: ids.has(get('at')) ? get('at') : null,
    filters: readFilters(get),
    sort: readSort(get('sort')),
    folds: readFolds(get('folds'), known('open'), known('fold')),
  };
}

function readFilters(get: (key: Key) => string): Filters {
  const constraints = get('relieves').split('.').map(constraintOf);
  return {
    text: get('q').slice(0, TEXT_LIMIT),
    constraints: unique(constraints.filter((constraint) => constraint !== undefined)),
    demo: get('demo') === '1',
    source: oneOf(['survey', 'extension'] as const, get('source')),
    family: oneOf(allFamilies, get('family')),
    evidence: evidenceGrades.find((grade) => hyphened(grade) === get('evidence')) ?? null,
    since: readYear(get('since')),
    until: readYear(get('until')),
  };
}

const readYear = (text: string): number | null => (/^[12]\d{3}$/.test(text) ? Number(text) : null);

function readSort(text: string): Sort | null {
  const descending = text.startsWith('-');
  const by = oneOf<Column>(columns, descending ? text.slice(1) : text);
  return by && { by, descending };
}

function readFolds(base: string, open: readonly string[], folded: readonly string[]): Folds {
  return {
    base: oneOf(['open', 'folded'] as const, base) ?? 'auto',
    open,
    folded: folded.filter((id) => !open.includes(id)),
  };
}

const oneOf = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null;

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
