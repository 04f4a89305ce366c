/** Tasks in chat form: what a user asks and what the model is to answer. */
import type { Random } from '@/lib/tensor/random';
import type { Story } from '../stories/plot';

/** Held-out exercises are worded in ways that training never shows, not only filled with other words. */
export type Wording = 'train' | 'held-out';

export interface Exercise {
  /** Id of the task: 'routing', 'sentiment' … */
  readonly task: string;
  /** What accuracy is broken down by: a class, a kind of question, a number of digits. */
  readonly group: string;
  readonly question: string;
  readonly answer: string;
  /** All possible answers, where the task chooses among a few. */
  readonly choices?: readonly string[];
}

export interface Sources {
  readonly random: Random;
  readonly wording: Wording;
  /** A story nobody has asked about yet, of the split that the wording belongs to. */
  story(): Story;
}

export interface Task {
  readonly id: string;
  make(sources: Sources): Exercise;
}

/** Up to the answer. */
export const promptText = ({ question }: Pick<Exercise, 'question'>): string =>
  `<|user|>\n${question}<|end|>\n<|assistant|>\n`;

export const exerciseText = (exercise: Pick<Exercise, 'question' | 'answer'>): string =>
  `${promptText(exercise)}${exercise.answer}<|end|>`;
