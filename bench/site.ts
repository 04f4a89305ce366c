/** What the built site costs: time to build, and script that each kind of page loads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBuildRecord } from '@/scripts/build/ensure-built';
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

/** Scripts that a page asks for by itself, each once; what a run loads later is not among them. */
function scriptsOf(html: string): readonly string[] {
  const tags = html.matchAll(/<script[^>]*\ssrc="(\/[^"?]+\.js)[^"]*"(?![^>]*\snomodule)[^>]*>/gi);
  return [...new Set([...tags].map(([, path]) => path))];
}

function weigh([kind, path]: [string, string]): Result {
  const html = readFileSync(join(out, path, 'index.html'));
  const scripts = scriptsOf(html.toString());
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
