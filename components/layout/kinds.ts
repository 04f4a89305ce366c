import type { Kind } from '@/lib/articles/entry';

/** What the list of all entries of a kind is called. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  families: 'Families',
  techniques: 'Techniques',
  models: 'Models',
  datasets: 'Datasets',
  metrics: 'Metrics',
  applications: 'Applications',
  problems: 'Open problems',
};
