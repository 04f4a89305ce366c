import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOnnx } from '@/lib/onnx/read';
import { widenHalf } from '@/lib/onnx/widen';
import type { ModelConfig, Subject } from '@/lib/technique/technique';

const folder = join(import.meta.dirname, '../../public/models/atlas-3m');

/** The bundled model with 32-bit weights, as the worker hands it to a technique. */
export const atlas = (): Subject => ({
  model: widenHalf(readOnnx(new Uint8Array(readFileSync(join(folder, 'onnx/model.onnx'))))),
  config: JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as ModelConfig,
});
