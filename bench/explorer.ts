/** The explorer over taxonomies far larger than ours, in Chromium: time to open and to answer, and from frame to frame. */
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median } from '@/lib/measure/statistics';
import { findChromium, quiet } from '@/scripts/chromium';
import { root } from '@/scripts/root';
import { serve } from '@/scripts/server/serve';
import type { Action } from './explorer-page';
import type { Result } from './result';

const folder = join(root, '.cache/bench-explorer');
const site = join(root, 'out');

const sizes = [1000, 10_000];
const ALL_EDGES = 'edges=combines-with.conflicts-with.requires.succeeds.special-case-of';

/** The state with most to draw is the one that is timed. */
const views = {
  graph: 'view=graph&folds=open',
  'graph with all relations': `view=graph&folds=open&${ALL_EDGES}`,
  tree: 'view=tree&folds=open',
  table: 'view=table',
  'json-ld': 'view=json-ld',
};
type View = keyof typeof views;

const FRAMES = 240;
const viewport = { width: 1440, height: 1000 };

/** ms. A frame more than half as long again as the screen's was missed. */
const goals: Readonly<Record<number, { readonly frame: number; readonly answer: number; readonly open: number }>> = {
  1000: { frame: 25, answer: 200, open: 3000 },
  10_000: { frame: 100, answer: 1000, open: 3000 },
};

/** @returns style sheets of the built home page: what the browser has to work through there, too */
async function styleSheets(): Promise<readonly string[]> {
  const html = await readFile(join(site, 'index.html'), 'utf8');
  return [...html.matchAll(/<link[^>]*\shref="(\/[^"?]+\.css)[^"]*"/g)].map(([, path]) => path);
}

async function bundle(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'bench/explorer-page.tsx')],
    outdir: folder,
    tsconfig: join(root, 'tsconfig.json'),
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  await writeFile(join(folder, 'index.html'), await page());
}

async function page(): Promise<string> {
  const sheets = [...(await styleSheets()), 'explorer-page.css'];
  const links = sheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
  const script = '<script type="module" src="explorer-page.js"></script>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>${links}<div id="place"></div>${script}`;
}

interface Timing {
  readonly opened: number;
  readonly pan: readonly number[];
  readonly zoom: readonly number[];
  readonly answers: readonly (readonly [Action, number])[];
  /** Elements in the document once everything is open. */
  readonly elements: number;
}

async function time(page: Page, address: string): Promise<Timing> {
  await page.goto(address);
  const opened = await page.evaluate(() => window.opened);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  // The gestures are loaded after the page.
  await page.waitForTimeout(500);
  if ((await page.locator('[role=application]').count()) === 0)
    return { opened, elements, pan: [], zoom: [], answers: [] };
  const pan = await page.evaluate((frames) => window.pan(frames), FRAMES);
  const zoom = await page.evaluate((frames) => window.zoom(frames), FRAMES);
  return { opened, elements, pan, zoom, answers: await answersOf(page) };
}

async function answersOf(page: Page): Promise<Timing['answers']> {
  const answers: (readonly [Action, number])[] = [];
  for (const action of (await page.evaluate(() => Object.keys(window.after))) as Action[]) {
    answers.push([action, await page.evaluate((name) => window.after[name](), action)]);
    // What glides there has come to rest.
    await page.waitForTimeout(300);
  }
  return answers;
}

const quantile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))];

const machine = () => `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}, headless Chromium`;

function frames(nodes: number, gesture: string, times: readonly number[]): Result {
  const missed = times.filter((each) => each > 25).length;
  const p50 = median(times).toFixed(1);
  const detail = `p50 ${p50} ms, longest ${Math.max(...times).toFixed(0)} ms, ${missed} of ${times.length} frames missed`;
  const goal = { is: 'at most', value: goals[nodes].frame } as const;
  const name = `explorer, ${nodes} nodes: ${gesture}, p95 of frames`;
  return { name, value: quantile(times, 0.95), unit: 'ms', goal, detail };
}

function answer(nodes: number, view: View, [action, value]: Timing['answers'][number]): Result {
  const goal = { is: 'at most', value: goals[nodes].answer } as const;
  return { name: `explorer, ${nodes} nodes: ${view}, ${action}`, value, unit: 'ms', goal, detail: 'until painted' };
}

function opening(nodes: number, view: View, { opened, elements }: Timing): Result {
  const goal = { is: 'at most', value: goals[nodes].open } as const;
  const detail = `${elements} elements; ${machine()}`;
  return { name: `explorer, ${nodes} nodes: ${view} opens unfolded`, value: opened, unit: 'ms', goal, detail };
}

async function measure(page: Page, origin: string, nodes: number): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const view of Object.keys(views) as View[]) {
    const timing = await time(page, `${origin}/bench/?nodes=${nodes}&${views[view]}`);
    const { pan, zoom, answers } = timing;
    results.push(opening(nodes, view, timing));
    if (pan.length > 0) results.push(frames(nodes, `${view}, pan`, pan), frames(nodes, `${view}, zoom`, zoom));
    results.push(...answers.map((each) => answer(nodes, view, each)));
  }
  return results;
}

export async function explorer(): Promise<Result[]> {
  await bundle();
  const server = await serve({ dir: site, port: 0, mounts: { '/bench/': folder } });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: [...quiet], chromiumSandbox: false });
  try {
    const page = await browser.newPage({ viewport });
    const results: Result[] = [];
    for (const nodes of sizes) results.push(...(await measure(page, server.origin, nodes)));
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}
