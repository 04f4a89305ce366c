import { expect, it } from 'vitest';
import { packRuns } from './codes';

it('packRuns puts the first of two 4-bit numbers into the low half of the byte', () => {
  expect([...packRuns(Uint8Array.of(0x1, 0x2, 0x3, 0x4), 4, 4)]).toEqual([0x21, 0x43]);
});

it('packRuns puts four 2-bit numbers into a byte', () => {
  expect([...packRuns(Uint8Array.of(1, 2, 3, 0), 4, 2)]).toEqual([0b00111001]);
});

it('packRuns starts every run at a new byte', () => {
  expect([...packRuns(Uint8Array.of(1, 2, 3, 4, 5, 6), 3, 4)]).toEqual([0x21, 0x03, 0x54, 0x06]);
});

it('packRuns leaves bytes as they are', () => {
  expect([...packRuns(Uint8Array.of(200, 3), 2, 8)]).toEqual([200, 3]);
});
