import { expect, test } from 'vitest';
import { readSaksnummer, writeSaksnummer } from '../../../harvester/record/saksnummer.ts';

const now = new Date('2026-11-24T12:00:00Z');

test.each([
  ['2024/1234', 2024, 1234, null],
  ['2024/1234-5', 2024, 1234, 5],
  ['2024/1234 - 5', 2024, 1234, 5],
  ['2024/1234/5', 2024, 1234, 5],
  [' 2024 / 1234 ', 2024, 1234, null],
  ['24/01325-2', 2024, 1325, 2],
  ['24/01325', 2024, 1325, null],
  ['14/01325-2', 2014, 1325, 2],
  ['99/12', 1999, 12, null],
  ['27/1', 2027, 1, null],
  ['28/1', 1928, 1, null],
  ['Sak 2024/1234', 2024, 1234, null],
  ['Saksnr: 2024/1234-7', 2024, 1234, 7],
  ['1991/00001', 1991, 1, null],
  ['200901234-5', 2009, 1234, 5],
  ['2024-1234-5', 2024, 1234, 5],
  ['http://data.einnsyn.no/noark4/Saksmappe--991825827--400--2016', 2016, 400, null],
  ['http://data.einnsyn.no/noark4/Journalpost--991825827--2016--400--4--2017', 2016, 400, 4],
  ['http://data.einnsyn.no/noark4/Journalpost--991825827--400--4--2016', 2016, 400, 4],
  ['2024/1234-0', 2024, 1234, null],
] as const)('%s', (text, aar, sekvensnummer, journalpostnummer) => {
  expect(readSaksnummer(text, now)).toEqual({ aar, sekvensnummer, journalpostnummer });
});

test.each([
  '',
  'NULL',
  '2024/0',
  '2024',
  '1234/2024x',
  '2099/12',
  '12/345/0/1',
  'gnr 12/345',
  '0/0',
  '2024/',
])('%s is no case number', (text) => expect(readSaksnummer(text, now)).toBeNull());

test('what is written is read back', () => {
  for (const nummer of [
    { aar: 2024, sekvensnummer: 1234, journalpostnummer: 5 },
    { aar: 1999, sekvensnummer: 1, journalpostnummer: null },
  ])
    expect(readSaksnummer(writeSaksnummer(nummer), now)).toEqual(nummer);
});
