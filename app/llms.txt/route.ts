import { dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';
import { absolute, site } from '@/components/layout/site';
import { descendants } from '@/lib/taxonomy/build';
import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export const dynamic = 'force-static';

const line = ({ title, href, id, summary }: TaxonomyNode) => `- [${title}](${absolute(`${href}${id}.md`)}): ${summary}`;

/** The site for programs that read text: what it is, its data, and the Markdown twin of every entry. */
export async function GET(): Promise<Response> {
  const { taxonomy } = await knowledge();
  const tops = taxonomy.filter(({ depth }) => depth === 1);
  const data = dataFiles.map(
    ({ name, describe }) => `- [${name}.json](${absolute(`/data/${name}.json`)}): ${describe}`,
  );
  const files = [
    `- [taxonomy.jsonld](${absolute('/taxonomy.jsonld')}), [taxonomy.ttl](${absolute('/taxonomy.ttl')}): the taxonomy as SKOS`,
    `- [references.bib](${absolute('/references.bib')}): the bibliography`,
    `- [glossary](${absolute('/glossary/')}): terms of the field, each at an anchor of its own`,
    `- [slm-atlas.tar.gz](${absolute('/slm-atlas.tar.gz')}): all of it in one file`,
  ];
  const body = [
    `# ${site.name}`,
    `> ${site.description}`,
    `Text: ${site.licences.text.name}. Figures marked as reported come from the works cited; figures of demonstrations were measured by this site on the model that each record names.`,
    '## Data',
    [...data, ...files].join('\n'),
    ...tops.flatMap((top) => [`## ${top.title}`, [top, ...descendants(taxonomy, top.id)].map(line).join('\n')]),
  ].join('\n\n');
  return new Response(`${body}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
