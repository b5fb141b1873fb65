import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDemoRegion } from '../../demo/demo-region.ts';
import { withoutPersons } from '../../demo/entry.ts';
import type { SourceServer } from '../../demo/source-server.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import type { Config } from '../../harvester/config/config.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { type Harvester, openHarvester } from '../../harvester/harvester.ts';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';

/** Entries and tombstones the public can see, by the source's own numbers. */
interface Seen {
  readonly entries: readonly PublicEntry[];
  readonly withdrawn: number;
}

describe('the demo region, harvested as any other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-demo-'));
  let moment = new Date('2026-03-17T09:30:00Z');
  const now = (): Date => moment;
  const minutes = (n: number): void => {
    moment = new Date(moment.getTime() + n * 60_000);
  };
  const closing = new AsyncDisposableStack();
  let server: SourceServer;
  let config: Config;
  let harvester: Harvester;
  let archive: PublicArchive;

  beforeAll(async () => {
    const region = closing.use(
      await openDemoRegion({
        dataDirectory: folder,
        publicUrl: 'http://127.0.0.1:4321',
        entries: 800,
        always: true,
        now,
      }),
    );
    if (!region.server) throw new Error('the demo server did not start');
    server = region.server;
    config = loadConfig(region.configFile, sourceKinds);
    harvester = closing.use(openHarvester({ config, dataDirectory: folder, now }));
    archive = closing.use(openPublicArchive(archiveFile(folder), { now }));
    await harvestAll();
  });
  afterAll(async () => {
    await closing.disposeAsync();
    rmSync(folder, { recursive: true });
  });

  async function harvestAll(): Promise<number> {
    let changes = 0;
    for (const source of config.sources) {
      const { outcome, problem, counts } = await harvester.harvest(source);
      expect({ outcome, problem }).toEqual({ outcome: 'ok', problem: null });
      expect(counts.rejected).toBe(0);
      changes += counts.changes;
    }
    return changes;
  }

  function seen(kommunenummer: string): Seen {
    const changes = archive.changesSince(0, 1_000_000);
    return {
      entries: changes.flatMap((change) =>
        change.kind === 'entry' && change.view.entry.kommunenummer === kommunenummer
          ? [change.view.entry]
          : [],
      ),
      withdrawn: changes.filter(
        (change) => change.kind === 'withdrawn' && change.tombstone.kommunenummer === kommunenummer,
      ).length,
    };
  }

  const published = (kommunenummer: string) =>
    (server.journals.get(kommunenummer)?.at(moment) ?? []).flatMap(({ entry }) => entry ?? []);

  const documentKey = (entry: PublicEntry): string =>
    `${entry.saksmappe?.saksnummer}-${entry.journalpostnummer}`;

  test.each(['9901', '9902', '9903'])('everything %s publishes is in the archive', (number) => {
    const here = seen(number).entries.map(documentKey).toSorted();
    const there = published(number)
      .map((entry) => `${entry.case.year}/${entry.case.number}-${entry.documentNumber}`)
      .toSorted();
    expect(here).toEqual(there);
  });

  test.each(['9901', '9902', '9903'])('and says what %s says', (number) => {
    const titles = new Map(seen(number).entries.map((entry) => [documentKey(entry), entry]));
    const clean = published(number).filter(({ title }) => !/fnr\.|tlf\.|@/.test(title.join('')));
    let masked = 0;
    for (const entry of clean) {
      const shown = titles.get(`${entry.case.year}/${entry.case.number}-${entry.documentNumber}`);
      expect(shown?.journalposttype).toBe(entry.type);
      expect(shown?.kanLeses).toBe(entry.documents.some(({ readable }) => readable));
      expect(shown?.skjerming?.skjermingshjemmel ?? null).toBe(entry.screenedBy);
      const told = [shown?.offentligTittel, shown?.saksmappe?.offentligTittel];
      const said = [withoutPersons(entry.title), withoutPersons(entry.case.title)];
      // A company named like a person is masked where the source marks nothing: too much rather than too little.
      if (number !== '9901' && told.join() !== said.join() && told.join().includes('*****'))
        masked++;
      else expect(told).toEqual(said);
    }
    expect(clean.length).toBeGreaterThan(700);
    expect(masked / clean.length).toBeLessThan(0.02);
  });

  test('no private person and no planted number comes into what is copied on', () => {
    for (const number of ['9901', '9902', '9903']) {
      const text = JSON.stringify(seen(number).entries);
      const persons = new Set(
        published(number).flatMap(({ parties }) =>
          parties.filter(({ person, name }) => person && name !== '*****').map(({ name }) => name),
        ),
      );
      expect(persons.size).toBeGreaterThan(100);
      expect([...persons].filter((name) => text.includes(name))).toEqual([]);
      expect(text).not.toMatch(/fnr\. \d|tlf\. 999|@epost\.example/);
    }
    const found = harvester.archive.findingTotals();
    expect(found.get('foedselsnummer')).toBeGreaterThan(0);
    expect(found.get('telefonnummer')).toBeGreaterThan(0);
    expect(found.get('e-postadresse')).toBeGreaterThan(0);
  });

  test.each(['9901', '9902', '9903'])(
    'hardly any organisation in %s is taken for a person',
    (number) => {
      const text = JSON.stringify(seen(number).entries);
      const organisations = new Set(
        published(number).flatMap(({ parties }) =>
          parties
            .filter(({ person, role }) => !person && !role.startsWith('Intern'))
            .map(({ name }) => name),
        ),
      );
      const missing = [...organisations].filter((name) => !text.includes(JSON.stringify(name)));
      expect(organisations.size).toBeGreaterThan(100);
      expect(missing.length / organisations.size, missing.join(', ')).toBeLessThan(0.08);
    },
  );

  test('a second harvest at once changes nothing', async () => {
    expect(await harvestAll()).toBe(0);
  });

  test('after an hour, what is new, changed and withdrawn has come through, and only that', async () => {
    const before = seen('9901');
    minutes(60);
    const changes = await harvestAll();
    expect(changes).toBeGreaterThan(100);
    expect(changes).toBeLessThan(600);
    for (const number of ['9901', '9902', '9903'])
      expect(seen(number).entries.map(documentKey).toSorted()).toEqual(
        published(number)
          .map((entry) => `${entry.case.year}/${entry.case.number}-${entry.documentNumber}`)
          .toSorted(),
      );
    expect(seen('9901').withdrawn).toBeGreaterThan(before.withdrawn);
  });
});
