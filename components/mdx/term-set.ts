/** The glossary as a schema.org DefinedTermSet. */
import { absolute, site } from '@/components/layout/site';
import { formsOf } from '@/lib/articles/glossary';
import { termHref } from '@/lib/articles/term-address';
import type { LinkedTerm } from './glossary';

const address = absolute('/glossary/');

export const termSet = (terms: readonly LinkedTerm[]): object => ({
  '@context': 'https://schema.org',
  '@type': 'DefinedTermSet',
  '@id': address,
  url: address,
  name: `${site.name} glossary`,
  inLanguage: 'en',
  license: site.licences.text.url,
  hasDefinedTerm: terms.map(definedTerm),
});

function definedTerm(term: LinkedTerm): object {
  const others = formsOf(term).filter((form) => form !== term.term);
  return {
    '@type': 'DefinedTerm',
    '@id': absolute(termHref(term.id)),
    termCode: term.id,
    name: term.term,
    ...(others.length > 0 && { alternateName: others }),
    description: term.definition,
    url: absolute(termHref(term.id)),
    inDefinedTermSet: { '@id': address },
    ...(term.page && { subjectOf: { '@id': absolute(term.page.href) } }),
    ...(term.work?.url && { citation: term.work.url }),
  };
}
