/** A model alone in a worker of its own: the only way to see its WebAssembly memory apart from its neighbour's. */
import { wrap } from 'comlink';
import { greedy } from './decode';
import { modelHost } from './model-host';
import { configure } from './transformers';
import { virtualFiles } from './virtual-files';
import type { FootprintRequest, WorkerApi } from './worker-api';

/** Loads and decodes; the caller's memory watch then knows the peak, since WebAssembly memory never shrinks. */
export async function exercise(request: FootprintRequest): Promise<void> {
  const files = virtualFiles();
  configure(files, request.runtime, request.threads);
  const host = await modelHost(files, request.texts, 'wasm');
  const loaded = await host.offerBytes(request.graph, request.config).load();
  await greedy(loaded.session, request.tokens, request.newTokens, () => 0);
}

/** Asks a fresh worker, and ends it. */
export async function footprint(spawn: () => Worker, request: FootprintRequest): Promise<number | null> {
  const worker = spawn();
  const failed = new Promise<never>((_, reject) =>
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the memory worker stopped'))),
  );
  try {
    return await Promise.race([wrap<WorkerApi>(worker).footprint(request), failed]);
  } finally {
    worker.terminate();
  }
}
