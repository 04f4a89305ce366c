import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/runtime/lab-error';
import { stages, type Progress, type Stage } from '@/lib/runtime/protocol';
import { isBusy } from './attempt';
import { exampleRun } from './example-run.fixture';
import { stageOrder } from './stages';
import { initialState, reduce, shownRun, type DemoState, type Event } from './state';

const progress = (stage: Stage, total = 0.1): Progress => ({ stage, note: stage, fraction: null, total });
const failure = (code: Failure['code']): Failure => ({
  code,
  what: 'It stopped',
  where: 'worker',
  advice: 'Try again.',
});
const play = (events: readonly Event[], from: DemoState = initialState(exampleRun)) => events.reduce(reduce, from);
const started: Event = { type: 'started', at: 100 };
const live = { ...exampleRun, seed: 7 };

it('stages are listed in the order of a run', () => expect(stageOrder).toEqual(stages));

describe('reduce', () => {
  it('starts by showing the recorded run', () => {
    expect(initialState(exampleRun)).toMatchObject({ status: 'recorded', shown: 'recorded' });
    expect(shownRun(initialState(null))).toBeNull();
  });

  it.each([
    ['download', 'loading'],
    ['runtime', 'loading'],
    ['read', 'loading'],
    ['apply', 'running'],
    ['speed', 'running'],
  ] as const)('in stage %s is %s', (stage, status) => {
    expect(play([started, { type: 'progressed', progress: progress(stage), at: 120 }]).status).toBe(status);
  });

  it('does not fall back from running to loading when the second model is read', () => {
    const stages: Stage[] = ['download', 'apply', 'read'];
    const events = stages.map((stage, i): Event => ({ type: 'progressed', progress: progress(stage), at: 100 + i }));
    expect(play([started, ...events]).status).toBe('running');
  });

  it('lists each stage once with the time it began', () => {
    const state = play([
      started,
      { type: 'progressed', progress: progress('download', 0.1), at: 110 },
      { type: 'progressed', progress: progress('download', 0.2), at: 130 },
      { type: 'progressed', progress: progress('apply', 0.3), at: 150 },
    ]);
    expect(state.passed).toEqual([
      { stage: 'download', since: 110 },
      { stage: 'apply', since: 150 },
    ]);
    expect(state.progress?.total).toBe(0.3);
  });

  it('shows a finished run in place of the recorded one and lets the reader go back', () => {
    const done = play([started, { type: 'finished', run: live }]);
    expect([done.status, shownRun(done)]).toEqual(['done', live]);
    expect(shownRun(reduce(done, { type: 'shown', source: 'recorded' }))).toBe(exampleRun);
  });

  it('keeps the previous result when cancelled or failed', () => {
    const done = play([started, { type: 'finished', run: live }]);
    const cancelled = play([started, { type: 'cancelled' }], done);
    const failed = play([started, { type: 'failed', failure: failure('stalled') }], done);
    expect([cancelled.status, shownRun(cancelled)]).toEqual(['cancelled', live]);
    expect([failed.status, failed.failure?.code, shownRun(failed)]).toEqual(['failed', 'stalled', live]);
  });

  it('treats a failure that says cancelled as a cancellation', () => {
    expect(play([started, { type: 'failed', failure: failure('cancelled') }])).toMatchObject({
      status: 'cancelled',
      failure: null,
    });
  });

  it('ignores what arrives after a run was cancelled', () => {
    const cancelled = play([started, { type: 'cancelled' }]);
    const late: Event[] = [
      { type: 'progressed', progress: progress('speed'), at: 200 },
      { type: 'finished', run: live },
      { type: 'failed', failure: failure('worker-died') },
    ];
    expect(play(late, cancelled)).toBe(cancelled);
  });

  it('forgets the failure when a new run starts', () => {
    const again = play([started, { type: 'failed', failure: failure('network') }, { type: 'started', at: 300 }]);
    expect(again).toMatchObject({ status: 'loading', failure: null, startedAt: 300, passed: [] });
    expect(isBusy(again)).toBe(true);
  });

  it('shows an opened run as shared without touching the state of a run under way', () => {
    const state = play([started, { type: 'opened', run: live }]);
    expect([state.status, state.shown, shownRun(state)]).toEqual(['loading', 'shared', live]);
  });

  it('does not show a source that has no run', () => {
    expect(play([{ type: 'shown', source: 'shared' }]).shown).toBe('recorded');
  });
});
