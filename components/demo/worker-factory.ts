/** Makes the laboratory's worker; the bundler follows this very expression, so it stands alone. */
export const createWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
