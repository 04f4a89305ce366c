/** Lighthouse on a page of each main kind: the median of three, since one run differs from the next by several points. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '@/lib/measure/statistics';
import { findChromium } from '@/scripts/chromium';
import { root } from '@/scripts/root';
import { runPackage } from '@/scripts/run';
import { serve } from '@/scripts/server/serve';
import type { Result } from './result';

const pages = {
  home: '/',
  technique: '/techniques/wanda/',
  table: '/?view=table',
  bibliography: '/bibliography/',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const rounds = 3;

type Scores = Record<(typeof categories)[number], number>;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

/** Headless Chromium sometimes loses the trace of a page (NO_NAVSTART); the tool itself says to run again. */
const attempts = 3;

/** Scores from 0 to 100. */
async function audit(url: string, folder: string, attempt = 1): Promise<Scores> {
  const report = join(folder, 'report.json');
  const flags = [
    url,
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    '--chrome-flags=--headless=new --no-sandbox',
  ];
  const env = { CHROME_PATH: findChromium() ?? '' };
  const status = await runPackage('lighthouse', 'lighthouse', flags, { cwd: root, env });
  if (status !== 0 && attempt < attempts) return audit(url, folder, attempt + 1);
  if (status !== 0) throw new Error(`Lighthouse ended with code ${status} on ${url}; its message is above.`);
  const { categories: found } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return Object.fromEntries(categories.map((name) => [name, 100 * (found[name].score ?? 0)])) as Scores;
}

async function auditPage([kind, path]: [string, string], origin: string, folder: string): Promise<Result> {
  const scores: Scores[] = [];
  for (let round = 0; round < rounds; round++) scores.push(await audit(origin + path, folder));
  const medians = categories.map((name) => [name, median(scores.map((each) => each[name]))] as const);
  const value = Math.min(...medians.map(([, score]) => score));
  const detail = `${medians.map(([name, score]) => `${name} ${score.toFixed(0)}`).join(', ')}; median of ${rounds}`;
  return { name: `Lighthouse, lowest category: ${kind}`, value, goal: { is: 'at least', value: 98 }, detail };
}

export async function lighthouse(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const server = await serve({ dir: join(root, 'out'), port: 0 });
  try {
    const results: Result[] = [];
    for (const page of Object.entries(pages)) results.push(await auditPage(page, server.origin, folder));
    return results;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
