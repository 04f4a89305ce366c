/** Scores both models on the held-out texts, window by window, so that agreement costs no memory. */
import type { Measure } from '@/lib/measure/measure';
import { textIds, type TextId } from '@/lib/measure/metrics';
import { qualityMeasures, scoreWindow, type WindowScore } from '@/lib/measure/scores';
import { tokenBytes, windows, type TextWindow, type TokenizerJson } from '@/lib/measure/text';
import { logits } from './decode';
import type { TextDownload } from './download';
import type { Pair } from './pair';
import type { Reporter } from './progress';
import { LabError } from './lab-error';
import type { Session, Tokenizer } from './transformers';

export interface TokenisedText {
  readonly id: TextId;
  readonly windows: readonly TextWindow[];
  /** UTF-8 bytes of each token of the vocabulary. */
  readonly bytes: ArrayLike<number>;
}

function textOf(texts: readonly TextDownload[], id: TextId): string {
  const found = texts.find((text) => text.id === id && text.role === 'evaluation');
  if (found) return found.text;
  throw new LabError({
    code: 'file-missing',
    what: `The list of texts has no ${id}`,
    where: 'eval/manifest.json',
    advice: 'Reload the page; if it persists, please report it.',
  });
}

export function tokenise(
  texts: readonly TextDownload[],
  tokenizerJson: string,
  tokenizer: Tokenizer,
  bos: number,
  count: number,
): TokenisedText[] {
  const bytes = tokenBytes(JSON.parse(tokenizerJson) as TokenizerJson);
  return textIds.map((id) => ({ id, bytes, windows: windows(tokenizer.encode(textOf(texts, id)), { bos, count }) }));
}

async function scoreOne(sessions: Pair<Session>, { input, targets }: TextWindow, bytes: ArrayLike<number>) {
  const ids = Array.from(input);
  const baseline = await logits(sessions.baseline, ids);
  const treated = await logits(sessions.treated, ids);
  return {
    baseline: scoreWindow({ logits: baseline, targets, bytes }),
    treated: scoreWindow({ logits: treated, targets, bytes, baseline }),
  };
}

/** Bits per byte, perplexity and agreement on every text. */
export async function scoreTexts(
  sessions: Pair<Session>,
  texts: readonly TokenisedText[],
  seed: number,
  report: Pick<Reporter, 'update'>,
): Promise<Measure[]> {
  const total = texts.reduce((sum, text) => sum + text.windows.length, 0);
  const measures: Measure[] = [];
  let done = 0;
  for (const text of texts) {
    const scores: Pair<WindowScore>[] = [];
    for (const window of text.windows) {
      scores.push(await scoreOne(sessions, window, text.bytes));
      report.update(`Scoring ${text.id}, window ${scores.length} of ${text.windows.length}`, ++done / total);
    }
    const [baseline, treated] = [scores.map((score) => score.baseline), scores.map((score) => score.treated)];
    measures.push(...qualityMeasures(text.id, baseline, treated, seed));
  }
  return measures;
}
