import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataDocument, dataFiles } from '@/components/entry/data';
import { knowledge } from '@/components/entry/knowledge';
import { archiveFolder, archiveName, makeArchive } from './archive';
import { archiveFiles } from './archive-files';

let folder: string;
const { bytes, sha256, files } = await makeArchive();
const read = (path: string) => readFileSync(join(folder, archiveFolder, path));
const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

// By the system's tar, which knows nothing of how it was packed.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  writeFileSync(join(folder, archiveName), bytes);
  execFileSync('tar', ['-xzf', archiveName], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const unpacked = () =>
  readdirSync(join(folder, archiveFolder), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => relative(join(folder, archiveFolder), join(found.parentPath, found.name)).split(sep).join('/'));

it('unpacks to the files of the site, byte for byte, and nothing else', async () => {
  const wanted = await archiveFiles();
  for (const { path, content } of wanted) expect(read(path).equals(content), path).toBe(true);
  expect(unpacked().sort()).toEqual([...wanted.map(({ path }) => path), 'README.md', 'SHA256SUMS'].sort());
  expect(unpacked().length).toBe(files);
});

it('lists the hash of every other file', () => {
  const lines = read('SHA256SUMS').toString().trimEnd().split('\n');
  expect(lines.length).toBe(files - 1);
  for (const line of lines) {
    const [sum, path] = line.split('  ');
    expect(hash(read(path)), path).toBe(sum);
  }
});

it('has all tables, the text of every entry, every recorded run, and the licence', async () => {
  const known = await knowledge();
  for (const file of dataFiles)
    expect(JSON.parse(read(`data/${file.name}.json`).toString())).toEqual(
      JSON.parse(JSON.stringify(dataDocument(file, known))),
    );
  const paths = new Set(unpacked());
  for (const { href, slug } of known.entries) expect(paths.has(`${href.slice(1)}${slug}.md`), slug).toBe(true);
  for (const name of readdirSync('public/runs')) expect(paths.has(`runs/${name}`), name).toBe(true);
  for (const { name } of dataFiles) expect(paths.has(`schemas/${name}.json`), name).toBe(true);
  for (const name of ['LICENSE', 'LICENSE-content', 'references.bib', 'taxonomy.ttl', 'taxonomy.jsonld', 'feed.xml'])
    expect(paths.has(name), name).toBe(true);
});

it('has the same bytes when it is made again', async () => {
  expect((await makeArchive()).sha256).toBe(sha256);
  expect(hash(bytes)).toBe(sha256);
});

it('names no owner and no machine', () => {
  expect(bytes[9]).toBe(255);
  const header = gunzipSync(bytes).subarray(0, 512).toString('latin1');
  expect(header.slice(100, 124)).toBe('000644 \x00000000 \x00000000 \x00');
});
