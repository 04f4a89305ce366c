import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build/ensure-built';
import { root } from '../root';
import { runPackage } from '../run';
import { add, broken, countPlaywright, countVitest, none, type Count } from './count';
import { freePorts } from './free-ports';
import { ensureChromium } from './install-chromium';

const reports = join(root, '.cache/test');
const unitReport = join(reports, 'unit.json');

const steps: Readonly<Record<string, () => Promise<Count>>> = {
  'Unit tests': unitTests,
  'Browser tests': browserTests,
};

/** Runs everything, prints a summary whose last line is 'N passed, N failed', and yields the exit code. */
export async function runTests(): Promise<number> {
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  let total = none;
  const lines: string[] = [];
  for (const [name, step] of Object.entries(steps)) {
    console.log(`\n=== ${name} ===\n`);
    const started = performance.now();
    const count = await step();
    lines.push(`${name}: ${describe(count)} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    total = add(total, count);
  }
  console.log(`\n${summary(lines, total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function unitTests(): Promise<Count> {
  const status = await runPackage(
    'vitest',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    { cwd: root },
  );
  return readCount(unitReport, countVitest, status, 'vitest');
}

async function browserTests(): Promise<Count> {
  try {
    await ensureBuilt(root);
  } catch (error) {
    return broken(`the build: ${error instanceof Error ? error.message : error}`);
  }
  const chromium = await ensureChromium(root);
  if (!chromium) return broken('no Chromium could be installed; set PW_CHROMIUM to the path of one');
  let total = none;
  for (const [name, options] of Object.entries(browserRounds))
    total = add(total, await playwright(chromium, name, options));
  return total;
}

/** Most of a run is one thread's work, so two browsers share two cores well; but what is timed must have both to itself. */
const browserRounds: Readonly<Record<string, readonly string[]>> = {
  together: ['--grep-invert', '@alone', '--workers', `${Math.min(4, availableParallelism())}`],
  alone: ['--grep', '@alone', '--workers', '1'],
};

async function playwright(chromium: string, name: string, options: readonly string[]): Promise<Count> {
  const report = join(reports, `browser-${name}.json`);
  const args = ['test', ...options, '--output', join('test-results', name)];
  const status = await runPackage('@playwright/test', 'playwright', args, {
    cwd: root,
    env: {
      PW_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      TEST_PORTS: (await freePorts(2)).join(','),
    },
  });
  return readCount(report, countPlaywright, status, 'Playwright');
}

/** A runner that failed must not count as none failed, whatever its report says. */
async function readCount(report: string, count: (report: unknown) => Count, status: number, runner: string) {
  if (!existsSync(report)) return broken(`${runner} ended with code ${status} and without a report`);
  const counted = count(JSON.parse(await readFile(report, 'utf8')));
  return status !== 0 && counted.failed === 0 ? add(counted, broken(`${runner} ended with code ${status}`)) : counted;
}

const describe = ({ passed, failed, skipped }: Count) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const summary = (lines: readonly string[], total: Count) =>
  [...(total.failures.length > 0 ? ['Failed:', ...total.failures.map((name) => `  ${name}`), ''] : []), ...lines]
    .concat(describe(total))
    .join('\n');
