import { expect, test } from 'vitest';
import { shiftInto } from './cite-cards';

test('shiftInto() leaves a card that fits where it is', () => expect(shiftInto(100, 300, 1280)).toBe(0));

test('shiftInto() moves a card left from the right edge', () => expect(shiftInto(1100, 300, 1280)).toBe(-132));

test('shiftInto() never moves a card over the left edge', () => expect(shiftInto(60, 380, 320)).toBe(-48));
