import { expect, test } from 'vitest';
import { placeCard } from './place-card';

const view = { width: 1280, height: 800 };
const card = { width: 300, height: 120 };
const word = (left: number, top: number) => ({ left, top, bottom: top + 20 });

test('placeCard() puts a card that fits under its word', () =>
  expect(placeCard(word(100, 200), card, view)).toEqual({ left: 100, top: 224 }));

test('placeCard() moves a card left from the right edge', () =>
  expect(placeCard(word(1100, 200), card, view).left).toBe(968));

test('placeCard() never moves a card over the left edge', () =>
  expect(placeCard(word(60, 200), { width: 380, height: 120 }, { width: 320, height: 800 }).left).toBe(12));

test('placeCard() puts a card above its word at the foot of the window', () =>
  expect(placeCard(word(100, 700), card, view).top).toBe(576));

test('placeCard() leaves a card below where there is no room above either', () =>
  expect(placeCard(word(100, 60), { width: 300, height: 780 }, view).top).toBe(84));
