/// <reference lib="webworker" />
/**
 * Decoding and scoring through the laboratory, and the same by hand with bare onnxruntime-web: same bytes, same runtime,
 * same threads, in turns. Answers with samples of both in tokens per second.
 */
import * as ort from 'onnxruntime-web/webgpu';
import { scoreWindow } from '@/lib/measure/scores';
import { tokenBytes, windows } from '@/lib/measure/text';
import { writeOnnx, toBytes } from '@/lib/onnx/write';
import { greedy, logits } from '@/lib/runtime/decode';
import { downloadModel, downloadRuntime, downloadTexts } from '@/lib/runtime/download';
import { openFiles } from '@/lib/runtime/files';
import { modelHost } from '@/lib/runtime/model-host';
import { reporter } from '@/lib/runtime/progress';
import { readSubject } from '@/lib/runtime/subject';
import { configure, type Session } from '@/lib/runtime/transformers';
import { virtualFiles } from '@/lib/runtime/virtual-files';

interface Request {
  readonly base: string;
  readonly threads: number;
  readonly rounds: number;
}

const promptLength = 128;
const newTokens = 33;

const int64 = (values: number[]) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** The graph's cache as its metadata describe it, with no tokens in it. */
function noPast(session: ort.InferenceSession): Record<string, ort.Tensor> {
  const entries = session.inputMetadata.filter(({ name }) => name.startsWith('past'));
  return Object.fromEntries(
    entries.map((entry) => {
      const [, heads, , size] = entry.isTensor ? entry.shape : [];
      return [entry.name, new ort.Tensor('float32', new Float32Array(0), [1, Number(heads), 0, Number(size)])];
    }),
  );
}

const feeds = (tokens: number[], past: number) => ({
  input_ids: int64(tokens),
  attention_mask: int64(new Array<number>(past + tokens.length).fill(1)),
  position_ids: int64(range(past, tokens.length)),
});

function largest(row: Float32Array): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
  return best;
}

async function bareDecode(session: ort.InferenceSession, prompt: number[]): Promise<number> {
  let [tokens, past, cache, start] = [prompt, 0, noPast(session), 0];
  for (let i = 0; i < newTokens; i++) {
    const { logits, ...present } = await session.run({ ...feeds(tokens, past), ...cache });
    past += tokens.length;
    const data = logits.data as Float32Array;
    tokens = [largest(data.subarray(data.length - logits.dims[2]))];
    cache = Object.fromEntries(Object.entries(present).map(([k, v]) => [k.replace('present', 'past_key_values'), v]));
    if (i === 0) start = performance.now();
  }
  return (1000 * (newTokens - 1)) / (performance.now() - start);
}

/** Negative log-likelihood by the textbook. */
function bareScore(logits: Float32Array, targets: ArrayLike<number>, vocabulary: number): number {
  let sum = 0;
  for (let row = 0; row < targets.length; row++) {
    const values = logits.subarray(row * vocabulary, (row + 1) * vocabulary);
    const most = values[largest(values)];
    let total = 0;
    for (const value of values) total += Math.exp(value - most);
    sum += Math.log(total) + most - values[targets[row]];
  }
  return sum;
}

async function timed(work: () => Promise<unknown>, tokens: number): Promise<number> {
  const start = performance.now();
  await work();
  return (1000 * tokens) / (performance.now() - start);
}

async function labDecode(session: Session, prompt: number[]): Promise<number> {
  const { rest } = await greedy(session, prompt, newTokens, () => performance.now());
  return (1000 * (newTokens - 1)) / rest;
}

async function compare({ base, threads, rounds }: Request) {
  const files = await openFiles(base);
  const report = reporter(
    () => {},
    () => performance.now(),
  );
  const download = await downloadModel(files, 'atlas-3m', report);
  const texts = await downloadTexts(files, report);
  const virtual = virtualFiles();
  configure(virtual, await downloadRuntime(files, base, 'wasm', report), threads);
  const host = await modelHost(virtual, download.texts, 'wasm');
  const { model, config } = readSubject(download);
  const lab = await host.offer(model, config).load();
  const bare = await ort.InferenceSession.create(toBytes(writeOnnx(model).parts), { executionProviders: ['wasm'] });

  const bytes = tokenBytes(JSON.parse(download.texts.tokenizer));
  const prose = texts.find(({ id }) => id === 'prose')!.text;
  const [window] = windows(host.tokenizer.encode(prose), { bos: Number(config.bos_token_id), count: 1 });
  const ids = Array.from(window.input);
  const prompt = ids.slice(0, promptLength);

  const samples = {
    decode: { lab: [] as number[], bare: [] as number[] },
    evaluation: { lab: [] as number[], bare: [] as number[] },
  };
  const labScore = async () => scoreWindow({ logits: await logits(lab.session, ids), targets: window.targets, bytes });
  const bareRun = async () => {
    const output = await bare.run({ ...feeds(ids, 0), ...noPast(bare) });
    return bareScore(output.logits.data as Float32Array, window.targets, output.logits.dims[2]);
  };
  const turns: (() => Promise<void>)[] = [
    async () => void samples.decode.lab.push(await labDecode(lab.session, prompt)),
    async () => void samples.decode.bare.push(await bareDecode(bare, prompt)),
    async () => void samples.evaluation.lab.push(await timed(labScore, ids.length)),
    async () => void samples.evaluation.bare.push(await timed(bareRun, ids.length)),
  ];
  // The first round warms both up and is thrown away; the order turns from round to round.
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) for (const { lab, bare } of Object.values(samples)) lab.length = bare.length = 0;
    for (let i = 0; i < turns.length; i++) await turns[(i + round) % turns.length]();
  }
  return samples;
}

self.onmessage = ({ data }: MessageEvent<Request>) =>
  compare(data).then(
    (samples) => self.postMessage({ samples }),
    (error: unknown) => self.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
  );
