/** What an article may not contain: each rule is a plugin that stops the compiler at the place. */
interface Positioned {
  readonly type: string;
  readonly position?: { readonly start: { readonly line: number } };
  /** Of a heading. */
  readonly depth?: number;
  /** Of text. */
  readonly value?: string;
  /** Of an image. */
  readonly alt?: string | null;
  /** Of a word of the vocabulary. */
  readonly name?: string | null;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Positioned[];
}
interface Root {
  readonly children: readonly Positioned[];
}
interface VFile {
  fail(reason: string, place?: unknown): never;
}

/** Articles name their components and never import them; see the vocabulary in components/mdx. */
export function remarkNoImports() {
  return (tree: Root, file: VFile): void => {
    const esm = tree.children.find((node) => node.type === 'mdxjsEsm');
    if (esm) file.fail('articles neither import nor export; use the words of the vocabulary', esm);
  };
}

/** The title of the page is its one heading of the first level; those of an article stand below it, one level at a time. */
export function remarkHeadings() {
  return (tree: Root, file: VFile): void => {
    let above = 1;
    for (const node of nodesIn(tree)) {
      if (node.type !== 'heading') continue;
      const { depth = 1 } = node;
      if (depth < 2) file.fail('the first level is the title of the page; begin with ##', node);
      if (depth > above + 1) file.fail(`a heading of level ${depth} follows one of level ${above}; skip none`, node);
      above = depth;
    }
  };
}

/** Who cannot see a figure reads its label. */
export function remarkFigures() {
  return (tree: Root, file: VFile): void => {
    for (const node of nodesIn(tree)) {
      if (node.type === 'image' && !node.alt) file.fail('an image without a text; write ![what it shows](…)', node);
      if (node.name === 'img' && !has(node, 'alt')) file.fail('an <img> without an alt', node);
      if (node.name === 'Figure' && !has(node, 'caption')) file.fail('a <Figure> without a caption', node);
    }
  };
}

/** What is said to be reported, with a figure, is cited in the same paragraph. */
export function remarkReports() {
  return (tree: Root, file: VFile): void => {
    for (const node of nodesIn(tree)) {
      if (node.type !== 'paragraph' || !/\breport(?:s|ed)\b[^.]*\d/.test(textOf(node))) continue;
      if (!nodesIn(node).some(({ name }) => name === 'Cite'))
        file.fail('a figure is said to be reported, and not where; put <Cite keys="…" /> into the paragraph', node);
    }
  };
}

const has = ({ attributes = [] }: Positioned, name: string) =>
  attributes.some((attribute) => attribute.name === name && attribute.value !== '');

/** In the order of the document. */
const nodesIn = ({ children = [] }: Positioned | Root): Positioned[] =>
  children.flatMap((child) => [child, ...nodesIn(child)]);

const textOf = (node: Positioned): string =>
  nodesIn(node)
    .filter(({ type }) => type === 'text')
    .map(({ value }) => value)
    .join('');
