/** TensorProto ↔ Tensor. */
import { create, isFieldSet, toBinary } from '@bufbuild/protobuf';
import { TensorProto_DataLocation, TensorProtoSchema, type TensorProto } from 'onnx-buf';
import { byteLength, storageLength, storageOf } from '@/lib/tensor/elements';
import type { ElementType, Storage, Tensor } from '@/lib/tensor/tensor';
import { dataTypeCode, requireElementType } from './data-type';
import { OnnxError } from './error';
import { writeField } from './wire';

/** Gives the bytes of a file beside the model. */
export type External = (path: string) => Uint8Array;

const advice = 'The file is damaged or was cut short. Download or export it again.';

function readShape({ dims }: TensorProto, where: string): number[] {
  const shape = dims.map(Number);
  if (shape.every((size) => size >= 0) && Number.isSafeInteger(shape.reduce((a, b) => a * b, 1))) return shape;
  throw new OnnxError({ what: `Shape [${dims.join(', ')}] is not possible`, where, advice });
}

function requireLength(found: number, expected: number, unit: string, where: string): void {
  if (found === expected) return;
  throw new OnnxError({ what: `The shape asks for ${expected} ${unit}, the file holds ${found}`, where, advice });
}

/** Copies of up to this many bytes are kept: constants and norms are looked at often, and weigh nothing. */
const keptBytes = 65536;

/**
 * A tensor over little-endian bytes: a view where the alignment allows, otherwise copied when its data is asked for. Protobuf
 * aligns nothing, so three in four float tensors of a file are copies. Those of matrices are not kept: held beside the file,
 * they would double a model's memory once every weight has been looked at, and copying is nothing against what is done with them.
 */
function overBytes(type: ElementType, shape: readonly number[], bytes: Uint8Array): Tensor {
  const Storage = storageOf(type);
  const length = storageLength(type, shape);
  const { BYTES_PER_ELEMENT: size } = Storage;
  if (bytes.byteOffset % size === 0) return { type, shape, data: new Storage(bytes.buffer, bytes.byteOffset, length) };
  const copy = () => new Storage(bytes.slice().buffer, 0, length);
  if (bytes.length <= keptBytes) return withKept(type, shape, copy);
  return {
    type,
    shape,
    get data() {
      return copy();
    },
  };
}

/** A tensor whose data is made on first use. */
function withKept(type: ElementType, shape: readonly number[], make: () => Storage[ElementType]): Tensor {
  let made: Storage[ElementType] | undefined;
  return {
    type,
    shape,
    get data() {
      return (made ??= make());
    },
  };
}

/** The repeated field that holds a type's values when raw_data does not (onnx.proto, TensorProto). */
function typedValues(proto: TensorProto, type: ElementType): readonly number[] | readonly bigint[] {
  switch (type) {
    case 'float32':
      return proto.floatData;
    case 'float64':
      return proto.doubleData;
    case 'int64':
      return proto.int64Data;
    case 'uint32':
    case 'uint64':
      return proto.uint64Data;
    default:
      return proto.int32Data;
  }
}

function fromTypedField(proto: TensorProto, type: ElementType, shape: readonly number[], where: string): Tensor {
  const values = typedValues(proto, type);
  const data = new (storageOf(type))(storageLength(type, shape));
  requireLength(values.length, data.length, 'values', where);
  const wide = data instanceof BigInt64Array || data instanceof BigUint64Array;
  for (let i = 0; i < values.length; i++) data[i] = wide ? values[i] : Number(values[i]);
  return { type, shape, data };
}

/** Where the bytes of an external tensor lie: TensorProto.external_data, a list of keys and values. */
export function externalPlace(proto: TensorProto): { location: string; offset: number; length: number | undefined } {
  const entries = new Map(proto.externalData.map(({ key, value }) => [key, value]));
  const length = entries.get('length');
  return {
    location: entries.get('location') ?? '',
    offset: Number(entries.get('offset') ?? 0),
    length: length === undefined ? undefined : Number(length),
  };
}

function externalBytes(
  proto: TensorProto,
  expected: number,
  external: External | undefined,
  where: string,
): Uint8Array {
  const { location, offset, length = expected } = externalPlace(proto);
  requireLength(length, expected, 'bytes', where);
  const file = readExternal(location, external, where);
  if (Number.isInteger(offset) && offset >= 0 && offset + length <= file.length)
    return file.subarray(offset, offset + length);
  throw new OnnxError({
    what: `External file "${location}" is too short: bytes ${offset} to ${offset + length} of ${file.length}`,
    where,
    advice: 'The file is cut short or belongs to another model. Download it again.',
  });
}

function readExternal(location: string, external: External | undefined, where: string): Uint8Array {
  const missing = (cause?: unknown) =>
    new OnnxError(
      {
        what: `External file "${location}" is missing`,
        where,
        advice: 'The model keeps weights in a second file. Give that file along with the model.',
      },
      { cause },
    );
  if (!external) throw missing();
  try {
    const { buffer, byteOffset, byteLength } = external(location);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (cause) {
    throw missing(cause);
  }
}

export const isExternal = (proto: TensorProto): boolean => proto.dataLocation === TensorProto_DataLocation.EXTERNAL;

/**
 * @param where names the tensor in errors
 * @throws OnnxError when type, shape and data do not fit, or an external file is missing or too short
 */
export function readTensor(proto: TensorProto, external: External | undefined, where: string): Tensor {
  const type = requireElementType(proto.dataType, where);
  const shape = readShape(proto, where);
  const expected = byteLength(type, shape);
  if (isExternal(proto)) return overBytes(type, shape, externalBytes(proto, expected, external, where));
  if (!isFieldSet(proto, TensorProtoSchema.field.rawData)) return fromTypedField(proto, type, shape, where);
  requireLength(proto.rawData.length, expected, 'bytes', where);
  return overBytes(type, shape, proto.rawData);
}

/** A tensor's storage as bytes, not copied. */
export const bytesOf = ({ data }: Tensor): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const head = (name: string, { type, shape }: Tensor) => ({
  name,
  dims: shape.map(BigInt),
  dataType: dataTypeCode(type),
});

/** The parts of a TensorProto; the data is a view of the tensor's. */
export const writeTensor = (name: string, tensor: Tensor): Uint8Array[] => [
  toBinary(TensorProtoSchema, create(TensorProtoSchema, head(name, tensor))),
  ...writeField(TensorProtoSchema.field.rawData.number, [bytesOf(tensor)]),
];

/** A TensorProto whose data lies in the file `location`. */
export function writeExternalTensor(name: string, tensor: Tensor, location: string, offset: number): Uint8Array {
  const place = { location, offset, length: tensor.data.byteLength };
  const externalData = Object.entries(place).map(([key, value]) => ({ key, value: String(value) }));
  const dataLocation = TensorProto_DataLocation.EXTERNAL;
  return toBinary(TensorProtoSchema, create(TensorProtoSchema, { ...head(name, tensor), externalData, dataLocation }));
}

/** A TensorProto as a message, for attributes. */
export const toTensorProto = (tensor: Tensor): TensorProto =>
  create(TensorProtoSchema, { ...head('', tensor), rawData: bytesOf(tensor) as Uint8Array<ArrayBuffer> });
