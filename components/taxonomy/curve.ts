/** The links as cubic Bézier curves: where they end, and the part of them that is near. */
import type { Box } from '@/components/taxonomy/placed';
import type { Point } from '@/components/taxonomy/viewport';

/** End points and, between them, the two that pull. */
type Cubic = readonly [Point, Point, Point, Point];

/** Tip of an arrow and where it points, in degrees. */
export interface Head extends Point {
  readonly angle: number;
}

/** @param path `M… C…`, as links are written */
function cubicOf(path: string): Cubic {
  const [a, b, c, d, e, f, g, h] = path.match(/-?\d[\d.]*(?:e[-+]?\d+)?/g)!.map(Number);
  return [
    { x: a, y: b },
    { x: c, y: d },
    { x: e, y: f },
    { x: g, y: h },
  ];
}

const written = ([from, c, d, to]: Cubic) => `M${text(from)}C${text(c)} ${text(d)} ${text(to)}`;

const text = ({ x, y }: Point) => `${hundredths(x)},${hundredths(y)}`;

/** As paths are written: finer steps are not seen, and page and server write the same digits. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The arrow at the end of a link. */
export function headOf(path: string): Head {
  const [, , before, tip] = cubicOf(path);
  return { ...tip, angle: hundredths((Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI) };
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** De Casteljau's two halves. */
function halves([p, q, r, s]: Cubic): readonly [Cubic, Cubic] {
  const [pq, qr, rs] = [middle(p, q), middle(q, r), middle(r, s)];
  const [before, after] = [middle(pq, qr), middle(qr, rs)];
  const at = middle(before, after);
  return [
    [p, pq, before, at],
    [at, after, rs, s],
  ];
}

/** A curve lies within the hull of its four points, and so within their box. */
function boxOf(curve: Cubic): Box {
  const [xs, ys] = [curve.map(({ x }) => x), curve.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Whether two boxes have a point in common. */
export const touches = (a: Box, b: Box): boolean =>
  a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height && b.top <= a.top + a.height;

/** Pieces of this share of the region's size are not cut further. */
const FINE = 0.5;

const isFine = (box: Box, region: Box) => box.width < FINE * region.width && box.height < FINE * region.height;

/** In so many halvings a curve of a thousand screens is down to one. */
const DEPTH = 12;

function pieces(curve: Cubic, region: Box, depth = DEPTH): readonly Cubic[] {
  const box = boxOf(curve);
  if (!touches(box, region)) return [];
  if (depth === 0 || isFine(box, region)) return [curve];
  return halves(curve).flatMap((half) => pieces(half, region, depth - 1));
}

/**
 * What of a link is near the region; '' if nothing is. Browsers lay every dash of a line, seen or not, and a link of a
 * large drawing is hundreds of screens long.
 */
export const nearPart = (path: string, region: Box): string => pieces(cubicOf(path), region).map(written).join('');
