import { repository } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';

/** Where the page's text lives, and how to have it corrected. */
export function Correct({ entry }: { entry: Entry }) {
  return (
    <p className="no-print mt-8 text-soft">
      {repository ? (
        <>
          <a href={`${repository}/edit/main/${entry.file}`}>Edit this page</a> or{' '}
          <a href={`${repository}/issues/new?title=${encodeURIComponent(`${entry.title}: `)}`}>report an error</a>.
        </>
      ) : (
        <>
          Source of this page: <code>{entry.file}</code>. <a href="/about/#corrections">Correct it</a>.
        </>
      )}
    </p>
  );
}
