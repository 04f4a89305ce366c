/** What an article may not contain: each rule is a plugin that stops the compiler at the place. */
interface Positioned {
  readonly type: string;
  readonly position?: { readonly start: { readonly line: number } };
}
interface Message {
  readonly source?: string;
  readonly place?: unknown;
  readonly cause?: unknown;
}
interface VFile {
  readonly messages: readonly Message[];
  fail(reason: string, place?: unknown): never;
}

/** Articles name their components and never import them; see the vocabulary in components/mdx. */
export function remarkNoImports() {
  return (tree: { readonly children: readonly Positioned[] }, file: VFile): void => {
    const esm = tree.children.find((node) => node.type === 'mdxjsEsm');
    if (esm) file.fail('articles neither import nor export; use the words of the vocabulary', esm);
  };
}

/** rehype-katex only warns about a formula that it cannot read, and prints its source in red. */
export function rehypeFormulasParse() {
  return (_tree: unknown, file: VFile): void => {
    const warning = file.messages.find((message) => message.source === 'rehype-katex');
    if (warning) file.fail((warning.cause as Error).message, warning.place);
  };
}
