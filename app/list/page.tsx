import type { Metadata } from 'next';
import { ReadingList } from '@/components/collection/reading-list';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';

const about: PageAbout = {
  title: 'My list',
  lead: 'Pages and works that you put aside, to be read or cited; kept on this device alone.',
  href: '/list/',
  type: 'WebPage',
};

export const metadata: Metadata = pageMetadata(about);

export default function ListPage() {
  return (
    <TextPage about={about}>
      <ReadingList />
    </TextPage>
  );
}
