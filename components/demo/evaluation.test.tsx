import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EvaluationRun } from '@/lib/runtime/protocol';
import { againstChance, evaluationCsv, evaluationFile } from './evaluation-export';
import { EvaluationResults } from './evaluation-results';
import { evaluationStart, evaluationStatus, reduceEvaluation } from './evaluation-state';
import { exampleRun } from './example-run.fixture';
import { ResultsTable } from './results-table';

const about = (value: number, low: number, high: number, n: number) => ({ value, low, high, n });

/** Written by hand; its figures were measured by nobody. */
const run = EvaluationRun.parse({
  version: 1,
  model: { id: 'example-3m', sha256: 'a'.repeat(64), bytes: 1 },
  limit: 120,
  recorded: '2026-11-22T18:04:05.000Z',
  seconds: 12.5,
  environment: exampleRun.environment,
  sets: [
    {
      id: 'routing',
      title: 'Request routing',
      sha256: 'b'.repeat(64),
      items: 600,
      chance: 1 / 6,
      better: 'higher',
      accuracy: about(0.9, 0.833, 0.942, 120),
      groups: [
        { group: 'billing', accuracy: about(1, 0.839, 1, 20) },
        { group: 'other, "rest"', accuracy: about(0.88, 0.802, 0.93, 100) },
      ],
      itemsPerSecond: 41.25,
    },
  ],
  stages: [],
  marks: [],
});

describe('evaluationCsv', () => {
  const [head, ...rows] = evaluationCsv(run).trimEnd().split('\r\n');
  it('gives a row for the set and one for each group, each with the model before it', () => {
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.startsWith(`example-3m,${'a'.repeat(64)},2026-11-22`))).toBe(true);
    expect(rows[0]).toMatch(/,,0\.9,0\.833,0\.942,120$/);
    expect(rows[1]).toMatch(/,billing,1,0\.839,1,20$/);
    expect(rows[2]).toContain(',"other, ""rest""",0.88,');
  });
  it('has a cell for each column', () => expect(rows[1].split(',')).toHaveLength(head.split(',').length));
  it('is named by model and date', () => expect(evaluationFile(run)).toBe('example-3m-evaluation-2026-11-22'));
});

describe('againstChance', () => {
  it('says more than nothing only where the interval lies on one side', () => {
    expect(againstChance(about(0.6, 0.51, 0.69, 100), 0.5)).toBe('above');
    expect(againstChance(about(0.55, 0.45, 0.64, 100), 0.5)).toBe('no difference shown');
    expect(againstChance(about(0.3, 0.2, 0.4, 100), 0.5)).toBe('below');
  });
});

describe('evaluationStatus', () => {
  const started = reduceEvaluation(evaluationStart, { type: 'started', at: 1 });
  const done = reduceEvaluation(started, { type: 'finished', run });
  const again = reduceEvaluation(done, { type: 'started', at: 2 });

  it('keeps what was found when the next evaluation is cancelled or fails', () => {
    expect([done.run, evaluationStatus(done)]).toEqual([run, 'Done after 13 s.']);
    const cancelled = reduceEvaluation(again, { type: 'cancelled' });
    expect([cancelled.run, evaluationStatus(cancelled)]).toEqual([run, 'Cancelled. The previous results are kept.']);
    const failure = { code: 'network', what: 'w', where: 'x', advice: 'a' } as const;
    expect(evaluationStatus(reduceEvaluation(started, { type: 'failed', failure }))).toBe('The evaluation failed.');
  });
  it('ignores an answer that comes too late', () => {
    const cancelled = reduceEvaluation(started, { type: 'cancelled' });
    expect(reduceEvaluation(cancelled, { type: 'finished', run })).toBe(cancelled);
  });
});

describe('tables', () => {
  it('of an evaluation show accuracy, interval, guessing, items of how many, and groups', () => {
    const html = renderToStaticMarkup(createElement(EvaluationResults, { run }));
    for (const text of ['0.900', '[0.833, 0.942]', '0.167', 'above', 'of 600', 'Request routing, by group', 'billing'])
      expect(html).toContain(text);
  });
  it('of a demo show a difference in the place of the ratio, with its verdict', () => {
    const html = renderToStaticMarkup(createElement(ResultsTable, { measures: exampleRun.measures, caption: 'c' }));
    const cell = /<td[^>]*data-measure="accuracy-routing"[^>]*data-variant="difference".*?<\/td>/.exec(html)![0];
    expect(cell).toContain('data-verdict="lower"');
    expect(cell.replace(/<[^>]*>/g, '')).toMatch(/−0\.092 \[−0\.152, −0\.038\]differencelower, ▼ worse/);
  });
});
