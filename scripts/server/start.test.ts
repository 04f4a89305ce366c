import { describe, expect, it } from 'vitest';
import { explain, readPort } from './start';

describe('readPort', () => {
  it('takes 3000 unless told otherwise', () => {
    expect([readPort({}), readPort({ PORT: '8080' })]).toEqual([3000, 8080]);
  });

  it.each(['http', '70000', '-1', '80.5', ''])('refuses "%s" and says what is allowed', (PORT) => {
    expect(() => readPort({ PORT })).toThrow('whole number from 0 to 65535');
  });
});

describe('explain', () => {
  it('names another port when one is taken', () => {
    expect(explain(Object.assign(new Error(), { code: 'EADDRINUSE' }), 3000)).toContain('PORT=3001 npm start');
  });
});
