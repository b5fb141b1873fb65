import { describe, expect, test } from 'vitest';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { joinMarked, markedName, markedText } from '../../../harvester/record/marked-text.ts';
import { meaning } from '../../../harvester/record/meaning.ts';
import {
  publicEntry,
  type StoredEntry,
  searchView,
} from '../../../harvester/record/public-view.ts';
import { screen } from '../../../harvester/record/screening.ts';
import { dokument, journalpost, part, saksmappe } from '../../support/journal-records.ts';

const stored = (record: Journalpost): StoredEntry => ({
  id: '999888777-test',
  caseId: '999888777-2026-12',
  screened: screen(record),
  publisert: '2026-10-02T04:20:00Z',
  endret: '2026-10-03T04:20:00Z',
});

/** An entry that holds one private name in every place a name can stand. */
const withNames = (changes: Partial<Journalpost> = {}): Journalpost =>
  journalpost({
    offentligTittel: joinMarked([markedText('Klage fra '), markedName('Kari Nordmann')]),
    saksmappe: saksmappe({ offentligTittel: markedText('Startlån - Nordmann, Kari') }),
    korrespondanseparter: [part(markedText('Kari Nordmann')), part(markedText('Prøvevik kommune'))],
    dokumenter: [
      dokument(markedText('Brev Kari Nordmann'), 'https://innsyn.example/Kari_Nordmann.pdf'),
    ],
    klasse: { klasseID: '123', tittel: markedText('Nordmann Kari'), klassifikasjonstype: 'UO' },
    ...changes,
  });

const NAME = /kari|nordmann/i;
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe('the year in which names are shown', () => {
  const views = (record: Journalpost, now: Date) => {
    const entry = stored(record);
    return {
      page: JSON.stringify(publicEntry(entry, now, 'page')),
      bulk: JSON.stringify(publicEntry(entry, now, 'bulk')),
      search: searchView(entry, now),
    };
  };

  test.each([
    { what: 'the day after', publisertDato: '2025-11-24', now: '2025-11-25', young: true },
    { what: 'the last day', publisertDato: '2025-11-24', now: '2026-11-24', young: true },
    { what: 'a day too late', publisertDato: '2025-11-24', now: '2026-11-25', young: false },
    {
      what: 'published on a leap day, last day',
      publisertDato: '2024-02-29',
      now: '2025-02-28',
      young: true,
    },
    {
      what: 'published on a leap day, too late',
      publisertDato: '2024-02-29',
      now: '2025-03-01',
      young: false,
    },
    { what: 'a leap day at the end', publisertDato: '2023-02-28', now: '2024-02-28', young: true },
    { what: 'a leap day too late', publisertDato: '2023-02-28', now: '2024-02-29', young: false },
    { what: 'the same day', publisertDato: '2026-11-24', now: '2026-11-24', young: true },
  ])('$what', ({ publisertDato, now, young }) => {
    const shown = views(withNames({ publisertDato, journaldato: '2020-01-01' }), at(now));
    expect(NAME.test(shown.page)).toBe(young);
    expect(shown.bulk).not.toMatch(NAME);
    expect(JSON.stringify(shown.search?.entry)).not.toMatch(NAME);
    expect((shown.search?.names.length ?? 0) > 0).toBe(young);
    expect(shown.search?.namesUntil === null).toBe(!young);
  });

  test('midnight is in Oslo, winter and summer', () => {
    const winter = withNames({ publisertDato: '2025-01-14' });
    expect(views(winter, new Date('2026-01-14T22:59:59Z')).search?.names).toContain(
      'Kari Nordmann',
    );
    expect(views(winter, new Date('2026-01-14T23:00:00Z')).search?.names).toEqual([]);
    expect(views(winter, new Date('2026-01-14T23:00:00Z')).page).not.toMatch(NAME);
    const summer = withNames({ publisertDato: '2025-07-14' });
    expect(views(summer, new Date('2026-07-14T21:59:59Z')).page).toMatch(NAME);
    expect(views(summer, new Date('2026-07-14T22:00:00Z')).page).not.toMatch(NAME);
  });

  test('the journal date counts when the source states no publication', () => {
    const record = withNames({ publisertDato: null, journaldato: '2026-01-10' });
    expect(searchView(stored(record), at('2026-06-01'))?.namesUntil).toBe('2027-01-10');
    expect(views(record, at('2027-01-11')).page).not.toMatch(NAME);
  });

  test.each<[string, Partial<Journalpost>]>([
    ['no date at all', { publisertDato: null, journaldato: null }],
    [
      'a publication in the future and an old journal date',
      { publisertDato: '2030-01-01', journaldato: '2020-01-01' },
    ],
    ['only dates in the future', { publisertDato: '2030-01-01', journaldato: '2031-01-01' }],
    ['a date that is none', { publisertDato: '2026-02-30', journaldato: null }],
    ['history', { publisertDato: '2026-11-01', journaldato: '2026-11-01', historisk: true }],
  ])('%s: never', (_what, change) => {
    const shown = views(withNames(change), at('2026-11-24'));
    expect(shown.page).not.toMatch(NAME);
    expect(shown.search).toMatchObject({ names: [], namesUntil: null });
  });

  test('our own publication does not count', () => {
    const old = {
      ...stored(withNames({ publisertDato: null, journaldato: '2020-01-01' })),
      publisert: '2026-11-23T00:00:00Z',
    };
    expect(JSON.stringify(publicEntry(old, at('2026-11-24'), 'page'))).not.toMatch(NAME);
  });
});

describe('what a view says about names', () => {
  const now = at('2026-11-24');
  test('a page within the year holds names; lists leave them out and say so', () => {
    expect(publicEntry(stored(withNames()), now, 'page')).toMatchObject({
      harNavn: true,
      navnUtelatt: false,
    });
    const bulk = publicEntry(stored(withNames()), now, 'bulk');
    expect(bulk).toMatchObject({
      harNavn: false,
      navnUtelatt: true,
      offentligTittel: 'Klage fra *****',
    });
    expect(bulk?.korrespondanseparter).toEqual([
      { korrespondanseparttype: 'avsender', navn: null, erPerson: true, administrativEnhet: null },
      {
        korrespondanseparttype: 'avsender',
        navn: 'Prøvevik kommune',
        erPerson: false,
        administrativEnhet: null,
      },
    ]);
    expect(publicEntry(stored(journalpost()), now, 'page')).toMatchObject({
      harNavn: false,
      navnUtelatt: false,
    });
  });

  test('an address that tells the name is left out with it, other addresses stay', () => {
    const record = withNames({
      dokumenter: [
        dokument(markedText('Brev'), 'https://innsyn.example/kari%20nordmann.pdf'),
        dokument(markedText('Kart'), 'https://innsyn.example/dok/7.pdf'),
      ],
    });
    expect(publicEntry(stored(record), now, 'bulk')?.dokumenter.map((d) => d.url)).toEqual([
      null,
      'https://innsyn.example/dok/7.pdf',
    ]);
    expect(publicEntry(stored(record), now, 'page')?.dokumenter[0]?.url).toBe(
      'https://innsyn.example/kari%20nordmann.pdf',
    );
  });

  test.each([
    'https://innsyn.example/Soknad_Kari_Nordmann.pdf',
    'https://innsyn.example/KariNordmann.pdf',
    'https://innsyn.example/nordmann-kari/cv.pdf',
    'https://innsyn.example/?fil=S%C3%B8knad%20Kari%20Nordmann',
    'https://innsyn.example/?fil=Kari+Nordmann',
  ])('%s tells the name', (url) => {
    for (const navn of [
      'Kari Nordmann',
      'Nordmann, Kari',
      'Kari Nordmann, tlf. 99 88 77 66',
      'Kari Anne Nordmann m.fl.',
    ]) {
      const record = journalpost({
        korrespondanseparter: [part(markedText(navn))],
        dokumenter: [dokument(null, url)],
        lenke: url,
      });
      const bulk = publicEntry(stored(record), now, 'bulk');
      expect([bulk?.lenke, bulk?.dokumenter[0]?.url]).toEqual([null, null]);
    }
  });

  test('names the source screened are said to be left out', () => {
    for (const record of [
      journalpost({ offentligTittel: markedText('Klage fra *****') }),
      journalpost({ korrespondanseparter: [part(markedText('*****'))] }),
      journalpost({ korrespondanseparter: [part(null)] }),
    ])
      expect(publicEntry(stored(record), now, 'page')?.navnUtelatt).toBe(true);
  });

  test('search gets every name once, and none that is only asterisks', () => {
    expect(searchView(stored(withNames()), now)?.names).toEqual(
      expect.arrayContaining(['Kari Nordmann']),
    );
    expect(
      searchView(stored(journalpost({ korrespondanseparter: [part(markedName('*****'))] })), now)
        ?.names,
    ).toEqual([]);
  });

  test('a mark that was never closed hides the rest', () => {
    const record = {
      ...journalpost(),
      offentligTittel: `Klage fra \uE000Kari Nordmann` as ReturnType<typeof markedText>,
    };
    const entry = { ...stored(journalpost()), screened: { record, held: null, findings: [] } };
    expect(publicEntry(entry, now, 'bulk')?.offentligTittel).toBe('Klage fra *****');
  });
});

describe('what is held from everyone', () => {
  const now = at('2026-11-24');
  test.each<[string, Partial<Journalpost>]>([
    ['gradert', { gradering: 'B' }],
    ['gradert', { gradering: 'Ukjent grad' }],
    ...['B', 'K', 'H', 'SH', 'F', 'SF', 'Strengt fortrolig', 'Begrenset iht. sikkerhetsloven'].map(
      (tilgangsrestriksjon): [string, Partial<Journalpost>] => [
        'gradert',
        { skjerming: { tilgangsrestriksjon, skjermingshjemmel: null } },
      ],
    ),
    ['midlertidig-sperret', { skjerming: { tilgangsrestriksjon: 'XX', skjermingshjemmel: null } }],
    ...(['R', 'M', 'S', 'F', 'G'] as const).map((journalstatus): [string, Partial<Journalpost>] => [
      'ikke-journalfoert',
      { journalstatus },
    ]),
    ['utgaatt', { journalstatus: 'U' }],
    ['ukjent-journalstatus', { journalstatus: 'ukjent' }],
  ])('%s %j', (reason, change) => {
    const entry = stored(journalpost(change));
    expect(entry.screened.held).toBe(reason);
    expect(publicEntry(entry, now, 'page')).toBeNull();
    expect(publicEntry(entry, now, 'bulk')).toBeNull();
    expect(searchView(entry, now)).toBeNull();
  });

  test.each<[string, Partial<Journalpost>]>([
    ['journalled, dispatched, archived', { journalstatus: 'J' }],
    ['dispatched', { journalstatus: 'E' }],
    ['archived', { journalstatus: 'A' }],
    ['status not stated', { journalstatus: null }],
    [
      'exempt from publicity',
      { skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: 'Offl. § 13' } },
    ],
    ['blank grading', { gradering: ' ' }],
  ])('%s is not', (_what, change) =>
    expect(publicEntry(stored(journalpost(change)), now, 'page')).not.toBeNull(),
  );
});

describe('the rest of the view', () => {
  const now = at('2026-11-24');
  const view = (change: Partial<Journalpost>) =>
    publicEntry(stored(journalpost(change)), now, 'page');

  test('a class of persons is hidden, whether the source says so or the number does', () => {
    const klasse = {
      klasseID: '17912099997',
      tittel: markedText('Nordmann Kari'),
      klassifikasjonstype: 'PNR',
    };
    expect(view({ klasse })?.klasse).toBeNull();
    expect(view({ klasse: { ...klasse, klassifikasjonstype: null } })?.klasse).toBeNull();
    expect(
      view({ klasse: { ...klasse, klasseID: '614', klassifikasjonstype: 'Fødselsnummer' } })
        ?.klasse,
    ).toBeNull();
    expect(
      view({ klasse: { klasseID: '614', tittel: markedText('Bygg'), klassifikasjonstype: 'KK' } })
        ?.klasse,
    ).toEqual({ klasseID: '614', tittel: 'Bygg' });
  });

  test.each([
    'javascript:alert(1)',
    'ftp://x.example/a',
    'file:///etc/passwd',
    'https://kari:hemmelig@x.example/',
    'data:text/html,x',
    '//x.example',
    'dok/1.pdf',
    'https://x.example/?fnr=17912099997',
    'https://x.example/179120%2099997.pdf',
    'https://x.example/?e=kari%40gmail.com',
    'https:// x.example',
    'http:\\\\x.example',
  ])('%s is no link', (url) => {
    const shown = view({ lenke: url, dokumenter: [dokument(null, url)] });
    expect(shown?.lenke).toBeNull();
    expect(shown?.dokumenter[0]?.url).toBeNull();
    expect(shown?.kanLeses).toBe(false);
  });

  test('one document that can be opened makes an entry that can be read', () => {
    expect(
      view({ dokumenter: [dokument('A'), dokument('B', 'https://x.example/b.pdf')] })?.kanLeses,
    ).toBe(true);
    expect(view({ dokumenter: [dokument('A')] })?.kanLeses).toBe(false);
    expect(view({})?.kanLeses).toBe(false);
  });

  test('dates are shown as the source states them', () => {
    expect(view({ journaldato: '2027-05-01', dokumentetsDato: null })).toMatchObject({
      journaldato: '2027-05-01',
      dokumentetsDato: null,
    });
  });

  test('the case has its number, as printed when it could not be read', () => {
    expect(view({})?.saksmappe).toEqual({
      id: '999888777-2026-12',
      saksnummer: '2026/12',
      offentligTittel: 'Skjenkebevillinger 2026',
      saksdato: '2026-01-04',
    });
    const unread = saksmappe({ saksaar: null, sakssekvensnummer: null, saksnummerTekst: 'B-77' });
    expect(view({ saksmappe: unread })?.saksmappe?.saksnummer).toBe('B-77');
    expect(view({ saksmappe: null })?.saksmappe).toBeNull();
  });

  test('screening that says "open" is none', () => {
    expect(
      view({ skjerming: { tilgangsrestriksjon: 'arkiv:ugradert', skjermingshjemmel: null } })
        ?.skjerming,
    ).toBeNull();
    expect(
      view({ skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: 'Offl. § 13' } })
        ?.skjerming,
    ).toEqual({ tilgangsrestriksjon: 'UO', skjermingshjemmel: 'Offl. § 13' });
  });

  test('no raw key but the registreringsID, and nothing about how it was found', () => {
    const keys = { ...journalpost().keys, systemID: 'HEMMELIG-1', kilde: 'HEMMELIG-2' };
    const korrespondanseparter = [part('Prøvevik Bygg AS', { organisasjonsnummer: '999888666' })];
    expect(JSON.stringify(view({ keys, korrespondanseparter, gradering: null }))).not.toMatch(
      /HEMMELIG|gradering|keys|findings/,
    );
  });
});

describe('the file a document is in', () => {
  const now = at('2026-11-24');
  const file = { filstoerrelse: 87_000, sjekksum: 'sha-256:ab' };
  const shown = (record: Journalpost, audience: 'page' | 'bulk' = 'page') =>
    publicEntry(stored(record), now, audience)?.dokumenter[0];

  test('is described by size and checksum where it can be opened', () => {
    const open = { ...dokument(markedText('Brev'), 'https://innsyn.example/1.pdf'), ...file };
    expect(shown(journalpost({ dokumenter: [open] }))).toMatchObject(file);
    expect(shown(journalpost({ dokumenter: [open] }), 'bulk')).toMatchObject(file);
  });

  test('is not described where it cannot', () => {
    const closed = { ...dokument(markedText('Brev'), null), ...file };
    expect(shown(journalpost({ dokumenter: [closed] }))).not.toHaveProperty('filstoerrelse');
    expect(shown(journalpost({ dokumenter: [closed] }))).not.toHaveProperty('sjekksum');
    // the address tells a name, so lists have neither address nor checksum
    const named = {
      ...dokument(markedText('Brev'), 'https://innsyn.example/Kari_Nordmann.pdf'),
      ...file,
    };
    const record = withNames({ dokumenter: [named] });
    expect(shown(record)).toMatchObject(file);
    expect(shown(record, 'bulk')).toMatchObject({ url: null });
    expect(shown(record, 'bulk')).not.toHaveProperty('sjekksum');
  });

  test('that is new at the same address is a change; that cannot be opened is none', () => {
    const at = (url: string | null, sjekksum: string) =>
      meaning(journalpost({ dokumenter: [{ ...dokument(markedText('Brev'), url), sjekksum }] }));
    const url = 'https://innsyn.example/1.pdf';
    expect(at(url, 'sha-256:ab')).not.toBe(at(url, 'sha-256:cd'));
    expect(at(null, 'sha-256:ab')).toBe(at(null, 'sha-256:cd'));
  });
});
