import { repository } from '@/components/layout/site';
import { CopyButton } from '@/components/ui/copy-button';
import type { Entry } from '@/lib/articles/entry';
import { correctionLink } from './correction';

/** Where the page's text lives, how to take it along, and how to have it corrected. */
export function Correct({ entry }: { entry: Entry }) {
  const { file, title, href, slug } = entry;
  return (
    <div className="no-print mt-8 grid grid-cols-1 gap-3 text-soft">
      <p>
        {repository ? (
          <a href={`${repository}/edit/main/${file}`}>Edit this page</a>
        ) : (
          <>
            Source of this page: <code>{file}</code>
          </>
        )}
        . <a href={correctionLink({ title: `${title}: ` })}>Report an error</a>.
      </p>
      <CopyButton text={{ href: `${href}${slug}.md` }} label="Copy as Markdown" />
    </div>
  );
}
