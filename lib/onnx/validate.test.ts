import { describe, expect, it } from 'vitest';
import { float32 } from '@/lib/tensor/create';
import { makeModel, makeNode } from './make';
import type { OnnxModel } from './model';
import { tinyLlama } from './testing';
import { validate } from './validate';

const value = (name: string) => ({ name, type: 'float32' as const, shape: [2] });

const valid = (): OnnxModel =>
  makeModel({
    nodes: [makeNode('Add', ['x', 'w'], ['a']), makeNode('Relu', ['a'], ['y'])],
    inputs: [value('x')],
    outputs: [value('y')],
    weights: new Map([['w', float32([2], [1, 2])]]),
  });

const broken: readonly (readonly [string, (model: OnnxModel) => OnnxModel, RegExp])[] = [
  [
    'a value produced twice',
    (m) => ({ ...m, nodes: [...m.nodes, makeNode('Neg', ['x'], ['a'])] }),
    /"a" is produced twice/,
  ],
  [
    'a weight that a node produces too',
    (m) => ({ ...m, nodes: [...m.nodes, makeNode('Neg', ['x'], ['w'])] }),
    /"w" is produced twice/,
  ],
  ['a value that nothing produces', (m) => ({ ...m, weights: new Map() }), /reads "w", which nothing produces/],
  ['nodes out of order', (m) => ({ ...m, nodes: m.nodes.toReversed() }), /reads "a" before it is produced/],
  [
    'a circle',
    (m) => ({ ...m, nodes: [makeNode('Add', ['y', 'w'], ['a']), m.nodes[1]] }),
    /the graph runs in a circle/,
  ],
  ['an output that is not produced', (m) => ({ ...m, outputs: [value('z')] }), /graph output "z" is not produced/],
  ['an operator set without a version', (m) => ({ ...m, opsets: new Map() }), /operator set "" has no version/],
  [
    'a weight of another length',
    (m) => ({ ...m, weights: new Map([['w', { ...float32([2], [1, 2]), shape: [3] }]]) }),
    /"w" of shape \[3\] holds 2/,
  ],
  [
    'nodes of one name',
    (m) => ({ ...m, nodes: m.nodes.map((node) => ({ ...node, name: 'n' })) }),
    /two nodes are named "n"/,
  ],
  ['inputs of one name', (m) => ({ ...m, inputs: [value('x'), value('x')] }), /two graph inputs are named "x"/],
  [
    'a claim for no weight',
    (m) => ({ ...m, packing: new Map([['v', { bits: 4, group: 32, overhead: 16 }]]) }),
    /"v", which is no weight/,
  ],
];

describe('validate', () => {
  it('finds nothing wrong with valid models', () => {
    expect(validate(valid())).toEqual([]);
    expect(validate(tinyLlama({ attention: 'fused', norm: 'skip' }))).toEqual([]);
  });

  it.each(broken)('tells %s', (_, spoil, problem) => {
    const problems = validate(spoil(valid()));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('lets a weight be a default of a graph input, and inputs be left out', () => {
    const model = valid();
    const nodes = [makeNode('Clip', ['x', '', 'w'], ['a']), model.nodes[1]];
    expect(validate({ ...model, nodes, inputs: [...model.inputs, value('w')] })).toEqual([]);
  });
});
