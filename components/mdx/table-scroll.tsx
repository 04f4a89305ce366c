import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** Where links to the table lead. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A table wider than its column scrolls inside a box of its own, which the keyboard can reach. */
export function TableScroll({ label, id, children }: Props) {
  return (
    <div className="table-scroll" role="group" aria-label={label} id={id} tabIndex={0}>
      {children}
    </div>
  );
}
