/** An article's MDX becomes code for mdx-bundler's getMDXComponent; server only. */
import { bundleMDX } from 'mdx-bundler';
import rehypeKatex from 'rehype-katex';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { ContentError } from '@/lib/articles/content-error';
import type { Entry } from '@/lib/articles/entry';
import { rehypeFormulasParse, remarkNoImports } from '@/lib/articles/mdx-rules';
import { type Outline, rehypeOutline } from '@/lib/articles/outline';

export interface CompiledArticle extends Outline {
  readonly code: string;
}

/** By body: one article is asked for by its page, its Markdown twin and the search index. */
const compiled = new Map<string, Promise<CompiledArticle>>();

/** @throws ContentError with file and line when the MDX does not compile or imports something. */
export function compileArticle(entry: Entry): Promise<CompiledArticle> {
  const known = compiled.get(entry.body);
  const article = known ?? compileBody(entry);
  compiled.set(entry.body, article);
  return article;
}

async function compileBody(entry: Entry): Promise<CompiledArticle> {
  let outline: Outline = { headings: [], words: 0 };
  const receive = (found: Outline) => {
    outline = found;
  };
  const { code } = await bundleMDX({
    source: entry.body,
    cwd: process.cwd(),
    mdxOptions: (options) => withPlugins(options, receive),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
  }).catch((error: unknown) => {
    throw contentError(entry, error);
  });
  return { code, ...outline };
}

type MdxOptions = Parameters<NonNullable<Parameters<typeof bundleMDX>[0]['mdxOptions']>>[0];

function withPlugins(options: MdxOptions, receive: (outline: Outline) => void): MdxOptions {
  return {
    ...options,
    // First, since mdx-bundler's own plugin adds an export for the front matter.
    remarkPlugins: [remarkNoImports, ...(options.remarkPlugins ?? []), remarkGfm, remarkMath],
    rehypePlugins: [
      ...(options.rehypePlugins ?? []),
      rehypeSlug,
      [rehypeOutline, receive],
      [rehypeKatex, { output: 'htmlAndMathml' }],
      rehypeFormulasParse,
    ],
  };
}

/** What esbuild throws; `cause` is the message of the remark or rehype plugin that failed. */
interface BundleFailure {
  readonly message: string;
  readonly errors?: readonly { readonly detail?: { readonly cause?: PluginMessage; readonly line?: number } }[];
}
interface PluginMessage {
  readonly reason?: string;
  readonly message: string;
  readonly line?: number;
}

function contentError(entry: Entry, error: unknown): ContentError {
  const failure = error as BundleFailure;
  const detail = failure.errors?.[0]?.detail;
  const cause: PluginMessage = detail?.cause ?? failure;
  // MDX ends some reasons with the place, "(4:1-4:17)", and gives it nowhere else.
  const [, reason, place] = /^([^]*?)(?: \((\d+):\d+(?:-\d+:\d+)?\))?$/.exec(cause.reason ?? cause.message)!;
  const line = Number(place ?? cause.line ?? detail?.line ?? 1);
  const start = entry.lines?.body ?? 1;
  return new ContentError(entry.file, start + line - 1, `the MDX does not compile: ${reason}.`);
}
