/** Watches the WebAssembly memories that a worker makes, since ONNX Runtime keeps its own to itself. */

/**
 * Must be called before the runtime is imported. Returns a function that gives the bytes held by all memories made
 * since, or null if the runtime made none in a way that can be seen.
 */
export function watchWasmMemory(scope: { WebAssembly: { Memory: typeof WebAssembly.Memory } }): () => number | null {
  const memories: WebAssembly.Memory[] = [];
  scope.WebAssembly.Memory = new Proxy(scope.WebAssembly.Memory, {
    construct(target, [descriptor]: [WebAssembly.MemoryDescriptor]) {
      const memory = new target(descriptor);
      memories.push(memory);
      return memory;
    },
  });
  return () => (memories.length ? memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) : null);
}
