import { describe, expect, it } from 'vitest';
import { choice, slider, toggle } from '@/lib/technique/parameters';
import { readAddress, writeAddress } from './url-state';

const parameters = {
  sparsity: slider({ label: 'Sparsity', min: 0, max: 0.95, step: 0.05, default: 0.5 }),
  pattern: choice({
    label: 'Pattern',
    options: { unstructured: 'Unstructured', '2:4': '2 of 4' },
    default: 'unstructured',
  }),
  scale: toggle({ label: 'Scale', default: false }),
};

describe('readAddress', () => {
  it('gives the defaults for an empty query', () => {
    expect(readAddress(parameters, '')).toEqual({
      values: { sparsity: 0.5, pattern: 'unstructured', scale: false },
      seed: 1,
      model: 'atlas-3m',
      rejected: [],
      then: [],
      refused: [],
      pending: false,
    });
  });

  it('lists what it cannot use, with the value used instead', () => {
    const { values, seed, rejected } = readAddress(parameters, '?sparsity=7&pattern=3:4&seed=-1');
    expect(values).toMatchObject({ sparsity: 0.95, pattern: 'unstructured' });
    expect(seed).toBe(1);
    expect(rejected.map(({ name, given, used }) => [name, given, used])).toEqual([
      ['sparsity', '7', 0.95],
      ['pattern', '3:4', 'unstructured'],
      ['seed', '-1', 1],
    ]);
  });

  it.each(['4294967296', '1.5', '', 'x', '1e3'])('rejects the seed %j', (seed) => {
    expect(readAddress(parameters, `?seed=${seed}`)).toMatchObject({
      seed: 1,
      rejected: [{ name: 'seed', given: seed }],
    });
  });

  it('takes the largest seed', () => {
    expect(readAddress(parameters, '?seed=4294967295')).toMatchObject({ seed: 4294967295, rejected: [] });
  });
});

describe('writeAddress', () => {
  const defaults = readAddress(parameters, '');

  it('leaves defaults out', () => {
    expect(writeAddress(parameters, defaults, '')).toBe('');
  });

  it('keeps other keys and replaces its own', () => {
    const settings = { values: { ...defaults.values, sparsity: 0.7 }, seed: 3 };
    expect(writeAddress(parameters, settings, '?utm=x&sparsity=0.2&seed=9')).toBe('?utm=x&sparsity=0.7&seed=3');
  });

  it('is read back as it was written', () => {
    const settings = { values: { sparsity: 0.1, pattern: '2:4', scale: true }, seed: 12 };
    const address = writeAddress(parameters, settings, '?a=b');
    expect(address).toBe('?a=b&sparsity=0.1&pattern=2:4&scale=1&seed=12');
    expect(readAddress(parameters, address)).toMatchObject({ ...settings, rejected: [] });
  });

  it('keeps whatever else an address holds as it was', () => {
    const others = '?q=a%26b%3Dc+d&%C3%A9=%2B%25';
    const kept = new URLSearchParams(writeAddress(parameters, defaults, others));
    expect([...kept]).toEqual([...new URLSearchParams(others)]);
  });
});

describe('the model in the address', () => {
  const models = ['atlas-3m', 'atlas-1m-relu'];
  const read = (search: string, of = models) => readAddress(parameters, search, [], of);

  it('is the usual one of the technique where none is named', () => {
    expect(read('').model).toBe('atlas-3m');
    expect(read('', ['atlas-1m-gqa']).model).toBe('atlas-1m-gqa');
  });
  it('is read back as it was written, and left out where most demonstrations have it', () => {
    const at = (model: string) => writeAddress(parameters, { ...read(''), model }, '?model=other');
    expect(models.map(at)).toEqual(['', '?model=atlas-1m-relu']);
    expect(read(at('atlas-1m-relu'))).toMatchObject({ model: 'atlas-1m-relu', rejected: [] });
  });
  it('is refused where the technique does not run on it', () => {
    const { model, rejected } = read('?model=gpt');
    expect(model).toBe('atlas-3m');
    expect(rejected).toMatchObject([{ name: 'model', given: 'gpt', used: 'atlas-3m' }]);
  });
  it('decides which techniques can follow', () => {
    const catalogue = [{ slug: 'round', title: 'Round', group: '', parameters, models: ['atlas-1m-relu'] }];
    const on = (model: string) => readAddress(parameters, `?model=${model}&then=round`, catalogue, models);
    expect(on('atlas-1m-relu')).toMatchObject({ then: [{ technique: 'round' }], refused: [] });
    expect(on('atlas-3m')).toMatchObject({ then: [], refused: [expect.stringContaining('round')] });
  });
});

describe('further steps in the address', () => {
  const catalogue = [{ slug: 'round', title: 'Round', group: 'Rounding', parameters }];
  const round = (values: object) => ({
    technique: 'round',
    values: { sparsity: 0.5, pattern: 'unstructured', scale: false, ...values },
  });
  const then = [round({ pattern: '2:4', sparsity: 0.2 }), round({})];
  const address = '?seed=2&then=round:sparsity=0.2,pattern=2:4;round';

  it('are written short and can be read by people', () => {
    expect(writeAddress(parameters, { ...readAddress(parameters, ''), seed: 2, then }, '', catalogue)).toBe(address);
  });
  it('are read back as they were written', () => {
    expect(readAddress(parameters, address, catalogue)).toMatchObject({ seed: 2, then, refused: [], pending: false });
    const escaped = encodeURI(address).replaceAll(':', '%3A').replaceAll(';', '%3B');
    expect(readAddress(parameters, escaped, catalogue).then).toEqual(then);
  });
  it('wait for the list of techniques, and are not lost while they wait', () => {
    const waiting = readAddress(parameters, address);
    expect([waiting.pending, waiting.then]).toEqual([true, undefined]);
    expect(writeAddress(parameters, { ...waiting, seed: 3 }, address)).toBe(
      '?then=round:sparsity=0.2,pattern=2:4;round&seed=3',
    );
  });
  it('are taken out when none is left', () => {
    expect(writeAddress(parameters, { ...readAddress(parameters, ''), then: [] }, address, catalogue)).toBe('');
  });
});
