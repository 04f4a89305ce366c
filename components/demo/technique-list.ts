/** The techniques that can be steps, from the taxonomy. Server only. */
import { loadTechnique } from '@/content/load';
import { nodeOf } from '@/lib/taxonomy/build';
import type { Taxonomy } from '@/lib/taxonomy/taxonomy';
import type { ListedTechnique } from './pipeline';

/** In the order of the taxonomy. */
export const techniqueList = (taxonomy: Taxonomy): Promise<ListedTechnique[]> =>
  Promise.all(
    taxonomy
      .filter(({ demo }) => demo)
      .map(async ({ id, title, parent }) => {
        const { parameters, models } = await loadTechnique(id);
        const group = parent ? nodeOf(taxonomy, parent).title : '';
        return { slug: id, title, group, parameters, ...(models && { models }) };
      }),
  );
