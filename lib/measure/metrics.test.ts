import { expect, test } from 'vitest';
import { Measure } from './measure';
import { measure, metricIds, metricList, metrics } from './metrics';

test.each(metricIds)('measure("%s") without figures is a valid measure of that id', (id) => {
  const built = Measure.parse(measure(id, {}));
  expect(built.metric).toBe(id);
  expect([built.baseline, built.treated, built.ratio]).toEqual([null, null, null]);
});

test('no two metrics share a label, and every method is one sentence', () => {
  expect(new Set(metricList.map(({ label }) => label)).size).toBe(metricList.length);
  for (const { method } of metricList) expect(method).toMatch(/^[A-Z][^.]*\.$/);
});

test('rates are better when higher, durations and bytes when lower', () => {
  const byUnit = (unit: string) => metricList.filter((metric) => metric.unit === unit).map(({ better }) => better);
  expect(new Set(byUnit('tokens/s'))).toEqual(new Set(['higher']));
  expect(new Set([...byUnit('ms'), ...byUnit('bytes'), ...byUnit('bits/byte')])).toEqual(new Set(['lower']));
});

test('the first run of a session stands apart from the warm ones', () => {
  expect(metrics['cold-forward'].group).toBe('cold');
  expect(metrics['session-creation'].group).toBe('cold');
  expect(metrics['first-token'].group).toBe('speed');
});
