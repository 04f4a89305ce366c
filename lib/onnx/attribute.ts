/** AttributeProto ↔ Attribute. */
import { create } from '@bufbuild/protobuf';
import { AttributeProto_AttributeType as Type, AttributeProtoSchema, type AttributeProto } from 'onnx-buf';
import { elementTypeOf } from './data-type';
import type { Attribute } from './model';
import { isExternal, readTensor, toTensorProto } from './tensor-proto';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** int64 attributes beyond 2^53 (the "end" of some slices) cannot be numbers and stay as they are. */
const areSafe = (values: readonly bigint[]): boolean => values.every((value) => Number.isSafeInteger(Number(value)));

/** Rules by ONNX's attribute type; one that gives undefined leaves the attribute opaque. */
const readers: Partial<Record<Type, (proto: AttributeProto, where: string) => Attribute | undefined>> = {
  [Type.INT]: ({ i }) => (areSafe([i]) ? { type: 'int', value: Number(i) } : undefined),
  [Type.FLOAT]: ({ f }) => ({ type: 'float', value: f }),
  [Type.STRING]: ({ s }) => ({ type: 'string', value: decoder.decode(s) }),
  [Type.INTS]: ({ ints }) => (areSafe(ints) ? { type: 'ints', value: ints.map(Number) } : undefined),
  [Type.FLOATS]: ({ floats }) => ({ type: 'floats', value: floats }),
  [Type.STRINGS]: ({ strings }) => ({ type: 'strings', value: strings.map((bytes) => decoder.decode(bytes)) }),
  [Type.TENSOR]: ({ t }, where) =>
    t && elementTypeOf(t.dataType) && !isExternal(t)
      ? { type: 'tensor', value: readTensor(t, undefined, where) }
      : undefined,
};

export const readAttribute = (proto: AttributeProto, where: string): Attribute =>
  readers[proto.type]?.(proto, where) ?? { type: 'other', value: proto };

export function writeAttribute(name: string, attribute: Attribute): AttributeProto {
  const attributeProto = (type: Type, value: Partial<AttributeProto>) =>
    create(AttributeProtoSchema, { name, type, ...(value as object) });
  switch (attribute.type) {
    case 'int':
      return attributeProto(Type.INT, { i: BigInt(attribute.value) });
    case 'float':
      return attributeProto(Type.FLOAT, { f: attribute.value });
    case 'string':
      return attributeProto(Type.STRING, { s: encoder.encode(attribute.value) });
    case 'ints':
      return attributeProto(Type.INTS, { ints: attribute.value.map(BigInt) });
    case 'floats':
      return attributeProto(Type.FLOATS, { floats: [...attribute.value] });
    case 'strings':
      return attributeProto(Type.STRINGS, { strings: attribute.value.map((text) => encoder.encode(text)) });
    case 'tensor':
      return attributeProto(Type.TENSOR, { t: toTensorProto(attribute.value) });
    case 'other':
      return { ...(attribute.value as AttributeProto), name };
  }
}
