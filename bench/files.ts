import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes parts one after another, without joining them in memory first. */
export function save(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(file, part, at);
  closeSync(file);
}
