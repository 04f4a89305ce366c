import { expect, it } from 'vitest';
import { defaults } from '@/lib/technique/parameters';
import { loadTechnique } from './load';
import { recordings } from './recordings';

const all = recordings();
const further = all.filter(({ why }) => why !== null);

it('every recording has a name of its own, which begins with its first technique', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, steps } of further) expect(name.startsWith(`${steps[0].technique}-`), name).toBe(true);
});

it('there are few enough to be recorded with the rest', () => expect(further.length).toBeLessThanOrEqual(20));

it.each(further)('$name asks for values that exist, and only for those that are no defaults', async ({ steps }) => {
  for (const { technique, values } of steps) {
    const { parameters } = await loadTechnique(technique);
    const usual: Readonly<Record<string, unknown>> = defaults(parameters);
    for (const [name, value] of Object.entries(values)) {
      const parameter = parameters[name];
      if (parameter.kind === 'choice') expect(Object.keys(parameter.options)).toContain(value);
      else expect(typeof value).toBe(typeof parameter.default);
      expect(value, name).not.toBe(usual[name]);
    }
  }
});

it('nothing is recorded twice', () => {
  const asked = all.map(({ steps }) => JSON.stringify(steps));
  expect(new Set(asked).size).toBe(asked.length);
});
