/**
 * Records runs: drives the real page in headless Chromium, and writes what it exports to `public/runs/<name>.json`.
 * `npm run measure` does all: every technique at its defaults, and the further settings and chains that the folders list
 * in `recordings.json`. `npm run measure gptq` does what begins with that technique, `npm run measure gptq-2-bits` one.
 */
import { chromium, type Browser } from '@playwright/test';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { recordings, type Recording } from '@/content/recordings';
import { exportRun, openDemo, runToEnd } from '@/e2e/support/demo';
import type { DemoRun } from '@/lib/runtime/protocol';
import { ensureBuilt } from './build/ensure-built';
import { findChromium, quiet } from './chromium';
import { neglected, queryFor } from './measure/ask';
import { chooseRecordings } from './measure/choose';
import { root } from './root';
import { serve } from './server/serve';

const folder = `${root}public/runs`;

/** @throws Error when the run ends otherwise than well, or did something else than was asked */
async function record(browser: Browser, origin: string, recording: Recording): Promise<DemoRun> {
  const context = await browser.newContext({ baseURL: origin, serviceWorkers: 'block' });
  try {
    const demo = await openDemo(await context.newPage(), recording.steps[0].technique, queryFor(recording));
    await runToEnd(demo);
    const run = await exportRun(demo);
    const missing = neglected(recording, run);
    if (missing) throw new Error(`The page did not do all that recordings.json asks for: ${missing}`);
    return run;
  } finally {
    await context.close();
  }
}

const describe = ({ seconds, marks, measures }: DemoRun): string => {
  const ratio = (metric: string) => measures.find((each) => each.metric === metric)?.ratio?.value.toPrecision(4) ?? '–';
  const figures = `bits/byte ×${ratio('bits-per-byte-prose')}, packed ×${ratio('packed-bytes')}, decode ×${ratio('decode')}`;
  return [`${seconds.toFixed(0)} s`, figures, ...marks.map(({ kind }) => `marked: ${kind}`)].join('; ');
};

/** One that fails is told, and does not keep the others from being recorded. @returns the names of those that failed */
async function recordAll(browser: Browser, origin: string, chosen: readonly Recording[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const [at, recording] of chosen.entries()) {
    const { name } = recording;
    const place = `${at + 1} of ${chosen.length}`;
    try {
      const run = await record(browser, origin, recording);
      await writeFile(`${folder}/${name}.json`, `${JSON.stringify(run, null, 2)}\n`);
      console.log(`${place}: public/runs/${name}.json: ${describe(run)}`);
    } catch (error) {
      failed.push(name);
      console.error(`${place}: ${name} was not recorded: ${error instanceof Error ? error.message : error}`);
    }
  }
  return failed;
}

/** Files that no list asks for any more: pages leave them out, and someone should remove them. */
async function leftOver(all: readonly Recording[]): Promise<readonly string[]> {
  const known = new Set(all.map(({ name }) => `${name}.json`));
  return (await readdir(folder)).filter((file) => !known.has(file));
}

async function measure(names: readonly string[]): Promise<void> {
  const all = recordings();
  const chosen = chooseRecordings(all, names);
  await ensureBuilt(root);
  await mkdir(folder, { recursive: true });
  const server = await serve({ dir: `${root}out`, port: 0 });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: [...quiet], chromiumSandbox: false });
  try {
    const failed = await recordAll(browser, server.origin, chosen);
    if (failed.length > 0) throw new Error(`Not recorded: npm run measure ${failed.join(' ')}`);
  } finally {
    await browser.close();
    await server.close();
  }
  for (const file of await leftOver(all)) console.log(`public/runs/${file} is asked for by no list; remove it.`);
}

try {
  await measure(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
