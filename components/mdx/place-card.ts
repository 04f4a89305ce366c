/** A rectangle in CSS pixels from the window's upper left corner. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a card and its word, and at the least between a card and the window's edge. */
const gap = 4;
const edge = 12;

/** Where a card goes: under its word and above it where there is no room, moved aside so that it stays in the window. */
export function placeCard(word: Box, card: Size, view: Size): { readonly left: number; readonly top: number } {
  const left = Math.max(edge, Math.min(word.left, view.width - edge - card.width));
  const below = word.bottom + gap;
  const above = word.top - gap - card.height;
  return { left, top: below + card.height > view.height - edge && above >= edge ? above : below };
}
