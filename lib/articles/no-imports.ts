/** Articles name their components and never import them; see the vocabulary in components/mdx. */
interface Positioned {
  readonly type: string;
  readonly position?: { readonly start: { readonly line: number } };
}
interface VFile {
  fail(reason: string, place?: Positioned): never;
}

/** A remark plugin that stops at the first `import` or `export`. */
export function remarkNoImports() {
  return (tree: { readonly children: readonly Positioned[] }, file: VFile) => {
    const esm = tree.children.find((node) => node.type === 'mdxjsEsm');
    if (esm) file.fail('articles neither import nor export; use the words of the vocabulary', esm);
  };
}
