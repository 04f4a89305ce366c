import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { removeLayers, withWeights } from './edit';
import { difference } from './difference';
import { blockLinears } from './find';
import { mapLinears } from './linear';
import { readOnnx } from './read';
import { tinyLlama } from './testing';
import { toBytes, writeOnnx } from './write';

const none = { weightsChanged: 0, nodesAdded: 0, nodesRemoved: 0 };

describe('difference', () => {
  it('is nothing between a model and what is read of it again', () => {
    const model = tinyLlama();
    const again = readOnnx(toBytes(writeOnnx(model).parts));
    expect(difference(model, again)).toEqual({ ...none, weightsOf: model.weights.size });
  });

  it('is nothing for a file read twice', () => {
    const bytes = new Uint8Array(readFileSync('public/models/atlas-3m/onnx/model.onnx'));
    expect(difference(readOnnx(bytes), readOnnx(bytes))).toMatchObject(none);
  });

  it('counts changed weights by their values', () => {
    const model = tinyLlama();
    const same = mapLinears(model, blockLinears(model), (w) => ({ ...w, data: w.data.slice() }));
    expect(difference(model, same)).toMatchObject(none);
    const [one, two] = blockLinears(model);
    const changed = mapLinears(model, [one, two], (w) => ({ ...w, data: w.data.map((x, i) => (i ? x : x + 1)) }));
    expect(difference(model, changed)).toMatchObject({ ...none, weightsChanged: 2 });
  });

  it('counts a weight of another shape', () => {
    const model = tinyLlama();
    const { type, data } = model.weights.get('model.norm.weight')!;
    const turned = withWeights(model, [['model.norm.weight', { type, data, shape: [1, 16] }]]);
    expect(difference(model, turned).weightsChanged).toBe(1);
  });

  it('of a removed layer counts its nodes and weights, and not the nodes that read from elsewhere now', () => {
    const model = tinyLlama({ layers: 3 });
    const removed = removeLayers(model, [1]);
    const { nodesAdded, nodesRemoved, weightsChanged } = difference(model, removed);
    expect([nodesAdded, nodesRemoved]).toEqual([0, model.nodes.length - removed.nodes.length]);
    expect(weightsChanged).toBe(9);
    expect(difference(removed, model)).toMatchObject({ nodesAdded: nodesRemoved, nodesRemoved: 0 });
  });
});
