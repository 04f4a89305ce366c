'use client';
import { Button } from '@/components/ui/button';

/** Shown in place of a page whose script failed; the text of the page is lost until it is drawn again. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div className="page">
      <div className="column mx-auto grid gap-4 py-12">
        <h1>This page stopped working</h1>
        <p className="lead">A part of it failed while it was running in your browser. Nothing was sent anywhere.</p>
        <pre className="cite-text">{error.message}</pre>
        <div className="flex gap-3">
          <Button look="primary" onClick={reset}>
            Draw it again
          </Button>
          <a className="button" href="">
            Reload
          </a>
        </div>
      </div>
    </div>
  );
}
