import type { Metadata } from 'next';
import { collect } from '@/components/compare/collect';
import { Compare } from '@/components/compare/compare';
import type { CompareRow } from '@/components/compare/rows';
import { bundledModel, listedSets, textsBytes } from '@/components/entry/bundled';
import { knowledge } from '@/components/entry/knowledge';
import { tableCitation } from '@/components/entry/table-citation';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { demoModel } from '@/lib/runtime/demo-model';

const about: PageAbout = {
  title: 'Compare',
  lead: 'Every recorded run side by side: what each technique saves in bytes, and what that costs in bits per byte and in speed.',
  href: '/compare/',
  type: 'WebPage',
  files: [{ href: '/data/runs.json', type: 'application/json', title: 'The runs' }],
};

export const metadata: Metadata = pageMetadata(about);

/** The day of the newest run; null where there is none. */
const newest = (rows: readonly CompareRow[]): string | null =>
  rows
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? null;

export default async function ComparePage() {
  const { taxonomy } = await knowledge();
  const { places, recorded } = await collect(taxonomy);
  return (
    <TextPage about={about} wide>
      <div className="column prose">
        <p>
          Each run is one technique, or several in sequence, on one small model; at first those at their default
          settings are shown. Bits per byte and decode speed are ratios to the untouched model, measured in the same
          run, so that runs of different days and machines can stand in one table. Their 95 % intervals are drawn as
          lines; where the intervals of two techniques overlap, this page shows no difference between them. A run is on
          the frontier if no other has both fewer bytes and a better figure; the frontier is drawn through the middle
          values. <a href="/method/">How it is measured</a> says the rest.
        </p>
        <p>
          Defaults are chosen to show an effect, not to be alike: compare techniques at equal bytes, not by name. On
          each technique’s page the settings can be changed, and techniques can be applied one after the other.
        </p>
        <p>
          With a budget, look at the packed ratio: 30 MB for a model that takes 60 MB at 16 bits a weight is a ratio of
          0.5×. What a technique saves depends on how much of a model it changes, and what that costs differs from model
          to model: choose here what to try, and measure it on your own.
        </p>
      </div>
      <Compare
        recorded={recorded}
        places={places}
        model={bundledModel(demoModel)}
        sets={listedSets()}
        textsBytes={textsBytes()}
        citation={tableCitation({
          title: 'Runs compared',
          page: '/compare/',
          fragment: 'runs',
          date: newest(recorded),
        })}
      />
    </TextPage>
  );
}
