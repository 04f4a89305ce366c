import type { ReactNode } from 'react';
import type { Family } from '@/lib/articles/entry';

/** A word with its family's colour and shape before it. */
export function FamilyMark({ family, children }: { family: Family | null; children: ReactNode }) {
  return (
    <span data-family={family ?? undefined}>
      <span className="family-mark" aria-hidden />
      {children}
    </span>
  );
}
