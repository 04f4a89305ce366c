/**
 * Bytes below which the runtime's WebAssembly memory stays for one model, treated or not, in every recorded run: said before a run,
 * and held against the records by a test.
 */
export const runtimeMemoryLimit = 64e6;
