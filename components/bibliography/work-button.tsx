import { Button } from '@/components/ui/button';

/** Puts a work on the reader's list, or takes it off: as it is written ahead of time, for ListMarks to bring to life. */
export const WorkButton = ({ id, title }: { readonly id: string; readonly title: string }) => (
  <Button look="quiet" data-item={`work:${id}`} aria-pressed={false} aria-label={`On my list: ${title}`}>
    Add to my list
  </Button>
);
