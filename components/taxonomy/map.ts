/** The whole drawing in a few square centimetres, and the seen part of it. Numbers and paths, nothing drawn. */
import { group } from 'd3-array';
import { type Box, HUB, type Layout, type Placed } from '@/components/taxonomy/placed';
import { seenThrough } from '@/components/taxonomy/region';
import type { Arrangement } from '@/components/taxonomy/state';
import type { Point, Size, Transform } from '@/components/taxonomy/viewport';
import { colorOf } from '@/components/taxonomy/vocabulary';

/** map = (drawing − origin) · scale, in px */
export interface MapScale extends Size {
  readonly origin: Point;
  readonly scale: Point;
}

/** How much more one direction may be enlarged than the other: a long list would be but a thread. A circle stays one. */
const STRETCH: Readonly<Record<Arrangement, number>> = { tidy: 5, radial: 1 };

/** The smallest side of the seen part, in px: it has to be found and gripped. */
const GRIP = 12;

/** As large as fits into `most`. */
export function mapScale({ bounds, arrangement }: Layout, most: Size): MapScale {
  const [across, down] = [most.width / bounds.width, most.height / bounds.height];
  const limit = STRETCH[arrangement] * Math.min(across, down);
  const scale = { x: Math.min(across, limit), y: Math.min(down, limit) };
  const size = { width: scale.x * bounds.width, height: scale.y * bounds.height };
  return { ...size, scale, origin: { x: bounds.left, y: bounds.top } };
}

export const toMap = ({ origin, scale }: MapScale, { x, y }: Point): Point => ({
  x: (x - origin.x) * scale.x,
  y: (y - origin.y) * scale.y,
});

export const fromMap = ({ origin, scale }: MapScale, { x, y }: Point): Point => ({
  x: x / scale.x + origin.x,
  y: y / scale.y + origin.y,
});

/** The seen part on the map, inside of it and large enough to grip. */
export function seenOnMap(map: MapScale, transform: Transform, frame: Size): Box {
  const seen = seenThrough(transform, frame);
  const from = toMap(map, { x: seen.left, y: seen.top });
  const across = side(from.x, seen.width * map.scale.x, map.width);
  const down = side(from.y, seen.height * map.scale.y, map.height);
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

function side(from: number, length: number, most: number) {
  const [low, high] = [clamp(from, 0, most), clamp(from + length, 0, most)];
  const shown = Math.min(Math.max(high - low, GRIP), most);
  return { from: clamp((low + high - shown) / 2, 0, most - shown), length: shown };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

export interface Strokes {
  readonly hue: string;
  readonly path: string;
}

/** A stroke for each label, in the colour of its family; what falls on the same pixels is drawn once. */
export function strokesOf({ nodes }: Layout, map: MapScale): readonly Strokes[] {
  const families = group(nodes, ({ row }) => colorOf(row.node));
  return [...families].map(([hue, labels]) => ({ hue, path: pathOf(labels, map) }));
}

const pathOf = (labels: readonly Placed[], map: MapScale) =>
  [...new Set(labels.map((placed) => strokeOf(placed, map)))].join('');

function strokeOf(placed: Placed, map: MapScale): string {
  const [from, to] = lineOf(placed).map((point) => toMap(map, point));
  return `M${whole(from)}L${whole(to)}`;
}

/** From a mark to the end of its label. */
function lineOf({ x, y, rotate, anchor, reach }: Placed): readonly [Point, Point] {
  if (anchor === 'middle')
    return [
      { x: x - HUB, y },
      { x: x + HUB, y },
    ];
  const angle = (rotate * Math.PI) / 180;
  const length = anchor === 'end' ? -reach : reach;
  return [
    { x, y },
    { x: x + length * Math.cos(angle), y: y + length * Math.sin(angle) },
  ];
}

/** Middles of pixels keep the strokes sharp. */
const whole = ({ x, y }: Point) => `${Math.floor(x) + 0.5},${Math.floor(y) + 0.5}`;
