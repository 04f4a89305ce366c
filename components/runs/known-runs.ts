/** The recorded runs for pages, read once in a build. Server only. */
import { knowledge } from '@/components/entry/knowledge';
import { recordedRuns, type RecordedRun } from './recorded-runs';

const read = async () => recordedRuns((await knowledge()).taxonomy);

let whole: Promise<readonly RecordedRun[]> | undefined;

/** At every request in development, where files change. */
export function knownRuns(): Promise<readonly RecordedRun[]> {
  if (process.env.NODE_ENV === 'development') return read();
  return (whole ??= read());
}
