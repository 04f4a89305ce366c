import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './count';

const test = (fullName: string, status: string) => ({ fullName, status });

describe('countVitest', () => {
  it('counts passed, failed and skipped tests and names the failed ones', () => {
    const tests = [test('adds', 'passed'), test('divides', 'failed'), test('later', 'pending')];
    const report = { testResults: [{ name: 'sum.test.ts', status: 'failed', assertionResults: tests }] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: 1, failures: ['sum.test.ts › divides'] });
  });

  it('counts a file that cannot be loaded as one failed test', () => {
    const report = { testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] };
    expect(countVitest(report)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    tests: statuses.map((status) => ({ projectName: 'isolated', status })),
  });

  it('counts nested suites, and a test that passed when tried again as passed', () => {
    const inner = { title: 'wanda', specs: [spec('runs', 'expected', 'unexpected'), spec('cancels', 'flaky')] };
    const report = { suites: [{ title: 'demos.spec.ts', specs: [spec('later', 'skipped')], suites: [inner] }] };
    expect(countPlaywright(report)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      failures: ['wanda › runs [isolated]'],
    });
  });

  it('counts an error outside of all tests as one failed test', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no server' }] })).toMatchObject({ failed: 1 });
  });
});
