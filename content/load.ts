import { LabError } from '@/lib/runtime/lab-error';
import type { Technique } from '@/lib/technique/technique';

/** How Node, Vite and Turbopack say that no such module exists (as opposed to one that fails to arrive or to run). */
const notFound = /cannot find module|unknown variable dynamic import|does not exist|failed to load url/i;

const unknown = (slug: string, cause?: unknown) =>
  new LabError(
    {
      code: 'unknown-technique',
      what: `There is no technique “${slug.slice(0, 80)}”`,
      where: 'content/techniques',
      advice: 'Open a technique from the list of techniques; its address ends in its name.',
    },
    { cause },
  );

/**
 * The technique of a folder of content/techniques, as a chunk of its own.
 * @throws LabError 'unknown-technique' when the slug is not of lower-case letters, digits and hyphens, or has no technique.
 */
export async function loadTechnique(slug: string): Promise<Technique> {
  if (!/^[a-z0-9-]+$/.test(slug)) throw unknown(slug);
  try {
    const module = (await import(`./techniques/${slug}/technique.ts`)) as { default: Technique };
    return module.default;
  } catch (error) {
    if (error instanceof Error && notFound.test(error.message)) throw unknown(slug, error);
    throw error;
  }
}
