'use client';
import { type ComponentType, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useClientValue } from '@/components/demo/use-client-value';
import { searchFieldId } from './search-field-id';
import { onMac, onSlashChoice, opensSearch, slashOn } from './shortcut';

type Dialog = ComponentType<{ readonly onClose: (href?: string) => void }>;

const loadDialog = () => import('./search-dialog').then(({ SearchDialog }) => SearchDialog);

/** The search in the header, with its keys. Until it is used, a page loads no more of it than this. */
export function SearchButton() {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const show = useCallback(async () => {
    const field = document.getElementById(searchFieldId);
    if (field) return field.focus();
    try {
      const loaded = await loadDialog();
      setDialog(() => loaded);
      setOpen(true);
    } catch {
      // The dialog's script did not arrive, and the router's may not either: only a page with a search of its own will do.
      // eslint-disable-next-line @next/next/no-location-assign-relative-destination
      location.assign('/search/');
    }
  }, []);
  useShortcuts(show);
  // Named once they work: before, there is no script to hear them.
  const keys = useClientValue(() => (onMac() ? 'Meta+K' : 'Control+K'), null) ?? undefined;
  const close = (href?: string) => {
    setOpen(false);
    if (href) focusPlace(href);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={keys}
        onPointerEnter={() => void loadDialog().catch(() => {})}
        onClick={() => {
          // Safari does not focus a button that is clicked; the focus comes back to what had it.
          button.current?.focus();
          void show();
        }}
      >
        <svg
          aria-hidden
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        >
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span className="search-word">Search</span>
        <ShortcutHint />
      </button>
      <noscript>
        <a href="/search/">Search</a>
      </noscript>
      {open && Dialog && <Dialog onClose={close} />}
    </>
  );
}

function ShortcutHint() {
  const mac = useClientValue(onMac, false);
  return <kbd aria-hidden>{mac ? '⌘K' : 'Ctrl K'}</kbd>;
}

function useShortcuts(show: () => void) {
  const slash = useSyncExternalStore(onSlashChoice, slashOn, () => true);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!opensSearch(event, { mac: onMac(), slash })) return;
      event.preventDefault();
      show();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [show, slash]);
}

/** Where the result is on this very page, no page is loaded: the focus goes to the place once the dialog has let go of it. */
function focusPlace(href: string) {
  const { pathname, hash } = new URL(href, location.href);
  if (pathname !== location.pathname || !hash) return;
  setTimeout(() => {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
  }, 100);
}
