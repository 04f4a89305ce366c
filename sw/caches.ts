/** The caches on a reader's device, apart from the precache, which Serwist names and cleans itself. */

/** Written by the laboratory alone (lib/runtime/files.ts), after it has checked each file against its manifest. */
export const verifiedFiles = 'slm-atlas-files-v1';

/** Recorded runs that were looked at. */
export const recordedRuns = 'slm-atlas-runs-v1';

/** Pages that were looked at and are not in the precache. */
export const visitedPages = 'slm-atlas-pages-v1';

/**
 * Pages of which there may be hundreds that a reader never opens: single runs, and copies in editions. They are kept once
 * they are visited; see scripts/build/build-service-worker.ts for what is kept from the start.
 */
export const keptOnVisit = ({ pathname }: URL): boolean => /^\/(runs\/[^/]+|editions\/[^/]+\/.+)\/$/.test(pathname);

const present: readonly string[] = [verifiedFiles, recordedRuns, visitedPages];

/** Caches of an earlier version of this site; other caches of the origin are none of our business. */
export const outdated = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.startsWith('slm-atlas-') && !present.includes(name));
