/** Focus goes to entries by their id, in whichever view shows them. */
import { type RefObject, useEffect } from 'react';

/** The link of an entry in the graph or the tree. */
export const linkOf = (view: Element, id: string): HTMLElement | SVGElement | null =>
  view.querySelector(`a[data-node="${CSS.escape(id)}"], [data-node="${CSS.escape(id)}"] > a`);

/** The entry that an event happened in. */
export const entryAt = (target: EventTarget): string | undefined =>
  (target as Element).closest<HTMLElement | SVGElement>('[data-node]')?.dataset.node;

/** Focus goes where the selection goes, if it was in the view before. */
export function useFocusFollows(view: RefObject<Element | null>, chosen: string | null) {
  useEffect(() => {
    if (chosen === null || !view.current?.contains(document.activeElement)) return;
    linkOf(view.current, chosen)?.focus();
  }, [view, chosen]);
}

/** Focus must not get lost with a button that its own press takes away: the entry takes it over. */
export function keepFocus(view: Element | null, id: string) {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && view) linkOf(view, id)?.focus({ preventScroll: true });
  });
}
