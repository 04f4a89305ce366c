import type { ReactNode } from 'react';
import { Breadcrumb } from '@/components/entry/breadcrumb';
import { Cite } from '@/components/entry/cite-table';
import { type PageAbout, pageCitation, PageHead } from './page-head';

interface PlainProps extends Pick<PageAbout, 'title' | 'lead'> {
  /** Uses the whole width of the page: tables and lists. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page that has no address of its own. */
export const PlainPage = ({ title, lead, wide = false, children }: PlainProps) => (
  <div className="page">
    <div className={wide ? undefined : 'column mx-auto'}>
      <Breadcrumb trail={[{ title: 'Home', href: '/' }]} here={title} />
      <header className="entry-head column">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
      </header>
      {children}
    </div>
  </div>
);

interface Props extends Pick<PlainProps, 'wide' | 'children'> {
  readonly about: PageAbout;
  /** Further properties of the page in its structured data. */
  readonly structured?: object;
}

/** A page that is no entry. */
export const TextPage = ({ about, structured, wide, children }: Props) => (
  <PlainPage title={about.title} lead={about.lead} wide={wide}>
    <PageHead about={about} more={structured} />
    {children}
    <div className="column section no-print">
      <Cite what="page" citation={pageCitation(about)} />
    </div>
  </PlainPage>
);
