/**
 * The laws that every technique keeps, on the bundled model. Applying all of them takes minutes, so files of tests share the
 * folders of content/techniques and can run side by side; a technique's own tests: npx vitest run content/contract -t gptq
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeLayers } from '@/lib/onnx/edit';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { validate } from '@/lib/onnx/validate';
import {
  defaults,
  formatValues,
  parseValues,
  type Parameter,
  type Parameters,
  type Value,
  type Values,
} from '@/lib/technique/parameters';
import type { Subject, Technique } from '@/lib/technique/technique';
import { loadTechnique } from '../load';
import { atlas } from '../testing/atlas';
import { fingerprint } from '../testing/fingerprint';
import { nodeLab, randomSequences, type NodeLab } from '../testing/lab';

const folder = join(import.meta.dirname, '../techniques');
const slugs = readdirSync(folder).filter((slug) => existsSync(join(folder, slug, 'technique.ts')));

const subject = atlas();
const untouched = fingerprint(subject);
const prompt = randomSequences(11, 4096, 16)[0];

/** Its first two layers: trained weights at a third of the work, for what need not be shown on the whole. */
const short: Subject = {
  model: removeLayers(subject.model, [2, 3, 4, 5]),
  config: { ...subject.config, num_hidden_layers: 2 },
};
const [packedBytes, packedShort] = [subject, short].map(({ model }) => summarise(model).packedBytes);
const untouchedShort = fingerprint(short);
const sequences = randomSequences(7, 4096, 32);

const apply = async (
  technique: Technique,
  values: Partial<Values<Parameters>> = {},
  lab: NodeLab = nodeLab({ sequences }),
  to = short,
) => technique.apply(to, { ...defaults(technique.parameters), ...values } as Values<Parameters>, lab);

/** Every value that a control can jump to with one move: all options, both states, both ends. */
const movesOf = (parameter: Parameter): readonly Value[] => {
  if (parameter.kind === 'slider') return [parameter.min, parameter.max];
  return parameter.kind === 'toggle' ? [true, false] : Object.keys(parameter.options);
};

/** As few steps of training as there can be, where it is not steps that are varied: they take most of the time. */
function fewSteps({ steps }: Parameters): { readonly steps?: string } {
  const fewest = steps?.kind === 'choice' && Object.keys(steps.options).find((option) => Number(option) > 0);
  return fewest ? { steps: fewest } : {};
}

/** Settings that differ from the defaults in one parameter, and in what makes that parameter matter. */
const settingsOf = ({ parameters }: Technique) =>
  Object.entries(parameters).flatMap(([name, parameter]) =>
    movesOf(parameter)
      .filter((value) => value !== parameter.default)
      .map((value) => ({
        ...fewSteps(parameters),
        ...(parameter.when ? { [parameter.when.parameter]: parameter.when.is[0] } : {}),
        [name]: value,
      })),
  );

async function expectToRun({ model }: Subject, bytes = packedShort): Promise<void> {
  expect(validate(model)).toEqual([]);
  // Throws where a claim of packing is not true.
  expect(summarise(model).packedBytes).toBeLessThanOrEqual(bytes);
  const logits = await logitsOf(model, prompt);
  expect(logits).toHaveLength(prompt.length * 4096);
  expect(logits.every(Number.isFinite)).toBe(true);
}

/** The same kind of model in the spellings of other exporters, with operators that the bundled one does not have. */
const exports: readonly (readonly [string, Partial<TinyLlamaOptions>])[] = [
  ['Optimum names and fused operators', { naming: 'optimum', attention: 'fused', norm: 'skip' }],
  ['no names to go by', { naming: 'anonymous', tied: true }],
  ['Gemm', { linear: 'Gemm' }],
];

/** Longer than what techniques on the cache leave alone. */
const text = randomSequences(3, 32, 48)[0];

/** Declares the tests of every `parts`-th technique, beginning with the one at `part`. */
export async function lawsOf(part: number, parts: number): Promise<void> {
  const own = slugs.filter((_, i) => i % parts === part);
  const techniques = await Promise.all(own.map(async (slug) => [slug, await loadTechnique(slug)] as const));

  it('finds techniques', () => {
    expect(own.length).toBeGreaterThan(0);
  });

  describe.each(techniques)('%s', (_, technique) => {
    const lab = nodeLab();
    let treated: Subject;

    beforeAll(async () => {
      treated = await apply(technique, {}, lab, subject);
    });

    it('changes the model at its defaults into a valid one with finite logits, and leaves its input as it was', async () => {
      expect(fingerprint(treated)).not.toBe(untouched);
      expect(fingerprint(subject)).toBe(untouched);
      await expectToRun(treated, technique.addition ? Infinity : packedBytes);
    });

    it.each(settingsOf(technique))('runs with %o', async (values) => {
      await expectToRun(await apply(technique, values), technique.addition ? Infinity : packedShort);
      expect(fingerprint(short)).toBe(untouchedShort);
    });

    it('keeps inputs and outputs, or says why not', () => {
      const interfaceOf = ({ model: { inputs, outputs } }: Subject) => ({ inputs, outputs });
      if (technique.interfaceChange) expect(interfaceOf(treated)).not.toEqual(interfaceOf(subject));
      else expect(interfaceOf(treated)).toEqual(interfaceOf(subject));
    });

    const { neutral } = technique;
    if (neutral)
      it('changes nothing at its neutral setting', async () => {
        expect(fingerprint(await apply(technique, neutral))).toBe(untouchedShort);
      });

    it('stops when it is cancelled, with its input as it was', async () => {
      const reason = new Error('cancelled by the reader');
      const cancelled = nodeLab({ signal: AbortSignal.abort(reason) });
      await expect(apply(technique, {}, cancelled)).rejects.toBe(reason);
      expect(fingerprint(short)).toBe(untouchedShort);
    });

    it('says what it does, with a fraction that never falls and ends at 1', () => {
      expect(lab.notes.length).toBeGreaterThan(0);
      expect(lab.fractions).toEqual([...lab.fractions].sort((a, b) => a - b));
      expect(lab.fractions.at(-1)).toBe(1);
      expect(lab.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    });

    it('reads back from a link what it writes into it', () => {
      for (const values of [{}, ...settingsOf(technique)]) {
        const chosen = { ...defaults(technique.parameters), ...values };
        const read = parseValues(technique.parameters, formatValues(technique.parameters, chosen));
        expect(read).toEqual({ values: chosen, rejected: [] });
      }
    });

    it('shows each control only where a value that exists makes it matter', () => {
      for (const { when } of Object.values(technique.parameters)) {
        const moves = when && movesOf(technique.parameters[when.parameter]);
        expect(when?.is.every((value) => moves!.includes(value)) ?? true).toBe(true);
      }
    });
  });

  const tiny = (options: Partial<TinyLlamaOptions> = {}): Subject => ({
    model: tinyLlama({ layers: 3, ...options }),
    config: { num_hidden_layers: 3 },
  });
  const tinyLab = () => nodeLab({ sequences: randomSequences(2, 32, 12) });

  describe('on a tiny model', () => {
    it.each(techniques)('%s gives the same bytes for the same seed', async (_, technique) => {
      const treated = async () => fingerprint(await apply(technique, {}, tinyLab(), tiny()));
      expect(await treated()).toBe(await treated());
    });
  });

  describe.each(exports)('on a model with %s', (_, options) => {
    const given = tiny(options);

    it.each(techniques)('%s changes it into one that runs', async (_, { parameters, apply }) => {
      const { model } = await apply(given, defaults(parameters), tinyLab());
      expect(validate(model)).toEqual([]);
      expect(fingerprint({ ...given, model })).not.toBe(fingerprint(given));
      const logits = await logitsOf(model, text);
      expect(logits.every(Number.isFinite)).toBe(true);
      expect(logits).not.toEqual(await logitsOf(given.model, text));
    });
  });

  describe('on a model without attention', () => {
    const { model } = subject;
    const blind: Subject = { ...subject, model: { ...model, nodes: model.nodes.slice(0, 1), outputs: [] } };

    it.each(techniques)('%s says that it needs a decoder', async (_, technique) => {
      const values = defaults(technique.parameters);
      await expect(async () => technique.apply(blind, values, nodeLab())).rejects.toThrow('no attention layers');
    });
  });
}
