import { fromHtml } from 'hast-util-from-html';
import { readFileSync } from 'node:fs';
import { visit as visitNodes } from 'unist-util-visit';
import { DemoRun } from '@/lib/runtime/protocol';
import { pages, visit } from './support/pages';
import { expect, test } from './support/test';
import { isRecorded, techniques } from './support/techniques';

for (const [kind, path] of Object.entries(pages))
  test(`${kind}: one heading, a description, a canonical address`, async ({ page }) => {
    await visit(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/SLM Atlas/);
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{30,}/);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /^https:\/\/.*\/$/);
  });

/** Head and structured data of a page as they are served, read without a browser. */
function servedHead(html: string) {
  const metas: { name: string; content: string }[] = [];
  const types: string[] = [];
  visitNodes(fromHtml(html), 'element', ({ tagName, properties, children: [inside] }) => {
    if (tagName === 'meta' && properties.name)
      metas.push({ name: `${properties.name}`, content: `${properties.content}` });
    if (tagName !== 'script' || properties.type !== 'application/ld+json' || inside?.type !== 'text') return;
    const data = JSON.parse(inside.value);
    types.push(...(data['@graph'] ?? [data]).flatMap((node: { '@type': string | string[] }) => node['@type']));
  });
  const contents = (name: string) => metas.filter((meta) => meta.name === name).map(({ content }) => content);
  return { contents, types };
}

for (const slug of techniques)
  test.describe(slug, () => {
    const path = `/techniques/${slug}/`;

    test('tells reference managers and indexes what it is, and names its parts', async ({ request }) => {
      const { contents, types } = servedHead(await (await request.get(path)).text());
      expect(contents('citation_title')).toHaveLength(1);
      expect(contents('citation_author').length).toBeGreaterThan(0);
      expect(contents('citation_publication_date')[0]).toMatch(/^\d{4}\/\d{2}\/\d{2}$/);
      expect(contents('z:itemType')).toEqual(['encyclopediaArticle']);
      expect(contents('citation_reference').length).toBeGreaterThan(0);
      for (const typed of ['journal_title', 'technical_report_institution', 'conference_title', 'book_title'])
        expect(contents(`citation_${typed}`)).toEqual([]);
      expect(types).toEqual(expect.arrayContaining(['ScholarlyArticle', 'BreadcrumbList']));
    });

    test('is there as BibTeX, RIS, CSL-JSON and Markdown', async ({ request }) => {
      const file = async (ending: string) => {
        const response = await request.get(`${path}${slug}.${ending}`);
        expect(response.status(), ending).toBe(200);
        return { type: response.headers()['content-type'], text: await response.text() };
      };
      const [bib, ris, csl, markdown] = await Promise.all(['bib', 'ris', 'csl.json', 'md'].map(file));
      expect(bib.type).toContain('application/x-bibtex');
      expect(bib.text).toMatch(/^@\w+\{/);
      expect(ris.type).toContain('application/x-research-info-systems');
      expect(ris.text).toMatch(/^TY {2}- [A-Z]+\r\n[\s\S]*\r\nER {2}- ?\r\n/);
      expect(csl.type).toContain('application/vnd.citationstyles.csl+json');
      expect([JSON.parse(csl.text)].flat()[0]).toHaveProperty('title');
      expect(markdown.text).toMatch(/^# /);
    });
  });

test('the schema of a run is served, and describes the runs that are', async ({ request }) => {
  const response = await request.get('/schemas/demo-run.json');
  const schema = await response.json();
  expect(schema.type).toBe('object');
  const fields = Object.keys(DemoRun.shape);
  expect(Object.keys(schema.properties).sort()).toEqual(fields.sort());
  // What records of the first version lack.
  const later = ['bytes', 'steps', 'weights'];
  expect([...schema.required].sort()).toEqual(fields.filter((field) => !later.includes(field)));
  for (const slug of techniques.filter(isRecorded)) {
    const run = await (await request.get(`/runs/${slug}.json`)).json();
    expect(DemoRun.parse(run).technique).toBe(slug);
  }
});

test('every internal link of every page leads somewhere', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(10);
  const seen = new Map<string, string>();
  for (const path of paths) {
    const html = await (await request.get(path)).text();
    for (const [, href] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)) if (!seen.has(href)) seen.set(href, path);
  }
  const dead: string[] = [];
  for (const [href, from] of seen)
    if ((await request.get(href)).status() !== 200) dead.push(`${href}, linked from ${from}`);
  expect(dead).toEqual([]);
});

test.describe('the theme', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`once chosen as ${theme}, is there before the first paint`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' });
      await page.goto('/about/');
      await page.getByRole('button', { name: new RegExp(`^${theme} theme`, 'i') }).click();
      await page.addInitScript(() => {
        const noted: (string | null)[] = [];
        Object.assign(window, { noted });
        const note = () => {
          noted.push(document.documentElement.getAttribute('data-theme'));
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      });
      await page.reload();
      await page.waitForFunction(() => (window as unknown as { noted: string[] }).noted.length > 5);
      const noted = await page.evaluate(() => (window as unknown as { noted: string[] }).noted);
      expect([...new Set(noted)]).toEqual([theme]);
    });

  test('follows the system until one is chosen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/about/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });
});

test('a page on paper has its text and figures, and no controls', async ({ page }) => {
  await page.goto('/techniques/wanda/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run on this device' })).toBeHidden();
  await expect(page.locator('.site-header')).toBeHidden();
});

test('works without JavaScript: the article, its figures and its sources can be read', async ({ browser, origin }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/techniques/wanda/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#references')).toBeVisible();
  await context.close();
});

test('the version on the page is the package’s', async ({ page }) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  await page.goto('/');
  await expect(page.locator('footer')).toContainText(version);
});
