/** What the archive holds: the files of the site for programs, under the paths at which the site serves them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GET as feed } from '@/app/feed.xml/route';
import { GET as llms } from '@/app/llms.txt/route';
import { GET as references } from '@/app/references.bib/route';
import { generateStaticParams as schemaNames, GET as schema } from '@/app/schemas/[file]/route';
import { GET as taxonomyJsonLd } from '@/app/taxonomy.jsonld/route';
import { GET as taxonomyTurtle } from '@/app/taxonomy.ttl/route';
import { citationFiles } from '@/components/entry/citation-files';
import { knowledge } from '@/components/entry/knowledge';
import type { Entry } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';
import { generateStaticParams as dataNames, GET as data } from './[file]/route';

export interface ArchiveFile {
  /** '/' between folders on every platform. */
  readonly path: string;
  readonly content: Buffer;
}

type Named = (request: Request, context: { params: Promise<{ file: string }> }) => Promise<Response>;

/** Static routes look at no request. */
const request = new Request('http://localhost/');

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

const served = async (name: string, get: () => Promise<Response>): Promise<ArchiveFile> => ({
  path: name,
  content: await bytesOf(await get()),
});

const servedIn = (folder: string, names: readonly { readonly file: string }[], get: Named) =>
  names.map(({ file }) => served(`${folder}/${file}`, () => get(request, { params: Promise.resolve({ file }) })));

const wholes: readonly (readonly [string, () => Promise<Response>])[] = [
  ['feed.xml', feed],
  ['llms.txt', llms],
  ['references.bib', references],
  ['taxonomy.jsonld', taxonomyJsonLd],
  ['taxonomy.ttl', taxonomyTurtle],
];

const fromDisk = (name: string, ...place: readonly string[]): ArchiveFile => ({
  path: name,
  content: readFileSync(path.join(process.cwd(), ...place)),
});

/** The records as they were written, byte for byte, for their hashes and for reading one alone. */
const runs = (): readonly ArchiveFile[] =>
  readdirSync(path.join(process.cwd(), 'public', 'runs'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => fromDisk(`runs/${name}`, 'public', 'runs', name));

const legal = ['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'LICENSE-content'] as const;

const { write: markdown } = citationFiles.find(({ ending }) => ending === 'md')!;

const twin = (entry: Entry, known: Knowledge): ArchiveFile => ({
  path: `${entry.href.slice(1)}${entry.slug}.md`,
  content: Buffer.from(markdown(entry, known)),
});

/** Sorted by path; neither README nor list of hashes. */
export async function archiveFiles(): Promise<readonly ArchiveFile[]> {
  const known = await knowledge();
  const files = await Promise.all([
    ...servedIn('data', dataNames(), data),
    ...servedIn('schemas', schemaNames(), schema),
    ...wholes.map(([name, get]) => served(name, get)),
  ]);
  const all = [
    ...files,
    ...runs(),
    ...legal.map((name) => fromDisk(name, name)),
    ...known.entries.map((entry) => twin(entry, known)),
  ];
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}
