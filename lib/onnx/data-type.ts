import { TensorProto_DataType as DataType } from 'onnx-buf';
import type { ElementType } from '@/lib/tensor/tensor';
import { OnnxError } from './error';

const codes: Readonly<Record<ElementType, DataType>> = {
  float32: DataType.FLOAT,
  float16: DataType.FLOAT16,
  float64: DataType.DOUBLE,
  int4: DataType.INT4,
  uint4: DataType.UINT4,
  int8: DataType.INT8,
  uint8: DataType.UINT8,
  int16: DataType.INT16,
  uint16: DataType.UINT16,
  int32: DataType.INT32,
  uint32: DataType.UINT32,
  int64: DataType.INT64,
  uint64: DataType.UINT64,
  bool: DataType.BOOL,
};

const types = new Map(Object.entries(codes).map(([type, code]) => [code, type as ElementType]));

/** ONNX's number for an element type, as in TensorProto.data_type and the attribute `to` of Cast. */
export const dataTypeCode = (type: ElementType): number => codes[type];

/** The element type of ONNX's number, or undefined (strings, complex, bfloat16, float8). */
export const elementTypeOf = (code: number): ElementType | undefined => types.get(code);

/** @throws OnnxError when the laboratory does not read the type. */
export function requireElementType(code: number, where: string): ElementType {
  const type = elementTypeOf(code);
  if (type) return type;
  throw new OnnxError({
    what: `Element type ${DataType[code] ?? code} is not read here`,
    where,
    advice: 'Export the model with float32 or float16 weights.',
  });
}
