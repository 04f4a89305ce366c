import { expect, it } from 'vitest';
import { results, type Report } from './lighthouse';

const category = (score: number | null, ...ids: string[]) => ({
  score,
  auditRefs: ids.map((id) => ({ id, weight: 1 })),
});

const report = (performance: number | null, accessibility = 1): Report => ({
  categories: {
    performance: {
      score: performance,
      auditRefs: [
        { id: 'paint', weight: 25 },
        { id: 'dom-size', weight: 0 },
      ],
    },
    accessibility: category(accessibility, 'label', 'contrast'),
    'best-practices': category(1),
    seo: category(1),
  },
  audits: {
    paint: { score: performance, displayValue: '2.1 s' },
    'dom-size': { score: 0, displayValue: '3,000 elements' },
    label: { score: accessibility },
    contrast: { score: 1 },
  },
});

it('takes the median of each category, and names what took from it and counts', () => {
  const [speed, others] = results('home', [report(0.9), report(0.99), report(0.97, 0.95)]);
  expect([speed.value, speed.detail]).toEqual([97, 'median of 3; paint 2.1 s']);
  expect([others.value, others.detail]).toEqual([100, 'median of 3; label']);
});

it('a page that could not be judged has no marks', () => {
  const [speed] = results('home', [report(null), report(null), report(1)]);
  expect(speed.value).toBe(0);
});
