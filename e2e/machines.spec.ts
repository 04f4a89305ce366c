/** Files for programs: the feed of changes, and what the site tells programs that read text. */
import { expect, test } from './support/test';

test('the feed is Atom: every item has what the format asks for, newest first, and leads to the entry of that version', async ({
  page,
  request,
}) => {
  await page.goto('/about/');
  const feed = await page.evaluate(async () => {
    const text = await (await fetch('/feed.xml')).text();
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const of = (element: Element, name: string) =>
      [...element.children].filter(({ localName }) => localName === name).map((child) => child.textContent ?? '');
    const links = (element: Element) =>
      [...element.children]
        .filter(({ localName }) => localName === 'link')
        .map((link) => [link.getAttribute('rel') ?? 'alternate', link.getAttribute('href') ?? '']);
    const told = (element: Element) => ({
      id: of(element, 'id'),
      title: of(element, 'title'),
      updated: of(element, 'updated'),
      summary: of(element, 'summary'),
      links: Object.fromEntries(links(element)),
    });
    const root = document.documentElement;
    return {
      namespace: root.namespaceURI,
      author: root.querySelector('author > name')?.textContent,
      ...told(root),
      items: [...root.querySelectorAll('entry')].map(told),
    };
  });
  expect(feed.namespace).toBe('http://www.w3.org/2005/Atom');
  expect(feed.author).toBeTruthy();
  expect(feed.links.self).toMatch(/\/feed\.xml$/);
  expect(feed.items.length).toBeGreaterThan(20);
  expect(new Set(feed.items.map(({ id }) => id[0])).size).toBe(feed.items.length);
  const days = feed.items.map(({ updated }) => updated[0]);
  expect(days).toEqual(days.toSorted().reverse());
  expect(feed.updated).toEqual([days[0]]);
  for (const { id, title, updated, summary, links } of feed.items) {
    for (const one of [id, title, updated, summary]) expect(one, id[0]).toHaveLength(1);
    expect(Number.isNaN(Date.parse(updated[0])), id[0]).toBe(false);
    const { pathname } = new URL(links.alternate);
    const html = await (await request.get(pathname)).text();
    expect(html, id[0]).toContain(/version (.*)$/.exec(title[0])![1]);
  }
});

test('llms.txt lists every entry with its text, and all that it lists is there', async ({ request }) => {
  const text = await (await request.get('/llms.txt')).text();
  expect(text).toMatch(/^# SLM Atlas\n\n> \S/);
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => new URL(url).pathname);
  expect(new Set(links).size).toBe(links.length);
  const { rows } = await (await request.get('/data/entries.json')).json();
  const twins = rows.map(({ kind, slug }: { kind: string; slug: string }) => `/${kind}/${slug}/${slug}.md`);
  expect(links.filter((link) => link.endsWith('.md')).sort()).toEqual(twins.sort());
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
});
