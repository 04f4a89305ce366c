'use client';
/** The taxonomy as a node-link drawing: d3 computes, React draws. One tab stop; the arrows walk along the edges. */
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import styles from '@/components/taxonomy/explorer.module.css';
import { entryAt, linkOf, useFocusFollows } from '@/components/taxonomy/focus';
import { GraphMarks } from '@/components/taxonomy/graph-marks';
import { GraphKeys, GraphTools } from '@/components/taxonomy/graph-tools';
import { layoutOf } from '@/components/taxonomy/layout';
import { noteOf } from '@/components/taxonomy/marks';
import { Minimap } from '@/components/taxonomy/minimap';
import { graphMove, type Move } from '@/components/taxonomy/navigate';
import type { Outline } from '@/components/taxonomy/outline';
import { magnification } from '@/components/taxonomy/region';
import type { Arrangement } from '@/components/taxonomy/state';
import { useDrawn } from '@/components/taxonomy/use-drawn';
import { useSize } from '@/components/taxonomy/use-size';
import { useViewport, type Viewport } from '@/components/taxonomy/use-viewport';
import { viewKey } from '@/components/taxonomy/view-keys';
import type { RelationType } from '@/lib/articles/entry';
import type { Effect } from '@/lib/taxonomy/taxonomy';

export interface GraphProps {
  /** With at least one row. */
  readonly outline: Outline;
  readonly arrangement: Arrangement;
  readonly size: keyof Effect | null;
  readonly relations: readonly RelationType[];
  readonly selected: string | null;
  /** px */
  readonly height: number;
  readonly onMove: (move: Move) => void;
}

/** What the page is likely to give, until it is measured. */
const likelyWidth = 920;

export function Graph({ outline, arrangement, size, relations, selected, height, onMove }: GraphProps) {
  const chosen = selected !== null && outline.byId.has(selected) ? selected : null;
  const tabStop = chosen ?? outline.rows[0].node.id;
  const layout = useMemo(() => layoutOf(outline, arrangement, noteOf(size)), [outline, arrangement, size]);
  const box = useRef<HTMLDivElement>(null);
  const frame = useSize(box, { width: likelyWidth, height });
  const svg = useRef<SVGSVGElement>(null);
  const viewport = useViewport(svg, layout, frame, chosen);
  const [help, setHelp] = useState(false);
  const [whole, setWhole] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const kept = useMemo(() => new Set([tabStop, focused ?? tabStop]), [tabStop, focused]);
  const drawn = useDrawn(layout, viewport.view, kept, whole);
  useFocusFollows(svg, chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = viewKey(event, viewport, () => setHelp(!help));
    const move = act ? null : graphMove(outline, entryAt(event.target) ?? '', event.key);
    act?.();
    if (move) onMove(move);
    if (act || move) event.preventDefault();
  };
  /** A file holds all of the drawing, whatever part of it is on the screen. */
  const withAllDrawn = (save: () => void | Promise<void>) => {
    flushSync(() => setWhole(true));
    const saved = save();
    setWhole(false);
    return saved;
  };
  const magnified = whole ? 1 : magnification(viewport.view.transform.k);
  return (
    <>
      <div className="min-w-0 lg:row-span-2">
        <div className="relative border-y border-rule max-lg:max-h-[62svh]" style={{ height }}>
          <GraphTools
            svg={svg}
            viewport={viewport}
            layout={layout}
            help={help}
            onHelp={() => setHelp(!help)}
            whole={withAllDrawn}
          />
          <div
            ref={box}
            role="application"
            aria-roledescription="graph"
            aria-label="Taxonomy, as a graph. Arrow keys follow the edges, question mark lists the keys."
            className="h-full"
            onKeyDown={onKeyDown}
            onClick={focusClicked}
            onFocus={({ target }) => setFocused(entryAt(target) ?? null)}
          >
            <svg
              ref={svg}
              className={`${styles.graph} ${chosen ? styles.focused : ''}`}
              style={{ '--line': magnified } as CSSProperties}
            >
              <g className={viewport.view.glide ? styles.glide : undefined} style={placeOf(viewport)}>
                <GraphMarks {...{ outline, layout, drawn, magnified, size, relations, chosen, tabStop, onMove }} />
              </g>
            </svg>
          </div>
        </div>
        <p className="hidden pt-1 text-sm text-soft pointer-coarse:block">Two fingers move and zoom the graph.</p>
        {help && <GraphKeys />}
      </div>
      <Minimap layout={layout} viewport={viewport} />
    </>
  );
}

const placeOf = ({ view: { transform } }: Viewport): CSSProperties => ({
  transform: `translate(${transform.x}px, ${transform.y}px) scale(${transform.k})`,
});

/** Safari does not focus a link that is clicked. */
function focusClicked({ currentTarget, target }: MouseEvent) {
  const id = entryAt(target);
  if (id !== undefined) linkOf(currentTarget, id)?.focus({ preventScroll: true });
}
