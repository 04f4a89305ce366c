import type { Metadata } from 'next';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { Lists } from '@/components/search/lists';
import { SearchPage } from '@/components/search/search-page';
import { SlashSwitch } from '@/components/search/slash-switch';

const about: PageAbout = {
  title: 'Search',
  lead: 'Finds entries, figures that works report, the works themselves, and recorded runs, in your browser.',
  href: '/search/',
  type: 'WebPage',
};

export const metadata: Metadata = pageMetadata(about);

/** One for each kind of thing that can be found. */
const examples = ['kv cache', '1.58 bits', 'perplexity Llama 4 bits', 'Hinton'];

export default function Search() {
  return (
    <TextPage about={about}>
      <noscript>
        <p>
          The search is made by a script in your browser, and scripts are switched off. Everything that it would find is
          listed here, where the browser’s own “Find in page” works: <Lists />.
        </p>
      </noscript>
      <SearchPage />
      <div className="prose">
        <h2 id="how">How to search</h2>
        <ul>
          <li>
            Type one or more words; results have all of them, in any order, in a title, another name, a summary, the
            text or a figure. If nothing has all, you see what has some.
          </li>
          <li>
            Beginnings of words are enough, and a letter or two of a longer word may be wrong. Numbers and names with
            numbers are taken as they stand.
          </li>
          <li>
            The address of this page holds the search, so that it can be shared:{' '}
            {examples.map((query, index) => (
              <span key={query}>
                {index > 0 && ', '}
                <a href={`/search/?${new URLSearchParams({ q: query })}`}>{query}</a>
              </span>
            ))}
            .
          </li>
          <li>What you type stays in your browser. After the first visit the search works offline, too.</li>
        </ul>
        <h2 id="keys">Keys</h2>
        <p>
          <kbd>Ctrl</kbd> <kbd>K</kbd> (on a Mac <kbd>⌘</kbd> <kbd>K</kbd>) opens the search on every page, and so does{' '}
          <kbd>/</kbd> while no field has the focus. The arrows go through the results of all groups, <kbd>Enter</kbd>{' '}
          opens one, and <kbd>Esc</kbd> closes the search and leads back to where you were.
        </p>
        <p>
          <SlashSwitch />
        </p>
      </div>
    </TextPage>
  );
}
