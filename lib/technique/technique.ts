import type { OnnxModel } from '@/lib/onnx/model';
import type { Random } from '@/lib/tensor/random';
import type { Tensor } from '@/lib/tensor/tensor';
import type { Parameters, Values } from './parameters';

export type Awaitable<T> = T | Promise<T>;

/** A model's config.json, with the keys that transformers.js needs to feed and cache it. */
export interface ModelConfig {
  readonly num_hidden_layers: number;
  readonly [key: string]: unknown;
}

/** How text is decoded: options of transformers.js `generate` that replace the greedy defaults. */
export interface Decoding {
  readonly do_sample?: boolean;
  readonly temperature?: number;
  readonly top_k?: number;
  readonly top_p?: number;
  readonly repetition_penalty?: number;
}

/** What is run and measured. The baseline and the treated model are both one. */
export interface Subject {
  readonly model: OnnxModel;
  readonly config: ModelConfig;
  readonly decoding?: Decoding;
}

/** What a technique may ask of the outside. Pure surgery never looks at it. */
export interface Lab {
  /**
   * Runs `model` over the calibration set and yields, batch by batch, the values of the named intermediate tensors,
   * each of shape [batch, tokens, …]. Only the part of the graph that they need is run.
   * @throws LabError 'unknown-tensor' when a name is not a value of the graph; the signal's reason when cancelled.
   */
  calibrate(model: OnnxModel, tensors: readonly string[]): AsyncIterable<ReadonlyMap<string, Tensor>>;
  /**
   * Loads another bundled model: a sibling, a teacher, a draft. It may be of any architecture, without attention too.
   * @throws LabError 'unknown-model' where the site has none of that id
   */
  load(id: string): Promise<Subject>;
  /** Adds a point to a named series that is drawn with the results. */
  plot(series: string, x: number, y: number): void;
  /** Says what is going on, and how far it is (0 to 1). */
  report(note: string, fraction?: number): void;
  /** Seeded by the run. */
  readonly random: Random;
  readonly signal: AbortSignal;
}

export interface Technique<P extends Parameters = Parameters> {
  /** Plain data: draws the controls, travels to the worker, lives in the URL. */
  readonly parameters: P;
  /** Values under which the technique changes nothing; null, with the article saying why, if there are none. */
  readonly neutral: Partial<Values<P>> | null;
  /**
   * What `apply` alters of the graph's interface, if anything, in a sentence (a removed layer takes its cache inputs
   * and outputs along). Absent: inputs and outputs keep names, types and shapes.
   */
  readonly interfaceChange?: string;
  /** Ids of the bundled models that it can be tried on, the usual one first. Absent: the one of all demonstrations. */
  readonly models?: readonly string[];
  /** What `apply` adds to the model's size, in a sentence (predictors, adapters). Absent: it packs no larger than before. */
  readonly addition?: string;
  apply(subject: Subject, values: Values<P>, lab: Lab): Awaitable<Subject>;
}

/** Declares a technique; the parameters' values reach `apply` fully typed. */
export const defineTechnique = <const P extends Parameters>(technique: Technique<P>): Technique<P> => technique;
