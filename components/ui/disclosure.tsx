import type { ReactNode } from 'react';

interface Props {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something that opens in place; works without script. */
export function Disclosure({ summary, open, className = '', children }: Props) {
  return (
    <details className={`disclosure ${className}`} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
