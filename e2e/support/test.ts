import { test as base, expect } from '@playwright/test';

interface Options {
  /** For tests that break something on purpose: the browser then reports it on its console. */
  readonly troubleExpected: boolean;
}

interface Fixtures {
  readonly origin: string;
  readonly silence: void;
  readonly ownOriginOnly: void;
}

/** Every test fails when a page asks another origin for anything, or reports an error. */
export const test = base.extend<Options & Fixtures>({
  troubleExpected: [false, { option: true }],

  origin: async ({ baseURL }, use) => use(baseURL!),

  ownOriginOnly: [
    async ({ context, origin }, use) => {
      const foreign: string[] = [];
      context.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
          foreign.push(request.url());
      });
      await use();
      expect(foreign, 'requests to other origins').toEqual([]);
    },
    { auto: true },
  ],

  silence: [
    async ({ context, troubleExpected }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use();
      if (!troubleExpected) expect(errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
