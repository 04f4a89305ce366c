import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOnnx } from '@/lib/onnx/read';
import { widenHalf } from '@/lib/onnx/widen';
import { demoModel } from '@/lib/runtime/demo-model';
import type { ModelConfig, Subject } from '@/lib/technique/technique';

const folder = join(import.meta.dirname, '../../public/models');

/** A bundled model with 32-bit weights, as the worker hands it to a technique. */
export const bundled = (id: string): Subject => ({
  model: widenHalf(readOnnx(new Uint8Array(readFileSync(join(folder, id, 'onnx/model.onnx'))))),
  config: JSON.parse(readFileSync(join(folder, id, 'config.json'), 'utf8')) as ModelConfig,
});

/** The one of most demonstrations. */
export const atlas = (): Subject => bundled(demoModel);
