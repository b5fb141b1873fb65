import { expect, test } from 'vitest';
import { receiverOf } from '../../../../site/desk/requests/receiver.ts';
import { split } from '../../../../site/desk/requests/split.ts';
import { publicEntry } from '../../../support/entry.ts';
import { requestConfig } from '../../../support/request-desk.ts';

const config = requestConfig();
const uttrekk = {
  navn: 'Sakarkivet',
  periode: '1994–2003',
  system: 'ESA',
  produsent: null,
  uttrekksdato: null,
  arkivinstitusjon: 'Arkiv i Demofylket',
  kontakt: 'post@arkiv.example',
  kartlegging: 'k 1',
};
const sak = (saksnummer: string) => ({
  id: saksnummer,
  saksnummer,
  offentligTittel: null,
  saksdato: null,
});

test('each receiver gets its own part, by name, the entries by case and document number', () => {
  const entries = [
    publicEntry({ id: '1', kommunenummer: '9903' }),
    publicEntry({ id: '2', kommunenummer: '9901', saksmappe: sak('2026/1000') }),
    publicEntry({ id: '3', kommunenummer: '9902' }),
    publicEntry({
      id: '4',
      kommunenummer: '9901',
      saksmappe: sak('2026/9'),
      journalpostnummer: 10,
    }),
    publicEntry({ id: '5', kommunenummer: '9901', saksmappe: sak('2026/9'), journalpostnummer: 2 }),
  ];
  const { parts, unsendable } = split(entries, [], config);
  expect(parts.map((part) => [part.receiver.key, part.entries.map(({ id }) => id)])).toEqual([
    ['9902', ['3']],
    ['9901', ['5', '4', '2']],
    ['9903', ['1']],
  ]);
  expect(unsendable).toEqual([]);
});

test('nothing is lost and nothing doubled, whatever the order', () => {
  const entries = Array.from({ length: 90 }, (_, i) =>
    publicEntry({ id: `e${i}`, kommunenummer: `990${(i % 3) + 1}` }),
  );
  const { parts } = split(entries.toReversed(), [], config);
  const all = parts.flatMap((part) => part.entries.map(({ id }) => id));
  expect(all.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
  for (const { receiver, entries: own } of parts)
    for (const entry of own) expect(entry.kommunenummer).toBe(receiver.kommunenummer);
});

test('words alone make a part, and go with the entries of the same municipality', () => {
  const texts = [
    { kommunenummer: '9901', text: 'Brev om brua' },
    { kommunenummer: '9902', text: 'Referat' },
  ];
  const { parts } = split([publicEntry({ id: '1', kommunenummer: '9901' })], texts, config);
  expect(parts.map(({ receiver, entries, text }) => [receiver.key, entries.length, text])).toEqual([
    ['9902', 0, 'Referat'],
    ['9901', 1, 'Brev om brua'],
  ]);
});

test('an entry out of a closed system goes to the institution that keeps it, apart from the municipality', () => {
  const old = publicEntry({ id: 'old', kommunenummer: '9901', arkivuttrekk: uttrekk });
  const { parts } = split([old, publicEntry({ id: 'new', kommunenummer: '9901' })], [], config);
  expect(parts.map(({ receiver }) => receiver.municipality.requestEmail)).toEqual([
    'innsyn@arkiv.example',
    'postmottak@nordskjaer.example',
  ]);
  expect(parts.map(({ receiver }) => receiver.institution)).toEqual(['Arkiv i Demofylket', null]);
});

test('without an address for the institution nobody is asked, and the entry is told apart', () => {
  const other = { ...uttrekk, arkivinstitusjon: 'Et annet arkiv' };
  const old = publicEntry({ id: 'old', arkivuttrekk: other });
  expect(receiverOf(old, config)).toBeNull();
  expect(split([old], [], config)).toEqual({ parts: [], unsendable: [old] });
  expect(receiverOf(publicEntry({ kommunenummer: '9999' }), config)).toBeNull();
  const unknown = { ...uttrekk, arkivinstitusjon: null, kontakt: null };
  expect(receiverOf(publicEntry({ arkivuttrekk: unknown }), config)?.institution).toBeNull();
});
