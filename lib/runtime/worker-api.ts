/** What a laboratory worker offers over comlink. */
import type { ModelConfig } from '@/lib/technique/technique';
import type { ModelTexts } from './model-host';
import type { EvaluationRequest, EvaluationRun, Outcome, Progress, RunRequest } from './protocol';
import type { RuntimeFiles } from './transformers';

/** A model to be loaded alone, to see how much memory it takes. */
export interface FootprintRequest {
  readonly graph: Blob;
  readonly config: ModelConfig;
  readonly texts: ModelTexts;
  /** The runtime's module; a Blob, so that the page passes it on without copying it. */
  readonly wasm: Blob;
  readonly paths: RuntimeFiles['paths'];
  readonly threads: number;
  readonly tokens: readonly number[];
  readonly newTokens: number;
}

/** What a running worker may ask of the page. */
export interface PageApi {
  progress(progress: Progress): void;
  /** Weighs a model in another worker, since a worker's memory cannot be divided among the models in it. */
  footprint(request: FootprintRequest): Promise<number | null>;
}

export interface WorkerApi {
  run(request: RunRequest, page: PageApi): Promise<Outcome>;
  /** Asks one model evaluation sets. */
  evaluate(request: EvaluationRequest, page: Pick<PageApi, 'progress'>): Promise<Outcome<EvaluationRun>>;
  /** Bytes of WebAssembly memory after loading the model and decoding with it; null where they cannot be seen. */
  footprint(request: FootprintRequest): Promise<number | null>;
}
