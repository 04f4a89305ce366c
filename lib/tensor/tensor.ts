/** Element types of ONNX that the laboratory reads and writes. `int4` and `uint4` hold two values per byte, low nibble first. */
export type ElementType =
  | 'float32'
  | 'float16'
  | 'float64'
  | 'int4'
  | 'uint4'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool';

/** The storage of each element type; float16 keeps raw bits, bool and 4-bit types bytes. */
export interface Storage {
  float32: Float32Array;
  float16: Uint16Array;
  float64: Float64Array;
  int4: Uint8Array;
  uint4: Uint8Array;
  int8: Int8Array;
  uint8: Uint8Array;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  int64: BigInt64Array;
  uint64: BigUint64Array;
  bool: Uint8Array;
}

/** A typed, shaped view in row-major order; `data` may share its buffer with a whole model file and must not be written to. */
export interface Tensor<T extends ElementType = ElementType> {
  readonly type: T;
  readonly shape: readonly number[];
  readonly data: Storage[T];
}
