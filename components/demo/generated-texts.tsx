import type { DemoRun } from '@/lib/runtime/protocol';
import { compareContinuations, type Continuations } from './continuation';

function agreement({ baseline, treated, commonWords }: Continuations): string {
  if (!baseline && !treated) return 'Both models wrote the same words.';
  if (commonWords === 0) return 'They part at the first word.';
  return `They agree for the first ${commonWords === 1 ? 'word' : `${commonWords} words`}, underlined, and then part.`;
}

/** What both models make of the same prompt. */
export function GeneratedTexts({ texts }: { readonly texts: DemoRun['texts'] }) {
  const parts = compareContinuations(texts.prompt, texts.baseline, texts.treated);
  return (
    <div>
      <h3 className="m-0 font-sans text-base font-semibold">The same prompt, continued</h3>
      <p className="m-0 mb-2 text-sm text-soft">
        {agreement(parts)} Decoding: {texts.decoding}.
      </p>
      <div className="grid gap-4 @2xl:grid-cols-2">
        <Text name="Baseline" sign="●" color="text-baseline" parts={parts} own={parts.baseline} />
        <Text name="Treated" sign="◆" color="text-accent" parts={parts} own={parts.treated} />
      </div>
    </div>
  );
}

interface TextProps {
  readonly name: string;
  readonly sign: string;
  readonly color: string;
  readonly parts: Continuations;
  readonly own: string;
}

function Text({ name, sign, color, parts, own }: TextProps) {
  return (
    <div className="min-w-0">
      <h4 className="m-0 mb-1 font-sans text-sm font-medium">
        <span aria-hidden className={color}>
          {sign}
        </span>{' '}
        {name}
      </h4>
      <p className="m-0 font-serif text-[0.9375rem] leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]">
        <mark className="bg-rule px-0.5 text-ink">{parts.prompt}</mark>
        <span className="underline decoration-edge decoration-dotted underline-offset-4">{parts.common}</span>
        {own}
      </p>
    </div>
  );
}
