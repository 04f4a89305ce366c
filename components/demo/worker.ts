/// <reference lib="webworker" />
/** The laboratory's worker: knows where techniques are found, and nothing else. */
import { expose } from 'comlink';
import { loadTechnique } from '@/content/load';
import { workerApi } from '@/lib/runtime/worker';

expose(workerApi(loadTechnique));
