import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { OnnxError } from './error';
import { readFields, type Field } from './wire';

const damaged = (where: string, cause: unknown) =>
  new OnnxError(
    {
      what: `The bytes are not a whole ONNX model: ${cause instanceof Error ? cause.message : String(cause)}`,
      where,
      advice: 'The file is truncated, damaged or not ONNX. Download or export it again.',
    },
    { cause },
  );

/** A message of onnx.proto; its byte fields are views. @throws OnnxError */
export function decode<D extends DescMessage>(schema: D, bytes: Uint8Array, where: string): MessageShape<D> {
  try {
    return fromBinary(schema, bytes);
  } catch (cause) {
    throw damaged(where, cause);
  }
}

/** The fields of a message, not looked into. @throws OnnxError */
export function decodeFields(bytes: Uint8Array, where: string): Field[] {
  try {
    return readFields(bytes);
  } catch (cause) {
    throw damaged(where, cause);
  }
}
