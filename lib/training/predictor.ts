/**
 * A small network of two layers that guesses for each token which units of a layer will be at work, as in Deja Vu (arXiv
 * 2310.17157): p = σ(max(0, x A) B + c). Trained by Adam on the cross-entropy of every unit, with gradients written out.
 */
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Random } from '@/lib/tensor/random';
import { addProduct, block, product, turned, whole, type View } from './product';

export interface Predictor {
  /** A [inputs × rank]. */
  readonly a: Matrix;
  /** B [rank × units]. */
  readonly b: Matrix;
  /** c [units]; begins as the log-odds of how often each unit is at work. */
  readonly bias: Float32Array;
}

export interface Examples {
  /** [tokens × inputs] */
  readonly inputs: Matrix;
  /** [tokens × units]: 1 where the unit is at work, else 0. */
  readonly labels: Uint8Array;
}

/** max(0, X A) for tokens [tokens × inputs]. */
function hiddenOf({ a }: Predictor, x: View): Matrix {
  const hidden = product(x, whole(a));
  for (let i = 0; i < hidden.data.length; i++) hidden.data[i] = Math.max(0, hidden.data[i]);
  return hidden;
}

/** Log-odds of every unit [tokens × units], from hidden values. */
function logitsOf({ b, bias }: Predictor, hidden: Matrix): Matrix {
  const logits = zeros(hidden.rows, bias.length);
  for (let token = 0; token < hidden.rows; token++) row(logits, token).set(bias);
  addProduct(whole(logits), whole(hidden), whole(b));
  return logits;
}

/** Log-odds [tokens × units] that the predictor gives. */
export const predict = (predictor: Predictor, inputs: Matrix): Matrix =>
  logitsOf(predictor, hiddenOf(predictor, whole(inputs)));

export interface Gradients {
  /** Mean cross-entropy over tokens and units, in nats. */
  readonly loss: number;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly bias: Float32Array;
}

/** Factors of at most 2 whose product is a finite number. */
const factorsAtOnce = 1000;

/**
 * Turns log-odds into ∂loss/∂logit = (σ(z) − y) · scale, in place; returns the sum of the losses log(1 + e^z) − y z. With e = e^−|z|, which
 * cannot overflow, log(1 + e^z) = max(z, 0) + log(1 + e), and the logarithm is taken of many factors at a time.
 */
function surprise(logits: Float32Array, labels: Uint8Array, scale: number): number {
  let loss = 0;
  let product = 1;
  for (let j = 0; j < logits.length; j++) {
    const z = logits[j];
    const e = Math.exp(-Math.abs(z));
    product *= 1 + e;
    if (j % factorsAtOnce === factorsAtOnce - 1) {
      loss += Math.log(product);
      product = 1;
    }
    loss += Math.max(z, 0) - labels[j] * z;
    logits[j] = ((z < 0 ? e : 1) / (1 + e) - labels[j]) * scale;
  }
  return loss + Math.log(product);
}

/** Turns log-odds into ∂loss/∂logit, in place. @returns the mean loss, and ∂loss/∂c */
function surprises(logits: Matrix, labels: Uint8Array): { loss: number; bias: Float32Array } {
  const { rows, columns } = logits;
  const bias = new Float32Array(columns);
  let loss = 0;
  for (let token = 0; token < rows; token++) {
    const delta = row(logits, token);
    loss += surprise(delta, labels.subarray(token * columns, (token + 1) * columns), 1 / (rows * columns));
    for (let j = 0; j < columns; j++) bias[j] += delta[j];
  }
  return { loss: loss / (rows * columns), bias };
}

/** Loss and its gradients over the tokens `from` to `to` of the examples. */
export function gradients(predictor: Predictor, { inputs, labels }: Examples, from: number, to: number): Gradients {
  const { b } = predictor;
  const x = block(inputs, from, to - from, 0, inputs.columns);
  const hidden = hiddenOf(predictor, x);
  const delta = logitsOf(predictor, hidden);
  const { loss, bias } = surprises(delta, labels.subarray(from * b.columns, to * b.columns));
  const back = product(whole(delta), turned(whole(b)));
  for (let i = 0; i < back.data.length; i++) if (hidden.data[i] === 0) back.data[i] = 0;
  const [da, db] = [product(turned(x), whole(back)), product(turned(whole(hidden)), whole(delta))];
  return { loss, a: da.data, b: db.data, bias };
}

/** Adam's running means of one parameter array's gradient and of its square. */
interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const moments = (size: number): Moments => ({ first: new Float32Array(size), second: new Float32Array(size) });

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

/** One step of Adam (arXiv 1412.6980, Algorithm 1), in place; `step` counts from 1. */
function adam(values: Float32Array, gradient: Float32Array, { first, second }: Moments, step: number, rate: number) {
  const [unbias1, unbias2] = [1 - beta1 ** step, 1 - beta2 ** step];
  for (let i = 0; i < values.length; i++) {
    first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
    second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] ** 2;
    values[i] -= (rate * (first[i] / unbias1)) / (Math.sqrt(second[i] / unbias2) + epsilon);
  }
}

export interface TrainOptions {
  /** Width of the layer between. */
  readonly rank: number;
  /** Times that every example is seen. */
  readonly epochs: number;
  /** Tokens a step; the last step of an epoch may have fewer. */
  readonly batch: number;
  readonly rate: number;
  readonly random: Random;
}

/** Log-odds of each unit's share of ones, one observation of each kind added so that they are finite. */
function logOdds(labels: Uint8Array, units: number): Float32Array {
  const ones = new Float64Array(units).fill(1);
  for (let i = 0; i < labels.length; i++) ones[i % units] += labels[i];
  const tokens = labels.length / units + 2;
  return Float32Array.from(ones, (count) => Math.log(count / (tokens - count)));
}

const normal = (rows: number, columns: number, spread: number, random: Random): Matrix => ({
  rows,
  columns,
  data: Float32Array.from({ length: rows * columns }, () => spread * random.normal()),
});

/** Before training: the hidden layer random, B zero, so that each unit is guessed by how often it is at work. */
export function beginPredictor({ inputs, labels }: Examples, rank: number, random: Random): Predictor {
  const units = labels.length / inputs.rows;
  const a = normal(inputs.columns, rank, 1 / Math.sqrt(inputs.columns), random);
  return { a, b: zeros(rank, units), bias: logOdds(labels, units) };
}

/** Examples in random order, so that each step sees tokens from everywhere. */
function shuffled({ inputs, labels }: Examples, random: Random): Examples {
  const order = random.shuffle(Array.from({ length: inputs.rows }, (_, token) => token));
  const units = labels.length / inputs.rows;
  const mixed = { inputs: zeros(inputs.rows, inputs.columns), labels: new Uint8Array(labels.length) };
  order.forEach((token, to) => {
    row(mixed.inputs, to).set(row(inputs, token));
    mixed.labels.set(labels.subarray(token * units, (token + 1) * units), to * units);
  });
  return mixed;
}

/** Takes Adam steps through the examples, in place. @returns the mean loss of each epoch before its steps' updates */
export function fit(
  predictor: Predictor,
  examples: Examples,
  { epochs, batch, rate }: Omit<TrainOptions, 'random' | 'rank'>,
) {
  const parts = [predictor.a.data, predictor.b.data, predictor.bias];
  const memory = parts.map(({ length }) => moments(length));
  const tokens = examples.inputs.rows;
  let step = 0;
  return Array.from({ length: epochs }, () => {
    let loss = 0;
    for (let from = 0; from < tokens; from += batch) {
      const to = Math.min(tokens, from + batch);
      const found = gradients(predictor, examples, from, to);
      loss += (found.loss * (to - from)) / tokens;
      step++;
      [found.a, found.b, found.bias].forEach((gradient, i) => adam(parts[i], gradient, memory[i], step, rate));
    }
    return loss;
  });
}

/**
 * Trains a predictor on recorded activations. The same examples and random numbers give the same predictor.
 * @returns it, and the mean cross-entropy of each epoch in nats
 */
export function trainPredictor(examples: Examples, options: TrainOptions): { predictor: Predictor; losses: number[] } {
  const predictor = beginPredictor(examples, options.rank, options.random);
  return { predictor, losses: fit(predictor, shuffled(examples, options.random), options) };
}
