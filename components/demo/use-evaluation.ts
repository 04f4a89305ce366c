'use client';
import { useReducer } from 'react';
import type { EvaluationRequest, EvaluationRun } from '@/lib/runtime/protocol';
import { evaluationStart, reduceEvaluation, type EvaluationState } from './evaluation-state';
import { useAttempt, type Call } from './use-attempt';

export interface EvaluationBench {
  readonly state: EvaluationState;
  start(request: EvaluationRequest): void;
  cancel(): void;
}

const startEvaluation: Call<EvaluationRequest, EvaluationRun> = (client, request, hooks) =>
  client.startEvaluation(request, hooks);

/** Evaluations of a model and their state. */
export function useEvaluation(): EvaluationBench {
  const [state, dispatch] = useReducer(reduceEvaluation, evaluationStart);
  return { state, ...useAttempt(startEvaluation, dispatch) };
}
