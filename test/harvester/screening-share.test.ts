import { expect, test } from 'vitest';
import { packEvents, unpackEvents } from '../../harvester/packed-events.ts';
import { screeningShare } from '../../harvester/screening-share.ts';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import { numbered } from '../support/numbered-journal.ts';
import { TestArchive } from '../support/test-archive.ts';

const mine = (share: ReturnType<typeof screeningShare>, of: number): number =>
  Array.from({ length: of }, () => share.isMine()).filter(Boolean).length;

test('the reading thread screens more while the writing one is behind, and less while it waits', () => {
  const share = screeningShare();
  expect(mine(share, 100)).toBe(50);
  for (let i = 0; i < 3; i++) share.adjust(true);
  expect(mine(share, 1000)).toBeGreaterThan(780);
  for (let i = 0; i < 20; i++) share.adjust(true);
  expect(mine(share, 100)).toBe(100);
  for (let i = 0; i < 20; i++) share.adjust(false);
  expect(mine(share, 100)).toBe(0);
});

test('whoever screens, the archive is the same, also with records that cannot be kept', () => {
  const events: SourceEvent[] = Array.from({ length: 60 }, (_, n) => ({
    kind: 'record',
    record: numbered(n, n % 7 === 0 ? { kilde: 'another' } : {}),
  }));
  // no source gives such a record, but a broken mapping might: screening stops at it
  const broken = { ...numbered(100), korrespondanseparter: null } as unknown as ReturnType<
    typeof numbered
  >;
  events.push({ kind: 'record', record: broken }, { kind: 'checkpoint', checkpoint: { at: 1 } });
  const ways: readonly ((n: number) => boolean)[] = [() => true, () => false, (n) => n % 2 === 0];
  const archives = [null, ...ways].map((isMine) => {
    using test = new TestArchive();
    const run = test.archive.beginRun({
      id: 'bindal-oai',
      kind: 'list',
      kommunenummer: '1811',
      organisasjonsnummer: '964983380',
    });
    let n = 0;
    const gatherer = packEvents(() => isMine?.(n++) ?? false);
    for (const event of events) gatherer.add(event);
    const packed = gatherer.take();
    const batch = isMine === null || packed === null ? events : unpackEvents(packed);
    const counts = test.archive.commit(run, batch);
    return {
      counts,
      entries: test.rows('SELECT * FROM entries ORDER BY n'),
      texts: test.rows('SELECT * FROM texts ORDER BY entry'),
      keys: test.rows('SELECT * FROM entry_keys ORDER BY key'),
      findings: test.rows('SELECT * FROM findings'),
      rejects: test.rows('SELECT raw, reason, source_key FROM rejects ORDER BY n'),
    };
  });
  const [first] = archives;
  expect(first?.rejects.length).toBeGreaterThan(8);
  expect(first?.entries.length).toBeGreaterThan(40);
  for (const archive of archives) expect(archive).toEqual(first);
});
