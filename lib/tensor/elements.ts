import type { ElementType, Storage } from './tensor';

/** Bits that one element takes in storage; bool takes a byte. */
const bits: Readonly<Record<ElementType, number>> = {
  float32: 32,
  float16: 16,
  float64: 64,
  int4: 4,
  uint4: 4,
  int8: 8,
  uint8: 8,
  int16: 16,
  uint16: 16,
  int32: 32,
  uint32: 32,
  int64: 64,
  uint64: 64,
  bool: 8,
};

export type TypedArray = Storage[ElementType];

export interface StorageConstructor<A extends TypedArray = TypedArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): A;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): A;
}

const constructors: { readonly [T in ElementType]: StorageConstructor<Storage[T]> } = {
  float32: Float32Array,
  float16: Uint16Array,
  float64: Float64Array,
  int4: Uint8Array,
  uint4: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
};

export const bitsPerElement = (type: ElementType): number => bits[type];

/** One half for the 4-bit types, which hold two values in a byte. */
export const bytesPerElement = (type: ElementType): number => bits[type] / 8;

/** The typed array that stores elements of `type`. */
export const storageOf = <T extends ElementType>(type: T): StorageConstructor<Storage[T]> => constructors[type];

/** Product of the dimensions; 1 for a scalar's empty shape. */
export const elementCount = (shape: readonly number[]): number => shape.reduce((count, size) => count * size, 1);

/** Bytes that a tensor of this type and shape takes; an odd number of 4-bit values fills its last byte. */
export const byteLength = (type: ElementType, shape: readonly number[]): number =>
  Math.ceil((elementCount(shape) * bits[type]) / 8);

/** Items of the storage array (bytes for the 4-bit types). */
export const storageLength = (type: ElementType, shape: readonly number[]): number =>
  byteLength(type, shape) / constructors[type].BYTES_PER_ELEMENT;

const floats: readonly ElementType[] = ['float16', 'float32', 'float64'];
export const isFloat = (type: ElementType): boolean => floats.includes(type);
