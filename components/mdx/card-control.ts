/**
 * The cards of citations and terms: one popover for all of a page, filled with a copy of what the link names in
 * `data-card`. It opens on hover, focus and tap, can be reached by pointer and Tab, and Escape closes it
 * (WCAG 2.2, 1.4.13). Without script, or without popovers, the links lead to the same words.
 */
import { placeCard } from './place-card';

/** A pointer that only passes by opens nothing, and one on its way to the card does not close it. */
const openAfter = 120;
const closeAfter = 220;

const triggerOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('a[data-card]') : null;

function contentOf(trigger: HTMLElement): Node[] {
  const source = document.getElementById(trigger.dataset.card!);
  if (!source) return [];
  const copy = source.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  return [...copy.childNodes];
}

function makeCard(): HTMLElement {
  const card = document.createElement('span');
  card.className = 'hover-card';
  card.popover = 'manual';
  card.setAttribute('role', 'group');
  return card;
}

/** On the page, so that the card scrolls with its word. */
function move(card: HTMLElement, trigger: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const { left, top } = placeCard(trigger.getClientRects()[0], card.getBoundingClientRect(), { width, height });
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${top + window.scrollY}px`;
}

class CardControl {
  private readonly card = makeCard();
  private trigger: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Closed with Escape, and not to be opened by the focus that then comes back. */
  private dismissed: HTMLElement | null = null;
  private touched: { readonly trigger: HTMLElement; readonly wasOpen: boolean } | null = null;

  readonly listeners = {
    pointerover: (event: PointerEvent) => this.enter(event),
    pointerout: (event: PointerEvent) => this.leave(event),
    pointerdown: (event: PointerEvent) => this.press(event),
    click: (event: MouseEvent) => this.click(event),
    focusin: (event: FocusEvent) => this.focus(event),
    keydown: (event: KeyboardEvent) => this.key(event),
  } as const;

  close(): void {
    clearTimeout(this.timer);
    this.trigger = null;
    this.card.remove();
  }

  /** The card follows its word in the document, so that Tab leads from the one into the other. */
  private open(trigger: HTMLElement): void {
    clearTimeout(this.timer);
    if (trigger === this.trigger) return;
    this.close();
    const content = contentOf(trigger);
    if (content.length === 0) return;
    this.card.replaceChildren(...content);
    this.card.setAttribute('aria-label', `About ${trigger.textContent}`);
    trigger.after(this.card);
    this.card.showPopover();
    move(this.card, trigger);
    this.trigger = trigger;
  }

  private later(action: () => void, delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, delay);
  }

  private holds(target: EventTarget | null): boolean {
    return target instanceof Node && (this.card.contains(target) || Boolean(this.trigger?.contains(target)));
  }

  private enter({ target, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    if (this.holds(target)) return clearTimeout(this.timer);
    const trigger = triggerOf(target);
    if (trigger) this.later(() => this.open(trigger), openAfter);
  }

  private leave({ target, relatedTarget, pointerType }: PointerEvent): void {
    if (pointerType === 'touch' || this.holds(relatedTarget)) return;
    if (triggerOf(target) && !this.trigger) clearTimeout(this.timer);
    if (this.holds(target) && !this.holds(document.activeElement)) this.later(() => this.close(), closeAfter);
  }

  private press({ target, pointerType }: PointerEvent): void {
    const trigger = triggerOf(target);
    this.touched = trigger && pointerType === 'touch' ? { trigger, wasOpen: trigger === this.trigger } : null;
    if (!this.holds(target)) this.close();
  }

  /** The first tap shows the card, the second follows the link, as every click of a mouse does. */
  private click(event: MouseEvent): void {
    const trigger = triggerOf(event.target);
    if (!trigger) return;
    const first = this.touched?.trigger === trigger && !this.touched.wasOpen;
    if (!first) return this.close();
    this.open(trigger);
    if (this.trigger === trigger) event.preventDefault();
  }

  private focus({ target }: FocusEvent): void {
    const trigger = triggerOf(target);
    const again = trigger !== null && trigger === this.dismissed;
    this.dismissed = null;
    if (again || this.card.contains(target as Node)) return;
    if (trigger) this.open(trigger);
    else this.close();
  }

  private key({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !this.trigger) return;
    const trigger = this.trigger;
    const inside = this.card.contains(document.activeElement);
    this.close();
    if (!inside) return;
    this.dismissed = trigger;
    trigger.focus();
  }
}

/** Starts to listen, and says so to the style sheet in `data-cards`; the function returned stops it. */
export function startCards(): () => void {
  if (!('popover' in HTMLElement.prototype)) return () => {};
  const control = new CardControl();
  const pairs = Object.entries(control.listeners) as [string, EventListener][];
  for (const [type, listener] of pairs) document.addEventListener(type, listener);
  document.documentElement.dataset.cards = '';
  return () => {
    delete document.documentElement.dataset.cards;
    for (const [type, listener] of pairs) document.removeEventListener(type, listener);
    control.close();
  };
}
