import { makeModel, makeNode } from '@/lib/onnx/make';
import type { ValueInfo } from '@/lib/onnx/model';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { float32 } from '@/lib/tensor/create';

const vocabulary = 4096;
const width = 8;

const ids = (name: string): ValueInfo => ({ name, type: 'int64', shape: ['batch_size', 'sequence_length'] });

/** A valid language model that looks at one token alone: embedding and head, nothing between them. */
export function onnxWithoutAttention(): Buffer {
  const model = makeModel({
    nodes: [
      makeNode('Gather', ['embedding', 'input_ids'], ['hidden']),
      makeNode('MatMul', ['hidden', 'head'], ['logits']),
    ],
    inputs: [ids('input_ids'), ids('attention_mask'), ids('position_ids')],
    outputs: [{ name: 'logits', type: 'float32', shape: ['batch_size', 'sequence_length', vocabulary] }],
    weights: new Map([
      ['embedding', float32([vocabulary, width], new Float32Array(vocabulary * width).fill(0.1))],
      ['head', float32([width, vocabulary], new Float32Array(vocabulary * width).fill(0.1))],
    ]),
  });
  return Buffer.from(toBytes(writeOnnx(model).parts));
}
