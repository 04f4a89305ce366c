'use client';
/** The taxonomy as an ARIA tree view: every row a link, one tab stop, the arrows walk, letters find. */
import { type CSSProperties, type KeyboardEvent, memo, useMemo, useRef } from 'react';
import { type Chunk, chunked, usePresence } from '@/components/taxonomy/chunks';
import { entryAt, useFocusFollows } from '@/components/taxonomy/focus';
import { type Move, treeMove, typeAhead } from '@/components/taxonomy/navigate';
import { type Outline, type Row, withoutRoot } from '@/components/taxonomy/outline';
import { useTyped } from '@/components/taxonomy/use-typed';
import { colorOf, nameOf, SUMMARY } from '@/components/taxonomy/vocabulary';

export interface TreeProps {
  readonly outline: Outline;
  readonly selected: string | null;
  readonly onMove: (move: Move) => void;
}

export function Tree({ outline, selected, onMove }: TreeProps) {
  const tree = useMemo(() => withoutRoot(outline), [outline]);
  const list = useRef<HTMLUListElement>(null);
  const typed = useTyped();
  const chosen = selected !== null && tree.byId.has(selected) ? selected : null;
  const tabStop = chosen ?? tree.rows[0]?.node.id ?? '';
  const chunks = useMemo(() => chunked(tree.rows, ({ node }) => node.id === tabStop), [tree, tabStop]);
  const shared = { chosen, tabStop, onMove };
  useFocusFollows(list, chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const id = entryAt(event.target);
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key);
    const move = letter ? typeAhead(tree.rows, id, typed(event.key)) : treeMove(tree, id, event.key);
    if (event.key === ' ') (event.target as HTMLElement).click();
    if (move) onMove(move);
    if (move || letter || handled.has(event.key)) event.preventDefault();
  };
  return (
    <ul ref={list} role="tree" aria-label="Taxonomy, as a tree" className="py-2" onKeyDown={onKeyDown}>
      {chunks.length === 1 ? (
        <TreeRows {...shared} rows={tree.rows} />
      ) : (
        chunks.map((chunk) => <TreeChunk key={chunk.start} chunk={chunk} {...shared} />)
      )}
    </ul>
  );
}

interface SharedProps {
  readonly chosen: string | null;
  readonly tabStop: string;
  readonly onMove: (move: Move) => void;
}

const TreeRows = ({ rows, chosen, tabStop, onMove }: SharedProps & { readonly rows: readonly Row[] }) =>
  rows.map((row) => {
    const { id } = row.node;
    return <TreeRow key={id} row={row} chosen={id === chosen} tabStop={id === tabStop} onMove={onMove} />;
  });

/** px, where the title takes one line. */
const ROW_HEIGHT = 32;

function TreeChunk({ chunk, ...shared }: SharedProps & { readonly chunk: Chunk<Row> }) {
  const place = useRef<HTMLLIElement>(null);
  const { present, height } = usePresence(place, chunk, ROW_HEIGHT);
  return (
    <li ref={place} role="none" style={present ? undefined : { height }}>
      {present && (
        <ul role="none">
          <TreeRows {...shared} rows={chunk.rows} />
        </ul>
      )}
    </li>
  );
}

/** Keys that are the tree's even where they lead nowhere: the page must not scroll under it. */
const handled: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', ' ']);

interface TreeRowProps {
  readonly row: Row;
  readonly chosen: boolean;
  readonly tabStop: boolean;
  readonly onMove: (move: Move) => void;
}

const TreeRow = memo(function TreeRow({ row, chosen, tabStop, onMove }: TreeRowProps) {
  const { node, match, children, folded, position, siblings } = row;
  return (
    <li role="none">
      <a
        role="treeitem"
        href={node.href}
        data-node={node.id}
        tabIndex={tabStop ? 0 : -1}
        aria-label={nameOf(row)}
        aria-level={node.depth}
        aria-posinset={position}
        aria-setsize={siblings}
        aria-expanded={children.length > 0 ? !folded : undefined}
        aria-selected={chosen}
        aria-describedby={chosen ? SUMMARY : undefined}
        className={`${rowLook} ${match ? 'text-ink' : 'text-soft'}`}
        style={{ paddingInlineStart: `${(node.depth - 1) * 1.25 + 0.25}rem`, '--hue': colorOf(node) } as CSSProperties}
      >
        <Chevron row={row} onMove={onMove} />
        <Mark live={node.demo} />
        <span className={`md:shrink-0 ${node.depth === 1 ? 'font-semibold' : ''}`}>{node.title}</span>
        {node.demo && <span className="shrink-0 text-sm text-soft">live demo</span>}
        {folded && <span className="text-sm text-soft tabular-nums">+{row.below}</span>}
        <span className="min-w-0 flex-1 truncate text-sm text-soft max-md:hidden">{node.summary}</span>
      </a>
    </li>
  );
});

const rowLook =
  'flex min-h-8 items-center gap-2 rounded py-1 pr-2 no-underline hover:bg-paper hover:underline ' +
  'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus ' +
  'aria-selected:bg-paper aria-selected:shadow-[inset_3px_0_var(--hue)] pointer-coarse:min-h-11';

/** For the pointer alone; the keyboard has Right and Left. */
function Chevron({ row, onMove }: Pick<TreeRowProps, 'row' | 'onMove'>) {
  const { node, children, folded } = row;
  if (children.length === 0) return <span className="size-6 shrink-0" aria-hidden />;
  return (
    <span
      aria-hidden
      data-fold={node.id}
      className="grid size-6 shrink-0 place-items-center text-soft hover:text-ink pointer-coarse:size-9"
      onClick={(event) => {
        event.preventDefault();
        onMove({ type: folded ? 'open' : 'fold', ids: [node.id] });
      }}
    >
      <svg viewBox="0 0 12 12" className={`size-3 ${folded ? '' : 'rotate-90'}`}>
        <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </span>
  );
}

function Mark({ live }: { live: boolean }) {
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0" aria-hidden>
      <circle cx="6" cy="6" r="4.5" fill={live ? 'var(--hue)' : 'none'} stroke="var(--hue)" strokeWidth="1.75" />
    </svg>
  );
}
