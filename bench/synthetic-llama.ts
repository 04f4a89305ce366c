import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import type { OnnxModel } from '@/lib/onnx/model';

type Shape = Omit<TinyLlamaOptions, 'naming' | 'attention' | 'norm' | 'linear' | 'tied' | 'seed'>;

/** The bundled model's shape, one between, and that of SmolLM-135M; by their parameters in millions. */
export const shapes: Readonly<Record<string, Shape>> = {
  '3': { layers: 6, hidden: 192, heads: 6, keyValueHeads: 2, headSize: 32, intermediate: 512, vocabulary: 4096 },
  '30': { layers: 14, hidden: 384, heads: 12, keyValueHeads: 4, headSize: 32, intermediate: 1024, vocabulary: 20480 },
  '135': { layers: 30, hidden: 576, heads: 9, keyValueHeads: 3, headSize: 64, intermediate: 1536, vocabulary: 49152 },
};

/** A Llama of one of these shapes, with random weights and one table for the embedding and the output layer. */
export const syntheticLlama = (millions: string): OnnxModel => tinyLlama({ ...shapes[millions], tied: true });
