import type { DemoRun } from '@/lib/runtime/protocol';

type Kind = DemoRun['marks'][number]['kind'];

const meanings: Readonly<Record<Kind, { readonly title: string; readonly meaning: string }>> = {
  hidden: {
    title: 'The page was hidden during the run',
    meaning: 'Do not compare its speeds with others; sizes and quality are unaffected.',
  },
  drift: {
    title: 'Speed drifted during the run',
    meaning: 'Both models are timed in turns, so that ratios suffer less.',
  },
  idle: {
    title: 'A step changed nothing',
    meaning:
      'Either its settings ask for nothing, or an earlier step left nothing that it works on: integer codes in place of weights, for example.',
  },
  backend: {
    title: 'The backend needs a second look',
    meaning: 'The figures hold for the backend named above and may differ on another.',
  },
};

/** A number stays in one line with its percent sign. */
const unbroken = (note: string) => note.replaceAll(/(\d) %/g, '$1\u00a0%');

/** What a reader should know before trusting the figures. */
export function Marks({ marks }: { readonly marks: DemoRun['marks'] }) {
  if (marks.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="m-0 grid list-none gap-2 p-0 text-sm">
      {marks.map(({ kind, note }) => (
        <li key={`${kind} ${note}`} data-mark={kind} className="m-0 border-l-4 border-danger pl-3">
          <strong className="font-semibold">
            <span aria-hidden>⚠ </span>
            {meanings[kind].title}.
          </strong>{' '}
          {unbroken(note)} <span className="text-soft">{meanings[kind].meaning}</span>
        </li>
      ))}
    </ul>
  );
}
