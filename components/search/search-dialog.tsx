'use client';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '@/components/ui/button';
import { queryName, SearchBox } from './search-box';
import styles from './search.module.css';

/** Hits shown of each group; the search page shows more. */
const most = 6;

interface SearchDialogProps {
  /** @param href the page that is about to be opened, if one is */
  readonly onClose: (href?: string) => void;
}

/** The search over the page. It is a file of its own, loaded when it is first opened. */
export function SearchDialog({ onClose }: SearchDialogProps) {
  const [query, setQuery] = useState('');
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={() => onClose()} className={styles.overlay}>
      <Modal className={styles.modal}>
        <Dialog aria-label="Search" className={styles.dialog}>
          <SearchBox query={query} onQuery={setQuery} most={most} autoFocus onOpen={onClose}>
            <Button look="quiet" onClick={() => onClose()}>
              Close
            </Button>
          </SearchBox>
          <p className={styles.foot}>
            <span className={styles.keys}>
              <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes
            </span>
            <a href={`/search/${query.trim() && `?${new URLSearchParams({ [queryName]: query.trim() })}`}`}>
              {query.trim() ? 'All results on a page' : 'How to search'}
            </a>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
