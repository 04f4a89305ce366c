import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { grown, ran } from './growth';
import { highWaterMark } from './peak-memory';
import { activations, tokens } from './made-up-lab';
import { meets } from './result';

const run = { read: 0.5, apply: 60, write: 1, peak: 250e6, calibrated: true };

it('puts the memory of a run over the size of its model, and the time of applying over its parameters', () => {
  const result = grown('gptq', '30', 125e6, run);
  expect(result.value).toBe(2);
  expect(result.detail).toContain('apply 60.0 s');
  expect(result.detail).toContain('2000 ms a million parameters');
  expect(meets(result)).toBe(true);
  expect(meets(grown('gptq', '30', 125e6, { ...run, peak: 400e6 }))).toBe(false);
});

it('says which rows stand on made-up activations', () => {
  expect(grown('gptq', '30', 125e6, run).name).toContain('made-up activations');
  const without = grown('round-to-nearest', '30', 125e6, { ...run, calibrated: false });
  expect(without.name).not.toContain('made-up');
  expect(without.detail).toContain('random weights, no activations needed');
});

it('counts the finite logits of the file that was written', () => {
  const known = { tokens: 32, load: 2, run: 1, logits: 200, finite: 200, change: 0.25 };
  const result = ran('round-to-nearest', '135', known);
  expect([result.value, meets(result)]).toEqual([100, true]);
  expect(result.detail).toContain('changed by 25.0 %');
  expect(meets(ran('round-to-nearest', '135', { ...known, finite: 199 }))).toBe(false);
});

it('sets no goal where the engine weighs more than the model', () => {
  expect(meets(grown('gptq', '3', 12e6, run))).toBeNull();
});

it('makes up activations whose neighbours move together, the same for the same seed', () => {
  const { shape, data } = activations(8, 3);
  expect(shape).toEqual([1, tokens, 8]);
  expect(activations(8, 3).data).toEqual(data);
  expect(activations(8, 4).data).not.toEqual(data);
  const product = (a: number, b: number) =>
    Array.from({ length: tokens }, (_, t) => Number(data[8 * t + a]) * Number(data[8 * t + b])).reduce((x, y) => x + y);
  expect(product(5, 6) / Math.sqrt(product(5, 5) * product(6, 6))).toBeGreaterThan(0.5);
});

it("reads a process's peak from its own account, which leaves out the process that started it", () => {
  expect(highWaterMark('VmPeak:\t  999 kB\nVmHWM:\t    1024 kB\nVmRSS:\t 7 kB\n')).toBe(2 ** 20);
  expect(() => highWaterMark('VmRSS:\t 7 kB\n')).toThrow('VmHWM');
});

it('counts memory that was taken and given back, but not that of the process that started it', () => {
  // Touched, so that it is resident.
  const ballast = Buffer.alloc(200e6, 1);
  const script = `
    import { peakMemory } from './bench/peak-memory.ts';
    const start = peakMemory();
    Buffer.alloc(50e6, 1);
    console.log(JSON.stringify([start, peakMemory()]));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const [start, end] = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as number[];
  expect(end - start).toBeGreaterThan(45e6);
  expect(start).toBeLessThan(ballast.length);
});
