import type { Metadata } from 'next';
import { knowledge } from '@/components/entry/knowledge';
import { LiveList } from '@/components/entry/live-list';
import { definedTermSet } from '@/components/entry/structured';
import { LinkTags } from '@/components/layout/link-tags';
import { pageLinks, pageTags } from '@/components/layout/page-head';
import { absolute, site } from '@/components/layout/site';
import { Explorer } from '@/components/taxonomy/explorer';
import { JsonLd } from '@/components/ui/json-ld';

export const metadata: Metadata = {
  alternates: { canonical: '/' },
  other: pageTags({ title: site.name, lead: site.description, href: '/' }),
};

const webSite = {
  '@type': 'WebSite',
  '@id': absolute('/'),
  name: site.name,
  description: site.description,
  url: absolute('/'),
  inLanguage: 'en',
  license: site.licences.text.url,
  isBasedOn: site.survey.url,
};

export default async function Home() {
  const { taxonomy, entries } = await knowledge();
  const live = taxonomy.filter(({ demo }) => demo);
  return (
    <>
      <LinkTags links={pageLinks({ href: '/', type: 'WebSite' })} />
      <JsonLd data={{ '@context': 'https://schema.org', '@graph': [webSite, definedTermSet(entries)] }} />
      <div className="page">
        <header className="home-head">
          <h1>Every way of making a language model small has a price, and here you can measure it.</h1>
          <div className="prose">
            <p>
              This is a map of the methods in <a href={site.survey.url}>a survey of small language models</a>. Some of
              them run here: they are applied to a real model of three million parameters, in your browser, and what
              they change is measured there.
            </p>
            <p>
              Explore the map, read an entry with its sources, or open <a href="#live">a technique that runs</a>, change
              its settings, and compare what it saves with what it loses. Runs and pages can be exported and cited.
            </p>
          </div>
        </header>
      </div>
      <section id="explore" className="explore" aria-labelledby="explore-heading">
        <h2 id="explore-heading" className="sr-only">
          Explore the taxonomy
        </h2>
        <Explorer taxonomy={taxonomy} />
      </section>
      <section id="live" className="page live" aria-labelledby="live-heading">
        <h2 id="live-heading">Techniques that run here</h2>
        {live.some(({ effect }) => effect) && (
          <p className="column text-soft">
            The figures come from recorded runs with default settings: the changed model over the untouched one. Your
            machine will give other speeds, and the same sizes.
          </p>
        )}
        {live.length > 0 ? <LiveList nodes={live} /> : <p>No technique runs here yet.</p>}
      </section>
    </>
  );
}
