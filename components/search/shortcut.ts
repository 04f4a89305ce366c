/** The keys that open the search, and the reader's choice about the one that is a plain character. */

/** Ctrl+K (⌘K on a Mac), or "/" where no field takes it and the reader has not switched it off (WCAG 2.1.4). */
export function opensSearch(event: KeyboardEvent, { mac, slash }: { mac: boolean; slash: boolean }): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented || event.isComposing || altKey) return false;
  if (key.toLowerCase() === 'k') return !event.shiftKey && (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey);
  return key === '/' && slash && !ctrlKey && !metaKey && !takesCharacters(event.target);
}

/** What does something of its own with a typed character. */
const typing =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="textbox"], [role="searchbox"], [role="combobox"], [role="listbox"], [role="dialog"]';

const takesCharacters = (target: EventTarget | null): boolean =>
  (target as Partial<Element> | null)?.closest?.(typing) != null;

export const onMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform);

const slashKey = 'slm-atlas-search-slash';
const slashEvent = 'slashchoice';

export function slashOn(): boolean {
  try {
    return localStorage.getItem(slashKey) !== 'off';
  } catch {
    return true;
  }
}

export function chooseSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(slashKey);
    else localStorage.setItem(slashKey, 'off');
  } catch {
    // Storage is blocked: the choice cannot be kept, and the switch shows that by staying.
  }
  dispatchEvent(new Event(slashEvent));
}

export function onSlashChoice(notify: () => void): () => void {
  const events = [slashEvent, 'storage'];
  events.forEach((event) => addEventListener(event, notify));
  return () => events.forEach((event) => removeEventListener(event, notify));
}
