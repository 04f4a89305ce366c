import { assembleAll, type Routine } from './assemble';

export interface Compiled<Name extends string> {
  /** Their memory as doubles, at least `length` of them; what was in it stays. Views from before are void. */
  workspace(length: number): Float64Array<ArrayBuffer>;
  /** The same memory as singles, at least `length` of them. */
  singles(length: number): Float32Array<ArrayBuffer>;
  /** Calls one of them; addresses and distances are in bytes. */
  run(name: Name, ...parameters: number[]): void;
}

export const [bytesOfSingle, bytesOfDouble, bytesOfVector] = [4, 8, 16];
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
  const workspace = (length: number) => grown(all().memory as WebAssembly.Memory, length);
  return {
    workspace,
    singles: (length) => new Float32Array(workspace(Math.ceil((length * bytesOfSingle) / bytesOfDouble)).buffer),
    run: (name, ...parameters) => void (all()[name] as (...parameters: number[]) => void)(...parameters),
  };
}
