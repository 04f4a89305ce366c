/** The wire between page and worker, and the record of a run: live, recorded and shared runs are this one type. */
import { z } from 'zod';
import { Estimate, Measure } from '@/lib/measure/measure';
import type { Failure } from './lab-error';
import { maxSteps } from './steps';

export const Environment = z.strictObject({
  userAgent: z.string(),
  browser: z.string().describe('name and version'),
  platform: z.string(),
  cores: z.int().positive(),
  memoryGiB: z.number().nullable().describe('navigator.deviceMemory: coarse, capped; null where withheld'),
  device: z.enum(['wasm', 'webgpu']),
  adapter: z.string().nullable(),
  threads: z.int().positive(),
  isolated: z.boolean(),
  clockStepMs: z.number(),
  versions: z.record(z.string(), z.string()).describe('site, transformers, onnxruntime-web'),
});
export type Environment = z.infer<typeof Environment>;

export const Options = z.strictObject({
  device: z.enum(['wasm', 'webgpu']),
  threads: z.int().min(1).max(64).nullable().describe('null: chosen from the cores'),
  windows: z.int().min(4).max(512).describe('windows of 256 tokens scored in each text'),
  prompt: z.string().max(2000),
  tasks: z
    .array(z.string())
    .max(32)
    .optional()
    .describe('evaluation sets, by id; absent in runs recorded before there were any'),
  timing: z
    .enum(['full', 'quick'])
    .optional()
    .describe("rounds of timing: 'quick' 10; 'full', as where it is absent, 15 to 30, as many as 12 s allow"),
});
export type Options = z.infer<typeof Options>;

export const ParameterValue = z.union([z.number(), z.boolean(), z.string()]);

/** A technique at settings: one link of a chain. */
export const Step = z.strictObject({
  technique: z.string().describe('slug'),
  values: z.record(z.string(), ParameterValue),
});
export type Step = z.infer<typeof Step>;

const ModelFile = z.strictObject({ id: z.string(), sha256: z.string(), bytes: z.int() });
const StageTimes = z.array(z.strictObject({ name: z.string(), ms: z.number() }));
const Marks = z.array(z.strictObject({ kind: z.enum(['hidden', 'drift', 'backend', 'idle']), note: z.string() }));

/** What the weights of one role take in a model. */
const RoleBytes = z.strictObject({
  tensors: z.int(),
  elements: z.int(),
  file: z.int().describe('bytes in the ONNX file with its float weights stored in 16 bits'),
  packed: z.int().describe('bytes in the cheapest encoding that keeps every value'),
});
export type RoleBytes = z.infer<typeof RoleBytes>;

/** Where the bytes of both models are; the rows of each add up to its download-bytes and packed-bytes. */
export const RoleRow = z.strictObject({
  role: z.string().describe("'embedding', 'q' … 'down', 'head', 'norm', 'other'; 'graph' for all that is no weight"),
  baseline: RoleBytes,
  treated: RoleBytes,
});
export type RoleRow = z.infer<typeof RoleRow>;

const WeightCounts = z.strictObject({
  bins: z.array(z.int()).describe('weights in each bin, those that are exactly zero left out'),
  zeros: z.int(),
  outside: z.int().describe('weights beyond the first and last bin'),
});
export type WeightCounts = z.infer<typeof WeightCounts>;

/** Weights of all linear layers, in bins of equal width from `from` to `to`. */
export const WeightHistogram = z.strictObject({
  from: z.number(),
  to: z.number(),
  baseline: WeightCounts,
  treated: WeightCounts.nullable().describe('null where no linear layer has weights that are floats any more'),
});
export type WeightHistogram = z.infer<typeof WeightHistogram>;

const RunRecord = z.strictObject({
  version: z.literal([1, 2]).describe('1: one technique; 2: the steps are listed, be they one or several'),
  technique: z.string().describe('slug; the first step where there are several'),
  values: z.record(z.string(), ParameterValue).describe('of the first step'),
  steps: z
    .array(Step)
    .min(1)
    .max(maxSteps)
    .optional()
    .describe('techniques in the order applied, each to the result of the one before it; absent in version 1'),
  seed: z.int().min(0).max(0xffffffff),
  options: Options,
  model: ModelFile,
  recorded: z.iso.datetime().describe('when the run ended'),
  seconds: z.number().describe('wall time of the whole run'),
  environment: Environment,
  measures: z.array(Measure),
  /** Proof that something was really changed. */
  changed: z.strictObject({
    weights: z.int().describe('weight tensors changed, added or removed'),
    of: z.int().describe('weight tensors of the baseline'),
    nodesAdded: z.int(),
    nodesRemoved: z.int(),
    sha256: z.string().describe('of the treated ONNX file that was run'),
  }),
  layers: z
    .array(z.strictObject({ layer: z.int(), error: z.number().nullable() }))
    .describe('relative error of the residual stream after each decoder layer; null for a layer that was removed'),
  series: z.array(z.strictObject({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
  texts: z.strictObject({ prompt: z.string(), baseline: z.string(), treated: z.string(), decoding: z.string() }),
  bytes: z.array(RoleRow).optional().describe('absent in runs recorded before it was counted'),
  weights: WeightHistogram.optional().describe('absent in runs recorded before it was counted'),
  stages: StageTimes,
  marks: Marks,
});

/** Two places say what came first; they must not say two things. */
function isConsistent({ version, technique, values, steps }: z.infer<typeof RunRecord>): boolean {
  if (version === 1 || !steps?.length) return version === 1 && !steps;
  const [first] = steps;
  const names = new Set([...Object.keys(values), ...Object.keys(first.values)]);
  return first.technique === technique && [...names].every((name) => first.values[name] === values[name]);
}

export const DemoRun = RunRecord.refine(isConsistent, {
  path: ['steps'],
  message: 'version 1 has none; version 2 lists them, and the first is the technique with its values',
});
export type DemoRun = z.infer<typeof DemoRun>;

/** Accuracy of one model, by itself, on evaluation sets. */
export const EvaluationRun = z.strictObject({
  version: z.literal(1),
  model: ModelFile,
  limit: z.int().positive().nullable().describe('items asked of each set at most; null: all'),
  recorded: z.iso.datetime().describe('when the run ended'),
  seconds: z.number().describe('wall time of the whole run'),
  environment: Environment,
  sets: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      sha256: z.string().describe('of the file of the set'),
      items: z.int().positive().describe('items in the set; those asked are the n of the accuracy'),
      chance: z.number().describe('what guessing scores'),
      better: z.enum(['higher', 'neither']),
      accuracy: Estimate,
      groups: z.array(z.strictObject({ group: z.string(), accuracy: Estimate })),
      itemsPerSecond: z.number().describe('items asked divided by the time taken, batches of several included'),
    }),
  ),
  stages: StageTimes,
  marks: Marks,
});
export type EvaluationRun = z.infer<typeof EvaluationRun>;

/** What a page asks of a worker. */
export interface RunRequest {
  /** Techniques in the order in which they are applied, each to the result of the one before it; 1 to `maxSteps`. */
  readonly steps: readonly Step[];
  /** Every step draws from a stream of its own, seeded with this: a technique does the same wherever it stands. */
  readonly seed: number;
  readonly model: string;
  readonly options: Options;
  /** Where the site's files are: the origin's root, with a trailing slash. */
  readonly base: string;
  readonly siteVersion: string;
}

/** A model to be asked evaluation sets; on the wasm backend, which is the reference. */
export interface EvaluationRequest {
  readonly model: string;
  readonly sets: readonly string[];
  readonly limit: number | null;
  readonly threads: Options['threads'];
  readonly base: string;
  readonly siteVersion: string;
}

export const stages = [
  'download',
  'runtime',
  'read',
  'apply',
  'sessions',
  'quality',
  'speed',
  'text',
  'memory',
] as const;
export type Stage = (typeof stages)[number];

export interface Progress {
  readonly stage: Stage;
  readonly note: string;
  /** Of this stage; null while unknown. */
  readonly fraction: number | null;
  /** Of the whole run, never falling. */
  readonly total: number;
  readonly bytesDone?: number;
  readonly bytesTotal?: number;
}

export type Outcome<Run = DemoRun> =
  { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly failure: Failure };
