/** Pruning of whole layers: how many may go, and the subject without them. */
import { removeLayers } from '@/lib/onnx/edit';
import type { Lab, Subject } from '@/lib/technique/technique';

/** As many layers as asked for, but never all of them; says where it is fewer. */
export function removableLayers(asked: number, layers: number, lab: Lab): number {
  const count = Math.min(asked, layers - 1);
  if (count < asked) lab.report(`The model has ${layers} layers: removing ${count}, since one has to stay`);
  return count;
}

/** The subject without `removed`, indices of some of its `layers` layers. @throws OnnxError */
export const withoutLayers = (
  { model, config, ...rest }: Subject,
  layers: number,
  removed: readonly number[],
): Subject => ({
  ...rest,
  model: removeLayers(model, removed),
  config: { ...config, num_hidden_layers: layers - removed.length },
});
