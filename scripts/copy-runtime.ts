import { copyRuntime } from './build/copy-runtime';
import { root } from './root';

for (const { path, bytes } of await copyRuntime(root))
  console.log(`public/ort/${path}  ${(bytes / 1e6).toFixed(1)} MB`);
