import type { Recording } from '@/content/recordings';

/**
 * Those that were named, in the order of the list: a technique's slug means its defaults and all that begins with it,
 * any other name the one recording. No name: all.
 * @throws RangeError for a name that is neither
 */
export function chooseRecordings(all: readonly Recording[], names: readonly string[]): readonly Recording[] {
  const unknown = names.filter((name) => !all.some((each) => each.name === name));
  if (unknown.length > 0)
    throw new RangeError(
      `No recording called ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`,
    );
  const wanted = ({ name, steps }: Recording) => names.includes(name) || names.includes(steps[0].technique);
  return names.length > 0 ? all.filter(wanted) : all;
}
