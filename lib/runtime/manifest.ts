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

/** `public/eval/manifest.json`: held-out texts that are scored, and calibration texts that techniques may look at. */
export const TextManifest = z.strictObject({
  texts: z.array(
    ManifestFile.extend({
      id: z.string().describe("'prose', 'stories'"),
      role: z.enum(['evaluation', 'calibration']),
      title: z.string(),
      license: z.string(),
      source: z.string(),
    }),
  ),
});
export type TextManifest = z.infer<typeof TextManifest>;

export const modelFiles = {
  graph: 'onnx/model.onnx',
  config: 'config.json',
  generation: 'generation_config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
} as const;
