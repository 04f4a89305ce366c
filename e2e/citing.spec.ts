/** What a page says about itself to reference managers, indexes and programs, and what a reader can take from a table. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { fromHtml } from 'hast-util-from-html';
import { visit as visitNodes } from 'unist-util-visit';
import { exportRun, openDemo } from './support/demo';
import { visit } from './support/pages';
import { expect, test } from './support/test';

type Node = Readonly<Record<string, unknown>>;

/** All that machines read of a page: to parse the rest of hundreds of pages, too, would take most of the test's time. */
const forMachines = /<(?:meta|link)\b[^>]*>|<script type="application\/ld\+json"[^>]*>[^]*?<\/script>/g;

/** The head as it is served, read without a browser. */
function headOf(html: string) {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const data: Node[] = [];
  const note = (map: Map<string, string[]>, key: string, value: unknown) =>
    map.set(key, [...(map.get(key) ?? []), String(value)]);
  visitNodes(fromHtml(html.match(forMachines)!.join('')), 'element', ({ tagName, properties, children: [inside] }) => {
    if (tagName === 'meta' && properties.name) note(metas, String(properties.name), properties.content);
    if (tagName === 'link') for (const rel of [properties.rel].flat()) note(links, String(rel), properties.href);
    if (tagName !== 'script' || properties.type !== 'application/ld+json' || inside?.type !== 'text') return;
    const parsed = JSON.parse(inside.value);
    data.push(...(parsed['@graph'] ?? [parsed]));
  });
  return { meta: (name: string) => metas.get(name) ?? [], link: (rel: string) => links.get(rel) ?? [], data };
}

const itemTypes = { entry: 'encyclopediaArticle', run: 'dataset', other: 'webpage' };
const schemaTypes = { entry: 'ScholarlyArticle', run: 'Dataset', other: undefined };

const kindOf = (path: string): keyof typeof itemTypes => {
  if (!/^\/[^/]+\/[^/]+\/$/.test(path)) return 'other';
  return path.startsWith('/runs/') ? 'run' : 'entry';
};

test('every page’s tags, structured data, links and citation say the same of it', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const urls = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(urls.length).toBeGreaterThan(200);
  for (const url of urls) {
    const { pathname } = new URL(url);
    const kind = kindOf(pathname);
    const { meta, link, data } = headOf(await (await request.get(pathname)).text());
    const [title] = meta('citation_title');
    expect(link('canonical'), url).toEqual([url]);
    expect(meta('citation_public_url'), url).toEqual([url]);
    expect(meta('z:itemType'), url).toEqual([itemTypes[kind]]);
    const node = data.find((each) => each.url === url && (each.headline ?? each.name) === title);
    expect(node, `${url} has no structured data called ${title}`).toBeDefined();
    expect(link('type'), url).toEqual([`https://schema.org/${schemaTypes[kind] ?? String(node!['@type'])}`]);
    if (kind === 'other') expect(link('cite-as'), url).toEqual([url]);
    else await agreesWithFile(pathname, title, node!, link, (path) => request.get(path));
    if (kind === 'entry') expect(link('version-history'), url).toHaveLength(1);
  }
});

type Get = (path: string) => Promise<{ json(): Promise<readonly Node[]> }>;

/** BibTeX and RIS have the same fields as CSL-JSON by the tests of what writes them. */
async function agreesWithFile(path: string, title: string, node: Node, link: (rel: string) => string[], get: Get) {
  const csl = link('describedby').find((href) => href.endsWith('.csl.json'))!;
  const [record] = await (await get(new URL(csl).pathname)).json();
  expect(record.title, path).toBe(title);
  expect(new URL(String(record.URL)).pathname.endsWith(path), path).toBe(true);
  expect(link('cite-as'), path).toEqual([record.URL]);
  // A copy in an edition keeps the version that it was frozen with.
  if (!String(record.URL).includes('/editions/')) expect(record.version, path).toBe(node.version);
  const { name } = (node.author ?? node.creator) as { readonly name: string };
  expect(record.author, path).toEqual([{ literal: name }]);
}

test.describe('a table of an article', () => {
  const article = '/techniques/sparsegpt/';

  for (const colorScheme of ['light', 'dark'] as const)
    test(`is cited by its own address, by keys, without a violation in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await visit(page, article);
      await page.waitForLoadState('networkidle');
      const cite = page.locator('.prose .table-scroll + .cite-table').first();
      await cite.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(cite.getByRole('tabpanel').first()).toContainText(`${article}#table-claims`);
      const { violations } = await new AxeBuilder({ page }).include('.prose').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      if (colorScheme === 'dark') return;
      await cite.getByRole('tab', { name: 'BibTeX' }).click();
      const waiting = page.waitForEvent('download');
      await cite.getByRole('button', { name: 'Download .bib' }).click();
      const file = await waiting;
      expect(file.suggestedFilename()).toBe('slm-atlas-sparsegpt-table-claims.bib');
      expect(readFileSync(await file.path(), 'utf8')).toContain(`${article}#table-claims}`);
    });

  test('has its address without JavaScript, and no controls on paper', async ({ browser, origin }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + article);
    const cite = page.locator('.prose .table-scroll + .cite-table').first();
    await cite.locator('summary').click();
    await cite.getByRole('link', { name: 'Link to this table' }).click();
    await expect(page).toHaveURL(`${origin}${article}#table-claims`);
    await expect(page.locator('#table-claims')).toBeInViewport();
    await page.emulateMedia({ media: 'print' });
    await expect(cite).toBeHidden();
    await expect(page.locator('#table-claims caption')).toBeVisible();
    await context.close();
  });
});

test('a run of a demonstration is cited in the formats of a page, and its file has its name and its models', async ({
  page,
}) => {
  const demo = await openDemo(page, 'round-to-nearest');
  const { model, changed } = await exportRun(demo);
  const cite = demo.panel.locator('.cite-table');
  await cite.locator('summary').click();
  await expect(cite.getByRole('tab')).toHaveText(['APA', 'BibTeX', 'RIS', 'CSL-JSON', 'Text']);
  await cite.getByRole('tab', { name: 'RIS' }).click();
  const waiting = page.waitForEvent('download');
  await cite.getByRole('button', { name: 'Download .ris' }).click();
  const file = await waiting;
  const [name] = file.suggestedFilename().split('.ris');
  expect(name).toMatch(/^slm-atlas-round-to-nearest-\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
  const text = readFileSync(await file.path(), 'utf8');
  for (const part of [`ID  - ${name}\r\n`, model.sha256, changed.sha256]) expect(text).toContain(part);
});
