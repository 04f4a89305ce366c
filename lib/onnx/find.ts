/** Questions to a graph: answered by structure first, by names where these help. */
export { attentionHeads, type AttentionHeads } from './heads';
export {
  blockLinears,
  decoderLayers,
  linears,
  requireDecoder,
  type BlockLinear,
  type Cache,
  type DecoderLayer,
  type Linear,
} from './layers';
export type { Role } from './names';
export { norms, type Norm } from './norms';
export { embedding, head, type Embedding } from './vocabulary';
