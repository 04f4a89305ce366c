import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashesIn, sha256 } from './editions';
import { folderWith } from './testing';

it('hashesIn notices a single byte, a file more and a file less', async () => {
  const files = { 'edition.css': 'a {}', 'techniques/wanda/index.html': '<p>Wanda' };
  const frozen = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sha256(text)]));
  const { 'edition.css': _css, ...without } = files;
  expect(hashesIn(await folderWith(files))).toEqual(frozen);
  expect(hashesIn(await folderWith(without))).not.toEqual(frozen);
  expect(hashesIn(await folderWith({ ...files, more: '' }))).not.toEqual(frozen);
  const folder = await folderWith(files);
  await appendFile(path.join(folder, 'edition.css'), ' ');
  expect(hashesIn(folder)).not.toEqual(frozen);
});
