/** What is decided on the calibration set before a graph is edited: the rows that stay, and the floor of all others. */
import type { OnnxModel } from '@/lib/onnx/model';
import type { Lab, Subject } from '@/lib/technique/technique';
import { calibrationLogits, calibrationTokens } from './calibration';
import { meanCoverage } from './coverage';
import { requireEnds, specialTokens, withSpecial, type VocabularyEnds } from './ends';
import { fitFloor, positionsOf, type Position } from './floor';
import { leaveOneOut, ranking, total, type Profile, type Select } from './profile';

/** The calibration set as the choice of rows sees it. */
export interface Counted {
  readonly sequences: readonly (readonly number[])[];
  /** One for each sequence. */
  readonly profiles: readonly Profile[];
  /** Whether a position may also use the tokens read up to it. */
  readonly request: boolean;
}

export interface Chosen {
  readonly rows: readonly number[];
  /** For each sequence the rows that all others choose: what it is judged with, since a new text was not counted either. */
  readonly heldOut: readonly (readonly number[])[];
}

export const choose = ({ profiles }: Counted, select: Select): Chosen => ({
  rows: select(total(profiles)),
  heldOut: leaveOneOut(profiles, select),
});

/** The most likely floor for tokens outside, by the full model's logits on the calibration set. */
export async function floorFor(
  lab: Lab,
  model: OnnxModel,
  ends: VocabularyEnds,
  { sequences, request }: Counted,
  { heldOut }: Chosen,
): Promise<number> {
  const positions: Position[] = [];
  let done = 0;
  for await (const { sequence, logits } of calibrationLogits(lab, model, ends)) {
    positions.push(...positionsOf(sequence, logits, { kept: heldOut[done], request }));
    done++;
    lab.report(`Fitting the floor: sequence ${done} of ${sequences.length}`, 0.1 + (0.8 * done) / sequences.length);
  }
  return fitFloor(positions);
}

/** Shares of the vocabulary at which coverage is plotted. */
const shares = [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4];

/** Plots the share of tokens inside by static rows, each sequence with the rows that all others choose. */
export function plotCoverage(lab: Lab, series: string, { sequences, profiles, request }: Counted): void {
  const ranked = leaveOneOut(profiles, ({ counts }) => ranking(counts));
  for (const share of shares) {
    const rows = Math.max(1, Math.round(share * ranked[0].length));
    const kept = ranked.map((tokens) => tokens.slice(0, rows));
    lab.plot(`${series} by static rows`, rows, meanCoverage(sequences, kept, request).share);
  }
}

/** How rows are counted and chosen. */
export interface Rule {
  /** Said before counting. */
  readonly doing: string;
  /** Counts one sequence. */
  readonly count: (sequence: readonly number[], vocabulary: number) => Profile;
  readonly select: (vocabulary: number) => Select;
  /** Whether a position may also use the tokens read up to it. */
  readonly request: boolean;
  /** Series of coverage that are plotted, with what a position may use in each. */
  readonly series: Readonly<Record<string, boolean>>;
}

export interface Plan extends Chosen {
  readonly ends: VocabularyEnds;
  readonly sequences: Counted['sequences'];
  /** The logit of tokens outside. */
  readonly floor: number;
}

/** Counts, chooses and fits, with what is found plotted. @throws OnnxError where an end of the vocabulary cannot be cut */
export async function planRows({ model, config }: Subject, lab: Lab, rule: Rule): Promise<Plan> {
  lab.report(rule.doing, 0);
  const ends = requireEnds(model);
  const sequences = await calibrationTokens(lab, model, ends);
  const profiles = sequences.map((sequence) => rule.count(sequence, ends.vocabulary));
  const counted = { sequences, profiles, request: rule.request };
  for (const [series, request] of Object.entries(rule.series)) plotCoverage(lab, series, { ...counted, request });
  const [select, special] = [rule.select(ends.vocabulary), specialTokens(config, ends.vocabulary)];
  const chosen = choose(counted, (profile) => withSpecial(select(profile), special));
  return { ...chosen, ends, sequences, floor: await floorFor(lab, model, ends, counted, chosen) };
}
