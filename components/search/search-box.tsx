'use client';
import { useMemo } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input, TextField } from 'react-aria-components/TextField';
import { Button } from '@/components/ui/button';
import { countWords } from './lines';
import { Lists } from './lists';
import { Results } from './results';
import { nothing, type Found } from './search-index';
import styles from './search.module.css';
import { type IndexState, useIndex } from './use-index';
import { useSettled } from './use-settled';

/** The field's name in a form, and in the address of a search. */
export const queryName = 'q';

/** How long typing must rest before the count is spoken. */
const restMs = 600;

const longestQuery = 200;

interface SearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Hits shown of each group. */
  readonly most: number;
  readonly autoFocus?: boolean;
  readonly inputId?: string;
  readonly onOpen?: (href: string) => void;
  /** What stands beside the field. */
  readonly children?: React.ReactNode;
}

/** A field, and what it finds while one types: arrows move through the results, Enter opens the one that is marked. */
export function SearchBox({ query, onQuery, most, autoFocus, inputId, onOpen, children }: SearchBoxProps) {
  const state = useIndex();
  const found = useMemo(() => (state.status === 'ready' ? state.index.search(query) : nothing), [state, query]);
  return (
    <I18nProvider locale="en-GB">
      <Autocomplete inputValue={query} onInputChange={onQuery}>
        <div className={styles.bar}>
          <TextField aria-label="Search this site" name={queryName} autoFocus={autoFocus} className={styles.fieldFrame}>
            <Input
              id={inputId}
              // A list box that scrolls is reached through its combobox, and needs no stop of its own.
              role="combobox"
              aria-expanded={found.total > 0}
              inputMode="search"
              maxLength={longestQuery}
              placeholder="Technique, figure, author, paper"
              className={styles.field}
            />
          </TextField>
          {children}
        </div>
        <Outcome state={state} query={query} found={found}>
          <Results found={found} most={most} onOpen={onOpen} />
        </Outcome>
      </Autocomplete>
    </I18nProvider>
  );
}

interface OutcomeProps {
  readonly state: IndexState;
  readonly query: string;
  readonly found: Found;
  /** The results. */
  readonly children: React.ReactNode;
}

function Outcome({ state, query, found, children }: OutcomeProps) {
  const asked = query.trim() !== '';
  const count = asked && state.status === 'ready' ? countWords(found) : '';
  const spoken = useSettled(count, restMs);
  return (
    <>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {state.status === 'failed' && <Failed retry={state.retry} />}
      {state.status === 'loading' && asked && <p className={styles.note}>Loading the index…</p>}
      {state.status === 'ready' && asked && (
        <>
          <p className={styles.note} data-count={found.total} aria-hidden>
            {count}
          </p>
          {found.partial && <p className={styles.note}>Nothing has all of these words; these have some of them.</p>}
          {found.total > 0 ? children : <Nothing />}
        </>
      )}
    </>
  );
}

function Nothing() {
  return (
    <p className={styles.note}>
      Try fewer or more general words, or the other name of a method. Everything is also listed: <Lists />.
    </p>
  );
}

function Failed({ retry }: { readonly retry: () => void }) {
  return (
    <div role="alert" className={styles.note}>
      <p>
        The index of this site did not arrive, so that nothing can be searched. Check the connection and try again; the
        lists need no index: <Lists />.
      </p>
      <Button onClick={retry} className="mt-2">
        Try again
      </Button>
    </div>
  );
}
