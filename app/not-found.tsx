import type { Metadata } from 'next';
import { PlainPage } from '@/components/layout/text-page';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default function NotFound() {
  return (
    <PlainPage title="There is no such page" lead="The address is mistyped, or the page was never written.">
      <p>
        Find it in <a href="/#explore">the map of all entries</a>, in the lists of <a href="/families/">families</a>,{' '}
        <a href="/techniques/">techniques</a> and <a href="/models/">models</a>, or in{' '}
        <a href="/bibliography/">the bibliography</a>.
      </p>
    </PlainPage>
  );
}
