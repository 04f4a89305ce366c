// Plain Node without dependencies: what `npm start` and `npm test` need before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends the process with a message instead of a stack trace. */
export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

export function isNewEnough(version, [major, minor] = [20, 19]) {
  const [have, haveMinor] = version.split('.').map(Number);
  return have > major || (have === major && haveMinor >= minor);
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether what npm installed (node_modules/.package-lock.json) holds every package of the lockfile in its version.
 * Optional ones may be absent: they belong to other platforms.
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  const matches = ([path, { version, integrity }]) =>
    installed[path]?.version === version && (!integrity || installed[path].integrity === integrity);
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional)
    .every(matches);
}

function install() {
  console.log('Installing packages with npm ci (the first time only; needs a network) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  // Run by npm, we are told where it is; run by hand, a shell finds it, on Windows too.
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(`npm ${args.join(' ')}`, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) fail('npm ci failed; its message is above. Check the network and the disk, then run this again.');
}

/** Checks Node, installs what is missing, and lets this process import TypeScript. */
export async function prepare() {
  if (!isNewEnough(process.versions.node))
    fail(
      `SLM Atlas needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org and run this again.`,
    );
  process.chdir(root);
  const installed = readLock(join(root, 'node_modules/.package-lock.json'));
  if (!isInstalled(readLock(join(root, 'package-lock.json')), installed)) install();
  const { register } = await import('tsx/esm/api');
  register();
}
