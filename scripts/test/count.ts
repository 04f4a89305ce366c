/** Counts tests out of the reports of vitest and Playwright. */
import { z } from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, as a person would look for it. */
  readonly failures: readonly string[];
}

export const none: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** A step that broke as a whole counts as one failed test. */
export const broken = (what: string): Count => ({ ...none, failed: 1, failures: [what] });

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** A file that fails before its first test (a broken import) counts as one failed test. */
export function countVitest(report: unknown): Count {
  return VitestReport.parse(report)
    .testResults.map(({ name, status, assertionResults: tests }) => {
      const failures = tests.filter((test) => test.status === 'failed').map((test) => `${name} › ${test.fullName}`);
      if (status === 'failed' && failures.length === 0) failures.push(`${name} › could not be run`);
      const passed = tests.filter((test) => test.status === 'passed').length;
      return { passed, failed: failures.length, skipped: tests.length - passed - failures.length, failures };
    })
    .reduce(add, none);
}

interface Suite {
  readonly title: string;
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { projectName: string; status: string }[];
  }[];
  readonly suites?: readonly Suite[];
}

const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(
      z.object({ title: z.string(), tests: z.array(z.object({ projectName: z.string(), status: z.string() })) }),
    ),
    suites: z.array(Suite).optional(),
  }),
);

const PlaywrightReport = z.object({ suites: z.array(Suite), errors: z.array(z.unknown()).optional() });

/** Playwright's 'flaky' passed when tried again; it counts as passed, and Playwright's own output names it. */
export function countPlaywright(report: unknown): Count {
  const { suites, errors = [] } = PlaywrightReport.parse(report);
  const counts = suites.map(countSuite);
  return [...counts, ...errors.map(() => broken('a browser test file could not be run'))].reduce(add, none);
}

function countSuite(suite: Suite): Count {
  const tests = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status }) => ({ name: `${suite.title} › ${title} [${projectName}]`, status })),
  );
  const failures = tests.filter(({ status }) => status === 'unexpected').map(({ name }) => name);
  const skipped = tests.filter(({ status }) => status === 'skipped').length;
  const own = { passed: tests.length - failures.length - skipped, failed: failures.length, skipped, failures };
  return (suite.suites ?? []).map(countSuite).reduce(add, own);
}
