/** The explorer's buttons: plain, or toggles that say whether they are pressed. */
import type { ComponentProps } from 'react';

const look =
  'inline-flex min-h-8 items-center gap-1.5 rounded border border-edge bg-paper px-2 text-[0.8125rem] text-ink ' +
  'hover:border-ink focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus ' +
  'disabled:text-soft disabled:hover:border-rule ' +
  'aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper pointer-coarse:min-h-10 ' +
  'forced-colors:aria-pressed:forced-color-adjust-none forced-colors:aria-pressed:bg-[Highlight] ' +
  'forced-colors:aria-pressed:text-[HighlightText]';

export function Button({ className = '', ...props }: ComponentProps<'button'>) {
  return <button type="button" className={`${look} ${className}`} {...props} />;
}

export function Toggle({ pressed, ...props }: ComponentProps<'button'> & { pressed: boolean }) {
  return <Button aria-pressed={pressed} {...props} />;
}
