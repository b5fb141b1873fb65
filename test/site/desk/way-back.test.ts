import { expect, test } from 'vitest';
import { wayBack } from '../../../site/desk/way-back.ts';

test.each([
  ['/sok?q=b%C3%A5t#post-1', '/sok?q=b%C3%A5t#post-1'],
  ['/nn/post/abc', '/nn/post/abc'],
  ['/', '/'],
])('%s is a page of ours', (written, page) => {
  expect(wayBack(written, '/kurv')).toBe(page);
});

test.each([
  'https://ond.example/',
  '//ond.example/',
  '/\\ond.example/',
  '\\\\ond.example',
  '/%09/ond.example\t',
  '/\t/ond.example',
  '/\n/ond.example',
  'javascript:alert(1)',
  'ond.example',
  '/.//ond.example',
  '/..//ond.example',
  '/a/..//ond.example',
  ' /sok',
  '',
  null,
  undefined,
  7,
])('%j leads to the cart instead', (written) => {
  const answer = wayBack(written, '/kurv');
  expect(new URL(answer, 'https://innsyn.example').host).toBe('innsyn.example');
  expect(answer).not.toMatch(/^\/\//);
  if (typeof written !== 'string' || !written.startsWith('/%')) expect(answer).toBe('/kurv');
});
