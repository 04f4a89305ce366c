/** The index of this page: fetched and built once, when it is first asked for. */
import { isSearchFile } from './documents';
import { itemsOf } from './items';
import { buildIndex, type SearchIndex } from './search-index';

export const searchFileAddress = '/search.json';

/** After this long the reader is told, and may try again. */
const patienceMs = 20_000;

let whole: Promise<SearchIndex> | undefined;

/** One for all who ask; a failed one is forgotten, so that asking again tries again. */
export function loadIndex(): Promise<SearchIndex> {
  whole ??= fetchIndex().catch((reason: unknown) => {
    whole = undefined;
    throw reason;
  });
  return whole;
}

/** @throws Error when the file does not arrive, or is not one */
export async function fetchIndex(ask: typeof fetch = fetch): Promise<SearchIndex> {
  const response = await ask(searchFileAddress, { signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) throw new Error(`${searchFileAddress} answered with status ${response.status}`);
  const file: unknown = await response.json();
  if (!isSearchFile(file)) throw new Error(`${searchFileAddress} holds no search file of this form`);
  return buildIndex(itemsOf(file));
}
