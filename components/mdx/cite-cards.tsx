'use client';
import { useEffect } from 'react';

const cardOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('.cite') : null;

/** How far a card must move so that it stays inside the window; in CSS pixels, 0 or negative to the left. */
export function shiftInto(left: number, width: number, windowWidth: number, edge = 12): number {
  return Math.max(edge - left, Math.min(0, windowWidth - edge - left - width));
}

function open(event: Event) {
  const cite = cardOf(event.target);
  if (!cite) return;
  const card = cite.querySelector<HTMLElement>('.cite-card');
  if (!card) return;
  const shift = shiftInto(cite.getBoundingClientRect().left, card.offsetWidth, document.documentElement.clientWidth);
  cite.style.setProperty('--shift', `${shift}px`);
}

function leave(event: FocusEvent | PointerEvent) {
  const cite = cardOf(event.target);
  if (cite && cardOf(event.relatedTarget) !== cite) delete cite.dataset.dismissed;
}

function dismiss(event: KeyboardEvent) {
  if (event.key !== 'Escape') return;
  for (const cite of document.querySelectorAll<HTMLElement>('.cite:is(:hover, :focus-within)'))
    cite.dataset.dismissed = '';
}

const listeners = { pointerover: open, focusin: open, pointerout: leave, focusout: leave, keydown: dismiss } as const;

/** CSS opens the citation cards; this keeps them inside the window and lets Escape close them. One for all of a page. */
export function CiteCards() {
  useEffect(() => {
    const pairs = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of pairs) document.addEventListener(type, listener);
    return () => pairs.forEach(([type, listener]) => document.removeEventListener(type, listener));
  }, []);
  return null;
}
