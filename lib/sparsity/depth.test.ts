import { expect, it } from 'vitest';
import { decoderLayers } from '@/lib/onnx/find';
import { tinyLlama } from '@/lib/onnx/testing';
import type { Lab } from '@/lib/technique/technique';
import { removableLayers, withoutLayers } from './depth';

function listening() {
  const notes: string[] = [];
  return { notes, lab: { report: (note: string) => void notes.push(note) } as unknown as Lab };
}

it('as many layers go as asked for, but one stays, and it is said', () => {
  const { notes, lab } = listening();
  expect([0, 2, 3].map((asked) => removableLayers(asked, 4, lab))).toEqual([0, 2, 3]);
  expect(notes).toEqual([]);
  expect(removableLayers(5, 4, lab)).toBe(3);
  expect(notes).toEqual(['The model has 4 layers: removing 3, since one has to stay']);
});

it('the configuration counts the layers that are left', () => {
  const subject = { model: tinyLlama({ layers: 3 }), config: { num_hidden_layers: 3, model_type: 'llama' } };
  const { model, config } = withoutLayers(subject, 3, [1]);
  expect(decoderLayers(model)).toHaveLength(2);
  expect(config).toEqual({ num_hidden_layers: 2, model_type: 'llama' });
});
