/** The knowledge base with what was measured, for pages. Server only. */
import type { Entry } from '@/lib/articles/entry';
import { type Knowledge, loadKnowledge } from '@/lib/articles/knowledge';
import { recordedEffects } from './recorded';

let whole: Promise<Knowledge> | undefined;

/** Read once in a build; at every request in development, where files change. */
export function knowledge(): Promise<Knowledge> {
  if (process.env.NODE_ENV === 'development') return loadKnowledge(recordedEffects());
  return (whole ??= loadKnowledge(recordedEffects()));
}

/** An entry by its address, or undefined. */
export const entryAt = ({ entries }: Knowledge, kind: string, slug: string): Entry | undefined =>
  entries.find((entry) => entry.kind === kind && entry.slug === slug);
