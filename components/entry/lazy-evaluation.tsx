'use client';
import dynamic from 'next/dynamic';
import { evaluationId } from './evaluation-id';
import { whenWanted } from './when-wanted';

const load = () => import('@/components/demo/evaluation').then(({ Evaluation }) => Evaluation);

/** The evaluation as a chunk of its own, whose script runs only when it is about to be used, as the demo panel's does. */
export const LazyEvaluation = dynamic(() =>
  typeof window === 'undefined' ? load() : whenWanted(evaluationId).then(load),
);
