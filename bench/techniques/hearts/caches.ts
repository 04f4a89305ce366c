/** Rounding of keys and values. */
import * as ort from 'onnxruntime-web';
import { calibrateLayer, sensitivity } from '@/content/techniques/kvquant/calibrate';
import { Fragment } from '@/lib/cache/fragment';
import { roundGroups, type Grouping } from '@/lib/cache/groups';
import { makeModel } from '@/lib/onnx/make';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { mean } from '@/lib/tensor/mean';
import type { Tensor } from '@/lib/tensor/tensor';
import type { Heart } from './heart';

/** Made when it is first asked for: in the round that is thrown away. */
let rounding: ort.InferenceSession | undefined;

/** The nodes that the technique puts into each layer, alone in a graph. */
function beginRounding(headSize: number): Promise<ort.InferenceSession> {
  const f = new Fragment('kivi', 14);
  const round = (name: string, along: Grouping['along']) => {
    const { values } = roundGroups(f, name, { bits: 2, along, size: 32, headSize });
    f.op('Identity', [values], {}, `${name}.rounded`);
  };
  round('keys', 'channel');
  round('values', 'token');
  const info = (name: string) => ({ name, type: 'float32' as const, shape: ['batch', 'heads', 'tokens', headSize] });
  const model = makeModel({
    nodes: f.nodes,
    inputs: ['keys', 'values'].map(info),
    outputs: ['keys.rounded', 'values.rounded'].map(info),
  });
  return ort.InferenceSession.create(toBytes(writeOnnx(model).parts), { logSeverityLevel: 3 });
}

const toRuntime = ({ data, shape }: Tensor) => new ort.Tensor('float32', data as Float32Array, [...shape]);

/** ‖x − x̂‖ / ‖x‖ */
function relativeError(exact: Float32Array, rounded: Float32Array): number {
  let [difference, norm] = [0, 0];
  for (let i = 0; i < exact.length; i++) {
    difference += (exact[i] - rounded[i]) ** 2;
    norm += exact[i] ** 2;
  }
  return Math.sqrt(difference / norm);
}

const kivi: Heart = {
  timed: 'keys by channel and values by token at 2 bits, groups of 32, as nodes in ONNX Runtime (wasm)',
  check: 'mean relative error',
  async run({ layers }) {
    rounding ??= await beginRounding(layers[0].keys.shape[3]);
    const found: (readonly [Tensor, Float32Array])[] = [];
    for (const { keys, values } of layers) {
      const outputs = await rounding.run({ keys: toRuntime(keys), values: toRuntime(values) });
      found.push([keys, outputs['keys.rounded'].data as Float32Array]);
      found.push([values, outputs['values.rounded'].data as Float32Array]);
    }
    return () => mean(found.map(([{ data }, rounded]) => relativeError(data as Float32Array, rounded)));
  },
};

const kvquant: Heart = {
  timed: 'sensitivities, ranges with 1 % of outliers, four levels each for keys and values by weighted k-means',
  check: 'mean size of a level',
  async run({ layers }) {
    const found = layers.map(({ keys, values, attention }) => {
      const weights = sensitivity(attention, keys.shape[1]);
      return calibrateLayer([{ keys, values, sensitivity: weights }], {
        bits: 2,
        levels: 'sensitivity',
        outliers: 0.01,
      });
    });
    return () => mean(found.flatMap(({ keys, values }) => [...keys, ...values].map(Math.abs)));
  },
};

export const caches: Readonly<Record<string, Heart>> = { kivi, kvquant };
