/** The recorded runs and the techniques that can be run, as the page compares them: all on one model. Server only. */
import { stepSettings } from '@/components/demo/differences';
import { runningOn, type Catalogue } from '@/components/demo/pipeline';
import { techniqueList } from '@/components/demo/technique-list';
import { DEFAULT_SEED } from '@/components/demo/url-state';
import { recordedRuns, type RecordedRun } from '@/components/runs/recorded-runs';
import { demoModel } from '@/lib/runtime/demo-model';
import type { Step } from '@/lib/runtime/protocol';
import { ancestors, nodeOf } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';
import { defaults } from '@/lib/technique/parameters';
import { rowOf, type CompareRow, type Form, type Place } from './rows';

export interface Collected {
  readonly places: readonly Place[];
  readonly recorded: readonly CompareRow[];
}

function placeOf(taxonomy: Taxonomy, { slug, title, group, parameters }: Catalogue[number]): Place {
  const values = defaults(parameters) as Step['values'];
  const settings = stepSettings({ technique: slug, values }, [{ slug, title, group, parameters }]);
  const [top] = ancestors(taxonomy, slug).filter(({ kind }) => kind !== 'root');
  return {
    ...{ slug, title, group },
    href: nodeOf(taxonomy, slug).href,
    branch: top?.title ?? group,
    defaults: values,
    settings: [settings, `Seed: ${DEFAULT_SEED}`].filter(Boolean).join('; '),
  };
}

const formOf = ({ why, techniques }: RecordedRun): Form => {
  if (why === null) return 'defaults';
  return techniques.length > 1 ? 'chain' : 'settings';
};

const rowOfRecorded = (recorded: RecordedRun, places: readonly Place[]): CompareRow => {
  const { name, href, title, settings, run } = recorded;
  const place = places.find(({ slug }) => slug === run.technique)!;
  return rowOf(run, place, { id: name, origin: 'recorded', form: formOf(recorded), page: href, title, settings });
};

export async function collect(taxonomy: Taxonomy): Promise<Collected> {
  const catalogue = runningOn(await techniqueList(taxonomy), demoModel);
  const places = catalogue.map((technique) => placeOf(taxonomy, technique));
  const recorded = (await recordedRuns(taxonomy)).filter(({ run }) => run.model.id === demoModel);
  return { places, recorded: recorded.map((each) => rowOfRecorded(each, places)) };
}
