/** The laboratory against bare onnxruntime-web in Chromium: same bytes, same runtime, same threads, in turns. */
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median, ratioEstimate } from '@/lib/measure/statistics';
import { findChromium, quiet } from '@/scripts/chromium';
import { root } from '@/scripts/root';
import { serve } from '@/scripts/server/serve';
import type { Result } from './result';

interface Pair {
  readonly lab: number[];
  readonly bare: number[];
}

interface Samples {
  readonly decode: Pair;
  readonly evaluation: Pair;
}

const rounds = 12;
const folder = join(root, '.cache/bench');

/** lab-worker.ts as one file, with the runtime's build that names no .wasm file, as in next.config.ts. */
async function bundle(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'bench/lab-worker.ts')],
    outfile: join(folder, 'lab-worker.js'),
    tsconfig: join(root, 'tsconfig.json'),
    alias: { 'onnxruntime-web/webgpu': join(root, 'node_modules/onnxruntime-web/dist/ort.webgpu.min.mjs') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  await writeFile(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bench</title>');
}

/** @throws what the worker says went wrong */
const runWorker = (page: Page, threads: number): Promise<Samples> =>
  page.evaluate(
    ({ threads, rounds }) =>
      new Promise<Samples>((resolve, reject) => {
        const worker = new Worker('/bench/lab-worker.js', { type: 'module' });
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }: MessageEvent<{ samples?: Samples; error?: string }>) =>
          data.samples ? resolve(data.samples) : reject(new Error(data.error));
        worker.postMessage({ base: `${location.origin}/`, threads, rounds });
      }),
    { threads, rounds },
  );

function compared(name: string, { lab, bare }: Pair, threads: number): Result {
  const { value, low, high } = ratioEstimate(bare, lab);
  const interval = low === null || high === null ? '' : ` [${low.toPrecision(3)}, ${high.toPrecision(3)}]`;
  const speeds = `laboratory ${median(lab).toFixed(0)}, bare ${median(bare).toFixed(0)} tokens/s`;
  const detail = `${speeds}; ratio${interval}; ${threads} thread, ${lab.length} rounds`;
  return {
    name: `${name}, laboratory over bare onnxruntime-web`,
    value,
    goal: { is: 'at least', value: 0.95 },
    detail,
  };
}

/** @param threads more than one needs a machine with that many quiet cores */
export async function laboratory(threads = 1): Promise<Result[]> {
  await bundle();
  const server = await serve({ dir: join(root, 'out'), port: 0, mounts: { '/bench/': folder } });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: [...quiet], chromiumSandbox: false });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/bench/`);
    const { decode, evaluation } = await runWorker(page, threads);
    return [compared('decode', decode, threads), compared('evaluation', evaluation, threads)];
  } finally {
    await browser.close();
    await server.close();
  }
}
