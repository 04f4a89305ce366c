import { defineConfig } from '@playwright/test';
import { findChromium, quiet, softwareGpu } from './scripts/chromium';

/** The same site twice: as hosts with isolation headers serve it, and as hosts without them do. */
const [isolated, plain] = (process.env.TEST_PORTS ?? '4310,4311').split(',').map(Number);
const ports = { isolated, plain };

const origin = (port: number) => `http://localhost:${port}`;

const server = (port: number, ...flags: string[]) => ({
  command: ['node --import tsx scripts/preview.ts', `--port ${port}`, '--no-compression', ...flags].join(' '),
  url: origin(port),
  reuseExistingServer: !process.env.CI,
});

const browser = (args: readonly string[]) => ({
  browserName: 'chromium' as const,
  launchOptions: { executablePath: findChromium() ?? undefined, args: [...args], chromiumSandbox: false },
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // `npm test` runs several at once, save those marked @alone.
  workers: 1,
  fullyParallel: true,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '.cache/test/browser.json' }]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
  webServer: [server(ports.isolated), server(ports.plain, '--no-isolation')],
  projects: [
    {
      name: 'isolated',
      grepInvert: /@webgpu|@plain/,
      use: { ...browser(quiet), baseURL: origin(ports.isolated) },
    },
    { name: 'plain', grep: /@plain/, use: { ...browser(quiet), baseURL: origin(ports.plain) } },
    {
      name: 'webgpu',
      grep: /@webgpu/,
      use: { ...browser([...quiet, ...softwareGpu]), baseURL: origin(ports.isolated) },
    },
  ],
});
