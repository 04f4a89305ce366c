/** The caches on a reader's device, apart from the precache, which Serwist names and cleans itself. */

/** Written by the laboratory alone (lib/runtime/files.ts), after it has checked each file against its manifest. */
export const verifiedFiles = 'slm-atlas-files-v1';

/** Recorded runs that were looked at. */
export const recordedRuns = 'slm-atlas-runs-v1';

/** Caches of an earlier version of this site; other caches of the origin are none of our business. */
export const outdated = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.startsWith('slm-atlas-') && name !== verifiedFiles && name !== recordedRuns);
