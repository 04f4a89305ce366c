/** JSON-LD of a recorded run: a data set, its files, and what was measured. */
import { formatDate } from '@/components/charts/format';
import { absolute, site } from '@/components/layout/site';
import type { Estimate, Measure } from '@/lib/measure/measure';
import type { RecordedRun } from './recorded-runs';
import { recordHref } from './run-address';
import { runFile } from './run-files';
import { runSummary } from './run-head';

const organization = { '@type': 'Organization', name: site.authors, url: site.url } as const;

/** With its 95 % interval, where it has one. */
const property = (name: string, measure: Measure, { value, low, high }: Estimate, unit: string) => ({
  '@type': 'PropertyValue',
  name,
  propertyID: absolute(`/method/#metric-${measure.metric}`),
  value,
  ...(low === null ? {} : { minValue: low }),
  ...(high === null ? {} : { maxValue: high }),
  ...(unit ? { unitText: unit } : {}),
});

/** Of each metric the treated model's figure, and how it stands to the baseline's. */
const variables = (measure: Measure) => {
  const { label, unit, treated, ratio, difference } = measure;
  return [
    ...(treated ? [property(label, measure, treated, unit)] : []),
    ...(ratio ? [property(`${label}, treated ÷ baseline`, measure, ratio, '')] : []),
    ...(difference ? [property(`${label}, treated − baseline`, measure, difference, unit)] : []),
  ];
};

const download = (name: string, href: string, encodingFormat: string) => ({
  '@type': 'DataDownload',
  name,
  contentUrl: absolute(href),
  encodingFormat,
});

function dataset(recorded: RecordedRun) {
  const { name, title, href, techniques, run } = recorded;
  return {
    '@type': 'Dataset',
    '@id': absolute(href),
    url: absolute(href),
    identifier: name,
    name: `${title}: recorded run`,
    description: runSummary(recorded),
    inLanguage: 'en',
    creator: organization,
    publisher: organization,
    datePublished: formatDate(run.recorded),
    version: formatDate(run.recorded),
    license: site.licences.text.url,
    isAccessibleForFree: true,
    measurementTechnique: absolute('/method/'),
    about: techniques.map((technique) => ({ '@id': `${absolute(technique.href)}#term`, name: technique.title })),
    includedInDataCatalog: { '@type': 'DataCatalog', name: `${site.name}, recorded runs`, url: absolute('/runs/') },
    distribution: [
      download('The record', recordHref(recorded.name), 'application/json'),
      download('Its figures', runFile(recorded, 'csv'), 'text/csv'),
    ],
    variableMeasured: run.measures.flatMap(variables),
  };
}

const breadcrumb = ({ title, href }: RecordedRun) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    { title: 'Home', href: '/' },
    { title: 'Recorded runs', href: '/runs/' },
    { title, href },
  ].map((step, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: step.title,
    item: absolute(step.href),
  })),
});

export const runStructured = (recorded: RecordedRun): object => ({
  '@context': 'https://schema.org',
  '@graph': [dataset(recorded), breadcrumb(recorded)],
});
