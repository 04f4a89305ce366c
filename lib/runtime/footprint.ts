/** A model alone in a worker of its own: the only way to see its WebAssembly memory apart from its neighbour's. */
import { greedy } from './decode';
import { modelHost } from './model-host';
import { configure } from './transformers';
import { virtualFiles } from './virtual-files';
import type { FootprintRequest } from './worker-api';

/** Loads and decodes; the caller's memory watch then knows the peak, since WebAssembly memory never shrinks. */
export async function exercise(request: FootprintRequest): Promise<void> {
  const files = virtualFiles();
  const wasm = new Uint8Array(await request.wasm.arrayBuffer());
  configure(files, { wasm, paths: request.paths }, request.threads);
  const host = await modelHost(files, request.texts, 'wasm');
  const loaded = await host.offerBytes(request.graph, request.config).load();
  await greedy(loaded.session, request.tokens, request.newTokens, () => 0);
}
