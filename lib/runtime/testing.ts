/** Sessions of ONNX Runtime in Node, for tests of what runs models. */
import { createHash } from 'node:crypto';
import * as ort from 'onnxruntime-web';
import type { OnnxModel } from '@/lib/onnx/model';
import { makeModel, makeNode } from '@/lib/onnx/make';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { float32, int64 } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';
import { modelFiles } from './manifest';
import type { RuntimeTensor, Session } from './transformers';

ort.env.wasm.numThreads = 1;

/** A stand-in for `fetch` that serves these files, by their path from the root, and answers 404 for all else. */
export const serving =
  (files: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>) =>
  async (url: string): Promise<Response> => {
    const content = files[new URL(url).pathname.slice(1)];
    return content === undefined ? new Response('not here', { status: 404 }) : new Response(content);
  };

/** An entry of a manifest for a file. */
export function listed(path: string, content: Uint8Array | string) {
  const bytes = Buffer.from(content);
  return { path, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Files of a bundled model under `models/<id>/`, with their manifest; its tokenizer knows nothing. */
export function modelFolder(id: string, graph: Uint8Array<ArrayBuffer>, config: object) {
  const files = {
    [modelFiles.graph]: graph,
    [modelFiles.config]: JSON.stringify(config),
    [modelFiles.generation]: '{}',
    [modelFiles.tokenizer]: '{}',
    [modelFiles.tokenizerConfig]: '{}',
  };
  const list = Object.entries(files).map(([path, content]) => listed(path, content));
  const manifest = { id, title: id, parameters: 1, license: 'CC0', files: list };
  return Object.fromEntries(
    Object.entries({ ...files, 'manifest.json': JSON.stringify(manifest) }).map(([path, content]) => [
      `models/${id}/${path}`,
      content,
    ]),
  );
}

/** What `runtimeTensor` is where there is no transformers.js. */
export const nodeTensor = (type: string, data: unknown, dims: readonly number[]): RuntimeTensor =>
  new ort.Tensor(type as 'float32', data as Float32Array, dims) as unknown as RuntimeTensor;

export async function nodeSession(model: OnnxModel | Uint8Array): Promise<Session> {
  const bytes = model instanceof Uint8Array ? model : toBytes(writeOnnx(model).parts);
  return (await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 })) as unknown as Session;
}

/**
 * A recurrent "model" whose state counts the tokens seen; its logits are the counts so far times a table. The graph has
 * a state in and out, no cache and no positions.
 */
export function countingModel(table: readonly (readonly number[])[]): OnnxModel {
  const vocabulary = table.length;
  const weights = new Map<string, Tensor>([
    ['depth', int64([], [vocabulary])],
    ['off_on', float32([2], [0, 1])],
    ['one', int64([], [1])],
    ['middle', int64([1], [1])],
    ['last', int64([], [-1])],
    ['table', float32([vocabulary, vocabulary], table.flat())],
  ]);
  const nodes = [
    makeNode('OneHot', ['input_ids', 'depth', 'off_on'], ['seen'], { axis: -1 }),
    makeNode('CumSum', ['seen', 'one'], ['running']),
    makeNode('Unsqueeze', ['past_state.0', 'middle'], ['before']),
    makeNode('Add', ['running', 'before'], ['counts']),
    makeNode('Gather', ['counts', 'last'], ['present_state.0'], { axis: 1 }),
    makeNode('MatMul', ['counts', 'table'], ['logits']),
  ];
  const state = { type: 'float32' as const, shape: ['batch_size', vocabulary] };
  return makeModel({
    nodes,
    weights,
    opsets: new Map([['', 14]]),
    inputs: [
      { name: 'input_ids', type: 'int64', shape: ['batch_size', 'sequence_length'] },
      { name: 'past_state.0', ...state },
    ],
    outputs: [
      { name: 'logits', type: 'float32', shape: ['batch_size', 'sequence_length', vocabulary] },
      { name: 'present_state.0', ...state },
    ],
  });
}
