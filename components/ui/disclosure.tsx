import type { ReactNode } from 'react';

interface Props {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  /** In the browser only; also told when it was opened before the script came. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** Something that opens in place; works without script. */
export function Disclosure({ summary, open, className = '', onOpen, children }: Props) {
  const tell = onOpen && ((details: HTMLDetailsElement | null) => details?.open && onOpen());
  return (
    <details
      className={`disclosure ${className}`}
      open={open}
      ref={tell && ((details) => void tell(details))}
      onToggle={tell && (({ currentTarget }) => tell(currentTarget))}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
