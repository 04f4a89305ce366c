import { describe, expect, it } from 'vitest';
import type { Progress } from '@/lib/runtime/protocol';
import { announcement, statusText } from './announcement';
import { exampleRun } from './example-run.fixture';
import { initialState, reduce, type DemoState } from './state';

const started = reduce(initialState(exampleRun), { type: 'started', at: 0 });
const at = (total: number, stage: Progress['stage'] = 'quality'): DemoState =>
  reduce(started, { type: 'progressed', progress: { stage, note: `window ${total}`, fraction: null, total }, at: 1 });

describe('announcement', () => {
  it('does not change while a stage goes on within a quarter of the run', () => {
    expect(announcement(at(0.26))).toBe(announcement(at(0.49)));
    expect(announcement(at(0.49))).not.toBe(announcement(at(0.5)));
    expect(announcement(at(0.26))).not.toBe(announcement(at(0.26, 'speed')));
  });
  it('says how a run ended, and leaves failures to the alert', () => {
    expect(announcement(reduce(started, { type: 'finished', run: exampleRun }))).toBe('Done after 31 s.');
    expect(announcement(reduce(started, { type: 'cancelled' }))).toMatch(/previous results are kept/);
    const failure = { code: 'stalled', what: 'w', where: 'w', advice: 'a' } as const;
    const failed = reduce(started, { type: 'failed', failure });
    expect([announcement(failed), statusText(failed)]).toEqual(['', expect.stringMatching(/failed/)]);
  });
});
