import type { Stage } from '@/lib/runtime/protocol';

/** What each stage does, in the order of a run. */
export const stageLabels: Readonly<Record<Stage, string>> = {
  download: 'Fetch model and texts',
  runtime: 'Start the runtime',
  read: 'Read the model',
  apply: 'Apply the technique',
  sessions: 'Create sessions',
  quality: 'Score texts and sets',
  speed: 'Time both models',
  text: 'Generate text',
  memory: 'Measure memory',
};

export const stageOrder = Object.keys(stageLabels) as Stage[];

export const stageLabel = (name: string): string => (name in stageLabels ? stageLabels[name as Stage] : name);
