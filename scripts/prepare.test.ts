import { describe, expect, it } from 'vitest';
import { isInstalled, isNewEnough } from './prepare.mjs';

describe('isNewEnough', () => {
  it('asks for Node 20.19', () => {
    const versions = ['18.20.0', '20.18.3', '20.19.0', '22.0.0'];
    expect(versions.map((version) => isNewEnough(version))).toEqual([false, false, true, true]);
  });
});

describe('isInstalled', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
    'node_modules/a-darwin': { version: '1.2.3', optional: true },
  };

  it('does not miss what belongs to other platforms', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } })).toBe(true);
  });

  it('sees a missing, another or an altered package', () => {
    expect(isInstalled(wanted, null)).toBe(false);
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } })).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-b' } })).toBe(false);
  });
});
