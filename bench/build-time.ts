/** A build as a process of its own, and what it took. */
import { spawn } from 'node:child_process';

export interface Seconds {
  /** On the clock. */
  readonly elapsed: number;
  /** Of all cores together, all its processes counted. */
  readonly processor: number;
}

/** What `times` of a POSIX shell writes on its second line, '1m53.6s 0m7.2s': user and system time of all its children. */
export function processorSeconds(times: string): number {
  const line = times.trim().split('\n').at(-1) ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`The shell's times are “${line}”; this bench needs a POSIX shell as sh.`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** Builds the site in `folder`. @throws Error when the build fails; what it printed is in the message */
export async function timedBuild(folder: string): Promise<Seconds> {
  const started = performance.now();
  const times = await shell('npm run build >&2 && times', folder);
  return { elapsed: (performance.now() - started) / 1000, processor: processorSeconds(times) };
}

/** Standard output of a command. */
function shell(command: string, cwd: string): Promise<string> {
  const child = spawn('sh', ['-c', command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, messages] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => void (output += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => void (messages += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`In ${cwd}, “${command}” ended with ${code}:\n${messages.slice(-4000)}`)),
    );
  });
}
