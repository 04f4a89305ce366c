import type { Claim } from '@/lib/articles/entry';

/** What is said behind a source that does not say the thing in so many words. */
export const gradeNote: Readonly<Record<Claim['grade'], string>> = {
  reported: '',
  'our reading': ' Our reading of the source.',
  recalled: ' Recalled, not checked against the source.',
};
