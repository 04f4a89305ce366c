/** The Python process on the other side of the comparison: started once, asked for one technique at a time. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Answer {
  readonly ms: number;
  readonly check: number;
}

export interface Reference {
  readonly torch: string;
  run(technique: string): Promise<Answer>;
  close(): void;
}

/** An interpreter with PyTorch, or null: `BENCH_PYTHON`, else `python3`. */
export function findPython(): string | null {
  const python = process.env.BENCH_PYTHON ?? 'python3';
  return spawnSync(python, ['-c', 'import numpy, torch']).status === 0 ? python : null;
}

const script = join(import.meta.dirname, '../reference/techniques.py');

/**
 * @param folder where `writeInputs` has written
 * @param expected names of the techniques that it must know
 * @throws Error when it knows others, or ends too early; its own message is on standard error
 */
export async function startReference(
  python: string,
  folder: string,
  threads: number,
  expected: readonly string[],
): Promise<Reference> {
  const child = spawn(python, [script, folder, String(threads)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended; its message is above.`);
    return JSON.parse(value) as T;
  };
  const { torch, techniques } = await next<{ torch: string; techniques: readonly string[] }>();
  const alone = [...expected, ...techniques].filter((name) => !expected.includes(name) || !techniques.includes(name));
  if (alone.length > 0) throw new Error(`Known on one side alone: ${alone.join(', ')}.`);
  const run = (technique: string) => {
    child.stdin.write(`${technique}\n`);
    return next<Answer>();
  };
  return { torch, run, close: () => child.stdin.end() };
}
