import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harvestNoark } from '../../../support/noark-archive.ts';
import { temporaryFolder } from '../../../support/noark-run.ts';
import { journalXml } from '../../../support/noark-xml.ts';
import { noark4JournalXml } from '../../../support/noark4-xml.ts';
import { TestArchive } from '../../../support/test-archive.ts';

/** A journal of one month with these document numbers, one day each. */
const month = (
  name: string,
  numbers: readonly number[],
  head: Record<string, string> = {},
): string =>
  journalXml(
    'offentligJournal',
    numbers.map((n) => ({
      post: {
        systemID: `${name}-${n}`,
        journalsekvensnummer: String(1000 * Number(name) + n),
        journalpostnummer: String(100 * Number(name) + n),
        offentligTittel: `Post ${name}-${n}`,
        journaldato: `2026-${name}-${String(1 + (n % 28)).padStart(2, '0')}`,
      },
    })),
    { journalStartDato: `2026-${name}-01`, journalSluttDato: `2026-${name}-28`, ...head },
  );

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

function setUp(inThread: boolean) {
  const folder = temporaryFolder();
  const store = new TestArchive();
  store.clock.forward(86_400 * 300);
  let minute = 0;
  return {
    deliver(name: string, content: string | Uint8Array) {
      const path = join(folder.path, name);
      writeFileSync(path, content);
      const time = new Date(store.clock.now().getTime() - 3_600_000 + 60_000 * minute++);
      utimesSync(path, time, time);
    },
    run: async (settings = {}) => {
      store.clock.forward(600);
      return await harvestNoark(
        store.archive,
        { folder: folder.path, ...settings },
        store.clock.now,
        inThread,
      );
    },
    titles: () =>
      store.reader
        .newest('1899', 1000, 'page')
        .map(({ offentligTittel }) => offentligTittel)
        .sort(),
    archive: store.archive,
    [Symbol.dispose]() {
      store[Symbol.dispose]();
      folder[Symbol.dispose]();
    },
  };
}

const titles = (name: string, numbers: readonly number[]): string[] =>
  numbers.map((n) => `Post ${name}-${n}`);

describe.each([
  ['in one thread', false],
  ['with a thread that writes', true],
])('a new journal of a period, %s,', (_how, inThread) => {
  test('replaces that period and no other', async () => {
    using world = setUp(inThread);
    world.deliver('jan.xml', month('01', range(40)));
    world.deliver('feb.xml', month('02', range(40)));
    expect((await world.run()).outcome).toBe('ok');
    expect(world.titles()).toHaveLength(80);
    world.deliver('jan-ny.xml', month('01', range(40).slice(2)));
    const run = await world.run();
    expect(run).toMatchObject({ outcome: 'ok', counts: { withdrawn: 2 } });
    expect(world.titles()).toEqual(
      [...titles('01', range(40).slice(2)), ...titles('02', range(40))].sort(),
    );
  });

  test('in the same run as the one it replaces has the last word', async () => {
    using world = setUp(inThread);
    world.deliver('a.xml', month('03', range(30)));
    world.deliver('b.xml', month('03', range(29)));
    await world.run();
    expect(world.titles()).toEqual(titles('03', range(29)).sort());
  });

  test.each([
    ['much is missing', range(40), range(30)],
    ['all is missing', [1, 2], []],
  ])(
    'withdraws nothing when %s, until a person has looked; then it is read again',
    async (_what, before, after) => {
      using world = setUp(inThread);
      world.deliver('a.xml', month('04', before));
      await world.run();
      world.deliver('b.xml', month('04', after));
      const parked = await world.run();
      expect(parked.outcome).toBe('parked');
      expect(world.titles()).toEqual(titles('04', [...new Set([...before, ...after])]).sort());
      world.archive.allowShrink('lilleby-noark');
      const run = await world.run();
      expect(run.outcome).toBe('ok');
      expect(world.titles()).toEqual(titles('04', after).sort());
    },
  );

  test.each([
    [
      'says that it has more entries than it has',
      month('05', range(29), { antallJournalposter: '31' }),
    ],
    [
      'states no period',
      month('05', range(29)).replace(/<journalSluttDato>.*?<\/journalSluttDato>/, ''),
    ],
    [
      'states a period that ends before it begins',
      month('05', range(29), { journalStartDato: '2026-06-01' }),
    ],
  ])('that %s replaces nothing', async (_what, content) => {
    using world = setUp(inThread);
    world.deliver('a.xml', month('05', range(30)));
    await world.run();
    world.deliver('b.xml', content);
    expect((await world.run()).outcome).toBe('ok');
    expect(world.titles()).toHaveLength(30);
  });

  test('replaces nothing when the archivist has said so, or when it broke off', async () => {
    using world = setUp(inThread);
    world.deliver('a.xml', month('06', range(30)));
    await world.run();
    world.deliver('b.xml', month('06', range(29)));
    await world.run({ replacePeriod: false });
    world.deliver('c.xml', month('06', range(28)).replace('</offentligJournal>', ''));
    expect((await world.run()).outcome).not.toBe('ok');
    expect(world.titles()).toHaveLength(30);
  });

  test('of Noark 4 in two files is replaced only by both together', async () => {
    using world = setUp(inThread);
    const part = (numbers: readonly number[], files: number) =>
      Buffer.from(
        noark4JournalXml(
          'OFFJOURNAL',
          numbers.map((n) => ({
            post: { SEKNR: String(n), POSTNR: String(n), OFFINNHOLD: `Post 03-${n}` },
          })),
        ).replace('<PI.ANTFILER>1<', `<PI.ANTFILER>${files}<`),
        'latin1',
      );
    world.deliver('1.xml', part(range(20), 1));
    await world.run();
    world.deliver('2.xml', part([1], 2));
    await world.run();
    expect(world.titles()).toHaveLength(20);
    world.deliver('3.xml', part(range(19), 1));
    await world.run();
    expect(world.titles()).toHaveLength(19);
  });

  test('an entry that turns out graded or unfinished is withdrawn with the delivery that says so', async () => {
    using world = setUp(inThread);
    world.deliver('a.xml', month('07', range(10)));
    await world.run();
    world.deliver(
      'b.xml',
      month('07', range(10)).replace('<journaldato>', '<grad>Fortrolig</grad><journaldato>'),
    );
    await world.run();
    expect(world.titles()).toEqual(titles('07', range(10).slice(1)).sort());
  });
});
