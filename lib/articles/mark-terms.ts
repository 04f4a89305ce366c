/** Terms of the glossary, marked where an article first uses them in a section. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { folded, formsOf, type Term } from '@/lib/articles/glossary';
import { definitionId, termCardId, termHref } from '@/lib/articles/term-address';

interface Options {
  readonly terms: readonly Term[];
  /** Told once, in alphabetical order, which terms the article uses. */
  readonly receive: (ids: readonly string[]) => void;
}

interface Finder {
  /** With one group: the spelling found. */
  readonly pattern: RegExp;
  readonly idOf: ReadonlyMap<string, string>;
}

interface Walk extends Finder {
  /** Marked in the present section. */
  readonly seen: Set<string>;
  readonly used: Set<string>;
}

/**
 * A rehype plugin: each section's first occurrence of a term becomes a link to the glossary with the term's card.
 * Runs before rehypeFormulas, so that a formula is still code. A section begins at a heading of the second level.
 */
export function rehypeTerms({ terms, receive }: Options) {
  return (tree: Root): void => {
    const used = new Set<string>();
    if (terms.length > 0) markIn(tree, { ...finder(terms), seen: new Set(), used });
    receive([...used].sort());
  };
}

/** Longer spellings first: "calibration set" is not "calibration". A hyphen makes another word: not "per-token". */
function finder(terms: readonly Term[]): Finder {
  const pairs = terms.flatMap((term) => formsOf(term).map((form) => [folded(form), term.id] as const));
  const forms = pairs.map(([form]) => form).sort((a, b) => b.length - a.length);
  const alternatives = forms.map((form) => escaped(form).replaceAll(' ', '\\s+')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(${alternatives})(?![\\p{L}\\p{N}_-])`, 'giu');
  return { pattern, idOf: new Map(pairs) };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

type Parent = Root | Element;
type Child = RootContent | ElementContent;

function markIn(parent: Parent, walk: Walk): void {
  const children: Child[] = parent.children;
  parent.children = children.flatMap((child) => marked(child, walk)) as ElementContent[];
}

function marked(node: Child, walk: Walk): Child[] {
  if (node.type === 'text') return split(node.value, walk);
  if (isSection(node)) walk.seen.clear();
  if (isProse(node)) markIn(node as Element, walk);
  return [node];
}

const isSection = (node: Child): boolean => node.type === 'element' && node.tagName === 'h2';

/** Where a word is a name, a link or code, and not a term in a sentence. */
const closed = new Set(['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'svg', 'math', 'button']);

/** Of the vocabulary's words only the aside holds prose; drawings and citations are left as they are. */
const isProse = (node: Child): boolean =>
  node.type === 'element' ? !closed.has(node.tagName) : 'name' in node && (node as { name: unknown }).name === 'Note';

function split(text: string, walk: Walk): Child[] {
  const parts: Child[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(walk.pattern)) {
    const id = walk.idOf.get(folded(found))!;
    if (walk.seen.has(id)) continue;
    walk.seen.add(id);
    walk.used.add(id);
    parts.push(...plain(text.slice(from, index)), link(id, found));
    from = index + found.length;
  }
  return [...parts, ...plain(text.slice(from))];
}

const plain = (value: string): Child[] => (value === '' ? [] : [{ type: 'text', value }]);

const link = (id: string, value: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: {
    className: ['term'],
    href: termHref(id),
    dataCard: termCardId(id),
    ariaDescribedBy: [definitionId(id)],
  },
  children: [{ type: 'text', value }],
});
