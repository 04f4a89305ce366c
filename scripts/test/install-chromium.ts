import { existsSync } from 'node:fs';
import { findChromium } from '../chromium';
import { run, runPackage } from '../run';

const isRoot = () => process.getuid?.() === 0;
const hasApt = () => existsSync('/usr/bin/apt-get');

const quietly = { DEBIAN_FRONTEND: 'noninteractive' };

async function installFromDebian(cwd: string): Promise<boolean> {
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { cwd, env: quietly });
  if ((await run('apt-get', ['update'], { cwd, env: quietly })) !== 0) return false;
  return (await install()) === 0;
}

/** A Chromium to test with, installed when there is none: by apt for root on Debian, else Playwright's own download. */
export async function ensureChromium(cwd: string): Promise<string | null> {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found; installing one ...');
  if (!(isRoot() && hasApt() && (await installFromDebian(cwd))))
    await runPackage('@playwright/test', 'playwright', ['install', 'chromium'], { cwd });
  return findChromium();
}
