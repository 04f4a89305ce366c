import type { Parameters, Rejected } from '@/lib/technique/parameters';
import { valueText } from './value-text';

interface RejectedNoticeProps {
  readonly parameters: Parameters;
  readonly rejected: readonly Rejected[];
  /** What else could not be used, in sentences. */
  readonly refused: readonly string[];
}

const others: Readonly<Record<string, string>> = { seed: 'Seed', model: 'Model' };

const given = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What the address asked for and could not have. */
export function RejectedNotice({ parameters, rejected, refused }: RejectedNoticeProps) {
  if (rejected.length + refused.length === 0) return null;
  return (
    <div role="status" data-notice="rejected" className="border-b border-rule px-4 py-3">
      <p className="m-0 font-medium">The address of this page has settings that cannot be used.</p>
      <ul className="m-0 list-disc pl-5">
        {rejected.map(({ name, given: text, reason, used }) => (
          <li key={name} className="m-0 [overflow-wrap:anywhere]">
            {parameters[name]?.label ?? others[name]}: “{given(text)}” {reason}; {usedText(parameters, name, used)} is
            used instead.
          </li>
        ))}
        {refused.map((sentence) => (
          <li key={sentence} className="m-0 [overflow-wrap:anywhere]">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

const usedText = (parameters: Parameters, name: string, used: Rejected['used']) =>
  parameters[name] ? valueText(parameters[name], used) : String(used);
