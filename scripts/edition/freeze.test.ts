import { expect, it } from 'vitest';
import { freeze } from './freeze';

const frame = {
  edition: '2026.4',
  date: '2026-11-23',
  site: 'https://example.org',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  pages: new Set(['/techniques/wanda/', '/techniques/gptq/']),
};
const html = `<!doctype html><html><head><title>Wanda · SLM Atlas</title>
<meta name="description" content="Prune."><meta name="citation_title" content="Wanda"><meta name="z:itemType"
content="encyclopediaArticle"><meta name="z:encyclopediaTitle" content="SLM Atlas"><meta name="citation_date"
content="2026/11/22"><meta name="citation_online_date" content="2026/11/22">
<meta name="citation_public_url" content="https://example.org/techniques/wanda/">
<link rel="stylesheet" href="/_next/x.css"><script src="/_next/x.js"></script></head>
<body><header>Menu</header><article><h1>Wanda</h1>
<p>See <a href="/techniques/gptq/#idea">GPTQ</a>, <a href="/data/">data</a> and <a href="#idea">here</a>.</p>
<span class="katex"><span class="katex-mathml"><math><mi>S</mi></math></span><span class="katex-html">S</span></span>
<table><thead><tr><th scope="col"><button type="button">Latency</button></th></tr></thead></table>
<a class="term" href="/glossary/#layer" data-card="term-layer" aria-describedby="def-layer">layer</a>
<section class="section cite-panel"><h2 id="cite">Cite this page</h2><p>Cited alive</p></section>
<p class="print-only">Cite as: alive</p>
<p>At the default settings<span class="hidden print:inline"> (Pattern: 2:4)</span>.</p>
<div class="no-print">Edit</div><button>Run</button><script>1</script></article></body></html>`;
const citation = { text: 'Cited as it is frozen.', bibtex: '@incollection{slm-atlas-wanda,\n}\n' };
const frozen = freeze({ href: '/techniques/wanda/', version: '1.1', html, citation }, frame);

it('keeps the article and its formulas, and nothing that runs or loads', () => {
  expect(frozen).toContain('<h1>Wanda</h1>');
  expect(frozen).toContain('<math><mi>S</mi></math>');
  expect(frozen).not.toMatch(/<script|<button|_next|katex-html|Menu|>Edit</);
});

it('keeps the names of columns that sort a live table', () => {
  expect(frozen).toContain('<th scope="col">Latency</th>');
});

it('says what a live page leaves to its controls, as paper does', () => {
  expect(frozen).toContain('At the default settings<span class="hidden print:inline"> (Pattern: 2:4)</span>.');
});

it('names no card that nothing fills', () => {
  expect(frozen).toContain('<a class="term" href="https://example.org/glossary/#layer">layer</a>');
});

it('leads to pages of the same edition, else to the live site', () => {
  expect(frozen).toContain('href="/editions/2026.4/techniques/gptq/#idea"');
  expect(frozen).toContain('href="https://example.org/data/"');
  expect(frozen).toContain('href="#idea"');
});

it('says what it is, and where the live page is', () => {
  expect(frozen).toMatch(/Edition 2026.4 of SLM Atlas, frozen on 2026-11-23; version 1.1/);
  expect(frozen).toContain('<a href="https://example.org/techniques/wanda/">Read the live page</a>');
});

it('is cited under its own address, with the tags of the live page otherwise', () => {
  const here = 'https://example.org/editions/2026.4/techniques/wanda/';
  expect(frozen).toContain(`<link rel="canonical" href="${here}">`);
  expect(frozen).toContain(`<meta name="citation_public_url" content="${here}">`);
  expect(frozen).toContain('<meta name="citation_title" content="Wanda">');
  expect(frozen).toContain('<meta name="z:itemType" content="encyclopediaArticle">');
  expect(frozen).toContain('<meta name="z:encyclopediaTitle" content="SLM Atlas">');
  expect(frozen).toContain('<meta name="citation_date" content="2026/11/23">');
  expect(frozen).toContain('<meta name="citation_online_date" content="2026/11/23">');
  for (const once of [/citation_public_url/g, /citation_date/g, /citation_online_date/g, /id="cite"/g])
    expect(frozen.match(once)).toHaveLength(1);
  expect(frozen).toContain('<p>Cited as it is frozen.</p><pre tabindex="0">@incollection{slm-atlas-wanda,');
  expect(frozen).not.toMatch(/alive<|Cite as/);
});

it('names its licence, and the list of its versions', () => {
  expect(frozen).toContain('<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">');
  const list = 'https://example.org/techniques/wanda/wanda.timemap.link';
  expect(frozen).toContain(`<link rel="timemap" type="application/link-format" href="${list}">`);
});

it('refuses a page without an article', () => {
  expect(() => freeze({ href: '/x/', version: '1.0', html: '<p>', citation }, frame)).toThrow(/build the site anew/);
});
