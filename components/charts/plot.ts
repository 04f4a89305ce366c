/** What all charts share: how one is drawn, and the look of the drawing. */

/** Observable Plot, loaded when the first chart comes near the window. */
export type Plot = typeof import('@observablehq/plot');

/** Draws itself at a width in CSS pixels; its height does not depend on the width, so that nothing jumps. */
export type Draw = (plot: Plot, width: number) => Element;

export const look = {
  background: 'transparent',
  color: 'var(--ink)',
  fontFamily: 'var(--font-sans)',
  fontSize: '12px',
  overflow: 'visible',
} as const;

/** Always this pair, told apart by shape and label as well as colour. */
export const marks = {
  baseline: { color: 'var(--baseline)', symbol: 'circle' },
  treated: { color: 'var(--accent)', symbol: 'diamond' },
} as const;
export type Variant = keyof typeof marks;
