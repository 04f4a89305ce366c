'use client';
import { useSyncExternalStore } from 'react';
import { type Theme, themeKey, themes } from './theme';

const labels: Record<Theme, string> = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' };

const icons: Record<Theme, React.ReactNode> = {
  system: <path d="M2 3h12v8H2zM5.5 13.5h5" />,
  light: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M3 13l1.4-1.4M11.6 4.4 13 3" />
    </>
  ),
  dark: <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />,
};

function subscribe(notify: () => void) {
  const events = ['themechoice', 'storage'];
  events.forEach((event) => addEventListener(event, notify));
  return () => events.forEach((event) => removeEventListener(event, notify));
}

const chosen = () => (document.documentElement.getAttribute('data-theme-choice') ?? 'system') as Theme;

function choose(theme: Theme) {
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is blocked: the choice cannot be kept, and the system's theme stays.
  }
  dispatchEvent(new Event('themechoice'));
}

/** Three states: the system's, light, dark. The inline script does the work; the buttons only record the choice. */
export function ThemeSwitch() {
  const current = useSyncExternalStore(subscribe, chosen, () => 'system' as const);
  return (
    <div className="theme-switch" role="group" aria-label="Colour theme">
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          value={theme}
          title={labels[theme]}
          aria-label={labels[theme]}
          aria-pressed={theme === current}
          onClick={() => choose(theme)}
        >
          <svg
            aria-hidden
            width="16"
            height="16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinecap="round"
          >
            {icons[theme]}
          </svg>
        </button>
      ))}
    </div>
  );
}
