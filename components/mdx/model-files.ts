/** A bundled model's own files from public/models: what its pages show, so that no figure is copied by hand. Server only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ModelManifest, TextManifest } from '@/lib/runtime/manifest';

/** `config` of curve.json: `Config` of pretrain/model/model.py; a head has none. */
const Shape = z.object({
  vocabulary: z.int(),
  width: z.int(),
  layers: z.int(),
  heads: z.int(),
  kv_heads: z.int(),
  feed_forward: z.int(),
  context: z.int(),
  share: z.int(),
  attention: z.enum(['softmax', 'window', 'gated-linear']),
  window: z.int(),
  activation: z.string(),
  experts: z.int(),
  active_experts: z.int(),
  ternary: z.boolean(),
});
export type Shape = z.infer<typeof Shape>;

/** What was asked of one part of the training, as pretrain/model/train.py, distil.py and heads.py keep it. */
const Part = z.object({
  from_step: z.int().optional(),
  mix: z.string().optional(),
  rate: z.number(),
  seed: z.int(),
  batch: z.int(),
  length: z.int().optional(),
  method: z.string().optional(),
  answer_weight: z.number().optional(),
  exercises: z.int().optional(),
  loss: z.string().optional(),
  torch: z.string(),
  device: z.string().optional(),
});
export type Part = z.infer<typeof Part>;

/** `curve.json` */
export const Curve = z.object({
  config: z.union([Shape, z.strictObject({})]),
  history: z.array(Part).min(1),
  curve: z.array(z.record(z.string(), z.number())).min(1),
});
export type Curve = z.infer<typeof Curve>;

const Accuracy = z.object({ accuracy: z.number().min(0).max(1), n: z.int().positive() });
export type Accuracy = z.infer<typeof Accuracy>;

const TextScore = z.object({
  bpb: z.number(),
  ppl: z.number(),
  tokens: z.int(),
  bytes: z.int(),
  nats: z.array(z.number()).optional().describe('of each window'),
});
export type TextScore = z.infer<typeof TextScore>;

/** `results.json`, as pretrain/evaluation/score.py and heads.py write it. */
export const Results = z.object({
  texts: z.record(z.string(), TextScore),
  sets: z.record(z.string(), Accuracy.extend({ teacher: Accuracy.optional(), agreement: Accuracy.optional() })),
});
export type Results = z.infer<typeof Results>;

/** What a head's config.json says of it. */
export const HeadConfig = z.object({
  labels: z.array(z.string()),
  reads: z.string(),
  teacher: z.object({ id: z.string(), sha256: z.string() }),
});
export type HeadConfig = z.infer<typeof HeadConfig>;

export interface ModelFiles {
  readonly manifest: ModelManifest;
  readonly curve: Curve;
  readonly results: Results;
  /** null for a language model. */
  readonly head: HeadConfig | null;
  /** Tokens a second of each round of decoding; null where this very graph was not timed. */
  readonly speed: readonly number[] | null;
}

/** `siblings.json`: all training runs by name of the sibling, the best first. */
export const Runs = z.record(
  z.string(),
  z.array(z.object({ rate: z.number(), seed: z.int(), tokens: z.number(), prose: z.number() })).min(1),
);
export type Runs = z.infer<typeof Runs>;

/** `speed.json`, as pretrain/evaluation/speed.py writes it. */
const Speeds = z.object({
  models: z.record(z.string(), z.object({ sha256: z.string(), tokensPerSecond: z.array(z.number()).min(1) })),
});

const here = () => path.join(process.cwd(), 'public');

/** @throws Error naming the file where it is missing or not what it should be */
function read<T extends z.ZodType>(schema: T, ...parts: string[]): z.infer<T> {
  const file = path.join(...parts);
  if (!existsSync(file)) throw new Error(`${file}: missing; publish the model first (pretrain/README.md)`);
  const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const { path: at, message } = result.error.issues[0];
  throw new Error(`${file}: ${at.join('.')}: ${message}; publish the model again (pretrain/README.md)`);
}

/** @throws Error where the file is missing or malformed */
export const modelResults = (id: string, root: string = here()): Results =>
  read(Results, root, 'models', id, 'results.json');

function speedOf({ id, files }: ModelManifest, root: string): readonly number[] | null {
  if (!existsSync(path.join(root, 'models', 'speed.json'))) return null;
  const timed = read(Speeds, root, 'models', 'speed.json').models[id];
  return timed && files.some(({ sha256 }) => sha256 === timed.sha256) ? timed.tokensPerSecond : null;
}

/** @throws Error where a file of the model is missing or malformed */
export function modelFiles(id: string, root: string = here()): ModelFiles {
  const folder = path.join(root, 'models', id);
  const curve = read(Curve, folder, 'curve.json');
  const manifest = read(ModelManifest, folder, 'manifest.json');
  return {
    manifest,
    speed: speedOf(manifest, root),
    curve,
    results: modelResults(id, root),
    head: 'width' in curve.config ? null : read(HeadConfig, folder, 'config.json'),
  };
}

export const siblingRuns = (root: string = here()): Runs => read(Runs, root, 'models', 'siblings.json');

/** Ids of the published siblings. */
export const siblingIds = (root: string = here()): string[] =>
  readdirSync(path.join(root, 'models'))
    .filter((name) => name.startsWith('atlas-1m-') && existsSync(path.join(root, 'models', name, 'manifest.json')))
    .sort();

/** Titles of the evaluation texts and sets by id. */
export function evaluationTitles(root: string = here()): ReadonlyMap<string, string> {
  const { texts, sets } = read(TextManifest, root, 'eval', 'manifest.json');
  return new Map([...texts, ...sets].map(({ id, title }) => [id, title]));
}
