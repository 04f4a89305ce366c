import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { against, type AgainstId } from './frontier';
import { origins } from './rows';
import { columns, scopes } from './table-state';
import { firstView, readView, writeView, type View } from './view';

const name = fc.stringMatching(/^[a-z0-9-]{1,12}(@device)?$/);

const view: fc.Arbitrary<View> = fc.record({
  text: fc.string({ maxLength: 20 }),
  group: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
  origin: fc.option(fc.constantFrom(...origins)),
  scope: fc.constantFrom(...scopes),
  sort: fc.record({
    column: fc.constantFrom(...columns),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
  by: fc.constantFrom(...(Object.keys(against) as AgainstId[])),
  picked: fc.uniqueArray(name, { maxLength: 5 }),
});

describe('readView and writeView', () => {
  it('a link shows what was seen, whatever that was', () => {
    fc.assert(
      fc.property(view, (seen) => {
        expect(readView(writeView(seen))).toEqual(seen);
      }),
    );
  });
  it('the page as it opens has no query', () => {
    expect(writeView(firstView)).toBe('');
    expect(readView('')).toEqual(firstView);
  });
  it('a link is short and can be read', () => {
    const seen = { ...firstView, scope: 'picked' as const, picked: ['gptq', 'gptq-2-bits'] };
    expect(writeView({ ...seen, sort: { column: 'prose', direction: 'descending' } })).toBe(
      '?runs=picked&sort=-prose&pick=gptq,gptq-2-bits',
    );
  });
  it('takes what nobody could mean for nothing', () => {
    expect(readView('?measured=moon&runs=some&sort=-colour&against=all&pick=,,&words=&family=')).toEqual(firstView);
  });
});
