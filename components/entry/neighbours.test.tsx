import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { buildTaxonomy } from '@/lib/taxonomy/build';
import { Neighbours } from './neighbours';

const taxonomy = buildTaxonomy([entry('a'), entry('b'), entry('c', { parent: 'a' })]);
const links = (id: string) => {
  const html = renderToStaticMarkup(<Neighbours taxonomy={taxonomy} id={id} />);
  return [...html.matchAll(/href="([^"]*)" rel="([^"]*)"/g)].map(([, href, rel]) => `${rel} ${href}`);
};

it('leads through the taxonomy in its order, children before the next branch', () => {
  expect(links('c')).toEqual(['prev /families/a/', 'next /families/b/']);
});

it('leads nowhere before the first entry and after the last', () => {
  expect(links('a')).toEqual(['next /families/c/']);
  expect(links('b')).toEqual(['prev /families/c/']);
});
