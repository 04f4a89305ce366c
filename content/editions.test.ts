/** Frozen editions stay as they were frozen. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { editionsFolder, hashesIn, pageFile, readEditions } from '@/lib/articles/editions';

const editions = readEditions(process.cwd());

it('every folder of an edition is in the register, and every edition of the register has its folder', () => {
  const folders = existsSync(editionsFolder)
    ? readdirSync(editionsFolder, { withFileTypes: true }).filter((each) => each.isDirectory())
    : [];
  expect(folders.map(({ name }) => name).sort()).toEqual(editions.map(({ id }) => id).sort());
});

it.each(editions)('edition $id holds the files that were frozen, byte for byte', ({ id, files, pages }) => {
  expect(hashesIn(path.join(editionsFolder, id))).toEqual(files);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(Object.keys(pages).map(pageFile)));
});
