/** Links between articles: whether there is a page at their end, and on it the place that they name. */
import type { Element, Nodes, Root } from 'hast';
import { ContentError } from '@/lib/articles/content-error';
import { type Entry, kinds } from '@/lib/articles/entry';

/** Pages that are no entries and that an article may link to. */
export const otherPages: readonly string[] = [
  '/',
  ...['bibliography', 'compare', 'data', 'editions', 'glossary', 'list', 'method', 'runs', ...kinds].map(
    (name) => `/${name}/`,
  ),
];

/** Sections that the page of an entry has below the article. */
const pageSections = ['below', 'related', 'references', 'cite', 'changes'];

/** `[words](/kind/slug/)`, with or without a place on that page. */
const internal = /\]\((\/[^)\s#]*)(?:#[^)\s]*)?[^)]*\)/g;

/**
 * @param runs addresses of the pages of recorded runs
 * @throws ContentError at the first link to a page that there is not
 */
export function checkLinks(entries: readonly Entry[], runs: readonly string[] = []): void {
  const pages = new Set([...otherPages, ...entries.map(({ href }) => href), ...runs]);
  for (const entry of entries)
    for (const link of entry.body.matchAll(internal))
      if (!pages.has(link[1])) throw deadLink(entry, link[1], link.index);
}

function deadLink({ file, body, lines }: Entry, href: string, at: number): ContentError {
  const line = (lines?.body ?? 1) + body.slice(0, at).split('\n').length - 1;
  return new ContentError(file, line, `links to "${href}", and no page is there; correct the address.`);
}

interface VFile {
  fail(reason: string, place?: unknown): never;
}

/** A rehype plugin, run when headings and tables have their ids: a link to a place on the page itself finds it. */
export function rehypeAnchors() {
  return (tree: Root, file: VFile): void => {
    const elements = elementsIn(tree);
    const ids = new Set([...pageSections, ...elements.map(({ properties }) => String(properties.id))]);
    for (const element of elements) {
      const place = placeOf(element);
      if (place !== null && !ids.has(place))
        file.fail(`links to "#${place}", and no heading or table of the page has that address`, element);
    }
  };
}

/** The place on the same page that an element links to. */
function placeOf({ tagName, properties: { href } }: Element): string | null {
  return tagName === 'a' && typeof href === 'string' && href.startsWith('#') ? decodeURIComponent(href.slice(1)) : null;
}

const elementsIn = (node: Nodes): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsIn) : []),
];
