/** Headings of an article that can be linked to by being clicked. */
import type { Element, Nodes, Root } from 'hast';
import { headingDepth } from '@/lib/articles/outline';

/**
 * A rehype plugin: the words of each heading become a link to it, so that the heading's name stays as it is. Runs after rehypeTerms,
 * for a heading with a link of its own is left as it is: links do not stand in links.
 */
export function rehypePermalinks() {
  return (tree: Root): void => {
    for (const heading of headingsIn(tree)) {
      const href = `#${String(heading.properties.id)}`;
      if (hasLink(heading)) continue;
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { className: ['permalink'], href },
        children: heading.children,
      };
      heading.children = [link];
    }
  };
}

const headingsIn = (node: Nodes): Element[] => {
  if (headingDepth(node)) return [node as Element];
  return 'children' in node ? node.children.flatMap(headingsIn) : [];
};

const hasLink = (node: Nodes): boolean =>
  (node.type === 'element' && node.tagName === 'a') || ('children' in node && node.children.some(hasLink));
