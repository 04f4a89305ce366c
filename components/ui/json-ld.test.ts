import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { JsonLd } from '@/components/ui/json-ld';

test('JsonLd escapes what would end its script element', () => {
  const html = renderToStaticMarkup(createElement(JsonLd, { data: { name: '</script><b>' } }));
  expect(html).toBe('<script type="application/ld+json">{"name":"\\u003c/script>\\u003cb>"}</script>');
});
