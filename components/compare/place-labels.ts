/** Where the names of points stand in a drawing, so that none covers another or a point. Pixels; y grows downwards. */

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Placed {
  /** From the point to the anchor of its name. */
  readonly dx: number;
  readonly dy: number;
  readonly textAnchor: 'start' | 'middle' | 'end';
}

/** Of the drawing's 12 px sans; a little more than digits take. */
const CHARACTER = 7.5;
const HALF_LINE = 7;
const POINT = 5.5;

/** Nearest first. */
const places: readonly Placed[] = [
  { dx: 6, dy: -11, textAnchor: 'start' },
  { dx: -6, dy: -11, textAnchor: 'end' },
  { dx: 10, dy: 0, textAnchor: 'start' },
  { dx: -10, dy: 0, textAnchor: 'end' },
  { dx: 6, dy: 12, textAnchor: 'start' },
  { dx: -6, dy: 12, textAnchor: 'end' },
  { dx: 0, dy: -15, textAnchor: 'middle' },
  { dx: 0, dy: 16, textAnchor: 'middle' },
];

const shares = { start: 0, middle: 0.5, end: 1 } as const;

function boxOf({ x, y, text }: Spot, { dx, dy, textAnchor }: Placed): Box {
  const width = text.length * CHARACTER;
  const left = x + dx - shares[textAnchor] * width;
  return { left, right: left + width, top: y + dy - HALF_LINE, bottom: y + dy + HALF_LINE };
}

const around = ({ x, y }: Spot): Box => ({ left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT });

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/**
 * Greedy: the first spots get the best places. A name for which there is no room is left out, since two names on each
 * other say less than none.
 * @returns for each spot its place, or null
 */
export function placeLabels(spots: readonly Spot[], frame: Box): readonly (Placed | null)[] {
  const taken: Box[] = spots.map(around);
  return spots.map((spot) => {
    const free = (box: Box) => within(box, frame) && !taken.some((other) => overlap(box, other));
    const place = places.find((each) => free(boxOf(spot, each))) ?? null;
    if (place) taken.push(boxOf(spot, place));
    return place;
  });
}
