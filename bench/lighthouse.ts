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
  entry: '/families/quantization/',
  technique: '/techniques/wanda/',
  table: '/?view=table',
  bibliography: '/bibliography/',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const rounds = 3;

type Category = (typeof categories)[number];

/** What the tool writes, as far as it is read here; scores from 0 to 1, null where something could not be judged. */
export interface Report {
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }
    >
  >;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly displayValue?: string }>>;
}

/** Headless Chromium sometimes loses the trace of a page (NO_NAVSTART); the tool itself says to run again. */
const attempts = 3;

async function audit(url: string, folder: string, attempt = 1): Promise<Report> {
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
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

/** Median from 0 to 100. */
const scoreOf = (reports: readonly Report[], category: Category): number =>
  median(reports.map(({ categories: found }) => 100 * (found[category].score ?? 0)));

/** What took from the category's score in any of the reports, each with the last value shown: 'largest-contentful-paint 2.1 s'. */
function costs(reports: readonly Report[], category: Category): readonly string[] {
  const found = new Map<string, string>();
  for (const { categories: each, audits } of reports)
    for (const { id, weight } of each[category].auditRefs) {
      const { score, displayValue } = audits[id];
      if (weight > 0 && score !== null && score < 1) found.set(id, displayValue ? `${id} ${displayValue}` : id);
    }
  return [...found.values()];
}

/** Of a page: speed against its goal, and the lowest of all else, where nothing less than full marks will do. */
export function results(kind: string, reports: readonly Report[]): readonly Result[] {
  const others = categories.filter((category) => category !== 'performance');
  const detail = (of: readonly Category[]) =>
    [`median of ${reports.length}`, ...of.flatMap((category) => costs(reports, category))].join('; ');
  return [
    {
      name: `Lighthouse, performance: ${kind}`,
      value: scoreOf(reports, 'performance'),
      goal: { is: 'at least', value: 98 },
      detail: detail(['performance']),
    },
    {
      name: `Lighthouse, lowest of ${others.length} others: ${kind}`,
      value: Math.min(...others.map((category) => scoreOf(reports, category))),
      goal: { is: 'at least', value: 100 },
      detail: detail(others),
    },
  ];
}

async function auditPage([kind, path]: [string, string], origin: string, folder: string): Promise<readonly Result[]> {
  const reports: Report[] = [];
  for (let round = 0; round < rounds; round++) reports.push(await audit(origin + path, folder));
  return results(kind, reports);
}

export async function lighthouse(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const server = await serve({ dir: join(root, 'out'), port: 0 });
  try {
    const rows: Result[] = [];
    for (const page of Object.entries(pages)) rows.push(...(await auditPage(page, server.origin, folder)));
    return rows;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
