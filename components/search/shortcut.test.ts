import { expect, it } from 'vitest';
import { opensSearch } from './shortcut';

const body = { closest: () => null };
const field = { closest: () => ({}) };
const on = { mac: false, slash: true };

const released = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

const press = (key: string, more: object = {}) =>
  ({ key, target: body, ...released, ...more }) as unknown as KeyboardEvent;

it('is opened by Ctrl+K, and on a Mac by ⌘K alone', () => {
  expect(opensSearch(press('k', { ctrlKey: true }), on)).toBe(true);
  expect(opensSearch(press('K', { ctrlKey: true, target: field }), on)).toBe(true);
  expect(opensSearch(press('k', { ctrlKey: true }), { ...on, mac: true })).toBe(false);
  expect(opensSearch(press('k', { metaKey: true }), { ...on, mac: true })).toBe(true);
  for (const more of [{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }])
    expect(opensSearch(press('k', more), on)).toBe(false);
});

it('is opened by “/” where no field takes it, on keyboards with Shift too', () => {
  expect(opensSearch(press('/'), on)).toBe(true);
  expect(opensSearch(press('/', { shiftKey: true }), on)).toBe(true);
  expect(opensSearch(press('/', { target: field }), on)).toBe(false);
  expect(opensSearch(press('/', { ctrlKey: true }), on)).toBe(false);
});

it('leaves “/” alone once it is switched off', () => {
  expect(opensSearch(press('/'), { ...on, slash: false })).toBe(false);
});

it('leaves a key to what has used it, and to the composing of characters', () => {
  expect(opensSearch(press('/', { defaultPrevented: true }), on)).toBe(false);
  expect(opensSearch(press('/', { isComposing: true }), on)).toBe(false);
});
