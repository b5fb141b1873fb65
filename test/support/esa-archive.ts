import { CANARY, type SystemArchiveOptions, type SystemArchiveTruth } from './noark4-archive.ts';
import { seededRandom } from './seeded-random.ts';
import { type FixtureCell, writeSiard } from './siard-file.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const UNKNOWN = ['PX', 'ZZ', '99', '?'];

/** An archive as ESA / Kontor 2000 leaves it: titles in two columns, two date forms, one party table for cases and entries. */
export async function writeEsa(
  path: string,
  options: SystemArchiveOptions,
): Promise<SystemArchiveTruth> {
  const random = seededRandom(options.seed ?? 2);
  const truth: SystemArchiveTruth = { shown: 0, titles: 0, names: 0 };
  const cases = Math.max(1, Math.floor(options.entries / 4));
  const caseKey = (i: number): string => `${96 + (i % 4)}${String(i).padStart(5, '0')}`;
  const date = (i: number): string => {
    const [day, month, year] = [1 + (i % 28), i % 12, 96 + (i % 4)];
    return i % 2 === 0
      ? `${String(day).padStart(2, '0')}.${String(month + 1).padStart(2, '0')}.19${year}`
      : `${String(day).padStart(2, '0')}-${MONTHS[month]}-${year}`;
  };
  const shields = Array.from({ length: cases }, () => random.chance(0.1));
  const posts: FixtureCell[][] = [];
  const parties: FixtureCell[][] = [];
  for (let i = 1; i <= options.entries; i++) {
    const at = random.below(cases);
    const orphan = random.chance(0.01);
    const gradering = random.chance(0.1)
      ? random.pick(UNKNOWN)
      : random.pick(['', '', null, 'U', '6', 'XX']);
    const status = random.chance(0.9) ? 'J' : random.pick(['?', 'R', '']);
    const shown = status === 'J' && !UNKNOWN.includes(gradering ?? '') && gradering !== 'XX';
    const u1 = random.chance(0.15) ? '1' : random.pick([null, '0', '']);
    const released = u1 !== '1';
    const blank = random.chance(0.01);
    const secret = shown && released ? '' : `${CANARY} `;
    posts.push([
      `${96 + (i % 4)}${String(i).padStart(6, '0')}`,
      `19${96 + (i % 4)}`,
      String(i),
      orphan ? '0000000' : caseKey(at),
      String(1 + (i % 9)),
      date(i),
      random.chance(0.05) ? null : random.pick(['I', 'U', 'N', 'X']),
      date(i + 2),
      status,
      blank ? null : `${secret}Brev om tomt`,
      blank ? '  ' : random.chance(0.5) ? null : `del ${secret}to`,
      u1,
      gradering,
      gradering === null || gradering === '' ? null : 'UO §5a',
    ]);
    if (shown) truth.shown++;
    if (shown && released && !blank) truth.titles++;
    const partyU1 = random.chance(0.2) ? '1' : random.pick([null, '0']);
    const named = shown && partyU1 !== '1';
    if (named) truth.names++;
    parties.push([
      posts.at(-1)?.[0] ?? null,
      'J',
      '0',
      named ? 'Eksempel Entreprenør AS' : `${CANARY}navn Olsen`,
      partyU1,
    ]);
    // Parties of cases in the same table, some with the key of an entry.
    if (i % 10 === 0)
      parties.push([posts.at(-1)?.[0] ?? null, 'S', '0', `${CANARY}navn Sakspart`, null]);
  }
  await writeSiard(path, {
    producer: 'Generert prøvearkiv',
    ...options.archive,
    tables: [
      {
        name: 'DGJMJO',
        columns:
          'REFAARNR REFAAR REFNR JOURAARNR DOKNR REGDATO TYPE DATERT STATUS INNH1 INNH2 U1 UNNTOFF HJEMMEL'.split(
            ' ',
          ),
        rows: posts,
      },
      {
        name: 'DGSMSA',
        columns:
          'JOURAARNR JOURAAR JOURNR AAPNET INNH1 INNH2 U1 STATUS ADMID UNNTOFF HJEMMEL'.split(' '),
        rows: Array.from({ length: cases }, (_v, i) => [
          caseKey(i),
          `19${96 + (i % 4)}`,
          String(i),
          date(i),
          `${shields[i] === true ? `${CANARY} ` : ''}Sak`,
          String(i),
          shields[i] === true ? '1' : null,
          'A',
          random.chance(0.1) ? null : '1',
          null,
          null,
        ]),
      },
      { name: 'DGJMFA', columns: 'REFAARNR REGISTER IHTYPE NAVN U1'.split(' '), rows: parties },
      { name: 'ORGENHETER', columns: ['ADMID', 'NAVN'], rows: [['1', 'Teknisk etat']] },
    ],
  });
  return truth;
}
