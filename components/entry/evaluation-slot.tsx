import { listedSets, modelsOf } from './bundled';
import { evaluationId } from './evaluation-id';
import { LazyEvaluation } from './lazy-evaluation';

/** The evaluation of the bundled model, or models, that an entry is about; nothing where there is none, or no set. */
export function EvaluationSlot({ slug }: { slug: string }) {
  const [models, sets] = [modelsOf(slug), listedSets()];
  if (models.length === 0 || sets.length === 0) return null;
  return (
    <div className="wide" id={evaluationId}>
      <LazyEvaluation models={models} sets={sets} />
    </div>
  );
}
