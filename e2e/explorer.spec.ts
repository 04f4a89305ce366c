import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { techniques } from './support/techniques';
import { expect, test } from './support/test';

const explorer = (page: Page): Locator => page.locator('[data-explorer]');

async function open(page: Page, search: string): Promise<Locator> {
  await page.goto(`/${search}`);
  const found = explorer(page);
  await expect(found).toHaveAttribute('data-explorer', /graph|tree|table|json-ld/);
  return found;
}

/** A table has its far rows once the browser is asked to search the page. */
const allRows = async (place: Locator): Promise<void> => {
  if ((await place.getAttribute('data-explorer')) !== 'table') return;
  await place.page().keyboard.press('Control+f');
  await expect(place.locator('[data-rows=all]')).toBeVisible();
};

/** Ids of the entries on show; the root is drawn in the graph alone. */
const shown = async (place: Locator): Promise<string[]> => {
  await allRows(place);
  const ids = await place
    .locator('[data-node]')
    .evaluateAll((all) => all.map((node) => node.getAttribute('data-node')!));
  return ids.filter((id) => id !== 'survey').sort();
};

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-node]')?.getAttribute('data-node') ?? null);

test('graph, tree, table and JSON-LD show the same entries', async ({ page }) => {
  const graph = await shown(await open(page, '?view=graph&folds=open'));
  const tree = await shown(await open(page, '?view=tree&folds=open'));
  const table = await shown(await open(page, '?view=table'));
  expect(graph.length).toBeGreaterThan(20);
  expect(tree).toEqual(graph);
  expect(table).toEqual(graph);
  const data = await (await open(page, '?view=json-ld')).locator('[data-json-ld]').textContent();
  const concepts: { notation: string }[] = JSON.parse(data!)['@graph'];
  expect(concepts.map(({ notation }) => notation).sort()).toEqual(graph);
  expect(graph).toEqual(expect.arrayContaining([...techniques]));
});

test('facets narrow the map, and relations are drawn where asked', async ({ page }) => {
  const place = await open(page, '?view=graph&folds=open');
  await expect(place.locator('[data-node] ~ path[data-relation], g path[data-relation]')).toHaveCount(0);
  await place.getByRole('button', { name: 'Succeeds' }).click();
  await expect(page).toHaveURL(/edges=succeeds/);
  await expect.poll(() => place.locator('svg g path[data-relation="succeeds"]').count()).toBeGreaterThan(3);
  const before = await shown(place);
  await place.getByLabel('Stage').selectOption('compression');
  await place.getByLabel('Since').fill('2023');
  await expect(page).toHaveURL(/family=compression&since=2023/);
  await expect.poll(() => shown(place).then(({ length }) => length)).toBeLessThan(before.length);
  expect(await shown(place)).toContain('wanda');
});

test('the drawing is saved as SVG, with its arrows and where it is from', async ({ page }) => {
  const place = await open(page, '?view=graph&folds=open&edges=succeeds.combines-with');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    place.getByRole('button', { name: 'Download SVG' }).click(),
  ]);
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg).toMatch(/SLM Atlas contributors: .*CC BY 4\.0/);
  const arrows = await place.locator('[role=application] [data-arrow=succeeds]').count();
  expect(arrows).toBeGreaterThan(3);
  expect(svg.match(/transform="translate\([^)]+\) rotate\([^)]+\) scale\(1\)"/g)).toHaveLength(arrows);
  expect(svg).toContain('stroke-dasharray="1.5px, 3.5px"');
  expect(svg).not.toContain('var(');
});

test('the drawing is saved as PNG', async ({ page }) => {
  const place = await open(page, '?view=graph');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    place.getByRole('button', { name: 'Download PNG' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('slm-atlas-taxonomy.png');
  const png = await readFile(await file.path());
  const size = await page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      canvas.drawImage(picture, 0, 0);
      const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
      return { width: picture.width, colours: new Set(new Uint32Array(data.buffer)).size };
    },
    [...png],
  );
  expect(size.width).toBeGreaterThan(500);
  // Families, letters and their edges: a blank picture has one colour.
  expect(size.colours).toBeGreaterThan(20);
});

test('a filter leaves the same entries in every view, and lives in the address', async ({ page }) => {
  const place = await open(page, '?view=table');
  const all = await shown(place);
  await place.getByRole('button', { name: 'Has a live demo' }).click();
  await expect(page).toHaveURL(/demo=1/);
  await expect.poll(() => shown(place).then(({ length }) => length)).toBeLessThan(all.length);
  const table = await shown(place);
  expect(table).toEqual(expect.arrayContaining([...techniques]));
  await place.getByRole('button', { name: 'Tree', exact: true }).click();
  await place.getByRole('button', { name: 'Unfold all' }).click();
  expect(await shown(place)).toEqual(table);
  await page.reload();
  await expect(place.getByRole('button', { name: 'Has a live demo' })).toHaveAttribute('aria-pressed', 'true');
});

test('constraints of the survey narrow the map', async ({ page }) => {
  const place = await open(page, '?view=table');
  const before = (await shown(place)).length;
  await place.getByRole('button', { name: 'Latency' }).click();
  await expect.poll(() => shown(place).then(({ length }) => length)).toBeLessThan(before);
  await expect(page).toHaveURL(/relieves=latency/);
});

test('the tree is walked by keyboard as the pattern says', async ({ page }) => {
  const place = await open(page, '?view=tree&folds=folded');
  const items = place.getByRole('treeitem');
  await items.first().focus();
  const first = await focused(page);
  await page.keyboard.press('ArrowDown');
  const second = await focused(page);
  expect(second).not.toBe(first);
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe(first);
  const branch = place.locator('[role=treeitem][aria-expanded=false]').first();
  await branch.focus();
  const id = await focused(page);
  await page.keyboard.press('ArrowRight');
  await expect(place.locator(`[data-node="${id}"]`)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).not.toBe(id);
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe(id);
});

test('the graph is one tab stop, walked along its edges, and Enter opens the page', async ({ page }) => {
  const place = await open(page, '?view=graph&folds=open&at=wanda');
  expect(await place.locator('[data-node] a[tabindex="0"]').count()).toBe(1);
  await place.locator('[data-node="wanda"] a').focus();
  await page.keyboard.press('ArrowLeft');
  const parent = await focused(page);
  expect(parent).not.toBe('wanda');
  await expect(place.getByRole('status').filter({ hasText: /\d+ of \d+/ })).not.toBeEmpty();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).not.toBe(parent);
  await place.locator('[data-node="wanda"] a').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/techniques\/wanda\/$/);
});

interface Heard {
  readonly id: string;
  /** What a screen reader says of the focused link: its name, its description, and what is announced besides. */
  readonly name: string;
  readonly description: string;
  readonly announced: string;
}

declare global {
  interface Window {
    heard: Heard[];
  }
}

/** From now on the page notes what is said whenever the focus comes to an entry. */
const listen = (page: Page) =>
  page.evaluate(() => {
    window.heard = [];
    document.addEventListener('focusin', ({ target }) => {
      const link = target as Element;
      const described = document.getElementById(link.getAttribute('aria-describedby') ?? '');
      const announced = [...document.querySelectorAll('[data-explorer] [role=status]')].map((each) => each.textContent);
      window.heard.push({
        id: link.closest('[data-node]')?.getAttribute('data-node') ?? '',
        name: link.getAttribute('aria-label') ?? '',
        description: described?.textContent ?? '',
        announced: announced.join(' '),
      });
    });
  });

/** Presses the keys and yields what was said last of each entry. */
async function tour(page: Page, keys: readonly string[]): Promise<ReadonlyMap<string, Heard>> {
  await listen(page);
  for (const key of keys) await page.keyboard.press(key);
  const heard = await page.evaluate(() => window.heard);
  return new Map(heard.map((each) => [each.id, each]));
}

interface Concept {
  readonly notation: string;
  readonly prefLabel: string;
  readonly definition: string;
}

async function concepts(page: Page): Promise<readonly Concept[]> {
  const data = await (await open(page, '?view=json-ld')).locator('[data-json-ld]').textContent();
  return JSON.parse(data!)['@graph'];
}

function expectAllHeard(heard: ReadonlyMap<string, Heard>, all: readonly Concept[]) {
  expect([...heard.keys()].filter((id) => id !== 'survey').sort()).toEqual(all.map((each) => each.notation).sort());
  for (const { notation, prefLabel, definition } of all) {
    expect(heard.get(notation)!.name, notation).toContain(prefLabel);
    expect(heard.get(notation)!.description, notation).toBe(definition);
  }
}

const levels = async (place: Locator): Promise<readonly number[]> =>
  place.getByRole('treeitem').evaluateAll((items) => items.map((item) => Number(item.getAttribute('aria-level'))));

/** Along the edges of the drawing, in the order of the tree: into a branch, to its next entry, or up and on. */
const keysThrough = (depths: readonly number[]): readonly string[] =>
  depths.flatMap((depth, i) => {
    const before = depths[i - 1] ?? 0;
    return depth > before ? ['ArrowRight'] : [...Array<string>(before - depth).fill('ArrowLeft'), 'ArrowDown'];
  });

test('a tour by keyboard alone reaches every entry of tree and graph, and hears the summary of each', async ({
  page,
}) => {
  test.slow();
  const all = await concepts(page);
  const tree = await open(page, '?view=tree&folds=open');
  const depths = await levels(tree);
  expect(depths.length).toBeGreaterThan(200);
  await tree.getByRole('treeitem').first().focus();
  const down = Array<string>(depths.length).fill('ArrowDown');
  expectAllHeard(await tour(page, [...down.slice(0, 1), 'Home', ...down]), all);

  const graph = await open(page, '?view=graph&folds=open');
  await graph.locator('[data-node] a[tabindex="0"]').focus();
  const heard = await tour(page, keysThrough(depths));
  expectAllHeard(heard, all);
  for (const { notation } of all) expect(heard.get(notation)!.announced).toMatch(/\d+ of \d+, (no|\d+) child/);
});

test('the map beside the graph shows the whole drawing, and moves it', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  const place = await open(page, '?view=graph&folds=open');
  const map = place.locator('[data-minimap]');
  await expect(map).toBeVisible();
  await expect(map.locator('a, button, [tabindex]')).toHaveCount(0);
  const drawing = place.locator('[role=application] svg');
  const before = await drawing.getAttribute('style');
  await map.scrollIntoViewIfNeeded();
  const box = (await map.locator('svg').boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 4);
  await expect(drawing).not.toHaveAttribute('style', before!);
  const clicked = await drawing.getAttribute('style');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect(drawing).not.toHaveAttribute('style', clicked!);
  // Something is to be seen where the map was pulled to.
  const seen = () =>
    place.locator('[role=application]').evaluate((graph) => {
      const frame = graph.getBoundingClientRect();
      return [...graph.querySelectorAll('[data-node]')].filter((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return left < frame.right && right > frame.left && top < frame.bottom && bottom > frame.top;
      }).length;
    });
  await expect.poll(seen).toBeGreaterThan(0);
});

test('seen from afar, entries can still be pressed, and the gesture leaves nothing behind', async ({ page }) => {
  const place = await open(page, '?view=graph&folds=open&edges=requires');
  const graph = place.locator('[role=application]');
  const titles = graph.locator('[data-node] text');
  const requires = graph.locator('path[data-relation=requires]').first();
  const dashes = await requires.evaluate((line) => getComputedStyle(line).strokeDasharray);
  await expect(graph).toBeVisible();
  // The gestures are loaded after the page.
  await expect(async () => {
    await graph.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 400);
    await page.keyboard.up('Control');
    await expect(titles).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await expect(graph).not.toHaveAttribute('data-moving');
  const far = await requires.evaluate((line) => getComputedStyle(line).strokeDasharray);
  expect(far.split(',')).toHaveLength(dashes.split(',').length);
  await graph.locator('[data-node=compression] a').click();
  await expect(page).toHaveURL(/at=compression/);
});

test('the table sorts by any column, and says how', async ({ page }) => {
  const place = await open(page, '?view=table');
  await allRows(place);
  const titles = () => place.locator('tbody th').allTextContents();
  const sorted = async () => [...(await titles())].sort((a, b) => a.localeCompare(b, 'en'));
  const header = place.getByRole('columnheader', { name: /Entry/ });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  expect(await titles()).toEqual(await sorted());
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  expect(await titles()).toEqual((await sorted()).reverse());
});

test('the table draws what is near the screen, and all of it to be printed', async ({ page }) => {
  const place = await open(page, '?view=table');
  const rows = place.locator('tbody [data-node]');
  await expect(rows.first()).toBeVisible();
  const all = Number(await place.getByRole('table').getAttribute('aria-rowcount')) - 1;
  expect(await rows.count()).toBeLessThan(all);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await rows.count()).toBe(all);
});

test('nonsense in the address is ignored', async ({ page }) => {
  const place = await open(page, '?view=banana&at=nobody&sort=-nothing&folds=%00&size=huge');
  expect((await shown(place)).length).toBeGreaterThan(3);
});

test('on a phone it opens as a tree', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(await open(page, '')).toHaveAttribute('data-explorer', 'tree');
});
