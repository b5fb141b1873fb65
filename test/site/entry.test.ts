import { expect, test } from 'vitest';
import { archiveFacts } from '../../site/archive-facts.ts';
import { entryFacts } from '../../site/entry-facts.ts';
import { innsynMail } from '../../site/innsyn-mail.ts';
import { documentReference } from '../../site/saksnummer.ts';
import { nbFormat } from '../../site/texts/format.ts';
import { nb } from '../../site/texts/nb.ts';
import { archiveToAsk } from '../../site/whom-to-ask.ts';
import { publicEntry } from '../support/entry.ts';

const names = {
  municipality: 'Nordskjær',
  source: 'Nordskjær, offentlig journal',
  now: new Date('2026-11-24T12:00:00Z'),
};
const facts = (change: Parameters<typeof publicEntry>[0]) =>
  new Map(
    entryFacts(publicEntry(change), names, nb, nbFormat).map(({ term, value, note }) => [
      term,
      note ? `${value} [${note}]` : value,
    ]),
  );

test('a document is quoted by case and document number, or as much of it as is known', () => {
  expect(documentReference(publicEntry({ journalpostnummer: 7 }))).toBe('2026/104-7');
  expect(documentReference(publicEntry({ journalpostnummer: null }))).toBe('2026/104');
  expect(documentReference(publicEntry({ saksmappe: null }))).toBeNull();
});

test('the type is told in plain words, and that a direction was inferred is said', () => {
  expect(facts({ journalposttype: 'S' }).get('Type dokument')).toContain(
    'lagt fram for politikerne',
  );
  expect(
    facts({ journalposttype: 'I', journalposttypeUtledet: true }).get('Type dokument'),
  ).toContain('Vi har lest det ut fra avsender og mottaker');
  expect(facts({ journalposttypeUtledet: false }).get('Type dokument')).not.toContain(
    'Vi har lest',
  );
});

test('a date the journal does not give is not made up', () => {
  expect(facts({ dokumentetsDato: null }).get('Dokumentets dato')).toBe('Ikke oppgitt i journalen');
  expect(facts({ journaldato: null }).get('Journalført')).toBeNull();
});

test('a change after publication shows, an untouched entry has none', () => {
  expect(facts({ endret: '2026-11-24T05:20:00Z' }).get('Sist endret her')).toBe('i dag kl. 06.20');
  expect(facts({}).get('Sist endret her')).toBeNull();
});

const mailParts = (address: string) => {
  const url = new URL(address);
  return { to: url.pathname, fields: Object.fromEntries(url.searchParams) };
};

test('a request is ready to send: receiver, number, title and permanent address', () => {
  const address = innsynMail(
    publicEntry({ offentligTittel: 'Klage & svar? 100 % «ferdig»', journalpostnummer: 4 }),
    'postmottak@nordskjaer.example',
    'https://innsyn.example/post/e-1',
    nb,
    nbFormat,
  );
  const { to, fields } = mailParts(address);
  expect(to).toBe('postmottak@nordskjaer.example');
  expect(Object.keys(fields)).toEqual(['subject', 'body']);
  expect(fields.subject).toBe('Krav om innsyn: 2026/104-4');
  expect(fields.body).toContain('Klage & svar? 100 % «ferdig»\r\n');
  expect(fields.body).toContain('https://innsyn.example/post/e-1\r\n');
  expect(fields.body).not.toMatch(/[^\r]\n/);
});

test('an entry without case number is asked for by its registration, else by its id here', () => {
  const subject = (change: Parameters<typeof publicEntry>[0]) =>
    mailParts(
      innsynMail(
        publicEntry({ saksmappe: null, ...change }),
        'a@b.example',
        'https://x.example/post/e-1',
        nb,
        nbFormat,
      ),
    ).fields.subject;
  expect(subject({})).toBe('Krav om innsyn: 2026004120');
  expect(subject({ registreringsID: null })).toBe('Krav om innsyn: e-1');
});

const uttrekk = {
  navn: 'Sakarkivet i gamle Nordskjær',
  periode: '1998–2006',
  system: 'Noark 4',
  produsent: null,
  uttrekksdato: '2015-03-02',
  kartlegging: 'noark4 v1',
  arkivinstitusjon: 'Arkiv i Eksempelfylket',
  kontakt: 'arkiv@example.no',
};

test('history says which archive it is from, and leaves out what is not known', () => {
  const told = archiveFacts(uttrekk, nb, nbFormat).filter(({ value }) => value !== null);
  expect(told.map(({ term, value }) => `${term}: ${value}`)).toEqual([
    'Arkiv: Sakarkivet i gamle Nordskjær',
    'Tidsrom: 1998–2006',
    'Tas vare på hos: Arkiv i Eksempelfylket',
    'Opprinnelig system: Noark 4',
    'Hentet ut av systemet: 2. mars 2015',
    'Lest etter oppsettet: noark4 v1',
  ]);
});

test('a document out of a closed system is asked for where it is kept, by e-mail or on a website', () => {
  const name = 'Arkiv i Eksempelfylket';
  expect(archiveToAsk(uttrekk)).toEqual({ name, email: 'arkiv@example.no', website: null });
  const website = 'https://arkiv.example/bestill';
  expect(archiveToAsk({ ...uttrekk, kontakt: website })).toEqual({ name, email: null, website });
  expect(archiveToAsk({ ...uttrekk, kontakt: null })).toEqual({ name, email: null, website: null });
  expect(archiveToAsk({ ...uttrekk, arkivinstitusjon: null })).toMatchObject({
    name: null,
    email: 'arkiv@example.no',
  });
});

test('the municipality is asked when no institution is known, and for its own journal', () => {
  expect(archiveToAsk({ ...uttrekk, arkivinstitusjon: null, kontakt: null })).toBeNull();
  expect(archiveToAsk(publicEntry().arkivuttrekk)).toBeNull();
});

test('a request for history names the archive, and only then', () => {
  const body = (change: Parameters<typeof publicEntry>[0]) =>
    mailParts(
      innsynMail(publicEntry(change), 'a@b.example', 'https://x.example/post/e-1', nb, nbFormat),
    ).fields.body;
  expect(body({ arkivuttrekk: uttrekk })).toContain('\r\nArkiv: Sakarkivet i gamle Nordskjær\r\n');
  expect(body({})).not.toContain('Arkiv:');
});
