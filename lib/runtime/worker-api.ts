/** What a laboratory worker offers over comlink. */
import type { ModelConfig } from '@/lib/technique/technique';
import type { ModelTexts } from './model-host';
import type { Outcome, Progress, RunRequest } from './protocol';
import type { RuntimeFiles } from './transformers';

/** A model to be loaded alone, to see how much memory it takes. */
export interface FootprintRequest {
  readonly graph: Blob;
  readonly config: ModelConfig;
  readonly texts: ModelTexts;
  readonly runtime: RuntimeFiles;
  readonly threads: number;
  readonly tokens: readonly number[];
  readonly newTokens: number;
}

export interface WorkerApi {
  run(request: RunRequest, onProgress: (progress: Progress) => void): Promise<Outcome>;
  /** Bytes of WebAssembly memory after loading the model and decoding with it; null where they cannot be seen. */
  footprint(request: FootprintRequest): Promise<number | null>;
}
