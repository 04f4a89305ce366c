import { expect, it } from 'vitest';
import { modelsOf } from '@/lib/runtime/demo-model';
import { defaults } from '@/lib/technique/parameters';
import { loadTechnique } from './load';
import { recordings } from './recordings';

const all = recordings();
const further = all.filter(({ why }) => why !== null);

it('every recording has a name of its own, which begins with its first technique', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, steps } of further) expect(name.startsWith(`${steps[0].technique}-`), name).toBe(true);
});

/** What one recording takes on two cores, as `npm run measure` has been seen to take. */
const SECONDS_EACH = 50;

it('all are recorded within an hour', () => expect(all.length * SECONDS_EACH).toBeLessThanOrEqual(3600));

it.each(further)('$name asks for a model that its techniques run on, and not for the usual one', async (recording) => {
  const { steps, model } = recording;
  const [first, ...then] = await Promise.all(steps.map(({ technique }) => loadTechnique(technique)));
  const [usual, ...others] = modelsOf(first);
  if (model) expect(others).toContain(model);
  for (const technique of then) expect(modelsOf(technique)).toContain(model ?? usual);
});

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
  const asked = all.map(({ steps, model }) => JSON.stringify([steps, model]));
  expect(new Set(asked).size).toBe(asked.length);
});
