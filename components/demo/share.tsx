'use client';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { Cite } from '@/components/entry/cite-table';
import { download } from '@/components/ui/download';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { DemoRun } from '@/lib/runtime/protocol';
import type { Parameters } from '@/lib/technique/parameters';
import { citeOwnRun, permalink } from './cite';
import { settingsText } from './differences';
import { csvBlob, fileName, jsonBlob, latexBlob } from './export-run';
import type { Catalogue } from './pipeline';
import { useClientValue } from './use-client-value';

interface ShareProps {
  readonly title: string;
  readonly technique: string;
  readonly parameters: Parameters;
  readonly catalogue: Catalogue;
  readonly run: DemoRun | null;
  readonly onOpen: (run: DemoRun) => void;
}

/** Everything by which a run leaves the page or comes to it. */
export function Share({ title, technique, parameters, catalogue, run, onOpen }: ShareProps) {
  const page = useClientValue(() => window.location.origin + window.location.pathname, `/techniques/${technique}/`);
  const steps = run ? settingsText(parameters, run, catalogue) : '';
  return (
    <div className="grid gap-2 text-sm print:hidden">
      <div className="flex flex-wrap gap-2">
        {run && (
          <>
            <Button onClick={() => download(jsonBlob(run), `${fileName(run)}.json`)}>Export JSON</Button>
            <Button onClick={() => download(csvBlob(run), `${fileName(run)}.csv`)}>Export CSV</Button>
            <Button onClick={() => download(latexBlob(run, title, steps), `${fileName(run)}.tex`)}>Export LaTeX</Button>
            <CopyButton text={permalink(parameters, run, page, catalogue)} label="Copy link" />
          </>
        )}
        <OpenRun technique={technique} onOpen={onOpen} />
      </div>
      {run && <Cite what="run" citation={citeOwnRun({ title, parameters, catalogue, run, page })} />}
    </div>
  );
}

interface OpenRunProps {
  readonly technique: string;
  readonly onOpen: (run: DemoRun) => void;
}

/** A file chooser behind a button; the checks come with it when first used. */
function OpenRun({ technique, onOpen }: OpenRunProps) {
  const input = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState('');
  const messageId = useId();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    const { openRunFile } = await import('./open-run');
    const opened = await openRunFile(file, technique);
    setMessage(opened.ok ? '' : opened.message);
    if (opened.ok) onOpen(opened.run);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()} aria-describedby={messageId}>
        Open a run…
      </Button>
      <input ref={input} type="file" accept=".json,application/json" aria-label="Run file" hidden onChange={read} />
      <p id={messageId} role="alert" data-notice="open-run" className="m-0 basis-full text-danger empty:hidden">
        {message}
      </p>
    </>
  );
}
