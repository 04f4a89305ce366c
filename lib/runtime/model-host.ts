/** Turns subjects into loaded models: writes the edited graph to memory and lets transformers.js load it from there. */
import { writeOnnx } from '@/lib/onnx/write';
import type { OnnxModel } from '@/lib/onnx/model';
import type { ModelConfig } from '@/lib/technique/technique';
import { completeGreedily, hasCache } from './complete';
import { loadModel, loadTokenizer, type Device, type LoadedModel, type Tokenizer } from './transformers';
import type { VirtualFiles } from './virtual-files';
import { modelFiles } from './manifest';

/** What makes a model loadable, beside its graph. */
export interface ModelTexts {
  readonly generation: string;
  readonly tokenizer: string;
  readonly tokenizerConfig: string;
}

/** A model ready to be loaded any number of times. */
export interface Offered {
  readonly id: string;
  load(device?: Device): Promise<LoadedModel>;
  withdraw(): void;
}

export interface ModelHost {
  readonly tokenizer: Tokenizer;
  offer(model: OnnxModel, config: ModelConfig): Offered;
  offerBytes(graph: Blob, config: ModelConfig): Offered;
}

/** The graph as a file; parts are views of tensors, so nothing is copied until it is read. */
export const graphBlob = (model: OnnxModel): Blob => new Blob(writeOnnx(model).parts as Uint8Array<ArrayBuffer>[]);

export async function modelHost(files: VirtualFiles, texts: ModelTexts, device: Device): Promise<ModelHost> {
  files.put('tokenizer', {
    [modelFiles.tokenizer]: texts.tokenizer,
    [modelFiles.tokenizerConfig]: texts.tokenizerConfig,
  });
  const tokenizer = await loadTokenizer('tokenizer');
  let count = 0;

  const offerBytes = (graph: Blob, config: ModelConfig): Offered => {
    const id = `subject-${++count}`;
    files.put(id, {
      [modelFiles.graph]: graph,
      [modelFiles.config]: JSON.stringify(config),
      [modelFiles.generation]: texts.generation,
    });
    return {
      id,
      load: async (on = device) => {
        const loaded = await loadModel(id, config, on, tokenizer.tokenizer);
        if (hasCache(loaded.session)) return loaded;
        return {
          ...loaded,
          complete: (prompt, tokens, decoding) =>
            completeGreedily(loaded.session, tokenizer, config, prompt, tokens, decoding),
        };
      },
      withdraw: () => files.remove(id),
    };
  };

  return { tokenizer, offerBytes, offer: (model, config) => offerBytes(graphBlob(model), config) };
}
