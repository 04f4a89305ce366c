'use client';
/** The entries that the filters keep, as data. */
import { useMemo, useRef } from 'react';
import { useClientValue } from '@/components/demo/use-client-value';
import { type Chunk, chunked, usePresence } from '@/components/taxonomy/chunks';
import { jsonLdText } from '@/components/taxonomy/json-ld';
import type { Outline } from '@/components/taxonomy/outline';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { download } from '@/components/ui/download';

export function JsonLdView({ outline }: { outline: Outline }) {
  const base = useClientValue(() => location.origin, '');
  const { head, concepts, tail } = useMemo(() => jsonLdText(outline, base), [outline, base]);
  const chunks = useMemo(() => chunked(concepts, () => false), [concepts]);
  const text = useMemo(() => [head, ...concepts, tail].join(''), [head, concepts, tail]);
  return (
    <div className="grid gap-3 border-y border-rule py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <CopyButton text={text} label="Copy JSON-LD" />
        <Button
          onClick={() => download(new Blob([text], { type: 'application/ld+json' }), 'slm-atlas-taxonomy.jsonld')}
        >
          Download
        </Button>
        <p className="m-0 text-soft">
          {chunks.length > 1 && 'Below, only what is near the screen is written out; both buttons give all of it. '}
          The whole scheme with all its properties: <a href="/taxonomy.jsonld">JSON-LD</a>,{' '}
          <a href="/taxonomy.ttl">Turtle</a>; <a href="/data/">all data</a>.
        </p>
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label="Taxonomy as JSON-LD"
        data-json-ld
        className="m-0 max-h-[70svh] overflow-auto rounded-sm border border-rule bg-paper p-3 text-xs"
      >
        {head}
        {chunks.length === 1 ? concepts : chunks.map((chunk) => <Concepts key={chunk.start} chunk={chunk} />)}
        {tail}
      </pre>
    </div>
  );
}

/** px, of `text-xs` */
const LINE = 16;

function Concepts({ chunk }: { readonly chunk: Chunk<string> }) {
  const place = useRef<HTMLSpanElement>(null);
  const text = chunk.rows.join('');
  const lines = text.split('\n').length - 1;
  const { present, height } = usePresence(place, chunk, (lines * LINE) / chunk.rows.length);
  return (
    <span ref={place} className="block" style={present ? undefined : { height }}>
      {present && text}
    </span>
  );
}
