import { expect, it } from 'vitest';
import { LabError } from '@/lib/runtime/lab-error';
import { loadTechnique } from './load';

const failure = async (slug: string): Promise<LabError> => {
  const error: unknown = await loadTechnique(slug).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LabError);
  return error as LabError;
};

it('loadTechnique says that there is no technique of a name that no folder has', async () => {
  const { code, what, cause } = await failure('no-such-technique');
  expect(code).toBe('unknown-technique');
  expect(what).toContain('“no-such-technique”');
  expect(cause).toBeInstanceOf(Error);
});

it.each(['', '../load', 'Wanda', 'wanda/technique', '%2e%2e', 'a b'])(
  'loadTechnique refuses “%s” without trying to import it',
  async (slug) => {
    const { code, cause } = await failure(slug);
    expect(code).toBe('unknown-technique');
    expect(cause).toBeUndefined();
  },
);

it('loadTechnique does not repeat a whole page of nonsense', async () => {
  expect((await failure('x'.repeat(10_000))).what.length).toBeLessThan(200);
});
