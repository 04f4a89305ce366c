import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { Failure } from '@/lib/runtime/lab-error';
import type { Options } from '@/lib/runtime/protocol';
import { remedies } from './remedies';

interface FailureNoticeProps {
  readonly failure: Failure;
  readonly options: Options;
  /** Runs again with these options. */
  readonly onRetry: (options: Options) => void;
}

/** What happened, where, what to do, and the ways on. */
export const FailureNotice = ({ failure, options, onRetry }: FailureNoticeProps) => (
  <FailureFrame failure={failure}>
    <Button onClick={() => onRetry(options)}>Try again</Button>
    {remedies(failure, options).map((remedy) => (
      <Button key={remedy.label} onClick={() => onRetry(remedy.options)}>
        {remedy.label}
      </Button>
    ))}
  </FailureFrame>
);

/** @param children the ways on, as buttons */
export function FailureFrame({ failure, children }: { readonly failure: Failure; readonly children: ReactNode }) {
  return (
    <div role="alert" data-failure={failure.code} className="mt-3 border-l-4 border-danger pl-3 text-sm">
      <p className="m-0 font-semibold text-danger">{failure.what}</p>
      <p className="m-0 text-xs text-soft [overflow-wrap:anywhere]">In: {failure.where}</p>
      <p className="m-0 mt-1">{failure.advice}</p>
      <div className="mt-2 flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
