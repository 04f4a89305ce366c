import type { ReactNode } from 'react';
import { Breadcrumb } from '@/components/entry/breadcrumb';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Uses the whole width of the page: tables and lists. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page that is no entry. */
export function TextPage({ title, lead, wide = false, children }: Props) {
  return (
    <div className="page">
      <div className={wide ? undefined : 'column mx-auto'}>
        <Breadcrumb trail={[{ title: 'Home', href: '/' }]} here={title} />
        <header className="entry-head column">
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}
