import { curvatureOf } from '@/lib/compensation/curvature';
import { judged, treatLayers } from '@/lib/compensation/layer-by-layer';
import { roundCompensated } from '@/lib/compensation/round';
import { sweep, withPacking } from '@/lib/onnx/edit';
import { blockLinears, type BlockLinear } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Packing } from '@/lib/onnx/packing';
import {
  packingOf,
  storageFor,
  storageNotes,
  storageOf,
  withQuantized,
  type Storage,
} from '@/lib/quantization/storage';
import { dequantize, quantize, type Grid, type Quantized } from '@/lib/quantization/uniform';
import { choice, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

const parameters = {
  bits: choice({
    label: 'Bits',
    help: 'Bits of each weight; scales come on top. 3 is the default here and for round to nearest, so that the two can be compared.',
    options: { '4': '4', '3': '3', '2': '2' },
    default: '3',
  }),
  group: choice({
    label: 'One scale for',
    help: 'The fewer weights share a scale, the finer the grid and the more bytes the scales take.',
    options: {
      channel: 'each output channel',
      '64': 'each 64 inputs of a channel',
      '32': 'each 32 inputs of a channel',
    },
    default: 'channel',
  }),
  scheme: choice({
    label: 'Grid',
    help: 'Symmetric grids are centred on zero; asymmetric ones span from the smallest to the largest weight and store a zero point.',
    options: { symmetric: 'symmetric', asymmetric: 'asymmetric' },
    default: 'symmetric',
  }),
  actOrder: toggle({
    label: 'Largest inputs first (act-order)',
    help: 'Rounds the columns with the largest inputs first, while many others are left to make up for them.',
    default: false,
  }),
  sequential: toggle({
    label: 'Measure within layers (true-sequential)',
    help: 'Measures inputs again after each step inside a layer, four times as often.',
    default: false,
  }),
} as const;

export type Settings = Values<typeof parameters>;

function gridFor({ columns }: Matrix, { bits, scheme, group }: Settings): Grid {
  return { bits: Number(bits), scheme, group: group === 'channel' ? columns : Number(group) };
}

const storageIn = ({ bits, scheme, group }: Settings): Storage =>
  group === 'channel'
    ? storageFor({ bits: Number(bits), scheme, granularity: 'channel', group: 0, execution: 'kernel' })
    : storageFor({ bits: Number(bits), scheme, granularity: 'group', group: Number(group), execution: 'kernel' });

/** What is kept of each weight until all layers are rounded: codes for integer operators; of floats, how they pack. */
interface Kept {
  readonly codes: Map<string, Quantized>;
  readonly packing: Map<string, Packing>;
}

/** Codes where integer operators take them: they need not be held beside floats that say the same. */
function keep({ codes, packing }: Kept, linear: BlockLinear, quantized: Quantized, storage: Storage): void {
  if (storageOf(linear, storage) === 'float32') packing.set(linear.weight, packingOf(quantized));
  else codes.set(linear.weight, quantized);
}

/** Puts codes in the place of rounded floats: only now, since measuring inputs is faster with floats. */
function store(rounded: OnnxModel, { codes, packing }: Kept, storage: Storage): OnnxModel {
  const place = (edited: OnnxModel, linear: BlockLinear) => {
    const found = codes.get(linear.weight);
    return found ? withQuantized(edited, linear, found, storage) : edited;
  };
  return sweep(blockLinears(rounded).reduce(place, withPacking(rounded, packing)));
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    const storage = storageIn(values);
    const kept: Kept = { codes: new Map(), packing: new Map() };
    const rounded = await treatLayers(subject.model, lab, {
      doing: 'rounding its weights column by column',
      sequential: values.sequential,
      async treat(seen) {
        const curvature = await curvatureOf(seen, values.actOrder);
        return (weight, linear) => {
          const quantized = roundCompensated(weight, curvature, gridFor(weight, values));
          keep(kept, linear, quantized, storage);
          const nearest = dequantize(quantize(weight, quantized));
          return judged(weight, dequantize(quantized), nearest, 'round to nearest', seen.moments);
        };
      },
    });
    lab.report(storageNotes[storage], 1);
    return { ...subject, model: store(rounded, kept, storage) };
  },
});
