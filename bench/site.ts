/** What the built site costs: time to build, and script that each kind of page starts with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBuildRecord } from '@/scripts/build/ensure-built';
import { startedScripts } from '@/scripts/build/late-scripts';
import { root } from '@/scripts/root';
import type { Result } from './result';

const out = join(root, 'out');
const kilobyte = 1000;

const pages = {
  home: '',
  technique: 'techniques/wanda',
  family: 'families/quantization',
  bibliography: 'bibliography',
};

function weigh([kind, path]: [string, string]): Result {
  const html = readFileSync(join(out, path, 'index.html'));
  const scripts = startedScripts(html.toString());
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(out, script))).length, 0);
  const page = `${(gzipSync(html).length / kilobyte).toFixed(0)} kB of HTML`;
  const detail = `${scripts.length} files, gzip; ${page}; React and Next alone are about 130 kB`;
  return { name: `script of a page: ${kind}`, value: bytes / kilobyte, unit: 'kB', detail };
}

export function site(): Result[] {
  const record = readBuildRecord(root);
  const build: Result[] = record
    ? [{ name: 'build', value: record.seconds, unit: 's', detail: 'last full build' }]
    : [];
  return [...build, ...Object.entries(pages).map(weigh)];
}
