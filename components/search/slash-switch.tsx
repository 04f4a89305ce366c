'use client';
import { useSyncExternalStore } from 'react';
import { chooseSlash, onSlashChoice, slashOn } from './shortcut';

/** Switches the key "/" off, which speech input may type by mistake. */
export function SlashSwitch() {
  const on = useSyncExternalStore(onSlashChoice, slashOn, () => true);
  return (
    <label className="inline-flex min-h-8 items-center gap-2 font-sans text-[0.9375rem]">
      <input type="checkbox" checked={on} onChange={(event) => chooseSlash(event.target.checked)} />
      The key “/” opens the search
    </label>
  );
}
