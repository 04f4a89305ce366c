import { describe, expect, it } from 'vitest';
import { choice, slider, toggle } from '@/lib/technique/parameters';
import { differences, isDefault, settingsText } from './differences';
import { exampleRun } from './example-run.fixture';
import { valueText } from './value-text';

const parameters = {
  sparsity: slider({ label: 'Sparsity', min: 0, max: 0.95, step: 0.05, default: 0.5, unit: 'percent' }),
  pattern: choice({
    label: 'Pattern',
    options: { unstructured: 'Unstructured', block: 'Blocks' },
    default: 'unstructured',
  }),
  group: slider({
    label: 'Group',
    min: 16,
    max: 64,
    step: 16,
    default: 32,
    unit: 'weights',
    when: { parameter: 'pattern', is: ['block'] },
  }),
  scale: toggle({ label: 'Scale', default: false }),
};
const same = { values: exampleRun.values, seed: 1 };

describe('valueText', () => {
  it('writes values as their controls show them', () => {
    const texts = Object.entries(parameters).map(([name, parameter]) => valueText(parameter, exampleRun.values[name]));
    expect(texts).toEqual(['50 %', 'Unstructured', '32 weights', 'off']);
  });
  it('writes percentages without binary dust', () => expect(valueText(parameters.sparsity, 0.07)).toBe('7 %'));
});

describe('differences', () => {
  it('finds none between a run and its own settings', () => {
    expect(differences(parameters, exampleRun, same)).toEqual([]);
  });
  it('names what the run had and what the controls say', () => {
    const wanted = { values: { ...exampleRun.values, sparsity: 0.7, scale: true }, seed: 9 };
    expect(differences(parameters, exampleRun, wanted)).toEqual([
      { label: 'Sparsity', shown: '50 %', wanted: '70 %' },
      { label: 'Scale', shown: 'off', wanted: 'on' },
      { label: 'Seed', shown: '1', wanted: '9' },
    ]);
  });
  it('names the model where the controls say another', () => {
    expect(differences(parameters, exampleRun, { ...same, model: exampleRun.model.id })).toEqual([]);
    expect(differences(parameters, exampleRun, { ...same, model: 'atlas-1m-relu' })).toEqual([
      { label: 'Model', shown: 'atlas-3m', wanted: 'atlas-1m-relu' },
    ]);
  });
  it('passes over a parameter that applies in neither', () => {
    const wanted = { values: { ...exampleRun.values, group: 64 }, seed: 1 };
    expect(differences(parameters, exampleRun, wanted)).toEqual([]);
    const blocks = { values: { ...exampleRun.values, group: 64, pattern: 'block' }, seed: 1 };
    expect(differences(parameters, exampleRun, blocks).map(({ label }) => label)).toEqual(['Pattern', 'Group']);
  });
});

describe('settingsText', () => {
  it('lists the settings that apply', () => {
    expect(settingsText(parameters, exampleRun)).toBe('Sparsity: 50 %; Pattern: Unstructured; Scale: off; Seed: 1');
  });
});

describe('isDefault', () => {
  it('holds for default values, seed and model only', () => {
    expect(isDefault(parameters, same)).toBe(true);
    expect(isDefault(parameters, { ...same, seed: 2 })).toBe(false);
    expect(isDefault(parameters, { values: { ...same.values, sparsity: 0.1 }, seed: 1 })).toBe(false);
    expect(isDefault(parameters, { ...same, model: 'atlas-1m-relu' })).toBe(false);
    expect(isDefault(parameters, { ...same, model: 'atlas-1m-relu' }, 'atlas-1m-relu')).toBe(true);
  });
});
