import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, defaults, formatValues, isActive, parseValues, slider, snap, toggle } from './parameters';

const parameters = {
  sparsity: slider({ label: 'Sparsity', min: 0, max: 0.95, step: 0.05, default: 0.5 }),
  embedding: toggle({ label: 'Embedding', default: false }),
  bits: choice({ label: 'Bits', options: { '2': 'two', '4': 'four' }, default: '4' }),
  group: choice({
    label: 'Group',
    options: { '16': '16', '32': '32' },
    default: '32',
    when: { parameter: 'bits', is: ['2'] },
  }),
};

const read = (given: Record<string, string>) => parseValues(parameters, new Map(Object.entries(given)));

describe('parseValues', () => {
  it('takes the default of what is not given, and ignores names that it does not know', () => {
    expect(read({ colour: 'red' })).toEqual({ values: defaults(parameters), rejected: [] });
  });

  it('reads numbers, states and options', () => {
    const { values, rejected } = read({ sparsity: '0.3', embedding: '1', bits: '2', group: '16' });
    expect(values).toEqual({ sparsity: 0.3, embedding: true, bits: '2', group: '16' });
    expect(rejected).toEqual([]);
  });

  it.each([
    ['sparsity', '3', 0.95, 'is outside 0 to 0.95'],
    ['sparsity', '-1', 0, 'is outside 0 to 0.95'],
    ['sparsity', '0.51', 0.5, 'is not a multiple of 0.05'],
    ['sparsity', 'half', 0.5, 'is not a number'],
    ['sparsity', '', 0.5, 'is not a number'],
    ['sparsity', 'Infinity', 0.5, 'is not a number'],
    ['embedding', 'maybe', false, 'is neither 1 nor 0'],
    ['bits', '5', '4', 'is not one of 2, 4'],
    ['bits', 'toString', '4', 'is not one of 2, 4'],
  ])('rejects %s=%s, uses %s, and says why', (name, given, used, reason) => {
    const { values, rejected } = read({ [name]: given });
    expect(rejected).toEqual([{ name, given, used, reason }]);
    expect(values[name as keyof typeof values]).toBe(used);
  });

  it('reads back whatever formatValues writes', () => {
    const anyValues = fc.record({
      sparsity: fc.integer({ min: 0, max: 19 }).map((steps) => snap(parameters.sparsity, steps * 0.05)),
      embedding: fc.boolean(),
      bits: fc.constantFrom('2' as const, '4' as const),
      group: fc.constantFrom('16' as const, '32' as const),
    });
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(parseValues(parameters, formatValues(parameters, values))).toEqual({ values, rejected: [] });
      }),
    );
  });
});

it('formatValues leaves out what is at its default', () => {
  const values = { ...defaults(parameters), embedding: true };
  expect([...formatValues(parameters, values)]).toEqual([['embedding', '1']]);
});

describe('snap', () => {
  it('gives decimal steps without binary dust', () => {
    expect([0.31, 0.29, 0.1 + 0.2].map((value) => snap(parameters.sparsity, value))).toEqual([0.3, 0.3, 0.3]);
  });

  it('always gives a value that is read back as it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -10, max: 10 }), (value) => {
        const snapped = snap(parameters.sparsity, value);
        expect(snap(parameters.sparsity, snapped)).toBe(snapped);
        expect(read({ sparsity: String(snapped) }).rejected).toEqual([]);
      }),
    );
  });
});

it('isActive hides a control unless the other one has a value that makes it matter', () => {
  expect(isActive(parameters.group, { bits: '2' })).toBe(true);
  expect(isActive(parameters.group, { bits: '4' })).toBe(false);
  expect(isActive(parameters.bits, {})).toBe(true);
});
