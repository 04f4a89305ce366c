import { availableParallelism } from 'node:os';
import type { NextConfig } from 'next';

/**
 * The "extern wasm" build of ONNX Runtime: it names no .wasm file, so the bundler does not copy 27 MB into the output.
 * The wasm files are served from /ort/ instead (scripts/copy-runtime.ts).
 */
const onnxRuntime = './node_modules/onnxruntime-web/dist/ort.webgpu.min.mjs';

const development = process.env.NODE_ENV === 'development';

const isolation = [
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
];

const config: NextConfig = {
  output: 'export',
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['mdx-bundler', 'esbuild'],
  // `npm run check` looks at the types, of tests and scripts too; here it would be a third of the time of a build.
  typescript: { ignoreBuildErrors: true },
  // Maps of server code that no server will ever run.
  enablePrerenderSourceMaps: false,
  experimental: {
    // Next leaves one core free; on two cores that is half of the time in which pages are made.
    cpus: availableParallelism(),
    // What a router could fetch ahead: measuring that, compressed, is a fifth of the work of a page. Here links are plain.
    prefetchInlining: false,
    // No reader gets the code that makes the pages: that it is small, or has maps, is work for nothing.
    turbopackMinify: { server: false },
    turbopackSourceMaps: development,
    // A tenth of a build from nothing, which is what readers and CI make.
    turbopackFileSystemCacheForBuild: false,
  },
  turbopack: { root: import.meta.dirname, resolveAlias: { 'onnxruntime-web/webgpu': onnxRuntime } },
  // An export has no server; its headers come from scripts/serve.ts or the host. `next dev` sets them here.
  ...(development ? { headers: async () => [{ source: '/:path*', headers: isolation }] } : {}),
};

export default config;
