import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { relationLines } from './relations';

const wanda = entry('wanda', {
  relations: [
    { type: 'requires', to: 'calibration' },
    { type: 'succeeds', to: 'magnitude', source: 'sun2023wanda', where: 'section 1' },
  ],
});
const magnitude = entry('magnitude', { relations: [{ type: 'combines with', to: 'wanda', note: 'layer by layer' }] });
const all = [wanda, magnitude, entry('calibration')];

const read = (of: typeof wanda) => relationLines(of, all).map(({ phrase, other }) => `${phrase} ${other.slug}`);

it('says what an entry says of others and what they say of it', () => {
  expect(read(wanda)).toEqual(['Combines with magnitude', 'Requires calibration', 'Succeeds magnitude']);
  expect(read(magnitude)).toEqual(['Combines with wanda', 'Succeeded by wanda']);
  expect(read(all[2])).toEqual(['Required by wanda']);
});

it('keeps source and note', () => {
  expect(relationLines(magnitude, all)).toMatchObject([
    { note: 'layer by layer', listed: true },
    { source: 'sun2023wanda', where: 'section 1', listed: false },
  ]);
  const citing = { ...magnitude, citations: ['sun2023wanda'] };
  expect(relationLines(citing, all)[1]).toMatchObject({ source: 'sun2023wanda', listed: true });
});
