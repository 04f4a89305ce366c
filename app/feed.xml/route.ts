import { knowledge } from '@/components/entry/knowledge';
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';

export const dynamic = 'force-static';

const newest = 50;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const instant = (day: string) => `${day}T00:00:00Z`;

/** A change of an entry is a new item: its version is part of the id. */
const item = ({ title, summary, href, modified, published, version }: Entry) => `  <entry>
    <id>${absolute(href)}#version-${version}</id>
    <title>${escaped(title)}, version ${version}</title>
    <link href="${absolute(href)}"/>
    <published>${instant(published)}</published>
    <updated>${instant(modified)}</updated>
    <summary>${escaped(summary)}</summary>
  </entry>`;

/** The entries changed last, as an Atom feed. */
export async function GET(): Promise<Response> {
  const { entries } = await knowledge();
  const changed = [...entries]
    .sort((a, b) => b.modified.localeCompare(a.modified) || a.title.localeCompare(b.title))
    .slice(0, newest);
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${absolute('/')}</id>
  <title>${escaped(site.name)}: changes</title>
  <link href="${absolute('/')}"/>
  <link rel="self" type="application/atom+xml" href="${absolute('/feed.xml')}"/>
  <updated>${instant(changed[0]?.modified ?? '1970-01-01')}</updated>
  <author><name>${escaped(site.authors)}</name></author>
  <rights>${escaped(site.licences.text.name)}</rights>
${changed.map(item).join('\n')}
</feed>
`;
  return new Response(body, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
