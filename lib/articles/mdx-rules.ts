/** What an article may not contain: each rule is a plugin that stops the compiler at the place. */
interface Positioned {
  readonly type: string;
  readonly position?: { readonly start: { readonly line: number } };
}
interface VFile {
  fail(reason: string, place?: unknown): never;
}

/** Articles name their components and never import them; see the vocabulary in components/mdx. */
export function remarkNoImports() {
  return (tree: { readonly children: readonly Positioned[] }, file: VFile): void => {
    const esm = tree.children.find((node) => node.type === 'mdxjsEsm');
    if (esm) file.fail('articles neither import nor export; use the words of the vocabulary', esm);
  };
}
