/** The one door to transformers.js: configuring it, loading a model from memory, its tensors and its tokenizer. */
import { AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, Tensor, env } from '@xenova/transformers';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import type { Decoding, ModelConfig } from '@/lib/technique/technique';
import type { VirtualFiles } from './virtual-files';

export type Device = 'wasm' | 'webgpu';

/** A tensor of ONNX Runtime, which may live on the GPU until its data is asked for. */
export interface RuntimeTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
  getData(): Promise<unknown>;
  dispose(): void;
}

export type Feeds = Record<string, RuntimeTensor>;

/** The part of an ONNX Runtime session that the laboratory uses. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata: readonly {
    readonly name: string;
    readonly type: string;
    readonly shape: readonly (number | string)[];
  }[];
  run(feeds: Feeds): Promise<Record<string, RuntimeTensor>>;
}

/** A model as transformers.js loaded it. */
export interface LoadedModel {
  /** Its session, to run the graph itself. */
  readonly session: Session;
  /** `generate` of transformers.js, from text to the text that follows it. */
  complete(prompt: string, tokens: number, decoding?: Decoding): Promise<string>;
  dispose(): Promise<void>;
}

export interface Tokenizer {
  encode(text: string): number[];
}

export interface Decoder {
  /** Special tokens are left out. */
  decode(tokens: readonly number[]): string;
}

export interface RuntimeFiles {
  /** The WebAssembly module itself. */
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** Addresses of its loader and of itself. */
  readonly paths: { readonly mjs: string; readonly wasm: string };
}

const hubRoot = '/models/';

/** Nothing is fetched from another origin, nothing from the network at all: files come from memory alone. */
export function configure(files: VirtualFiles, runtime: RuntimeFiles, threads: number): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = hubRoot;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useCustomCache = true;
  env.customCache = files.cache;
  const wasm = env.backends.onnx.wasm!;
  wasm.wasmPaths = { ...runtime.paths };
  wasm.wasmBinary = runtime.wasm.buffer;
  wasm.numThreads = threads;
}

export const versions = (): Record<string, string> => ({
  transformers: env.version ?? 'unknown',
  'onnxruntime-web': env.backends.onnx.versions?.web ?? 'unknown',
});

/** The library refuses to decode nothing, which is what a model that ends at once has written. */
const decode = (tokenizer: PreTrainedTokenizer, tokens: readonly number[]): string =>
  tokens.length ? tokenizer.decode([...tokens], { skip_special_tokens: true }) : '';

export async function loadTokenizer(
  id: string,
): Promise<Tokenizer & Decoder & { readonly tokenizer: PreTrainedTokenizer }> {
  const tokenizer = await AutoTokenizer.from_pretrained(id);
  return {
    tokenizer,
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    decode: (tokens) => decode(tokenizer, tokens),
  };
}

/** Greedy unless the subject's decoding says otherwise. */
async function complete(
  model: PreTrainedModel,
  tokenizer: PreTrainedTokenizer,
  prompt: string,
  tokens: number,
  decoding: Decoding,
): Promise<string> {
  const inputs = tokenizer(prompt, { add_special_tokens: false }) as { input_ids: Tensor };
  const options = { ...inputs, max_new_tokens: tokens, do_sample: false, ...decoding };
  const output = (await model.generate(options as Parameters<PreTrainedModel['generate']>[0])) as Tensor;
  return decode(tokenizer, Array.from(output.data as BigInt64Array, Number).slice(inputs.input_ids.dims[1]));
}

interface AutoClass {
  from_pretrained(id: string, options: object): Promise<PreTrainedModel>;
}

/** The library's class for a kind of model; the base class, which makes a session and knows no more, for kinds unknown to it. */
function classOf({ model_type: kind }: ModelConfig): AutoClass {
  const auto = AutoModelForCausalLM as unknown as AutoClass & { supports(kind: unknown): boolean };
  return auto.supports(kind) ? auto : (PreTrainedModel as unknown as AutoClass);
}

/** Loads the model that `files` offers under `id`. */
export async function loadModel(
  id: string,
  config: ModelConfig,
  device: Device,
  tokenizer: PreTrainedTokenizer,
): Promise<LoadedModel> {
  const model = await classOf(config).from_pretrained(id, { dtype: 'fp32', device });
  return {
    session: (model as unknown as { sessions: { model: Session } }).sessions.model,
    complete: (prompt, tokens, decoding = {}) => complete(model, tokenizer, prompt, tokens, decoding),
    dispose: async () => {
      await model.dispose();
    },
  };
}

/** @param data in row-major order, of the length that `dims` gives */
export const runtimeTensor = (
  type: 'int64' | 'float32' | 'float16',
  data: BigInt64Array | Float32Array | Uint16Array,
  dims: readonly number[],
): RuntimeTensor => new Tensor(type, data as never, [...dims]).ort_tensor as unknown as RuntimeTensor;
