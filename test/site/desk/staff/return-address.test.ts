import { expect, test } from 'vitest';
import { isStaffPath, staffRoute } from '../../../../site/desk/staff/access.ts';
import { safeReturn } from '../../../../site/desk/staff/return-address.ts';

test.each([
  '/ansatt',
  '/ansatt/9901/krav',
  '/nn/ansatt/9901/krav/ik_8-x.1~',
  '/ansatt/9901/funn?kode=fodselsnummer&for=17',
])('after signing in %s is opened', (address) => {
  expect(safeReturn(address, '/ansatt')).toBe(address);
});

test.each([
  '//ond.example',
  '/\\ond.example',
  '/\t/ond.example',
  'https://ond.example',
  'https://ond.example/ansatt',
  'javascript:alert(1)',
  '/ansatt//ond.example',
  '/ansatt/../../ond',
  '/ansatt/..',
  '/ansatt@ond.example',
  '/ansatt\\@ond.example',
  '/ansatt.ond.example',
  '/ansattt',
  '/ansatt/%2F%2Fond.example',
  '/ansatt\r\nSet-Cookie: a=b',
  '/ansatt?til=https://ond.example',
  '/sok?q=x',
  '/xx/ansatt',
  '/ansatt/logg-inn',
  '/nn/ansatt/logg-ut',
  '/ansatt/passord/abc',
  '/ansatt/inngang/entra',
  `/ansatt/${'a'.repeat(400)}`,
  '',
  null,
  undefined,
])('and %j never is', (address) => {
  expect(safeReturn(address, '/ansatt')).toBe('/ansatt');
});

test.each([
  '/ansatt',
  '/ansatt/',
  '//ansatt',
  '/%61nsatt/kontoer',
  '/ANSATT/kontoer',
  '/ansatt/9901/krav',
])('%s is in the staff room', (path) => {
  expect(isStaffPath(path)).toBe(true);
});

test.each(['/', '/ansatte', '/kommune/ansatt', '/sok'])('%s is not', (path) => {
  expect(isStaffPath(path)).toBe(false);
});

test.each([
  '/ansatt/',
  '/ANSATT',
  '/%61nsatt',
  '/ansatt/9901',
  '/ansatt/9901/krav/',
  '/ansatt//krav',
  '/ansatt/9901/nytt',
])('no page lies at %s', (path) => {
  expect(staffRoute(path)).toBeNull();
});
