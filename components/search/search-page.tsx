'use client';
import { useState } from 'react';
import { useClientValue } from '@/components/demo/use-client-value';
import { queryName, SearchBox } from './search-box';
import { searchFieldId } from './search-field-id';
import styles from './search.module.css';

/** Hits shown of each group. */
const most = 50;

const asked = () => new URLSearchParams(location.search).get(queryName) ?? '';

/** Keeps the address what is searched for, so that it can be shared. */
function remember(query: string) {
  const search = query.trim() ? `?${new URLSearchParams({ [queryName]: query.trim() })}` : '';
  try {
    history.replaceState(null, '', location.pathname + search);
  } catch {
    // Safari refuses more than 100 changes in 30 s: the address is right again with a later key.
  }
}

/** The search as part of a page, which begins with what the address asks for. */
export function SearchPage() {
  const fromAddress = useClientValue(asked, '');
  const [typed, setTyped] = useState<string | null>(null);
  const change = (query: string) => {
    setTyped(query);
    remember(query);
  };
  return (
    <form role="search" action="/search/" className={styles.inline} onSubmit={(event) => event.preventDefault()}>
      <SearchBox query={typed ?? fromAddress} onQuery={change} most={most} inputId={searchFieldId} />
    </form>
  );
}
