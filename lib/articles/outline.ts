/** Headings and length of an article, read from its HTML tree on the way through the compiler. */
import type { Element, Nodes, Root } from 'hast';

export interface Heading {
  readonly id: string;
  readonly text: string;
  /** 2 for a section, 3 for a part of it. */
  readonly depth: number;
}

export interface Outline {
  readonly headings: readonly Heading[];
  /** Words of prose; formulas and code are not counted. */
  readonly words: number;
}

/** A rehype plugin that hands the outline to `receive`; runs after rehype-slug and before rehypeFormulas. */
export function rehypeOutline(receive: (outline: Outline) => void) {
  return (tree: Root): void => receive({ headings: headingsIn(tree), words: wordsIn(textOf(tree, isCode)) });
}

function headingsIn(node: Nodes): Heading[] {
  const depth = headingDepth(node);
  if (depth) return [{ id: String((node as Element).properties.id), text: textOf(node), depth }];
  return 'children' in node ? node.children.flatMap(headingsIn) : [];
}

/** 0 for what is no heading. */
export function headingDepth(node: Nodes): number {
  return node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0) : 0;
}

const isCode = (node: Nodes) => node.type === 'element' && node.tagName === 'code';

export function textOf(node: Nodes, skip: (node: Nodes) => boolean = () => false): string {
  if (skip(node)) return '';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child, skip)).join('') : '';
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’–-]*/gu)?.length ?? 0;
