/** How much memory a process has taken, for scripts that are run in processes of their own. */
import { existsSync, readFileSync } from 'node:fs';

const bytes = (kibibytes: number) => kibibytes * 1024;

const status = '/proc/self/status';

/** VmHWM of Linux's account of a process, in bytes: the most that its own memory came to. */
export function highWaterMark(account: string): number {
  const found = /^VmHWM:\s*(\d+) kB$/m.exec(account);
  if (!found) throw new RangeError('The account of the process does not say how much memory it took at most (VmHWM).');
  return bytes(Number(found[1]));
}

/**
 * Bytes of memory (resident set) at the peak, from the start of the process on, all in it: file buffers, the engine's heap with what is
 * not collected yet, memories of WebAssembly, what the allocator keeps. On Linux `maxRSS` will not do: it begins at the peak of the
 * process that started this one, and a benchmark that ran before in there would be counted.
 */
export const peakMemory = (): number =>
  existsSync(status) ? highWaterMark(readFileSync(status, 'utf8')) : bytes(process.resourceUsage().maxRSS);
