/** The colour theme: the system's unless the reader chose one. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeKey = 'slm-atlas-theme';

/**
 * Runs before the first paint, so that no theme flashes. Sets data-theme to what is shown and data-theme-choice to what was
 * chosen, and follows the system while nothing is chosen. Kept as text: it must not wait for a bundle.
 */
export const themeScript = `(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    let choice = null;
    try { choice = localStorage.getItem('${themeKey}'); } catch {}
    const chosen = choice === 'light' || choice === 'dark';
    root.toggleAttribute('data-theme-choice', chosen);
    if (chosen) root.setAttribute('data-theme-choice', choice);
    root.setAttribute('data-theme', chosen ? choice : dark.matches ? 'dark' : 'light');
  };
  show();
  dark.addEventListener('change', show);
  addEventListener('storage', show);
  addEventListener('themechoice', show);
})();`;
