import { beforeAll, describe, expect, it } from 'vitest';
import { nodeLab } from '@/content/testing/lab';
import { embedding } from '@/lib/onnx/find';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { defaults, type Values } from '@/lib/technique/parameters';
import { seeded } from '@/lib/tensor/random';
import technique from './technique';

const vocabulary = 32;
const width = 64;
const model = tinyLlama({ layers: 1, hidden: width, tied: true });
const subject = { model, config: { num_hidden_layers: 1, eos_token_id: 31 } };

/** Text in which low ids are frequent and the last ten never occur. */
const random = seeded(3);
const sequences = Array.from({ length: 4 }, () =>
  Array.from({ length: 40 }, () => Math.floor(22 * random.next() ** 2)),
);

const apply = async (values: Partial<Values<typeof technique.parameters>> = {}) => {
  const lab = nodeLab({ sequences });
  return { lab, ...(await technique.apply(subject, { ...defaults(technique.parameters), ...values }, lab)) };
};

/** Tokens whose logit is the full model's, at the last position of `tokens`. */
async function kept(reduced: typeof model, tokens: readonly number[]): Promise<number[]> {
  const [full, own] = [await logitsOf(model, tokens), await logitsOf(reduced, tokens)];
  const at = (tokens.length - 1) * vocabulary;
  return Array.from({ length: vocabulary }, (_, i) => i).filter((i) => Math.abs(full[at + i] - own[at + i]) < 1e-4);
}

describe('apply', () => {
  let treated: Awaited<ReturnType<typeof apply>>;

  beforeAll(async () => {
    treated = await apply();
  });

  it('keeps a quarter of the rows, the token that ends a text, and what was read', async () => {
    const static_ = await kept(treated.model, [31]);
    expect(static_).toHaveLength(vocabulary / 4 + 1);
    expect(await kept(treated.model, [29, 25, 31])).toEqual([...static_.slice(0, -1), 25, 29, 31]);
  });

  it('knows nothing at a position of what stands behind it', async () => {
    const [a, b] = [await logitsOf(treated.model, [3, 25, 26]), await logitsOf(treated.model, [3, 27, 28])];
    expect(a.subarray(0, vocabulary)).toEqual(b.subarray(0, vocabulary));
  });

  it('gives all tokens outside one logit, below the greatest', async () => {
    const logits = await logitsOf(treated.model, [3]);
    const inside = await kept(treated.model, [3]);
    const outside = new Set(logits.filter((_, i) => !inside.includes(i)));
    expect(outside.size).toBe(1);
    expect([...outside][0]).toBeLessThan(Math.max(...logits));
  });

  it('stores no row twice', () => {
    expect(summarise(treated.model).packedBytes).toBe(summarise(model).packedBytes);
    expect(summarise(treated.model).parameters).toBe(summarise(model).parameters);
    expect(embedding(treated.model)).toMatchObject({ vocabulary });
  });

  it('says how many bytes of the output layer a request needs', () => {
    const [, rows, added, held, all] = treated.lab.notes
      .at(-1)!
      .match(/^(\d+) of 32 rows .*, up to (\d+) more for one: at most (\d+) kB of the output layer’s (\d+) kB;/)!
      .map(Number);
    const bytes = (count: number) => Math.round((count * width * 2) / 1000);
    expect([rows, held, all]).toEqual([vocabulary / 4 + 1, bytes(rows + added), bytes(vocabulary)]);
    expect(held).toBeLessThan(all);
  });

  it('has the library feed one more entry of the cache', () => {
    expect(treated.config.num_hidden_layers).toBe(2);
    expect(treated.model.inputs.at(-1)!.name).toBe('past_key_values.1.key');
    expect(treated.model.outputs.at(-1)!.name).toBe('present.1.key');
  });

  it('plots coverage that grows with the rows, and is never smaller with the tokens read', () => {
    const series = (name: string) => treated.lab.points.filter((point) => point.series.includes(name));
    const [request, alone] = [series('with those read'), series('static rows alone')];
    for (const [i, { x, y }] of request.entries()) {
      expect(alone[i].x).toBe(x);
      expect(y).toBeGreaterThanOrEqual(alone[i].y);
      if (i) expect(y).toBeGreaterThanOrEqual(request[i - 1].y);
    }
    expect(request[2].y).toBeGreaterThan(alone[2].y);
  });
});

describe('by tolerance', () => {
  it('keeps every token that was new somewhere, and none that never occurred, at tolerance 0', async () => {
    const { model: reduced } = await apply({ size: 'tolerance', tolerance: 0 });
    const seen = [...new Set(sequences.flat())].sort((a, b) => a - b);
    expect(await kept(reduced, [31])).toEqual([...seen, 31]);
  });

  it('keeps fewer the more may be missing', async () => {
    const rows = async (tolerance: number) => {
      const { model: reduced } = await apply({ size: 'tolerance', tolerance });
      return (await kept(reduced, [31])).length;
    };
    expect(await rows(4)).toBeLessThan(await rows(1));
  });
});

it('with no static rows writes the words of the request and little else', async () => {
  const { model: reduced } = await apply({ rows: 0 });
  const inside = await kept(reduced, [20, 24]);
  expect(inside).toEqual(expect.arrayContaining([20, 24, 31]));
  expect(inside.length).toBeLessThanOrEqual(4);
});
