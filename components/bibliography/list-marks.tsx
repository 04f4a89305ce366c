'use client';
import { useEffect } from 'react';
import { parseList, saveList, toggled, useList, type ItemId } from '@/components/collection/store';

const buttons = () => document.querySelectorAll<HTMLButtonElement>('#works [data-item]');

function show(list: readonly ItemId[]): void {
  const listed = new Set<string>(list);
  for (const button of buttons()) {
    const on = listed.has(button.dataset.item!);
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? 'On my list' : 'Add to my list';
  }
}

/** Brings the list buttons of all works to life: one listener, where a component for each would be hundreds to hydrate. */
export function ListMarks() {
  const list = JSON.stringify(useList());
  useEffect(() => {
    const present = parseList(list);
    show(present);
    const toggle = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
      if (button) saveList(toggled(present, button.dataset.item as ItemId));
    };
    const works = document.getElementById('works')!;
    works.addEventListener('click', toggle);
    return () => works.removeEventListener('click', toggle);
  }, [list]);
  return null;
}
