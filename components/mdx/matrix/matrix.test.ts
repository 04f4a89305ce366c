import { expect, it } from 'vitest';
import { recordedEffects } from '@/components/entry/recorded';
import { type Constraint, constraints, type Entry } from '@/lib/articles/entry';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { arrangeRows, nextOrder } from './arrange';
import { matrixCsv } from './csv';
import { loadMatrix } from './load';
import { matrixRows } from './rows';
import { initial, type MatrixState, readMatrix, writeMatrix } from './state';

const { entries, taxonomy } = await loadKnowledge(recordedEffects());
const rows = loadMatrix({ entries, taxonomy });
const table = rows.filter(({ level }) => level === 'row');

/** The survey's table by a transcription, typed in apart from the articles. */
const transcription: Readonly<Record<string, readonly Constraint[]>> = {
  'Lightweight models': ['training compute', 'inference runtime', 'memory', 'latency'],
  'Efficient self-attention': ['training compute', 'inference runtime', 'memory', 'latency'],
  'Neural architecture search': ['inference runtime', 'memory', 'storage space'],
  'Pre-training': ['training compute', 'dataset size', 'inference runtime', 'memory', 'storage space'],
  'Fine-tuning': ['training compute', 'dataset size'],
  Pruning: ['inference runtime', 'memory', 'storage space', 'latency'],
  Quantization: ['inference runtime', 'memory', 'storage space', 'latency'],
  'Knowledge distillation': ['dataset size'],
};

const titles = (list: readonly { readonly title: string }[]) => list.map(({ title }) => title);
const shown = (part: Partial<MatrixState>) => arrangeRows(rows, { ...initial, ...part });

it('has the rows of the table in its order, with its marks', () => {
  expect(titles(table)).toEqual(Object.keys(transcription));
  for (const { title, id } of table)
    expect(entries.find(({ slug }) => slug === id)!.constraints, title).toEqual(transcription[title]);
});

it('calls disputed what the texts disagree about, and nothing else', () => {
  const disputed = rows.flatMap(({ id, marks }) =>
    constraints.filter((constraint) => marks[constraint] === 'disputed').map((constraint) => [id, constraint]),
  );
  expect(disputed).toEqual([
    ['architecture-search', 'training compute'],
    ['architecture-search', 'storage space'],
  ]);
});

it('gives every technique with constraints a row of its own, and no metric', () => {
  const wanted = entries.filter(({ kind, constraints: own }) => kind === 'techniques' && own.length > 0);
  const ids = new Set(rows.map(({ id }) => id));
  expect(wanted.filter(({ slug }) => !ids.has(slug)).map(({ slug }) => slug)).toEqual([]);
  expect(ids.has('throughput')).toBe(false);
});

it('an entry’s marks are called its own only where it says so', () => {
  const gradesOf = (id: string) => new Set(Object.values(rows.find((row) => row.id === id)!.marks));
  expect(gradesOf('wanda')).toEqual(new Set(['row']));
  expect(gradesOf('truncated-svd')).toEqual(new Set(['our reading']));
});

it('an unknown row stops the build', () => {
  const broken = {
    ...entries.find(({ slug }) => slug === 'wanda')!,
    constraintsBasis: 'Survey, Table 1, row “Nothing”, x',
  };
  expect(() => matrixRows([broken as Entry], taxonomy, [])).toThrow('the row “Nothing”, which Table 1 does not have');
});

it('filters by all constraints chosen, by stage, by family and by source', () => {
  expect(titles(shown({ relieves: ['latency', 'storage space'] }))).toEqual(['Pruning', 'Quantization']);
  expect(titles(shown({ stage: 'training' }))).toEqual(['Pre-training', 'Fine-tuning']);
  expect(titles(shown({ family: 'pruning' }))).toEqual(['Pruning']);
  const pruning = shown({ family: 'pruning', entries: true });
  expect(pruning[0].id).toBe('pruning');
  expect(pruning.map(({ id }) => id)).toContain('wanda');
  const ours = shown({ basis: 'our reading' });
  expect(ours.length).toBeGreaterThan(0);
  for (const { marks } of ours) expect(Object.values(marks)).toContain('our reading');
});

it('orders by a constraint with marked rows first, and back', () => {
  const first = shown({ order: { by: 'dataset size', descending: false } });
  expect(titles(first.slice(0, 3))).toEqual(['Pre-training', 'Fine-tuning', 'Knowledge distillation']);
  const compute = shown({ order: { by: 'training compute', descending: false } });
  expect(compute[4].title).toBe('Neural architecture search');
  expect(titles(shown({ order: { by: 'marks', descending: false } }))[0]).toBe('Pre-training');
});

it('a column’s head goes through both orders and back to the table’s', () => {
  const once = nextOrder(initial.order, 'memory');
  const twice = nextOrder(once, 'memory');
  expect([once.descending, twice.descending, nextOrder(twice, 'memory').by]).toEqual([false, true, 'table']);
});

it('what is chosen survives the address, and nonsense in it does not', () => {
  const state: MatrixState = {
    relieves: ['training compute', 'latency'],
    stage: 'compression',
    family: 'pruning',
    basis: 'our reading',
    entries: true,
    order: { by: 'storage space', descending: true },
  };
  const search = writeMatrix(state, '?other=1');
  expect(search).toContain('other=1');
  expect(readMatrix(search, ['pruning'])).toEqual(state);
  expect(writeMatrix(initial, '')).toBe('');
  expect(readMatrix('?relieves=x.y&stage=z&family=q&basis=w&order=-nothing', ['pruning'])).toEqual(initial);
});

it('as CSV, each mark stands with its source', () => {
  const [head, ...lines] = matrixCsv(table, (href) => `https://x.test${href}`)
    .trimEnd()
    .split('\r\n');
  expect(head).toBe(
    'technique,url,stage,family,level,training_compute,dataset_size,inference_runtime,memory,storage_space,latency,basis',
  );
  expect(lines[2]).toContain('https://x.test/families/architecture-search/');
  expect(lines[2]).toContain(',disputed,,survey,survey,disputed,,');
});
