/**
 * Trains the tokenizer and encodes texts with it.
 *
 *   npx tsx pretrain/tokenizer/make.ts train --out tokenizer.json --size 4096 --bytes 12000000 TEXT…
 *   npx tsx pretrain/tokenizer/make.ts encode --tokenizer tokenizer.json TEXT…
 *
 * `train` reads at most `--bytes` of each text. `encode` writes `<text without .txt>.tokens`, 16-bit little-endian ids.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDocuments } from '../corpus/documents';
import { tokenizer, tokenizerJson, type TokenizerFile } from './tokenizer';
import { countWords, trainBpe } from './train-bpe';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    tokenizer: { type: 'string' },
    size: { type: 'string', default: '4096' },
    bytes: { type: 'string', default: '12000000' },
  },
});
const [action, ...paths] = positionals;

/** Whole documents from all over the text, evenly spaced, up to `limit` characters. */
function sample(path: string, limit: number): string[] {
  const documents = readDocuments(path);
  const total = documents.reduce((sum, text) => sum + text.length, 0);
  const share = Math.min(1, limit / total);
  return documents.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));
}

function train(out: string): void {
  const texts = paths.flatMap((path) => sample(path, Number(values.bytes)));
  const bpe = trainBpe(countWords(texts), Number(values.size));
  writeFileSync(out, JSON.stringify(tokenizerJson(bpe)));
  console.log(`${out}: ${bpe.vocabulary.length} tokens, ${bpe.merges.length} merges, from ${texts.length} documents`);
}

function encode(file: string): void {
  const { encode } = tokenizer(JSON.parse(readFileSync(file, 'utf8')) as TokenizerFile);
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const ids = Uint16Array.from(encode(text));
    const to = path.replace(/\.txt$/, '.tokens');
    writeFileSync(to, ids);
    console.log(`${to}: ${ids.length} tokens, ${(Buffer.byteLength(text) / ids.length).toFixed(2)} bytes each`);
  }
}

if (action === 'train' && values.out) train(values.out);
else if (action === 'encode' && values.tokenizer) encode(values.tokenizer);
else throw new Error('usage: make.ts train --out FILE TEXT… | encode --tokenizer FILE TEXT…');
