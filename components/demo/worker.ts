/// <reference lib="webworker" />
/** The laboratory's worker: knows where techniques are found, and nothing else. */
import { expose } from 'comlink';
import { loadTechnique } from '@/content/load';
import { workerApi } from '@/lib/runtime/worker';

/** Another of this very worker. Its address is the bundler's own start script, which is a classic one. */
const spawn = () => new Worker(self.location.href);

expose(workerApi({ loadTechnique, spawn }));
