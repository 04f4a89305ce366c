/** What the taxonomy is called and licensed as where it is given away as a concept scheme. */
import { site } from '@/components/layout/site';
import type { SchemeOptions } from '@/lib/taxonomy/skos';

export const scheme: SchemeOptions = {
  base: site.url,
  title: `${site.name}: a taxonomy of small language models`,
  description: `Follows “${site.survey.title}” (${site.survey.url}), with extensions.`,
  license: site.licences.text.url,
  creator: site.authors,
};
