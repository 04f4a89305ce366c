import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command with our own input and output, and yields its exit code; 1 when a signal ended it or it did not start. */
export function run(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(1)).on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs the command that an installed package brings, with this Node and without a shell. */
export function runPackage(name: string, bin: string, args: readonly string[], options: RunOptions): Promise<number> {
  const manifest = require.resolve(`${name}/package.json`);
  const bins: string | Record<string, string> = require(manifest).bin;
  const script = join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin]);
  return run(process.execPath, [script, ...args], options);
}
