/** The vector instructions that a browser compiles give what NumPy gives, as they do in Node. */
import { build } from 'esbuild';
import type * as Linalg from '@/lib/linalg/testing';
import { expect, test } from './support/test';

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['lib/linalg/testing.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'linalg',
    write: false,
  });
  return `(async () => { ${outputFiles[0].text}; return linalg.distancesFromNumpy(); })()`;
}

test('decompositions and solutions in the browser are NumPy’s', async ({ page }) => {
  await page.goto('/');
  const found = await page.evaluate<Linalg.Distance[]>(await script());
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(({ distance, limit }) => !(distance < limit))).toEqual([]);
});
