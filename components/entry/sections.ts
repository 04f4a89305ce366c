/** What the table of contents of an entry lists, in the order of the page. */
import type { Heading } from '@/lib/articles/outline';
import { demoId } from './demo-id';

const demonstration: Heading = { id: demoId, text: 'Applied and measured', depth: 2 };

/** Headings of sections and their parts in Markdown. */
const written = /^#{2,3}\s/gm;

/**
 * The article's own sections, and the panel between them where the article has one: it is what many come for.
 * @param body of the article, in Markdown
 */
export function articleSections(headings: readonly Heading[], body: string): readonly Heading[] {
  const listed = headings.filter(({ depth }) => depth === 2 || depth === 3);
  const place = body.indexOf('<Demo />');
  if (place < 0) return listed;
  const before = body.slice(0, place).match(written)?.length ?? 0;
  return listed.toSpliced(before, 0, demonstration);
}
