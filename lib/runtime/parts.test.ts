import { describe, expect, it, vi } from 'vitest';
import { checkAgainstWasm, compareLogits, requireAdapter } from './backend';
import { chooseThreads, environment } from './environment';
import { toFailure } from './failure';
import { watchWasmMemory } from './memory';
import type { Offered } from './model-host';
import { evaluationWeights, reporter, within } from './progress';
import { stages, type Progress } from './protocol';
import { driftMark } from './records';
import { virtualFiles } from './virtual-files';
import { OnnxError } from '@/lib/onnx/error';

// transformers.js has no runtime in Node; what is tested here only passes tensors through.
vi.mock('./transformers', () => ({
  runtimeTensor: (type: string, data: unknown, dims: number[]) => ({ type, data, dims, dispose: () => {} }),
}));

describe('toFailure', () => {
  it.each(['std::bad_alloc', 'RangeError: Array buffer allocation failed', 'Out of memory'])(
    'knows %s as exhausted memory',
    (message) => {
      const failure = toFailure(new Error(message), 'quality');
      expect(failure).toMatchObject({ code: 'out-of-memory', where: 'stage quality' });
      expect(failure.advice).toContain('fewer windows');
    },
  );

  it('says where a damaged model is damaged', () => {
    const error = new OnnxError({ what: 'cut short', where: 'byte 12', advice: 'fetch again' });
    expect(toFailure(error, 'read')).toEqual({
      code: 'file-corrupt',
      what: 'cut short',
      where: 'byte 12',
      advice: 'fetch again',
    });
  });

  it('names the stage of what it does not know, numbers thrown by the runtime included', () => {
    expect(toFailure(123456, 'sessions')).toMatchObject({ code: 'session-failed', where: 'stage sessions' });
    expect(toFailure(new Error('odd'), 'apply')).toMatchObject({ code: 'technique-failed', what: 'odd' });
  });
});

describe('chooseThreads', () => {
  it('leaves a core to the page and stops at four', () => {
    expect([1, 2, 4, 16].map((cores) => chooseThreads(null, cores, true))).toEqual([1, 1, 3, 4]);
  });
  it('takes what the reader asks for', () => expect(chooseThreads(2, 2, true)).toBe(2));
  it('takes one where memory cannot be shared', () => expect(chooseThreads(4, 8, false)).toBe(1));
});

describe('environment', () => {
  const measured = {
    device: 'wasm' as const,
    adapter: null,
    threads: 1,
    isolated: true,
    clockStepMs: 0.005,
    versions: {},
  };
  it('prefers the product to the engine among brands', () => {
    const brands = [
      { brand: 'Chromium', version: '156' },
      { brand: 'Not A(Brand', version: '8' },
      { brand: 'Microsoft Edge', version: '156' },
    ];
    const navigator = { userAgent: '', hardwareConcurrency: 8, userAgentData: { brands, platform: 'Linux' } };
    expect(environment(navigator, measured)).toMatchObject({ browser: 'Microsoft Edge 156', platform: 'Linux' });
  });
  it('reads Firefox from its user agent', () => {
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
    expect(environment({ userAgent, hardwareConcurrency: 4 }, measured).browser).toBe('Firefox 150');
  });
});

describe('reporter', () => {
  it('never lets the total fall, whatever stages report, and ends at one', () => {
    const seen: Progress[] = [];
    let time = 0;
    const report = reporter(
      (progress) => seen.push(progress),
      () => (time += 10),
    );
    for (const stage of stages) {
      report.begin(stage, stage);
      report.update('half', 0.5);
      report.update('unknown');
      report.update('done', 1);
    }
    const times = report.finish();
    const totals = seen.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    expect(totals.at(-1)).toBeCloseTo(1, 9);
    expect(times.map(({ name }) => name)).toEqual([...stages]);
    expect(times.every(({ ms }) => ms > 0)).toBe(true);
  });
});

describe('evaluationWeights', () => {
  it('make a whole', () => {
    expect(Object.values(evaluationWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });
});

describe('within', () => {
  it('squeezes fractions into a part and passes unknown ones on', () => {
    const update = vi.fn();
    const part = within({ update }, 0.5, 0.75);
    part.update('half', 0.5);
    part.update('unknown');
    expect(update.mock.calls).toEqual([
      ['half', 0.625],
      ['unknown', null],
    ]);
  });
});

describe('virtualFiles', () => {
  it('answers for what was put there, under any origin, until it is removed', async () => {
    const files = virtualFiles();
    files.put('subject-1', { 'config.json': '{"a":1}' });
    const ask = () => files.cache.match('https://any.test/models/subject-1/config.json');
    expect(await (await ask())?.json()).toEqual({ a: 1 });
    expect(await files.cache.match('/models/subject-2/config.json')).toBeUndefined();
    files.remove('subject-1');
    expect(await ask()).toBeUndefined();
  });
});

describe('watchWasmMemory', () => {
  it('sees memories made after it, and their growth', () => {
    const scope = { WebAssembly: { Memory: WebAssembly.Memory } };
    const bytes = watchWasmMemory(scope);
    expect(bytes()).toBeNull();
    const memory = new scope.WebAssembly.Memory({ initial: 2, maximum: 4 });
    expect(memory).toBeInstanceOf(WebAssembly.Memory);
    memory.grow(1);
    expect(bytes()).toBe(3 * 65536);
  });
});

describe('the WebGPU gate', () => {
  const offer = (wasm: number[], webgpu: number[]): Offered => ({
    id: 'x',
    withdraw: () => {},
    load: async (device) => ({
      session: {
        inputNames: ['input_ids'],
        outputNames: ['logits'],
        inputMetadata: [],
        run: async () => ({
          logits: {
            type: 'float32',
            dims: [1, 2, 2],
            data: null,
            getData: async () => Float32Array.from(device === 'wasm' ? wasm : webgpu),
            dispose: () => {},
          },
        }),
      },
      complete: async () => '',
      dispose: vi.fn(async () => {}),
    }),
  });

  it('compares most likely tokens and the largest difference', () => {
    const [a, b] = [Float32Array.from([1, 0, 0, 1]), Float32Array.from([1, 0, 1, 0.5])];
    expect(compareLogits(a, b, 2)).toEqual({ top1: 0.5, largest: 1 });
  });
  it('reports the agreement of a backend that computes the same', async () => {
    const note = await checkAgainstWasm('baseline', offer([1, 0, 0, 1], [1, 0.01, 0, 1]), [1, 2], 2);
    expect(note).toContain('agree on 100.0 % of 2 tokens');
  });
  it('withholds the figures of a backend that computes something else', async () => {
    const wrong = checkAgainstWasm('treated', offer([1, 0, 0, 1], [0, 1, 1, 0]), [1, 2], 2);
    await expect(wrong).rejects.toMatchObject({ code: 'backend-disagrees' });
  });
  it('says what to do without WebGPU, and without an adapter', async () => {
    await expect(requireAdapter(undefined)).rejects.toMatchObject({ code: 'no-webgpu' });
    await expect(requireAdapter({ requestAdapter: async () => null })).rejects.toMatchObject({ code: 'no-webgpu' });
  });
});

describe('driftMark', () => {
  it('marks a baseline that slows by a fifth, and no steady one', () => {
    const steady = Array.from({ length: 12 }, (_, i) => 100 + (i % 2));
    expect(driftMark(steady)).toEqual([]);
    const slowing = steady.map((value, i) => value * (1 - i / 40));
    expect(driftMark(slowing)).toMatchObject([{ kind: 'drift' }]);
  });
});
