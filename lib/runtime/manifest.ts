/** The lists that say which files a model and the evaluation texts are made of; every byte read is checked against them. */
import { z } from 'zod';

export const ManifestFile = z.strictObject({
  path: z.string().describe('relative to the manifest'),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ManifestFile = z.infer<typeof ManifestFile>;

/** `public/models/<id>/manifest.json` */
export const ModelManifest = z.strictObject({
  id: z.string(),
  title: z.string(),
  parameters: z.int().positive(),
  license: z.string(),
  files: z.array(ManifestFile),
});
export type ModelManifest = z.infer<typeof ModelManifest>;

/** A set of items with one right answer each; the file is a `TaskSet` of lib/measure/task-set.ts. */
export const SetEntry = ManifestFile.extend({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  license: z.string(),
  source: z.string(),
  form: z.enum(['choice', 'pair', 'exact']),
  items: z.int().positive().describe('how many there are'),
});
export type SetEntry = z.infer<typeof SetEntry>;

/**
 * `public/eval/manifest.json`: held-out texts that are scored, calibration texts that techniques may look at, and
 * evaluation sets.
 */
export const TextManifest = z.strictObject({
  texts: z.array(
    ManifestFile.extend({
      id: z.string().describe("'prose', 'stories'"),
      role: z
        .enum(['evaluation', 'calibration', 'shift'])
        .describe("'shift' is held out too, but of another domain: scored for the model cards, loaded by no demo"),
      title: z.string(),
      license: z.string(),
      source: z.string(),
    }),
  ),
  sets: z.array(SetEntry).default([]),
});
export type TextManifest = z.infer<typeof TextManifest>;

/** The texts that a demo loads. */
export const demoTexts = ({ texts }: TextManifest): TextManifest['texts'] =>
  texts.filter(({ role }) => role !== 'shift');

export const modelFiles = {
  graph: 'onnx/model.onnx',
  config: 'config.json',
  generation: 'generation_config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
} as const;
