'use client';
import { useEffect, useState } from 'react';
import { Button } from './button';

type Outcome = 'idle' | 'copied' | 'refused';

const words: Record<Outcome, string> = {
  idle: '',
  copied: 'Copied',
  refused: 'The browser refused; select the text instead',
};

/** Copies a text and says so, also to a screen reader. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 4000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <span className="inline-flex items-center gap-3">
      <Button onClick={copy}>{label}</Button>
      <span role="status" className="text-soft">
        {words[outcome]}
      </span>
    </span>
  );
}
