/** Everything for programs in one file: /slm-atlas.tar.gz. The same content gives the same bytes. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';
import { site } from '@/components/layout/site';
import { type ArchiveFile, archiveFiles } from './archive-files';

export const archiveName = 'slm-atlas.tar.gz';

/** The folder that it unpacks to. */
export const archiveFolder = 'slm-atlas';

export interface Archive {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly sha256: string;
  /** README and list of hashes included. */
  readonly files: number;
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** As `sha256sum -c` reads it. */
const sums = (files: readonly ArchiveFile[]): string =>
  files.map(({ path, content }) => `${sha256(content)}  ${path}\n`).join('');

const underFolder = (files: readonly ArchiveFile[], folder: string): number =>
  files.filter(({ path }) => path.startsWith(`${folder}/`)).length;

function readme(files: readonly ArchiveFile[], date: string): string {
  const texts = files.filter(({ path }) => /^[^/]+\/[^/]+\/[^/]+\.md$/.test(path)).length;
  const tables = dataFiles.map(({ name, describe }) => `- \`data/${name}.json\`: ${describe}`);
  return [
    `# ${site.name}, data`,
    `Version ${site.version}, content of ${date}. From ${site.url}/data/`,
    `Everything the pages say, as files, under the paths at which the site serves them:`,
    [
      ...tables,
      `- \`schemas/\`: the JSON Schema of each table, and of a run (${underFolder(files, 'schemas')} files)`,
      `- \`runs/\`: the recorded runs one by one, as \`data/runs.json\` holds them together (${underFolder(files, 'runs')} files)`,
      '- `taxonomy.jsonld`, `taxonomy.ttl`: the taxonomy as a SKOS concept scheme',
      '- `references.bib`: the bibliography',
      '- `llms.txt`: a list of all entries; `feed.xml`: those changed last',
      `- \`<kind>/<entry>/<entry>.md\`: the text of every entry (${texts} files)`,
      '- `CITATION.cff`: how to cite; `CHANGELOG.md`: what changed',
      '- `SHA256SUMS`: hashes of all other files; `sha256sum -c SHA256SUMS` checks them',
    ].join('\n'),
    `Texts and data: ${site.licences.text.name} (LICENSE-content). Code: ${site.licences.code.name} (LICENSE). Figures marked as reported come from the works cited.`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Owner, mode and time are the same wherever it is made. */
async function tar(files: readonly ArchiveFile[], mtime: Date): Promise<Buffer> {
  const packed = pack();
  for (const { path, content } of files)
    packed.entry({ name: `${archiveFolder}/${path}`, mtime, mode: 0o644, uid: 0, gid: 0 }, content);
  packed.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The tenth byte of a gzip file names the system that made it (RFC 1952); 255 is none in particular. */
function gzip(content: Buffer): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(gzipSync(content, { level: 9 }));
  bytes[9] = 255;
  return bytes;
}

export async function makeArchive(): Promise<Archive> {
  const { entries } = await knowledge();
  const date = entries
    .map(({ modified }) => modified)
    .sort()
    .at(-1)!;
  const content = await archiveFiles();
  const described = [{ path: 'README.md', content: Buffer.from(readme(content, date)) }, ...content];
  const files = [...described, { path: 'SHA256SUMS', content: Buffer.from(sums(described)) }];
  const bytes = gzip(await tar(files, new Date(`${date}T00:00:00Z`)));
  return { bytes, sha256: sha256(bytes), files: files.length };
}

let made: Promise<Archive> | undefined;

/** Made once in a build; anew at every request in development. */
export function archive(): Promise<Archive> {
  if (process.env.NODE_ENV === 'development') return makeArchive();
  return (made ??= makeArchive());
}
