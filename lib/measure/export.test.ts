import { expect, test } from 'vitest';
import { runToCsv } from './export';
import { measure } from './metrics';
import { exact, exactRatio } from './statistics';

const size = measure('packed-bytes', { baseline: exact(100), treated: exact(50), ratio: exactRatio(100, 50) });
const speed = measure('decode', { baseline: { value: 9.5, low: 9, high: 10, n: 2, samples: [9, 10] } });

/** An RFC 4180 reader of the plainest kind, to read back what was written. */
function parse(csv: string): string[][] {
  const records = csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g) ?? [];
  const fields = (record: string) =>
    [...record.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    );
  return records.map(fields);
}

test('runToCsv gives one row for each metric and variant, each with the run before it', () => {
  const [head, ...rows] = parse(runToCsv({ technique: 'wanda', cores: 4 }, [size, speed]));
  expect(head.slice(0, 3)).toEqual(['technique', 'cores', 'metric']);
  expect(rows.map((row) => [row[2], row[head.indexOf('variant')], row[head.indexOf('value')]])).toEqual([
    ['packed-bytes', 'baseline', '100'],
    ['packed-bytes', 'treated', '50'],
    ['packed-bytes', 'ratio', '0.5'],
    ['decode', 'baseline', '9.5'],
  ]);
  expect(rows.every((row) => row[0] === 'wanda' && row[1] === '4' && row.length === head.length)).toBe(true);
});

test('runToCsv gives the ratio no unit, and a verdict to nothing else', () => {
  const [head, baseline, , ratio] = parse(runToCsv({}, [size]));
  const cell = (row: string[], column: string) => row[head.indexOf(column)];
  expect([cell(baseline, 'unit'), cell(baseline, 'verdict')]).toEqual(['bytes', '']);
  expect([cell(ratio, 'unit'), cell(ratio, 'verdict')]).toEqual(['', 'lower']);
});

test('runToCsv gives a difference the unit of its parts, and its verdict', () => {
  const accuracy = { value: 0.5, low: 0.4, high: 0.6, n: 100 };
  const difference = { ...accuracy, value: -0.1, low: -0.2, high: -0.01, verdict: 'lower' } as const;
  const [head, baseline, row] = parse(
    runToCsv({}, [{ ...size, baseline: accuracy, treated: null, ratio: null, difference }]),
  );
  const cell = (column: string) => row[head.indexOf(column)];
  expect(baseline[head.indexOf('variant')]).toBe('baseline');
  expect(['variant', 'value', 'unit', 'verdict'].map(cell)).toEqual(['difference', '-0.1', 'bytes', 'lower']);
});

test('runToCsv quotes commas, quotes and line breaks, and ends lines with CRLF', () => {
  const csv = runToCsv({ prompt: 'Say "a, b"\r\nthen stop' }, [size]);
  expect(csv).toContain('"Say ""a, b""\r\nthen stop",packed-bytes');
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
});

test('runToCsv keeps raw samples in the order taken', () => {
  const [head, row] = parse(runToCsv({}, [speed]));
  expect(row[head.indexOf('samples')]).toBe('9 10');
});
