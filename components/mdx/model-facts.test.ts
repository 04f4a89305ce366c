import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  accuracyWords,
  difference,
  differenceWords,
  durationWords,
  lossesOf,
  mixWords,
  shapeRows,
  siblingRows,
  thinned,
  trainingRows,
} from './model-facts';
import { modelFiles, type Curve, type Shape } from './model-files';

const shape: Shape = {
  vocabulary: 4096,
  width: 128,
  layers: 4,
  heads: 4,
  kv_heads: 2,
  feed_forward: 352,
  context: 512,
  share: 1,
  attention: 'softmax',
  window: 0,
  activation: 'silu',
  experts: 0,
  active_experts: 2,
  ternary: false,
};

const curve: Curve = {
  config: shape,
  history: [{ mix: 'prose=3,bible=1', rate: 0.004, seed: 0, batch: 4, length: 256, torch: '2.14.1+cu130' }],
  curve: [
    { step: 1, tokens: 1e6, seconds: 60, train: 6, prose: 5.5 },
    { step: 2, tokens: 2e6, seconds: 120, train: 5, prose: 4.5 },
  ],
};

const file = { path: 'onnx/model.onnx', bytes: 2_500_000, sha256: 'a'.repeat(64) };

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder of public with one model; `change` alters its results. */
function published(id: string, bpb: number, change = (results: object): object => results): string {
  const root = mkdtempSync(path.join(tmpdir(), 'models-'));
  folders.push(root);
  const folder = path.join(root, 'models', id);
  mkdirSync(folder, { recursive: true });
  const results = { texts: { prose: { bpb, ppl: 90, tokens: 8000, bytes: 30000 } }, sets: {} };
  const files = {
    'manifest.json': { id, title: id, parameters: 1_262_720, license: 'CC-BY-4.0', files: [file] },
    'curve.json': curve,
    'results.json': change(results),
  };
  for (const [name, value] of Object.entries(files)) writeFileSync(path.join(folder, name), JSON.stringify(value));
  return root;
}

const words = (changes: Partial<Shape>) => {
  const files = modelFiles('m', published('m', 2));
  return new Map(shapeRows({ ...files, curve: { ...files.curve, config: { ...shape, ...changes } } }));
};

describe('the files of a model', () => {
  it('are read with what they say', () => {
    const { manifest, results, head } = modelFiles('m', published('m', 1.9));
    expect([manifest.parameters, results.texts.prose.bpb, head]).toEqual([1_262_720, 1.9, null]);
  });

  it('are named where they are missing or malformed', () => {
    expect(() => modelFiles('n', published('m', 2))).toThrow(/models\/n\/curve\.json: missing/);
    const broken = published('m', 2, () => ({ texts: { prose: { bpb: 'low' } }, sets: {} }));
    expect(() => modelFiles('m', broken)).toThrow(/results\.json: texts\.prose\.bpb/);
  });
});

describe('the shape of a model in words', () => {
  it('says what is shared, seen and chosen', () => {
    expect(words({}).get('Attention')).toBe('4 heads of 32, 2 key-value heads, rotary positions');
    expect(words({ kv_heads: 4 }).get('Attention')).toContain('each with its own keys and values');
    expect(words({ attention: 'window', window: 32 }).get('Attention')).toContain('the last 32 tokens');
    expect(words({ attention: 'gated-linear' }).get('Attention')).toContain('gated linear');
    expect(words({ layers: 8, share: 2 }).get('Layers')).toBe('8, of 4 blocks used 2 times each');
    expect(words({ experts: 4 }).get('Feed-forward')).toMatch(/^4 experts, 2 for each token/);
    expect(words({ ternary: true }).has('Weights of the layers')).toBe(true);
    expect(words({}).has('Weights of the layers')).toBe(false);
  });
});

describe('training in words', () => {
  it('gives the mix in percent, tokens, time and version', () => {
    expect(mixWords('prose=3,bible=1')).toBe('prose 75 %, bible 25 %');
    const rows = new Map(trainingRows(curve));
    expect(rows.get('Training')).toBe(
      'steps 0 to 2; prose 75 %, bible 25 %; rate 0.004; batch 4 × 256 tokens; seed 0; PyTorch 2.14.1',
    );
    expect(rows.get('Time')).toBe('2 min');
  });

  it('numbers the parts of a training that had several', () => {
    const two = { ...curve, history: [curve.history[0], { ...curve.history[0], from_step: 1, answer_weight: 4 }] };
    const rows = new Map(trainingRows(two));
    expect(rows.get('Part 1')).toContain('steps 0 to 1');
    expect(rows.get('Part 2')).toContain('steps 1 to 2');
    expect(rows.get('Part 2')).toContain('answers weigh 4');
  });

  it('lists losses on held-out text before that of training', () => {
    expect(lossesOf(curve)).toEqual(['prose', 'train']);
  });
});

it('writes durations in the unit that fits', () => {
  expect([12, 300, 9000].map(durationWords)).toEqual(['12 s', '5 min', '2.5 h']);
});

it('thins a curve to its ends and what is evenly between', () => {
  expect(thinned([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 3, 6]);
  expect(thinned([0, 1], 3)).toEqual([0, 1]);
});

it('gives an accuracy with the interval of Wilson', () => {
  expect(accuracyWords({ accuracy: 0.95, n: 300 })).toBe('0.950 [0.919, 0.969]');
});

describe('the comparison of siblings', () => {
  const roots: Record<string, string> = {
    'atlas-1m-gqa': published('atlas-1m-gqa', 2.1),
    'atlas-1m-mqa': published('atlas-1m-mqa', 2.0),
  };
  const filesOf = (id: string) => modelFiles(id, roots[id]);
  const run = (rate: number, seed: number, prose: number) => ({ rate, seed, tokens: 1.2e6, prose });
  const runs = { gqa: [run(0.004, 0, 5.2), run(0.004, 1, 5.1), run(0.002, 0, 5.3)], mqa: [run(0.004, 0, 5)] };

  it('puts the lowest bits per byte first, with all runs at the rate that was kept', () => {
    const rows = siblingRows(Object.keys(roots), filesOf, runs);
    expect(rows.map(({ id }) => id)).toEqual(['atlas-1m-mqa', 'atlas-1m-gqa']);
    expect(rows[1]).toMatchObject({ rate: 0.004, seeds: 2, atBest: [5.1, 5.2], atOther: 5.3 });
    expect(rows[0].atOther).toBeNull();
  });

  it('gives the speed of the very graph that is published, and no other', () => {
    const [root] = Object.values(roots);
    const speeds = (sha256: string) => ({ models: { 'atlas-1m-gqa': { sha256, tokensPerSecond: [90, 110, 100] } } });
    const speedWith = (sha256: string) => {
      writeFileSync(path.join(root, 'models', 'speed.json'), JSON.stringify(speeds(sha256)));
      return siblingRows(['atlas-1m-gqa'], filesOf, runs)[0].speed;
    };
    expect([speedWith(file.sha256), speedWith('b'.repeat(64))]).toEqual([100, null]);
  });

  it('names a sibling without runs', () => {
    expect(() => siblingRows(['atlas-1m-gqa'], filesOf, {})).toThrow(/no runs of atlas-1m-gqa/);
  });
});

describe('the difference of two models on one text', () => {
  const score = (nats: number[]) => ({ bpb: 0, ppl: 1, tokens: 4, bytes: 8, nats });

  it('is paired: what varies from window to window alike in both is not in the interval', () => {
    const found = difference(score([12, 5, 9, 31]), score([11, 4, 8, 30]))!;
    expect(found.value).toBeCloseTo(4 / (8 * Math.LN2), 12);
    found.interval.forEach((end) => expect(end).toBeCloseTo(found.value, 12));
    expect(differenceWords(found)).toBe('+0.721 [+0.721, +0.721]');
  });

  it('is not given where windows are unknown', () => {
    expect(difference({ ...score([1]), nats: undefined }, score([1, 2]))).toBeNull();
  });
});
