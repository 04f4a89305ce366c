import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tinyLlama } from '@/lib/onnx/testing';
import { storeHalf } from '@/lib/onnx/widen';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { defineTechnique, type Subject } from '@/lib/technique/technique';
import { applyTechnique } from './apply';
import type { Bench } from './bench';
import { openFiles } from './files';
import { reporter } from './progress';
import { countingModel, modelFolder, serving } from './testing';

vi.mock('./transformers', () => ({}));

const bytesOf = (model: Subject['model']) => toBytes(writeOnnx(model).parts) as Uint8Array<ArrayBuffer>;
const site = {
  ...modelFolder('atlas-1m-tiny', bytesOf(storeHalf(tinyLlama({ layers: 3 }))), { num_hidden_layers: 3, name: 'tiny' }),
  ...modelFolder('atlas-1m-recurrent', bytesOf(countingModel([[1]])), { num_hidden_layers: 1 }),
};

beforeEach(() => void vi.stubGlobal('fetch', serving(site)));
afterEach(() => void vi.unstubAllGlobals());

/** Replaces the model by another bundled one. */
const replacing = (id: string) =>
  defineTechnique({ parameters: {}, neutral: null, apply: (_, __, lab) => lab.load(id) });

async function load(id: string): Promise<Subject> {
  const bench = {
    request: { technique: 'replace', values: {}, seed: 1 },
    files: await openFiles('http://atlas.test/'),
    calibration: [],
  } as unknown as Bench;
  const report = reporter(
    () => {},
    () => 0,
  );
  const baseline = { model: tinyLlama(), config: { num_hidden_layers: 2 } };
  return (await applyTechnique(bench, baseline, report, async () => replacing(id))).subject;
}

describe('lab.load', () => {
  it('gives another bundled model with its own config, its weights widened', async () => {
    const { model, config } = await load('atlas-1m-tiny');
    expect(config).toEqual({ num_hidden_layers: 3, name: 'tiny' });
    expect(new Set([...model.weights.values()].map(({ type }) => type))).not.toContain('float16');
    expect(model.inputs.map(({ name }) => name)).toContain('past_key_values.2.key');
  });

  it('gives a model without attention too', async () => {
    const { model } = await load('atlas-1m-recurrent');
    expect(model.inputs.map(({ name }) => name)).toContain('past_state.0');
  });

  it.each(['atlas-9m', '../secrets', ''])('says that there is no model %o', async (id) => {
    await expect(load(id)).rejects.toMatchObject({ name: 'LabError', code: 'unknown-model' });
  });

  it('does not take a network that is down for a model that is not there', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    await expect(load('atlas-1m-tiny')).rejects.toMatchObject({ code: 'network' });
  });
});
