/** Tables of the prose get an address and a name, after the heading above them. */
import type { Element, Nodes, Root } from 'hast';
import { headingDepth, textOf } from '@/lib/articles/outline';

interface Section {
  readonly id: string;
  readonly text: string;
}

/** A rehype plugin; runs after rehype-slug. The second table below a heading has the same name and a number in its address. */
export function rehypeTables() {
  return (tree: Root): void => {
    const taken = new Map<string, number>();
    let above: Section | null = null;
    for (const node of elementsIn(tree)) {
      if (headingDepth(node)) above = { id: String(node.properties.id), text: textOf(node) };
      if (node.tagName === 'table') Object.assign(node.properties, named(above, taken));
    }
  };
}

function named(above: Section | null, taken: Map<string, number>) {
  const base = above ? `table-${above.id}` : 'table';
  const count = (taken.get(base) ?? 0) + 1;
  taken.set(base, count);
  return { id: count === 1 ? base : `${base}-${count}`, ...(above && { dataName: above.text }) };
}

/** In the order of the document. */
const elementsIn = (node: Nodes): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsIn) : []),
];
