import { assembleAll, type Routine } from './assemble';

export interface Compiled<Name extends string> {
  /** Their memory as doubles, at least `length` of them; what was in it stays. Views from before are void. */
  workspace(length: number): Float64Array<ArrayBuffer>;
  /** Calls one of them; addresses and distances are in bytes. */
  run(name: Name, ...parameters: number[]): void;
}

export const bytesOfDouble = 8;
export const bytesOfPair = 2 * bytesOfDouble;
const bytesOfPage = 65536;

function grown(memory: WebAssembly.Memory, length: number): Float64Array<ArrayBuffer> {
  const missing = length * bytesOfDouble - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / bytesOfPage));
  return new Float64Array(memory.buffer);
}

/** Routines of WebAssembly with a memory of their own, compiled when they are first needed. */
export function compiled<Name extends string>(routines: Readonly<Record<Name, Routine>>): Compiled<Name> {
  let made: WebAssembly.Exports | undefined;
  const all = () => (made ??= new WebAssembly.Instance(new WebAssembly.Module(assembleAll(routines))).exports);
  return {
    workspace: (length) => grown(all().memory as WebAssembly.Memory, length),
    run: (name, ...parameters) => void (all()[name] as (...parameters: number[]) => void)(...parameters),
  };
}
