import { injectManifest } from '@serwist/build';
import { build as bundle } from 'esbuild';
import { join } from 'node:path';

/**
 * Kept for offline reading from the first visit on. Large things (runtime, models, texts) are kept once they are used, pages
 * of single runs and of frozen editions once they are visited (sw/caches.ts).
 */
const precached = ['**/*.{html,js,css,woff2,svg,webmanifest}', '*.json', 'schemas/*.json'];
const left = [
  'ort/**',
  'models/**',
  'eval/**',
  'runs/*/**/*',
  'editions/*/**/*.html',
  '404/**',
  '_not-found/**',
  '**/*{cyrillic,greek,vietnamese}*',
  'sw.js',
];

/** Bundles sw/ and writes the list of the site's files, with their hashes, into `out/sw.js`. */
export async function buildServiceWorker(root: string, out: string): Promise<void> {
  const bundled = join(root, '.next/service-worker.js');
  await bundle({
    entryPoints: [join(root, 'sw/service-worker.ts')],
    outfile: bundled,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const { count, size, warnings } = await injectManifest({
    swSrc: bundled,
    swDest: join(out, 'sw.js'),
    globDirectory: out,
    globPatterns: precached,
    globIgnores: left,
    dontCacheBustURLsMatching: /^_next\/static\//,
    maximumFileSizeToCacheInBytes: 3e6,
  });
  for (const warning of warnings) console.warn(warning);
  console.log(`Service worker: ${count} files, ${(size / 1e6).toFixed(1)} MB for offline reading`);
}
