/** An article's MDX becomes code for mdx-bundler's getMDXComponent; server only. */
import { bundleMDX } from 'mdx-bundler';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { ContentError } from '@/lib/articles/content-error';
import type { Entry } from '@/lib/articles/entry';
import { rehypeFormulas } from '@/lib/articles/formulas';
import { readGlossary, type Term } from '@/lib/articles/glossary';
import { rehypeTerms } from '@/lib/articles/mark-terms';
import { rehypeAnchors } from '@/lib/articles/links';
import { remarkFigures, remarkHeadings, remarkNoImports, remarkReports } from '@/lib/articles/mdx-rules';
import { rehypeTables } from '@/lib/articles/name-tables';
import { type Outline, rehypeOutline } from '@/lib/articles/outline';
import { rehypePermalinks } from '@/lib/articles/permalinks';

export interface CompiledArticle extends Outline {
  readonly code: string;
  /** Ids of the glossary's terms that it uses. */
  readonly terms: readonly string[];
}

/** By body: one article is asked for by its page, its Markdown twin and the search index. */
const compiled = new Map<string, Promise<CompiledArticle>>();

/** @throws ContentError with file and line when the MDX does not compile or breaks a rule of mdx-rules.ts or links.ts. */
export function compileArticle(entry: Entry): Promise<CompiledArticle> {
  const known = compiled.get(entry.body);
  const article = known ?? compileBody(entry);
  compiled.set(entry.body, article);
  return article;
}

async function compileBody(entry: Entry): Promise<CompiledArticle> {
  const found: Found = { outline: { headings: [], words: 0 }, terms: [] };
  const { code } = await bundleMDX({
    source: entry.body,
    cwd: process.cwd(),
    mdxOptions: (options) => withPlugins(options, found, termsFor(entry)),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
  }).catch((error: unknown) => {
    throw contentError(entry, error);
  });
  return { code, ...found.outline, terms: found.terms };
}

/** What the plugins find on the way. */
interface Found {
  outline: Outline;
  terms: readonly string[];
}

/** An entry does not explain its own name. */
const termsFor = ({ slug }: Entry) => readGlossary().filter(({ entry }) => entry !== slug);

type MdxOptions = Parameters<NonNullable<Parameters<typeof bundleMDX>[0]['mdxOptions']>>[0];

function withPlugins(options: MdxOptions, found: Found, terms: readonly Term[]): MdxOptions {
  return {
    ...options,
    // First, since mdx-bundler's own plugin adds an export for the front matter.
    remarkPlugins: [
      remarkNoImports,
      ...(options.remarkPlugins ?? []),
      remarkGfm,
      remarkMath,
      remarkHeadings,
      remarkFigures,
      remarkReports,
    ],
    rehypePlugins: [
      ...(options.rehypePlugins ?? []),
      rehypeSlug,
      rehypeTables,
      rehypeAnchors,
      [rehypeOutline, (outline: Outline) => void (found.outline = outline)],
      [rehypeTerms, { terms, receive: (ids: readonly string[]) => void (found.terms = ids) }],
      rehypePermalinks,
      rehypeFormulas,
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
