/**
 * Cleans and splits the natural sources into `<out>/<name>.{train,held-out}.txt`.
 *
 *   npx tsx pretrain/corpus/prepare-natural.ts --stories stories.jsonl.gz [--bible web.imp] [--wordnet DIR] --out DIR
 *
 * A source that is not given is left out, and said so.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { seeded } from '@/lib/tensor/random';
import { writeDocuments } from './documents';
import { readBible, readGlosses, readStories, withoutCopies, type Split } from './natural';

const seed = 20261123;

const { values } = parseArgs({
  options: {
    stories: { type: 'string' },
    bible: { type: 'string' },
    wordnet: { type: 'string' },
    out: { type: 'string', default: 'pretrain/work' },
  },
});

const readText = (path: string): string =>
  (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('utf8');

function save(name: string, { train, heldOut }: Split): void {
  for (const [part, documents] of [
    ['train', train],
    ['held-out', heldOut],
  ] as const) {
    const texts = documents.map(({ text }) => text);
    writeDocuments(join(values.out, `${name}.${part}.txt`), texts);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    console.log(`${name}, ${part}: ${texts.length} documents, ${bytes.toLocaleString('en')} bytes`);
  }
}

mkdirSync(values.out, { recursive: true });
if (values.stories) {
  const split = withoutCopies(readStories(readText(values.stories)));
  console.log(`stories: ${split.dropped.length} left out of training, since they repeat held-out ones:`);
  for (const { id } of split.dropped) console.log(`  ${id}`);
  save('prose', split);
} else console.log('stories: not given');
if (values.bible) save('bible', readBible(readText(values.bible)));
else console.log('bible: not given');
if (values.wordnet) {
  const files = ['noun', 'verb', 'adj', 'adv'].map((part) => readText(join(values.wordnet!, `data.${part}`)));
  save('glosses', readGlosses(files, seeded(seed).shuffle));
} else console.log('wordnet: not given');
