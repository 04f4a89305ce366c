/** Gestures on the graph: drag, pinch, two fingers, wheel with Ctrl. Loaded after the page, so that reading comes first. */
import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { type Transform, zoomRange } from '@/components/taxonomy/viewport';

export interface PanZoom {
  /** Tells the gestures where the view was put by other means. */
  set(transform: Transform): void;
  /** How far out they may zoom. */
  reach(least: number): void;
  stop(): void;
}

/** A wheel and a single finger scroll the page: the graph must not be a trap on the way down. */
function isForGraph(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey;
}

/** d3's own rate is meant for the small steps of a trackpad's pinch; a notch of a wheel would be a leap. */
function wheelStep({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : deltaMode ? 1 : 0.002;
  const isPinch = ctrlKey && Math.abs(deltaY) < 50;
  return -deltaY * unit * (isPinch ? 10 : 1);
}

/**
 * How the drawing follows a gesture: as a picture of it, of which only what comes into view is painted, or painted anew
 * for every frame, and then without dashes, which take longer than all the rest.
 */
type Manner = 'picture' | 'sketch';

/** Zooms at which a picture made at life size is neither blurred nor larger than a few screens. */
const PICTURE = { from: 0.5, to: 1.5 };

/** Once a zoom has left the picture's range it does not return to it: making another would hold it up. */
export const mannerOf = ({ type }: Pick<Event, 'type'>, k: number, last: Manner): Manner =>
  type === 'mousemove' || (last === 'picture' && k >= PICTURE.from && k <= PICTURE.to) ? 'picture' : 'sketch';

interface Gestures {
  /** Again and again while it lasts. */
  readonly drag: (transform: Transform) => void;
  /** Once it is over. */
  readonly settle: () => void;
}

export function attach(box: HTMLElement, { drag, settle }: Gestures): PanZoom {
  let manner: Manner = 'picture';
  const behaviour = zoom<HTMLElement, unknown>()
    .filter(isForGraph)
    .wheelDelta(wheelStep)
    .scaleExtent([...zoomRange])
    .clickDistance(4)
    .on('start', () => (manner = 'picture'))
    .on('zoom', ({ sourceEvent, transform: { k, x, y } }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!sourceEvent) return;
      manner = mannerOf(sourceEvent, k, manner);
      box.dataset.moving = manner;
      drag({ k, x, y });
    })
    .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      delete box.dataset.moving;
      if (sourceEvent) settle();
    });
  const selection = select(box).call(behaviour).on('dblclick.zoom', null);
  return {
    set({ k, x, y }) {
      const at = zoomTransform(box);
      if (at.k !== k || at.x !== x || at.y !== y) behaviour.transform(selection, zoomIdentity.translate(x, y).scale(k));
    },
    reach: (least) => void behaviour.scaleExtent([least, zoomRange[1]]),
    stop: () => void selection.on('.zoom', null),
  };
}
