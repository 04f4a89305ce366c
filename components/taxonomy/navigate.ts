/** Where a key leads, as a value: the views carry it out. */
import type { Outline, Row } from '@/components/taxonomy/outline';

export type Move =
  | { readonly type: 'select'; readonly id: string | null }
  | { readonly type: 'open'; readonly ids: readonly string[] }
  | { readonly type: 'fold'; readonly ids: readonly string[] }
  | null;

type Rule = (outline: Outline, row: Row) => Move;

const select = (id: string | null | undefined): Move => (id ? { type: 'select', id } : null);

/** Children that are on the screen. */
const shownChildren = (row: Row) => (row.folded ? [] : row.children);

const parent: Rule = (_, row) => select(row.node.parent);

const inward: Rule = (_, row) => (row.folded ? { type: 'open', ids: [row.node.id] } : select(row.children[0]));

const sibling =
  (step: number): Rule =>
  ({ byId }, row) => {
    const family = row.node.parent === null ? [] : byId.get(row.node.parent)!.children;
    return select(family[row.position - 1 + step]);
  };

const toggle: Rule = (_, row) =>
  row.children.length > 0 ? { type: row.folded ? 'open' : 'fold', ids: [row.node.id] } : null;

/** Along the edges, in either layout: right is away from the root, up and down are the siblings. */
const graphRules: Readonly<Record<string, Rule>> = {
  ArrowRight: inward,
  ArrowLeft: parent,
  Backspace: parent,
  ArrowDown: sibling(1),
  ']': sibling(1),
  ArrowUp: sibling(-1),
  '[': sibling(-1),
  Home: ({ rows }) => select(rows[0].node.id),
  End: ({ rows }) => select(rows.at(-1)!.node.id),
  ' ': toggle,
  Escape: () => ({ type: 'select', id: null }),
};

/** null: the key means nothing here. */
export function graphMove(outline: Outline, id: string, key: string): Move {
  const row = outline.byId.get(id);
  return row && Object.hasOwn(graphRules, key) ? graphRules[key](outline, row) : null;
}

const along =
  (step: number): Rule =>
  ({ rows }, row) =>
    select(rows[rows.indexOf(row) + step]?.node.id);

/** The keys of the ARIA tree view pattern. The rows are the tree's: without the root. */
const treeRules: Readonly<Record<string, Rule>> = {
  ArrowDown: along(1),
  ArrowUp: (outline, row) => (outline.rows[0] === row ? null : along(-1)(outline, row)),
  ArrowRight: inward,
  ArrowLeft: (outline, row) =>
    shownChildren(row).length > 0
      ? { type: 'fold', ids: [row.node.id] }
      : select(outline.byId.has(row.node.parent ?? '') ? row.node.parent : null),
  Home: ({ rows }) => select(rows[0].node.id),
  End: ({ rows }) => select(rows.at(-1)!.node.id),
  '*': ({ rows }, row) => {
    const folded = rows.filter((other) => other.node.parent === row.node.parent && other.folded);
    return folded.length > 0 ? { type: 'open', ids: folded.map((other) => other.node.id) } : null;
  },
  Escape: () => ({ type: 'select', id: null }),
};

export function treeMove(tree: Outline, id: string, key: string): Move {
  const row = tree.byId.get(id);
  return row && Object.hasOwn(treeRules, key) ? treeRules[key](tree, row) : null;
}

/** The next row whose title starts with what was typed; one letter again and again walks through its rows. */
export function typeAhead(rows: readonly Row[], id: string, typed: string): Move {
  const letters = [...typed.toLowerCase()];
  const repeated = letters.every((letter) => letter === letters[0]);
  const prefix = repeated ? letters[0] : letters.join('');
  const from = rows.findIndex((row) => row.node.id === id) + (repeated ? 1 : 0);
  const ring = [...rows.slice(from), ...rows.slice(0, from)];
  return select(ring.find((row) => row.node.title.toLowerCase().startsWith(prefix))?.node.id);
}

/** "Pruning, Model compression, 1 of 4, 3 children" */
export function describePlace(row: Row): string {
  const children = row.children.length;
  const count = children === 0 ? 'no children' : children === 1 ? '1 child' : `${children} children`;
  const parts = [
    row.node.title,
    row.branch !== row.node.title && row.branch,
    `${row.position} of ${row.siblings}`,
    count,
  ];
  return [...parts, row.folded && 'folded'].filter(Boolean).join(', ');
}
