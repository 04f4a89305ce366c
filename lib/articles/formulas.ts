/** Formulas as KaTeX writes them, put into the page as text: no compiler, renderer or browser walks their hundred elements. */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import katex from 'katex';

interface VFile {
  fail(reason: string, place?: unknown): never;
}

/** A rehype plugin for the formulas that remark-math found. A formula that KaTeX cannot read stops the compiler at its place. */
export function rehypeFormulas() {
  return (tree: Root, file: VFile): void => writeFormulas(tree, file);
}

function writeFormulas(parent: Parents, file: VFile): void {
  parent.children.forEach((child, index) => {
    const formula = formulaIn(child);
    if (formula) parent.children[index] = written(formula, (reason) => file.fail(reason, child));
    else if ('children' in child) writeFormulas(child, file);
  });
}

interface Formula {
  readonly tex: string;
  /** On a line of its own. */
  readonly displayed: boolean;
}

/** `<code class="math-inline">`, or a `<pre>` around `<code class="math-display">`. */
function formulaIn(element: Nodes): Formula | null {
  if (element.type !== 'element') return null;
  if (hasClass(element, 'math-inline')) return { tex: textOf(element), displayed: false };
  const [inner] = element.children;
  if (element.tagName !== 'pre' || inner?.type !== 'element' || !hasClass(inner, 'math-display')) return null;
  return { tex: textOf(inner), displayed: true };
}

const hasClass = ({ properties: { className } }: Element, name: string) =>
  Array.isArray(className) && className.includes(name);

const textOf = ({ children }: Element) => children.map((child) => (child.type === 'text' ? child.value : '')).join('');

/**
 * KaTeX's outermost span as an element of MDX, all within it as text: HTML for the eye, MathML for assistive technology.
 * The cast is for a kind of node that hast itself does not know.
 */
function written({ tex, displayed }: Formula, fail: (reason: string) => never): ElementContent {
  const html = rendered(tex, displayed, fail);
  const [, className, inner] = /^<span class="([\w -]+)">([^]*)<\/span>$/.exec(html)!;
  return {
    type: displayed ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name: 'span',
    attributes: [
      { type: 'mdxJsxAttribute', name: 'className', value: className },
      { type: 'mdxJsxAttribute', name: 'dangerouslySetInnerHTML', value: innerHtml(inner) },
    ],
    children: [],
  } as unknown as ElementContent;
}

function rendered(tex: string, displayMode: boolean, fail: (reason: string) => never): string {
  const key = `${displayMode} ${tex}`;
  const html = typeset.get(key) ?? inKatex(tex, displayMode, fail);
  typeset.set(key, html);
  return html;
}

/** The same letters come back in hundreds of articles, several times in each. */
const typeset = new Map<string, string>();

function inKatex(tex: string, displayMode: boolean, fail: (reason: string) => never): string {
  try {
    return katex.renderToString(tex, { displayMode, output: 'htmlAndMathml', throwOnError: true });
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** The expression `{ __html: '…' }`, as MDX wants it: a syntax tree. */
function innerHtml(html: string) {
  const name = { type: 'Identifier', name: '__html' };
  const value = { type: 'Literal', value: html };
  const property = {
    type: 'Property',
    key: name,
    value,
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
  };
  const expression = { type: 'ObjectExpression', properties: [property] };
  const program = { type: 'Program', sourceType: 'module', body: [{ type: 'ExpressionStatement', expression }] };
  return { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree: program } };
}
