import { describe, expect, test } from 'vitest';
import { caseId, entryId, matchKeys } from '../../../harvester/record/identity.ts';
import type { EntryKeys } from '../../../harvester/record/journalpost.ts';
import { saksmappe } from '../../support/journal-records.ts';

const ORG = '999888777';
const UUID = 'a1b2c3d4-0000-4000-8000-00000000000a';
const keys = (changes: Partial<EntryKeys> = {}): EntryKeys => ({
  systemID: null,
  registreringsID: null,
  journal: null,
  sak: null,
  kilde: 'oai:proevevik:1',
  ...changes,
});
const share = (a: EntryKeys, b: EntryKeys, kildeA = 'ny', kildeB = 'ny'): boolean => {
  const mine = matchKeys(ORG, kildeA, a);
  return matchKeys(ORG, kildeB, b).some((key) => mine.includes(key));
};

describe('the permanent id of an entry', () => {
  test('is short, plain, and the same every time', () => {
    const id = entryId(ORG, keys({ systemID: UUID }));
    expect(id).toMatch(/^999888777-[0-9a-z]{20}$/);
    expect(entryId(ORG, keys({ systemID: UUID, kilde: 'other', registreringsID: 'x-1234' }))).toBe(
      id,
    );
  });

  test('holds across versions: these ids must never change', () => {
    expect([
      entryId(ORG, keys({ systemID: UUID })),
      entryId(ORG, keys({ registreringsID: '2024/1234-5' })),
      entryId(ORG, keys({ journal: { aar: 2024, sekvensnummer: 17 } })),
      entryId(ORG, keys({ sak: { aar: 2024, sekvensnummer: 1234, journalpostnummer: 5 } })),
      entryId(ORG, keys()),
    ]).toMatchInlineSnapshot(`
      [
        "999888777-5dmxrbhkxfxqe8rzj124",
        "999888777-1h7qf8dqqm3nkt9155nn",
        "999888777-2qmdycgt83d7eb6x8aph",
        "999888777-hde9nkz119v9k5qq6qks",
        "999888777-wpjq2v7gq2zy9fwr710d",
      ]
    `);
  });

  test('does not depend on how a UUID is written', () => {
    const spellings = [UUID, UUID.toUpperCase(), `{${UUID}}`, `urn:uuid:${UUID}`, ` ${UUID} `];
    expect(new Set(spellings.map((systemID) => entryId(ORG, keys({ systemID }))))).toHaveLength(1);
  });

  test('tells organisations and kinds of key apart', () => {
    const ids = [
      entryId(ORG, keys({ systemID: UUID })),
      entryId('999888778', keys({ systemID: UUID })),
      entryId(ORG, keys({ registreringsID: UUID })),
      entryId(ORG, keys({ journal: { aar: 2024, sekvensnummer: 5 } })),
      entryId(ORG, keys({ sak: { aar: 2024, sekvensnummer: 5, journalpostnummer: 1 } })),
      entryId(ORG, keys({ kilde: UUID })),
    ];
    expect(new Set(ids)).toHaveLength(ids.length);
  });

  test('placeholders are no keys', () => {
    const own = entryId(ORG, keys());
    for (const nothing of [
      '',
      ' ',
      'NULL',
      'null',
      '0',
      '000',
      '---',
      '[empty]',
      '*****',
      'N/A',
      '00000000-0000-0000-0000-000000000000',
    ])
      expect(entryId(ORG, keys({ systemID: nothing, registreringsID: nothing })), nothing).toBe(
        own,
      );
    expect(
      entryId(
        ORG,
        keys({
          journal: { aar: 2024, sekvensnummer: 0 },
          sak: { aar: 0, sekvensnummer: 0, journalpostnummer: 0 },
        }),
      ),
    ).toBe(own);
  });

  test('number 12345 of two systems makes two entries', () => {
    const old = keys({
      systemID: '12345',
      sak: { aar: 1999, sekvensnummer: 12, journalpostnummer: 3 },
    });
    const current = keys({
      systemID: '12345',
      sak: { aar: 2024, sekvensnummer: 55, journalpostnummer: 1 },
    });
    expect(entryId(ORG, old)).not.toBe(entryId(ORG, current));
    expect(share(old, { ...current, kilde: 'other' }, 'historisk', 'ny')).toBe(false);
  });

  test('holds nothing of what it is made of', () => {
    expect(entryId(ORG, keys({ systemID: 'kari-nordmann-17912099997' }))).not.toMatch(
      /kari|nordmann|1791/,
    );
    expect(entryId('Kari Nordmann', keys())).toMatch(/^[a-z0-9-]{1,64}$/);
  });
});

describe('the same entry under another key', () => {
  const sak = { aar: 2024, sekvensnummer: 1234, journalpostnummer: 5 };

  test('an older delivery without ids, a newer with', () => {
    expect(
      share(
        keys({ sak, journal: { aar: 2024, sekvensnummer: 17 }, kilde: 'a' }),
        keys({ systemID: UUID, sak, kilde: 'b' }),
        'noark4',
        'noark5',
      ),
    ).toBe(true);
  });

  test('a registreringsID that prints the case number is the case number', () => {
    expect(
      share(
        keys({ registreringsID: '24/01234-5', kilde: 'a' }),
        keys({ sak, kilde: 'b' }),
        'noark4',
        'noark5',
      ),
    ).toBe(true);
  });

  test('the source changes its ids but not its own key', () => {
    expect(share(keys({ systemID: UUID }), keys({ systemID: null }))).toBe(true);
  });

  test('UUIDs hold across sources, other system ids only within one', () => {
    expect(
      share(
        keys({ systemID: UUID, kilde: 'a' }),
        keys({ systemID: UUID.toUpperCase(), kilde: 'b' }),
        'x',
        'y',
      ),
    ).toBe(true);
    expect(
      share(keys({ systemID: '77', kilde: 'a' }), keys({ systemID: '77', kilde: 'b' }), 'x', 'x'),
    ).toBe(true);
    expect(
      share(keys({ systemID: '77', kilde: 'a' }), keys({ systemID: '77', kilde: 'b' }), 'x', 'y'),
    ).toBe(false);
  });
});

describe('what is apart stays apart', () => {
  test('two units that both have journal number 2024/17', () => {
    const journal = { aar: 2024, sekvensnummer: 17 };
    const a = keys({
      journal,
      sak: { aar: 2024, sekvensnummer: 1, journalpostnummer: 1 },
      kilde: 'a',
    });
    const b = keys({
      journal,
      sak: { aar: 2024, sekvensnummer: 2, journalpostnummer: 1 },
      kilde: 'b',
    });
    expect(share(a, b)).toBe(false);
    expect(entryId(ORG, a)).not.toBe(entryId(ORG, b));
  });

  test('placeholders, running numbers and years in the place of a document number match nothing', () => {
    const empty = keys({ systemID: 'NULL', registreringsID: '---' });
    expect(matchKeys(ORG, 'ny', empty)).toEqual(['kilde:ny:oai:proevevik:1']);
    expect(
      share(keys({ registreringsID: '3', kilde: 'a' }), keys({ registreringsID: '3', kilde: 'b' })),
    ).toBe(false);
    const defect = { aar: 2024, sekvensnummer: 1234, journalpostnummer: 2024 };
    expect(share(keys({ sak: defect, kilde: 'a' }), keys({ sak: defect, kilde: 'b' }))).toBe(false);
  });

  test('strongest first', () => {
    const all = keys({
      systemID: UUID,
      registreringsID: 'ABC-1',
      journal: { aar: 2024, sekvensnummer: 17 },
    });
    expect(matchKeys(ORG, 'ny', all).map((key) => key.split(':')[0])).toEqual([
      'uuid',
      'registrering',
      'journal',
      'kilde',
    ]);
  });
});

describe('the permanent id of a case', () => {
  test('is its number, however the source prints it', () => {
    expect(caseId(ORG, saksmappe())).toBe('999888777-2026-12');
    for (const saksnummerTekst of ['2026/12', '26/00012', 'Sak 2026/12'])
      expect(
        caseId(ORG, saksmappe({ saksaar: null, sakssekvensnummer: null, saksnummerTekst })),
      ).toBe('999888777-2026-12');
  });

  test('else a hash of its system id or text; nothing known, no case', () => {
    const unnumbered = { saksaar: null, sakssekvensnummer: null };
    expect(caseId(ORG, saksmappe({ ...unnumbered, systemID: UUID }))).toMatch(
      /^999888777-[0-9a-z]{20}$/,
    );
    expect(caseId(ORG, saksmappe({ ...unnumbered, saksnummerTekst: 'Kari Nordmann' }))).toMatch(
      /^999888777-[0-9a-z]{20}$/,
    );
    expect(
      caseId(ORG, saksmappe({ ...unnumbered, systemID: 'NULL', saksnummerTekst: '---' })),
    ).toBeNull();
  });
});
