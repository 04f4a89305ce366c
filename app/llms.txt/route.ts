import { dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';
import { absolute, site } from '@/components/layout/site';
import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export const dynamic = 'force-static';

const line = ({ title, href, id, summary }: TaxonomyNode) => `- [${title}](${absolute(`${href}${id}.md`)}): ${summary}`;

/** The site for programs that read text: what it is, its data, and the Markdown twin of every entry. */
export async function GET(): Promise<Response> {
  const { taxonomy } = await knowledge();
  const nodes = taxonomy.filter(({ kind }) => kind !== 'root');
  const tops = nodes.filter(({ depth }) => depth === 1);
  const under = (top: TaxonomyNode) => {
    const from = nodes.indexOf(top);
    const next = nodes.findIndex(({ depth }, index) => index > from && depth === 1);
    return nodes.slice(from, next < 0 ? undefined : next);
  };
  const data = dataFiles.map(
    ({ name, describe }) => `- [${name}.json](${absolute(`/data/${name}.json`)}): ${describe}`,
  );
  const files = [
    `- [taxonomy.jsonld](${absolute('/taxonomy.jsonld')}), [taxonomy.ttl](${absolute('/taxonomy.ttl')}): the taxonomy as SKOS`,
    `- [references.bib](${absolute('/references.bib')}): the bibliography`,
  ];
  const body = [
    `# ${site.name}`,
    `> ${site.description}`,
    `Text: ${site.licences.text.name}. Figures marked as reported come from the works cited; figures of demonstrations were measured by this site on the model that each record names.`,
    '## Data',
    [...data, ...files].join('\n'),
    ...tops.flatMap((top) => [`## ${top.title}`, under(top).map(line).join('\n')]),
  ].join('\n\n');
  return new Response(`${body}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
