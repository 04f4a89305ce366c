import type { Metadata } from 'next';
import { allEditions } from '@/components/entry/editions';
import { knowledge } from '@/components/entry/knowledge';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';

const about: PageAbout = {
  title: 'Editions',
  lead: 'Copies of all entries as they stood on one day, to be cited and never changed.',
  href: '/editions/',
  type: 'CollectionPage',
};

export const metadata: Metadata = pageMetadata(about);

export default async function EditionsPage() {
  const { entries } = await knowledge();
  const editions = allEditions();
  return (
    <TextPage about={about}>
      {editions.length === 0 && <p>None is frozen yet; until then, citations name the version of a live page.</p>}
      {editions.toReversed().map(({ id, date, pages }) => (
        <section key={id} className="section" aria-labelledby={`edition-${id}`}>
          <h2 id={`edition-${id}`}>Edition {id}</h2>
          <p>
            Frozen on <time dateTime={date}>{date}</time>; {Object.keys(pages).length} pages, each with its version.
          </p>
          <ul className="mt-3 gap-x-8 sm:columns-2">
            {entries
              .filter(({ href }) => href in pages)
              .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
              .map(({ href, title }) => (
                <li key={href} className="break-inside-avoid py-0.5">
                  <a href={`/editions/${id}${href}`}>{title}</a> <span className="text-soft">{pages[href]}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </TextPage>
  );
}
