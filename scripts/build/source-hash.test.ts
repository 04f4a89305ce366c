import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources, listSources } from './source-hash';

let root: string;
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  write('package.json', '{}');
  write('lib/tensor/tensor.ts', 'export {}');
});
afterEach(() => rmSync(root, { recursive: true }));

it('lists what the site is made of, and neither tests nor what the build makes', () => {
  for (const path of ['lib/tensor/tensor.test.ts', 'public/ort/a.wasm', 'public/sw.js', 'out/index.html', 'app/.swp'])
    write(path, '');
  write('public/runs/wanda.json', '{}');
  expect(listSources(root)).toEqual(['lib/tensor/tensor.ts', 'package.json', 'public/runs/wanda.json']);
});

it('changes with a content, a name and a removal, and with nothing else', () => {
  const first = hashSources(root);
  write('lib/tensor/tensor.test.ts', 'a test');
  expect(hashSources(root)).toBe(first);
  write('lib/tensor/tensor.ts', 'export default 1');
  const changed = hashSources(root);
  rmSync(join(root, 'lib/tensor/tensor.ts'));
  write('lib/tensor/other.ts', 'export default 1');
  expect(new Set([first, changed, hashSources(root)]).size).toBe(3);
});
