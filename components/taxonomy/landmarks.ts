/** The names that a drawing keeps when its labels are too small to read: of the families, and of the chosen entry. */
import { FONT_SIZE } from '@/components/taxonomy/label';
import { type Box, LABEL_OFFSET, type Layout, type Placed } from '@/components/taxonomy/placed';

export interface Landmark {
  readonly placed: Placed;
  /** Where the name starts or ends, in px of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  /** px of the drawing */
  readonly fontSize: number;
}

/** The chosen entry first; of names that would overlap, the earlier one stays. */
export function landmarksOf(layout: Layout, magnified: number, chosen: string | null): readonly Landmark[] {
  const named = layout.nodes.filter(({ row }) => row.node.depth === 1 && row.node.id !== chosen);
  const first = chosen === null ? undefined : layout.byId.get(chosen);
  const landmarks: Landmark[] = [];
  for (const placed of first ? [first, ...named] : named) {
    const landmark = landmarkOf(placed, layout, magnified);
    if (!landmarks.some((other) => overlap(boxOf(landmark), boxOf(other)))) landmarks.push(landmark);
  }
  return landmarks;
}

/** Families of a tidy drawing are named to their left, where nothing stands. */
function landmarkOf(placed: Placed, { arrangement }: Layout, magnified: number): Landmark {
  const family = placed.row.node.depth === 1;
  const anchor = (arrangement === 'tidy' ? family : placed.x < 0) ? 'end' : 'start';
  const away = (anchor === 'end' ? -1 : 1) * LABEL_OFFSET * magnified;
  return { placed, x: placed.x + away, y: placed.y, anchor, fontSize: 0.88 * FONT_SIZE * magnified };
}

function boxOf({ placed, x, y, anchor, fontSize }: Landmark): Box {
  const [width, height] = [(placed.titleWidth * fontSize) / FONT_SIZE, 1.3 * fontSize];
  return { left: anchor === 'end' ? x - width : x, top: y - height / 2, width, height };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
