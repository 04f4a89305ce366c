import { describe, expect, it } from 'vitest';
import { exampleRun } from '@/components/demo/example-run.fixture';
import type { Recording } from '@/content/recordings';
import { neglected, queryFor } from './ask';
import { chooseRecordings } from './choose';

const recording = (name: string, ...steps: Recording['steps']): Recording => ({
  name,
  steps,
  model: null,
  why: 'a test',
});
const cut = recording('cut', { technique: 'cut', values: {} });
const half = recording('cut-by-half', { technique: 'cut', values: { pattern: '2:4', share: 0.5, scale: false } });
const chain = recording(
  'cut-then-round',
  { technique: 'cut', values: { scale: true } },
  { technique: 'round', values: { bits: '2', pattern: '2:4' } },
);
const round = recording('round', { technique: 'round', values: {} });
const all = [cut, round, half, chain];

describe('chooseRecordings', () => {
  it('takes all where nothing is named', () => expect(chooseRecordings(all, [])).toEqual(all));
  it('takes all that begins with a technique that is named', () =>
    expect(chooseRecordings(all, ['cut'])).toEqual([cut, half, chain]));
  it('takes one by its own name', () => expect(chooseRecordings(all, ['cut-by-half'])).toEqual([half]));
  it('refuses what it does not know, and says what there is', () =>
    expect(() => chooseRecordings(all, ['cut', 'cutt'])).toThrow(/No recording called cutt\..*cut-by-half/));
});

describe('queryFor', () => {
  it('asks for nothing at the defaults', () => expect(queryFor(cut)).toBe(''));
  it('says values as an address does', () =>
    expect([...new URLSearchParams(queryFor(half))]).toEqual([
      ['pattern', '2:4'],
      ['share', '0.5'],
      ['scale', '0'],
    ]));
  it('puts what follows behind', () =>
    expect(Object.fromEntries(new URLSearchParams(queryFor(chain)))).toEqual({
      scale: '1',
      then: 'round:bits=2,pattern=2:4',
    }));
  it('names the model where it is not the usual one', () =>
    expect(queryFor({ ...cut, model: 'atlas-1m-relu' })).toBe('?model=atlas-1m-relu'));
});

describe('neglected', () => {
  const { technique, values } = exampleRun;
  it('finds nothing where all was done, be other values as they may', () =>
    expect(neglected({ ...cut, steps: [{ technique, values: { sparsity: 0.5 } }] }, exampleRun)).toBe(''));
  it('finds a value that was not taken, and a technique that did not follow', () =>
    expect(neglected({ ...cut, steps: [{ technique, values: { sparsity: 0.6 } }, round.steps[0]] }, exampleRun)).toBe(
      'example-pruning: sparsity=0.6, round',
    ));
  it('finds a technique that nobody asked for', () => {
    const steps = [{ technique, values }, round.steps[0]];
    expect(neglected({ ...cut, steps: [steps[0]] }, { ...exampleRun, version: 2, steps })).toBe('no round');
  });
  it('finds that another model was treated', () =>
    expect(neglected({ model: 'atlas-1m-relu', steps: [{ technique, values }] }, exampleRun)).toBe(
      'model=atlas-1m-relu',
    ));
});
