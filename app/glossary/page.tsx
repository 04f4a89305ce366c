import type { Metadata } from 'next';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { linkedTerms } from '@/components/mdx/glossary';
import { TermList } from '@/components/mdx/term-list';
import { termSet } from '@/components/mdx/term-set';
import { JsonLd } from '@/components/ui/json-ld';

const about: PageAbout = {
  title: 'Glossary',
  lead: 'What the words of the field mean, in one or two sentences each, and where to read more.',
  href: '/glossary/',
  type: 'CollectionPage',
  files: [{ href: '/data/glossary.json', type: 'application/json', title: 'The terms' }],
};

export const metadata: Metadata = pageMetadata(about);

export default async function GlossaryPage() {
  const terms = await linkedTerms();
  return (
    <TextPage about={about}>
      <JsonLd data={termSet(terms)} />
      <div className="prose">
        <p>
          {terms.length} terms. In the articles each is underlined with dots where a section first uses it; hover, focus
          or tap it to see its definition. As data: <a href="/data/glossary.json">glossary.json</a>.
        </p>
        <TermList terms={terms} />
      </div>
    </TextPage>
  );
}
