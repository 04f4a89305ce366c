'use client';
/** The taxonomy as a node-link drawing: d3 computes, React draws. One tab stop; the arrows walk along the edges. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import styles from '@/components/taxonomy/explorer.module.css';
import { entryAt, linkOf, useFocusFollows } from '@/components/taxonomy/focus';
import { type Drawing, GraphMarks } from '@/components/taxonomy/graph-marks';
import { GraphKeys, GraphTools } from '@/components/taxonomy/graph-tools';
import { layoutOf } from '@/components/taxonomy/layout';
import { noteOf } from '@/components/taxonomy/marks';
import { Minimap } from '@/components/taxonomy/minimap';
import { graphMove } from '@/components/taxonomy/navigate';
import { neighbourhood } from '@/components/taxonomy/outline';
import { magnification } from '@/components/taxonomy/region';
import type { Arrangement } from '@/components/taxonomy/state';
import { useDrawn } from '@/components/taxonomy/use-drawn';
import { useSize } from '@/components/taxonomy/use-size';
import { useViewport } from '@/components/taxonomy/use-viewport';
import { viewKey } from '@/components/taxonomy/view-keys';
import type { Transform } from '@/components/taxonomy/viewport';

/** The outline has at least one row. */
export interface GraphProps extends Drawing {
  readonly arrangement: Arrangement;
  readonly selected: string | null;
  /** px */
  readonly height: number;
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
  const viewport = useViewport(box, layout, frame, chosen);
  const { camera, view } = viewport;
  const [help, setHelp] = useState(false);
  const { whole, whileWhole } = useWhole();
  const [focused, setFocused] = useState<string | null>(null);
  const near = useMemo(() => neighbourhood(outline, chosen), [outline, chosen]);
  const kept = useMemo(() => new Set([...near, tabStop, focused ?? tabStop]), [near, tabStop, focused]);
  const magnified = whole ? 1 : magnification(view.transform.k);
  const drawn = useDrawn(layout, view, { magnified, kept, whole });
  useLayoutEffect(() => camera.listen((to) => void Object.assign(svg.current!.style, placeOf(to))), [camera]);
  useFocusFollows(svg, chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = viewKey(event, viewport, () => setHelp(!help));
    const move = act ? null : graphMove(outline, entryAt(event.target) ?? '', event.key);
    act?.();
    if (move) onMove(move);
    if (act || move) event.preventDefault();
  };
  return (
    <>
      <div className="min-w-0 lg:row-span-2">
        <div className="drawn-wide relative flex flex-col border-y border-rule max-lg:max-h-[62svh]" style={{ height }}>
          <GraphTools
            svg={svg}
            viewport={viewport}
            layout={layout}
            help={help}
            onHelp={() => setHelp(!help)}
            whole={whileWhole}
          />
          <div
            ref={box}
            role="application"
            aria-roledescription="graph"
            aria-label="Taxonomy, as a graph. Arrow keys follow the edges, question mark lists the keys."
            className={`${styles.graph} ${chosen ? styles.focused : ''}`}
            onKeyDown={onKeyDown}
            onClick={focusClicked}
            onFocus={({ target }) => setFocused(entryAt(target) ?? null)}
          >
            <svg
              ref={svg}
              width={1}
              height={1}
              className={`${styles.drawing} ${view.glide ? styles.glide : ''}`}
              style={placeOf(view.transform)}
            >
              <g>
                <GraphMarks
                  {...{ outline, layout, drawn, magnified, size, relations, chosen, near, tabStop, onMove }}
                  gradual={view.live && !whole}
                />
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

/** A file holds all of the drawing, whatever part of it is on the screen. */
function useWhole() {
  const [whole, setWhole] = useState(false);
  const whileWhole = (save: () => void | Promise<void>) => {
    flushSync(() => setWhole(true));
    const saved = save();
    setWhole(false);
    return saved;
  };
  return { whole, whileWhole };
}

const placeOf = ({ k, x, y }: Transform): CSSProperties => ({ transform: `translate(${x}px, ${y}px) scale(${k})` });

/** Safari does not focus a link that is clicked. */
function focusClicked({ currentTarget, target }: MouseEvent) {
  const id = entryAt(target);
  if (id !== undefined) linkOf(currentTarget, id)?.focus({ preventScroll: true });
}
