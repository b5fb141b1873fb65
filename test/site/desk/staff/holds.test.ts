import { afterAll, describe, expect, test } from 'vitest';
import { deskFile } from '../../../../harvester/config/desk-file.ts';
import { holdKeeper } from '../../../../harvester/hold-keeper.ts';
import { redirectLog } from '../../../../harvester/log.ts';
import { entryId } from '../../../../harvester/record/identity.ts';
import type { Journalpost } from '../../../../harvester/record/journalpost.ts';
import { markedText } from '../../../../harvester/record/marked-text.ts';
import type { SourceEvent } from '../../../../harvester/sources/source.ts';
import { createAnalysis } from '../../../../indexer/analysis/analysis.ts';
import { follow } from '../../../../indexer/follow.ts';
import { createSearch, createWalk } from '../../../../indexer/search.ts';
import { createSuggestions } from '../../../../indexer/suggestions.ts';
import { endringerAnswer } from '../../../../site/data/api/endringer-answer.ts';
import { journalpostAnswer } from '../../../../site/data/api/journalpost-answer.ts';
import { saksmappeAnswer } from '../../../../site/data/api/saksmappe-answer.ts';
import { caseAtom } from '../../../../site/data/case-atom.ts';
import { csvRoute } from '../../../../site/data/csv-route.ts';
import type { DataAnswer, DataRequest } from '../../../../site/data/data-route.ts';
import { searchAtom } from '../../../../site/data/search-atom.ts';
import { searchJson } from '../../../../site/data/search-json.ts';
import { addEntries, makeCart } from '../../../../site/desk/cart.ts';
import { cartContents } from '../../../../site/desk/cart-contents.ts';
import { type Desk, openDesk } from '../../../../site/desk/open-desk.ts';
import { insertAccount } from '../../../../site/desk/staff/accounts.ts';
import { auditRows } from '../../../../site/desk/staff/audit.ts';
import { hold, holdsOf, release } from '../../../../site/desk/staff/holds.ts';
import { readMunicipalities } from '../../../../site/municipalities.ts';
import { readManifest } from '../../../../site/oai/dump-files.ts';
import { openOai } from '../../../../site/oai/open-oai.ts';
import { regionDumps } from '../../../../site/oai/region-dumps.ts';
import { serveDump } from '../../../../site/oai/serve-dump.ts';
import { writeDumps } from '../../../../site/oai/write-dumps.ts';
import type { Portal } from '../../../../site/portal.ts';
import { createStatistics } from '../../../../site/statistics.ts';
import { formatOf, textsOf } from '../../../../site/texts/languages.ts';
import { config } from '../../../support/data-portal.ts';
import { embedded, type TestEngine, testEngines } from '../../../support/engines.ts';
import { KOMMUNE, numbered } from '../../../support/numbered-journal.ts';
import { seededRandom } from '../../../support/random-search.ts';
import { TestArchive } from '../../../support/test-archive.ts';

redirectLog(() => {});
const { engines, stop } = await testEngines();
afterAll(stop);

/** A word that no other entry, and no word list, has. */
const wordOf = (n: number): string =>
  `qvz${[...String(n + 1000)].map((digit) => 'bdfgklmnrt'[Number(digit)]).join('')}xel`;
const recordOf = (n: number, more = ''): Journalpost =>
  numbered(n, { offentligTittel: markedText(`Uttalelse om ${wordOf(n)}${more}`) });
const idOf = (n: number): string => {
  const { organisasjonsnummer, keys } = recordOf(n);
  return entryId(organisasjonsnummer, keys);
};
const given = (n: number, more = ''): SourceEvent => ({
  kind: 'record',
  record: recordOf(n, more),
});
const gone = (n: number): SourceEvent => ({ kind: 'deleted', sourceKey: recordOf(n).keys.kilde });

/** One archive with its desk beside it, an index, and everything the public reads from. */
class HeldRegion implements AsyncDisposable {
  readonly test = new TestArchive();
  readonly desk: Desk;
  readonly by: string;
  readonly #engine: TestEngine;
  #portal: Portal | null = null;

  constructor(engine: TestEngine) {
    this.#engine = engine;
    this.desk = openDesk(deskFile(this.test.folder), { now: this.test.clock.now });
    this.by = this.desk.transaction(() => insertAccount(this.desk, 'a@b.example', 'Å')).id;
  }

  hold = (n: number) =>
    hold(this.desk, { entry: idOf(n), kommunenummer: KOMMUNE, reason: 'navn', by: this.by });
  release = (n: number) =>
    release(this.desk, { entry: idOf(n), kommunenummer: KOMMUNE, reason: 'rettet', by: this.by });

  /** What the harvester does within seconds, when it runs. */
  carryOut(): void {
    using keeper = holdKeeper(this.test.archive, deskFile(this.test.folder));
    keeper.tick();
  }

  get portal(): Portal {
    this.#portal ??= this.#opened();
    return this.#portal;
  }

  #opened(): Portal {
    const { test, desk } = this;
    const { engine } = this.#engine;
    const now = test.clock.now;
    const archive = test.reader;
    const analysis = createAnalysis(config.municipalities);
    const options = { archive, engine, now, analysis };
    const municipalities = readMunicipalities(config, formatOf('nb').compare);
    const search = createSearch(options);
    const indexStatus = () => engine.status();
    const oai = openOai({ config, archive, dataDirectory: test.folder, now });
    return {
      config,
      archive,
      municipalities,
      search,
      walk: createWalk(options),
      suggest: createSuggestions(options),
      indexStatus,
      desk,
      oai,
      dumpFolder: regionDumps(config, oai, test.folder).folder,
      statistics: createStatistics({ archive, municipalities, now, search, indexStatus }),
      now,
    };
  }

  follow = () =>
    follow({
      archive: this.test.reader,
      engine: this.#engine.engine,
      analysis: createAnalysis(config.municipalities),
      now: this.test.clock.now,
    });

  /** All processes stop and start again. */
  restart(): void {
    this.#portal = null;
    this.test.close();
  }

  async [Symbol.asyncDispose]() {
    this.desk[Symbol.dispose]();
    this.test[Symbol.dispose]();
    await this.#engine[Symbol.asyncDispose]();
  }
}

const ALL = { set: { kind: 'all' }, after: 0, upTo: Number.MAX_SAFE_INTEGER } as const;

/** Everything the public side says of an entry, as one text, and how many hits its own word has. */
async function said({ portal }: HeldRegion, n: number): Promise<{ text: string; hits: number }> {
  const { archive, oai } = portal;
  const id = idOf(n);
  const word = wordOf(n);
  const caseOf = archive.feed.record(id)?.entry?.saksmappe?.id ?? 'none';
  const ask = async (
    route: (asked: DataRequest) => DataAnswer | Promise<DataAnswer>,
    path: string,
    params: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const url = new URL(path, 'https://innsyn.example.no');
    const answer = await route({
      request: new Request(url),
      url,
      params,
      portal,
      text: textsOf('nb'),
    });
    return answer instanceof Response ? answer.text() : JSON.stringify(answer);
  };
  const search = (text: string) =>
    portal.search({
      text,
      filters: {},
      from: null,
      to: null,
      sort: 'relevans',
      page: 1,
      pageSize: 50,
    });
  const found = await search(word);
  const misspelt = await search(`${word.slice(0, -2)}lx`);
  const { cart } = portal.desk === null ? { cart: 0 } : makeCart(portal.desk);
  if (portal.desk !== null) addEntries(portal.desk, cart, [{ id, kommunenummer: KOMMUNE }], 100);
  const day = recordOf(n).journaldato ?? '';
  const parts = [
    archive.entry(id, 'page'),
    archive.entries([id], 'page'),
    archive.case(caseOf, 'page'),
    archive.newest(KOMMUNE, 500, 'page'),
    archive.changesSince(0, 10_000),
    archive.journal.onDay(KOMMUNE, day, { page: 1, pageSize: 500 }, 'page'),
    archive.feed.records(ALL, 10_000),
    archive.feed.record(id),
    archive.sourceKeys(id),
    found.hits,
    found.correctedText === word ? '' : found.correctedText,
    misspelt,
    await portal.suggest(word.slice(0, -2)),
    await ask(csvRoute, '/sok.csv?q='),
    await ask((asked) => searchJson(asked, 'json'), '/sok.json?q='),
    await ask(searchAtom, '/sok.atom?q='),
    await ask(caseAtom, `/sak/${caseOf}.atom`, { id: caseOf }),
    await ask(journalpostAnswer, `/api/v1/journalposter/${id}`, { id }),
    await ask(saksmappeAnswer, `/api/v1/saksmapper/${caseOf}`, { id: caseOf }),
    await ask(endringerAnswer, '/api/v1/endringer?antall=1000'),
    ...['oai_dc', 'oai_qdc', 'noark5'].flatMap((prefix) => [
      oai.answer(`verb=ListRecords&metadataPrefix=${prefix}`).body.toString(),
      oai
        .answer(`verb=GetRecord&metadataPrefix=${prefix}&identifier=oai:innsyn.example.no:${id}`)
        .body.toString(),
    ]),
    cartContents({ desk: portal.desk ?? notOpen(), archive, config }, cart),
  ];
  return {
    text: parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n'),
    // A word that nothing has is taken for a slip of the pen in a neighbour's.
    hits: found.correctedText === null && found.relaxed === null ? found.total : 0,
  };
}

function notOpen(): never {
  throw new Error('the desk is not open');
}

describe.each(engines)('with %s', (_, makeEngine) => {
  test('a hold hides an entry at the next question, from everything the public reads, though no harvester runs', async () => {
    await using region = new HeldRegion(await makeEngine());
    region.test.run(Array.from({ length: 12 }, (_, n) => given(n)));
    region.test.clock.forward(120);
    await region.follow();
    const before = await said(region, 5);
    expect(before.hits).toBe(1);
    expect(before.text).toContain(wordOf(5));
    const { feed, journal } = region.test.reader;
    const day = recordOf(5).journaldato ?? '';
    const [counted] = journal.days(KOMMUNE, day, day);
    const folder = region.portal.dumpFolder;
    await writeDumps({ ...regionDumps(config, region.portal.oai, region.test.folder) });
    const dump = readManifest(folder)?.dumps.find(({ kommunenummer }) => kommunenummer === KOMMUNE);
    const file = dump?.files[0]?.name ?? '';
    const serve = () => serveDump(folder, feed, file, new Request('https://x.example/')).status;
    expect(serve()).toBe(200);

    expect(region.hold(5)).toBe(true);
    // The next question comes in a turn of its own, as requests do.
    await Promise.resolve();
    const after = await said(region, 5);
    expect(after.hits).toBe(0);
    expect(after.text).not.toContain(wordOf(5));
    expect(region.test.reader.entry(idOf(5), 'page').kind).toBe('withdrawn');
    expect(
      region.portal.oai
        .answer(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:innsyn.example.no:${idOf(5)}`)
        .body.toString(),
    ).toContain('status="deleted"');
    expect(journal.days(KOMMUNE, day, day)[0]?.entries ?? 0).toBe((counted?.entries ?? 0) - 1);
    expect(serve()).toBe(503);
    expect(cartContents({ ...region.portal, desk: region.desk }, 1).gone).toEqual([
      expect.objectContaining({ entryId: idOf(5) }),
    ]);
    // Its neighbours are as they were.
    expect((await said(region, 6)).text).toContain(wordOf(6));
    expect(region.test.reader.sources()[0]?.entries).toBe(11);
    expect(auditRows(region.desk, KOMMUNE, 99, 9)[0]).toMatchObject({
      action: 'entry-held',
      subject: idOf(5),
      staff: region.by,
    });
  });

  test('a hold lasts over harvests, changed words, restarts and the loss of the desk, until it is released', async () => {
    await using region = new HeldRegion(await makeEngine());
    region.test.run([given(1), given(2)]);
    await region.follow();
    region.hold(1);
    region.carryOut();
    // The index has not followed yet.
    expect(await said(region, 1)).toMatchObject({
      hits: 0,
      text: expect.not.stringContaining(wordOf(1)),
    });
    await region.follow();
    region.test.run([given(1, ' rettet'), given(2)]);
    region.carryOut();
    await region.follow();
    region.restart();
    expect((await said(region, 1)).text).not.toContain(wordOf(1));
    region.test.run([gone(1)]);
    region.test.run([given(1, ' igjen')]);
    await region.follow();
    expect((await said(region, 1)).text).not.toContain(wordOf(1));
    expect(holdsOf(region.desk, KOMMUNE)).toHaveLength(1);
    // The desk is lost: what was carried out stays held.
    region.desk.db.exec('PRAGMA foreign_keys = OFF; ALTER TABLE entry_hold RENAME TO lost');
    region.carryOut();
    await region.follow();
    expect((await said(region, 1)).text).not.toContain(wordOf(1));
    region.desk.db.exec('ALTER TABLE lost RENAME TO entry_hold');

    expect(region.release(1)).toBe(true);
    expect(region.release(1)).toBe(false);
    region.carryOut();
    await region.follow();
    const after = await said(region, 1);
    expect(after.hits).toBe(1);
    expect(after.text).toContain(`${wordOf(1)} igjen`);
  });

  test('an archive that was lost and harvested anew hides what the desk holds before and after the harvester has carried it out', async () => {
    await using region = new HeldRegion(await makeEngine());
    region.hold(3);
    region.test.run([given(3), given(4)]);
    await region.follow();
    expect(await said(region, 3)).toMatchObject({
      hits: 0,
      text: expect.not.stringContaining(wordOf(3)),
    });
    region.carryOut();
    await region.follow();
    expect((await said(region, 3)).text).not.toContain(wordOf(3));
    expect((await said(region, 4)).hits).toBe(1);
  });
});

test('whatever is held, released, harvested, withdrawn, followed and restarted in whatever order: no held title is said anywhere', async () => {
  const random = seededRandom(20261125);
  await using region = new HeldRegion(await embedded());
  const ENTRIES = 10;
  region.test.run(Array.from({ length: ENTRIES }, (_, n) => given(n)));
  await region.follow();
  const held = new Set<number>();
  const shown = new Set<number>();
  for (let step = 0; step < 120; step++) {
    const n = Math.floor(random() * ENTRIES);
    const roll = random();
    if (roll < 0.3) {
      region.hold(n);
      held.add(n);
    } else if (roll < 0.45) {
      region.release(n);
      held.delete(n);
    } else if (roll < 0.6) region.test.run([given(n, random() < 0.5 ? '' : ` utgave ${step}`)]);
    else if (roll < 0.68) region.test.run([gone(n)]);
    else if (roll < 0.82) region.carryOut();
    else if (roll < 0.96) await region.follow();
    else region.restart();
    if (step % 4 !== 0) continue;
    for (const one of held) {
      const { hits, text } = await said(region, one);
      expect([step, one, hits, text.includes(wordOf(one))]).toEqual([step, one, 0, false]);
    }
  }
  // In the end everything that is not held and not gone is shown again.
  region.test.run(Array.from({ length: ENTRIES }, (_, n) => given(n, ' til slutt')));
  region.carryOut();
  await region.follow();
  for (let n = 0; n < ENTRIES; n++) if ((await said(region, n)).hits === 1) shown.add(n);
  expect([...shown]).toEqual([...Array(ENTRIES).keys()].filter((n) => !held.has(n)));
});

test('a hold is not among the turns the journal check tells of, a withdrawal by the source is', () => {
  using test = new TestArchive();
  test.run([given(1), given(2)]);
  test.archive.applyHolds([idOf(1)], []);
  test.archive.applyHolds([], [idOf(1)]);
  test.run([gone(2)]);
  test.run([given(2)]);
  expect(test.rows('SELECT entry, what, before, after FROM entry_turns')).toEqual([
    { entry: 2, what: 'entry', before: 'public', after: 'gone' },
    { entry: 2, what: 'entry', before: 'gone', after: 'public' },
  ]);
});
