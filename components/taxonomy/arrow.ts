/** The arrows of directed relations, and discs for marks, as paths: where many are one path, each brings its own place. */
import { type Head, hundredths } from '@/components/taxonomy/curve';
import type { Point } from '@/components/taxonomy/viewport';

export type Arrowhead = 'open' | 'filled' | 'hollow';

/** px; the tip at the origin, pointing to the right. */
const shapes: Readonly<Record<Arrowhead, readonly (readonly [number, number])[]>> = {
  open: [
    [-8, -4],
    [0, 0],
    [-8, 4],
  ],
  filled: [
    [-9, -4],
    [0, 0],
    [-9, 4],
  ],
  hollow: [
    [-10, -4.5],
    [0, 0],
    [-10, 4.5],
  ],
};

const atOrigin: Head = { x: 0, y: 0, angle: 0 };

/** @param scale how much larger than in a drawing that can be read */
export function arrowPath(shape: Arrowhead, { x, y, angle }: Head = atOrigin, scale = 1): string {
  const [cos, sin] = [Math.cos, Math.sin].map((turn) => scale * turn((angle * Math.PI) / 180));
  const corners = shapes[shape].map(
    ([a, b]) => `${hundredths(x + a * cos - b * sin)},${hundredths(y + a * sin + b * cos)}`,
  );
  return `M${corners.join('L')}${shape === 'open' ? '' : 'Z'}`;
}

export const discPath = ({ x, y }: Point, radius: number): string => {
  const r = hundredths(radius);
  return `M${hundredths(x - r)},${hundredths(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
};
