/** `npm run bench` prints everything; `npm run bench laboratory site` only the named parts. */
import { ensureBuilt } from '@/scripts/build/ensure-built';
import { root } from '@/scripts/root';
import { build } from './build';
import { growth } from './growth';
import { explorer } from './explorer';
import { laboratory } from './laboratory';
import { lighthouse } from './lighthouse';
import { largeModel, surgery, type BenchResult } from './onnx';
import { site } from './site';
import { table, type Result } from './result';
import { techniques } from './techniques';

const against =
  (is: 'at least' | 'at most', value: number | null) =>
  (result: BenchResult): Result => ({
    name: result.name,
    value: result.ratio,
    detail: result.detail,
    ...(value === null ? {} : { goal: { is, value } }),
  });

const parts: Readonly<Record<string, () => readonly Result[] | Promise<readonly Result[]>>> = {
  laboratory,
  surgery: () => surgery().map(against('at least', null)),
  memory: () => largeModel().map(against('at most', 2)),
  techniques,
  growth,
  build,
  site,
  explorer,
  lighthouse,
};

/** Parts that look at the built site. */
const ofSite = new Set(['laboratory', 'site', 'lighthouse']);

function chosen(names: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new RangeError(`No part called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  return names.length > 0 ? names : Object.keys(parts);
}

async function bench(names: readonly string[]): Promise<void> {
  const wanted = chosen(names);
  if (wanted.some((name) => ofSite.has(name))) await ensureBuilt(root);
  const results: Result[] = [];
  try {
    for (const name of wanted) {
      console.log(`${name} ...`);
      results.push(...(await parts[name]()));
    }
  } finally {
    // What was measured before a part failed is not lost with it.
    console.log(`\n${table(results)}`);
  }
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
