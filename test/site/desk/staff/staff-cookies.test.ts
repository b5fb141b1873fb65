import { expect, test } from 'vitest';
import { staffCookies } from '../../../../site/desk/staff/staff-cookies.ts';

test('over https the cookies are bound to this host, and only the sign-in service’s way back is less than strict', () => {
  const set: (readonly [string, unknown])[] = [];
  const cookies = staffCookies(
    {
      get: () => undefined,
      set: (name, _, options) => set.push([name, options]),
      delete: () => {},
    },
    true,
  );
  cookies.setSession('a');
  cookies.setDevice('b');
  cookies.setFlow('c');
  const base = { path: '/', httpOnly: true, secure: true };
  expect(set).toEqual([
    ['__Host-ansatt', { ...base, sameSite: 'strict' }],
    ['__Host-ansatt-kjent', { ...base, sameSite: 'strict', maxAge: 180 * 86_400 }],
    ['__Host-ansatt-inngang', { ...base, sameSite: 'lax', maxAge: 600 }],
  ]);
});
