import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import {
  chooseQuickest,
  exportFile,
  exportRun,
  measureOf,
  openDemo,
  runToEnd,
  runTimeout,
  type Demo,
} from './support/demo';
import { expect, test } from './support/test';

const first = 'magnitude-pruning';
const second = 'round-to-nearest';
const titles = { [first]: 'Magnitude pruning', [second]: 'Round to nearest' };

const pipeline = ({ panel }: Demo): Locator => panel.locator('[data-pipeline]');
const steps = (demo: Demo): Locator => pipeline(demo).locator('[data-step]');

/** Opens the further steps, if they are not open. */
async function openPipeline(demo: Demo): Promise<void> {
  if ((await pipeline(demo).getAttribute('open')) === null) await pipeline(demo).getByText('Then apply…').click();
  await expect(pipeline(demo).getByRole('button', { name: 'Add step' })).toBeVisible();
}

/** Chooses from the list and adds, by keyboard alone. */
async function addByKeyboard(demo: Demo, title: string): Promise<void> {
  const { page } = demo;
  await pipeline(demo)
    .getByRole('button', { name: /Technique/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await pipeline(demo).getByRole('button', { name: 'Add step' }).focus();
  await page.keyboard.press('Enter');
}

const slugsOf = (demo: Demo) =>
  steps(demo).evaluateAll((all) => all.map((step) => step.querySelector('a')!.getAttribute('href')!.split('/')[2]));

test.describe('further steps', () => {
  test('are fetched only when they are asked for', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const demo = await openDemo(page, first);
    expect(asked).not.toContain('/pipeline.json');
    await openPipeline(demo);
    expect(asked).toContain('/pipeline.json');
  });

  test('are added, moved and removed by keyboard, and the address follows', async ({ page }) => {
    const demo = await openDemo(page, first);
    await openPipeline(demo);
    await addByKeyboard(demo, titles[second]);
    await addByKeyboard(demo, titles[first]);
    expect(await slugsOf(demo)).toEqual([second, first]);
    await expect(page).toHaveURL(new RegExp(`then=${second};${first}$`));

    await steps(demo).nth(1).locator('[data-action=earlier]').press('Enter');
    await expect(page).toHaveURL(new RegExp(`then=${first};${second}$`));
    expect(await slugsOf(demo)).toEqual([first, second]);
    await expect(steps(demo).nth(0).locator('[data-action=later]')).toBeFocused();

    await steps(demo).nth(0).locator('[data-action=remove]').press('Enter');
    expect(await slugsOf(demo)).toEqual([second]);
    await expect(steps(demo).nth(0).locator('[data-action=remove]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/techniques\/[a-z-]+\/$/);
  });

  test('have controls of their own, whose values are in the address', async ({ page }) => {
    const demo = await openDemo(page, first, `?then=${second}:bits=4`);
    const step = steps(demo)
      .first()
      .getByRole('group', { name: `Step 2, ${titles[second]}` });
    await expect(step.getByLabel('Bits')).toHaveValue('4');
    await step.getByLabel('Bits').selectOption('2');
    await expect(page).toHaveURL(new RegExp(`then=${second}:bits=2$`));
    await page.goBack();
    await expect(step.getByLabel('Bits')).toHaveValue('4');
  });
});

test('the editor of further steps has no violation in either theme, its list of techniques open or closed', async ({
  page,
}) => {
  const demo = await openDemo(page, first, `?then=${second}`);
  await expect(steps(demo)).toHaveCount(1);
  await expectAccessible(page);
  await pipeline(demo)
    .getByRole('button', { name: /Technique/ })
    .click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('listbox')).toBeVisible();
});

test.describe('a run of several steps', () => {
  test.describe.configure({ timeout: 2 * runTimeout });

  test('applies all in order, says so in figures, files and link, names the one that found nothing to work on, and opens again from its file', async ({
    page,
  }) => {
    // Whole numbers in place of weights leave the third step nothing to prune.
    const search = `?pattern=2:4&seed=7&then=${second}:bits=4,granularity=group;${first}`;
    const demo = await openDemo(page, first, search);
    await chooseQuickest(demo);
    const run = await runToEnd(demo);
    expect(run).toMatchObject({
      version: 2,
      technique: first,
      seed: 7,
      steps: [
        { technique: first, values: { pattern: '2:4' } },
        { technique: second, values: { bits: '4', granularity: 'group' } },
        { technique: first },
      ],
    });
    expect(new URL(page.url()).search).toBe(search);

    const shown = demo.panel.locator('[data-steps] [data-technique]');
    expect(await shown.evaluateAll((all) => all.map((one) => one.getAttribute('data-technique')))).toEqual([
      first,
      second,
      first,
    ]);
    expect(run.marks.map(({ kind }) => kind)).toContain('idle');
    await expect(demo.panel.locator('[data-mark=idle]')).toContainText(`step 3 of 3, ${first}`);
    const [head, row] = (await exportFile(demo, 'Export CSV')).split('\r\n');
    expect(head.split(',')).toContain('steps');
    expect(row).toContain(`;${second}:bits=4`);
    expect(await exportFile(demo, 'Export LaTeX')).toContain(titles[second]);

    // Half of the weights are zero, and those left are codes: fewer bytes than either alone.
    expect(measureOf(run, 'non-zeros').ratio!.value).toBeLessThan(0.75);
    expect(measureOf(run, 'packed-bytes').ratio!.value).toBeLessThan(0.5);

    const sum = (key: 'file' | 'packed') => run.bytes!.reduce((all, { treated }) => all + treated[key], 0);
    expect(sum('file')).toBe(measureOf(run, 'download-bytes').treated!.value);
    expect(sum('packed')).toBe(measureOf(run, 'packed-bytes').treated!.value);
    await demo.panel.getByText('Where the bytes are').click();
    await expect(demo.panel.locator('[data-role]')).toHaveCount(run.bytes!.length);

    const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(run)) };
    await page.goto(`/techniques/${first}/`);
    const again = await openDemo(page, first);
    await again.panel.getByLabel('Run file').setInputFiles(file);
    await expect(again.panel).toHaveAttribute('data-shown', 'shared');
    expect(await exportRun(again)).toEqual(run);
    await again.panel.getByRole('button', { name: 'Set the controls to the shown run' }).click();
    await expect(page).toHaveURL(/then=round-to-nearest:bits=4,granularity=group/);
  });
});

test.describe('an address with nonsense among its steps', () => {
  test('falls back, says so, and leaves the page working', async ({ page }) => {
    const demo = await openDemo(page, first, `?then=no-such:x=1;${second}:bits=banana,colour=red;__proto__`);
    const notice = demo.panel.locator('[data-notice=rejected]');
    await expect(notice).toContainText('“no-such” is no technique that runs here');
    await expect(notice).toContainText('Bits: “banana” is not one of');
    await expect(notice).toContainText('has no setting “colour”');
    await expect(notice).toContainText('“__proto__” is no technique');
    await expect(steps(demo)).toHaveCount(1);
    await expect(demo.runButton).toBeEnabled();
  });
});

test.describe('when something fails', () => {
  test.use({ troubleExpected: true });

  test('no list of techniques: the run waits, the reader is told, and may try again', async ({ page }) => {
    await page.route('**/pipeline.json', (route) => route.fulfill({ status: 503, body: 'busy' }));
    await page.goto(`/techniques/${first}/?then=${second}`);
    const panel = page.locator(`[data-demo="${first}"]`);
    const notice = panel.locator('[data-notice=pending-steps]');
    await expect(notice).toContainText('could not be loaded');
    await expect(panel.getByRole('button', { name: 'Run on this device' })).toBeDisabled();
    await page.unroute('**/pipeline.json');
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(notice).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`then=${second}$`));
  });
});
