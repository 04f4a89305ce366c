/** All edits of a model. Each returns a new model; nodes and tensors that it does not change are shared. */
export { withPacking, withWeights, withoutWeights } from './edit-weights';
export { bypass, insertNodes, renameValue, renameValues, replaceNode, withOpset, withOutputs } from './edit-nodes';
export { removeLayers } from './remove-layers';
export { sortNodes } from './graph';
export { sweep } from './sweep';
export { splitResiduals } from './split-residuals';
