'use client';
import { Results } from '@/components/demo/results';
import type { DemoRun } from '@/lib/runtime/protocol';

interface RunFiguresProps {
  readonly run: DemoRun;
  readonly title: string;
  readonly provenance: string;
}

/** The tables and drawings that the panel of the demonstration shows for the run. */
export const RunFigures = (props: RunFiguresProps) => (
  <div className="font-sans text-sm leading-normal text-ink">
    <Results {...props} />
  </div>
);
