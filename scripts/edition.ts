/**
 * Freezes the site's entries as an edition that is never changed again: `npm run edition 2026.4`. The site is built first where
 * it is not built from the sources as they are. Pages go to public/editions/2026.4, their hashes to the register.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { site } from '@/components/layout/site';
import { Edition, editionsFolder, pageFile, readEditions, registerFile } from '@/lib/articles/editions';
import { listEntries } from '@/lib/articles/read';
import { ensureBuilt } from './build/ensure-built';
import { makeEdition } from './edition/make';
import { root } from './root';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const [id = ''] = process.argv.slice(2);
const editions = readEditions(root);
const folder = path.join(root, editionsFolder, id);
if (!Edition.shape.id.safeParse(id).success) fail('Name the edition by year and number: npm run edition 2026.4');
if (existsSync(folder) || editions.some((edition) => edition.id === id)) fail(`Edition ${id} is frozen already.`);

await ensureBuilt(root);
// All pages are made before the first is written, so that a failure leaves no half edition.
const { files, edition } = makeEdition({
  edition: id,
  date: new Date().toISOString().slice(0, 10),
  site: site.url,
  licence: site.licences.text,
  entries: await listEntries(root),
  style: readFileSync(path.join(root, 'scripts/edition/edition.css'), 'utf8'),
  page: (href) => readFileSync(path.join(root, 'out', pageFile(href)), 'utf8'),
});
for (const [file, text] of files) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
writeFileSync(path.join(root, registerFile), `${JSON.stringify([...editions, edition], null, 1)}\n`);
console.log(`Edition ${id}: ${files.size - 1} pages frozen. Build again, so that citations point to it.`);
