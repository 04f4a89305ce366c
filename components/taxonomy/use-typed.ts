'use client';
/** Letters typed in quick succession, as one text. */
import { useRef } from 'react';

/** ms after which a letter starts anew */
const PAUSE = 600;

export function useTyped(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const now = performance.now();
    const { text, at } = typed.current;
    typed.current = { text: now - at < PAUSE ? text + letter : letter, at: now };
    return typed.current.text;
  };
}
