import { createElement } from 'react';
import { getMDXComponent } from 'mdx-bundler/client';
import { Cards } from '@/components/mdx/cards';
import { Definitions } from '@/components/mdx/definitions';
import { ScrollRegions } from '@/components/mdx/scroll-regions';
import { vocabulary } from '@/components/mdx/vocabulary';
import { compileArticle } from '@/lib/articles/compile';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { EvaluationSlot } from './evaluation-slot';

interface Props {
  readonly entry: Entry;
  readonly code: string;
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** The article's prose. Compiled code is evaluated here, on the server: none of it reaches the browser. */
export async function Article({ entry, code, bibliography }: Props) {
  const { terms } = await compileArticle(entry);
  return (
    <div className="prose has-margin">
      {createElement(getMDXComponent(code), { components: vocabulary({ entry, bibliography }) })}
      {entry.kind === 'models' && <EvaluationSlot slug={entry.slug} />}
      <Definitions ids={terms} />
      <Cards />
      <ScrollRegions />
    </div>
  );
}
