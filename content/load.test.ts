import { expect, it } from 'vitest';
import { LabError } from '@/lib/runtime/protocol';
import { loadTechnique } from './load';

const failure = async (slug: string): Promise<LabError> => {
  const error: unknown = await loadTechnique(slug).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LabError);
  return error as LabError;
};

it.each(['no-such-technique', '', '../load', 'Wanda', 'wanda/technique', '%2e%2e', 'a b'])(
  'loadTechnique says that there is no technique “%s”',
  async (slug) => {
    const { code, what } = await failure(slug);
    expect(code).toBe('unknown-technique');
    expect(what).toContain(`“${slug}”`);
  },
);

it('loadTechnique does not repeat a whole page of nonsense', async () => {
  expect((await failure('x'.repeat(10_000))).what.length).toBeLessThan(200);
});
