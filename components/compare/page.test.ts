import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { exampleRun } from '@/components/demo/example-run.fixture';
import { tableCitation } from '@/components/entry/table-citation';
import { Compare } from './compare';
import { rowOf, type Place } from './rows';

vi.mock('@/components/demo/worker-factory', () => ({ createWorker: () => undefined }));

const place: Place = {
  slug: 'cut',
  title: 'Cut',
  href: '/techniques/cut/',
  group: 'Pruning',
  branch: 'Model compression',
  defaults: { share: 0.5 },
  settings: 'Share: 50 %; Seed: 1',
};
const citation = tableCitation({ title: 'Runs', page: '/compare/', fragment: 'runs', date: '2026-11-23' });
const model = { id: 'm', title: 'M', parameters: 1, license: 'CC0', files: [] };

const render = (recorded: Parameters<typeof Compare>[0]['recorded']) =>
  renderToString(createElement(Compare, { recorded, places: [place], model, sets: [], textsBytes: 0, citation }));

describe('Compare, without a script', () => {
  const html = render([rowOf(exampleRun, place, { id: 'cut', origin: 'recorded' })]);

  it('has the recorded runs, and says how long they took', () => {
    expect(html).toContain('data-run="cut"');
    expect(html).toContain('The 1 recorded run took 31 s.');
  });
  it('offers nothing that would need one', () => {
    const controls = html.match(/<(?:button|input|select|fieldset)[^>]*>/g)!.filter((tag) => !/type="radio"/.test(tag));
    expect(controls.length).toBeGreaterThan(4);
    expect(controls.filter((tag) => !tag.includes('disabled'))).toEqual(
      controls.filter((tag) => tag.includes('Download as SVG')),
    );
  });
  it('says so where nothing was recorded, and still offers to run', () => {
    const empty = render([]);
    expect(empty).toContain('No run has been recorded');
    expect(empty).toContain('Run all on this device');
  });
});
