import { expect, test } from 'vitest';
import { currentOf } from './current-section';

test('currentOf() is the first section before any heading was passed', () =>
  expect(currentOf([500, 900], 900)).toBe(0));

test('currentOf() is the last heading above the upper third', () =>
  expect(currentOf([-400, -10, 250, 350], 900)).toBe(2));

test('currentOf() is the last section at the end of the page', () =>
  expect(currentOf([-900, -500, -100], 900)).toBe(2));
