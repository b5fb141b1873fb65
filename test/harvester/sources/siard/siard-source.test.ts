import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../../../harvester/sources/siard/dry-run.ts';
import { loadMapping } from '../../../../harvester/sources/siard/siard-source.ts';
import { openArchive } from '../../../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../../../harvester/store/open-public-archive.ts';
import { CANARY, writeNoark4 } from '../../../support/noark4-archive.ts';
import { scratchFolder } from '../../../support/siard-file.ts';
import { importSiard, origin, SOURCE_ID } from '../../../support/siard-import.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
let number = 0;
const place = (name: string): string => join(scratch.path, `${++number}-${name}`);

async function signedSettings(file: string, mapping = 'noark4'): Promise<Record<string, unknown>> {
  const report = await dryRun(file, loadMapping(mapping), origin);
  return {
    file,
    mapping,
    archiveName: 'Sakarkivet i gamle Eksempel kommune',
    institution: 'Arkiv i Eksempel',
    contact: 'arkiv@example.no',
    signed: { name: 'Arne Arkivar', date: '2026-11-24', digest: report.digest },
  };
}

interface Stored {
  readonly id: string;
  readonly text: string;
}

/** What a reader can get at, in id order, without the moments of writing. */
function publicContent(archiveFile: string): Stored[] {
  using reader = openPublicArchive(archiveFile);
  const found: Stored[] = [];
  for (const change of reader.changesSince(0, 1_000_000)) {
    if (change.kind !== 'entry') continue;
    const { publisert, endret, ...entry } = change.view.entry;
    found.push({ id: entry.id, text: JSON.stringify(entry) });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('importing a closed system', () => {
  it('is refused until the dry-run report is signed, and again when file or mapping changes', async () => {
    const file = place('a.siard');
    await writeNoark4(file, { entries: 200 });
    const archive = place('archive.sqlite');
    const settings = await signedSettings(file);
    const unsigned = await importSiard(archive, { ...settings, signed: null });
    expect(unsigned.outcome).not.toBe('ok');
    const forged = {
      ...settings,
      signed: { name: 'x', date: '2026-11-24', digest: '0'.repeat(64) },
    };
    expect((await importSiard(archive, forged)).outcome).not.toBe('ok');
    expect((await importSiard(archive, settings)).outcome).toBe('ok');
    await writeNoark4(file, { entries: 200, seed: 9 });
    expect((await importSiard(archive, settings)).outcome).not.toBe('ok');
    const mapping = place('egen.yaml');
    const ready = loadMapping('noark4');
    writeFileSync(mapping, JSON.stringify(ready.mapping));
    expect((await importSiard(archive, { ...settings, mapping })).outcome).not.toBe('ok');
  });

  it('makes entries that say where they come from, and shows no secret', async () => {
    const file = place('b.siard');
    const truth = await writeNoark4(file, { entries: 400 });
    const archive = place('archive.sqlite');
    const summary = await importSiard(archive, await signedSettings(file));
    expect(summary.outcome).toBe('ok');
    const content = publicContent(archive);
    expect(content.length).toBe(truth.shown);
    expect(new Set(content.map(({ id }) => id)).size).toBe(truth.shown);
    for (const { text } of content) {
      expect(text).not.toContain(CANARY);
      expect(JSON.parse(text).arkivuttrekk).toEqual({
        navn: 'Sakarkivet i gamle Eksempel kommune',
        periode: '1998-2006',
        system: 'Noark 4, navn som i standarden',
        produsent: 'Generert prøvearkiv',
        uttrekksdato: '2015-03-02',
        kartlegging: 'noark4 v1',
        arkivinstitusjon: 'Arkiv i Eksempel',
        kontakt: 'arkiv@example.no',
      });
    }
    using reader = openPublicArchive(archive);
    for (const change of reader.changesSince(0, 1_000_000))
      if (change.kind === 'entry') expect(change.view.names).toEqual([]);
    // Nothing shielded in the archive file either, whatever table one looks in.
    const database = new DatabaseSync(archive, { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name } of tables)
      expect(
        JSON.stringify(
          database
            .prepare(`SELECT * FROM "${name}"`)
            .all()
            .map((row) => ({ ...row })),
          (_k, v) =>
            v instanceof Uint8Array
              ? Buffer.from(v).toString('latin1')
              : typeof v === 'bigint'
                ? String(v)
                : v,
        ),
      ).not.toContain(CANARY);
    database.close();
  });

  it('does nothing when it is done and nothing has changed', async () => {
    const file = place('c.siard');
    await writeNoark4(file, { entries: 100 });
    const archive = place('archive.sqlite');
    const settings = await signedSettings(file);
    await importSiard(archive, settings);
    const before = publicContent(archive);
    const again = await importSiard(archive, settings);
    expect(again.outcome).toBe('ok');
    expect(publicContent(archive)).toEqual(before);
    using reader = openPublicArchive(archive);
    expect([...reader.changesSince(0, 1_000_000)].length).toBe(before.length);
  });

  it('reaches every entry when what is told about the archive is mended', async () => {
    const file = place('g.siard');
    await writeNoark4(file, { entries: 60 });
    const archive = place('archive.sqlite');
    const settings = await signedSettings(file);
    await importSiard(archive, settings);
    const before = publicContent(archive);
    const mended = await importSiard(archive, { ...settings, contact: 'nytt@example.no' });
    expect(mended.outcome).toBe('ok');
    const after = publicContent(archive);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const { text } of after) expect(text).toContain('nytt@example.no');
  });

  it.each([
    ['as the next import', false],
    ['read from the start again', true],
  ])('withdraws what a stricter mapping no longer releases, %s', async (_, fromStart) => {
    const file = place('d.siard');
    await writeNoark4(file, { entries: 200 });
    const archive = place('archive.sqlite');
    await importSiard(archive, await signedSettings(file));
    const before = publicContent(archive).length;
    const strict = structuredClone(loadMapping('noark4').mapping);
    strict.exclude.push({ rule: 'inngående', when: { value: 'jp.JP_NDOKTYPE', is: 'I' } });
    const mapping = place('streng.yaml');
    writeFileSync(mapping, JSON.stringify(strict));
    if (fromStart) {
      using opened = openArchive(archive);
      opened.forgetCheckpoint(SOURCE_ID);
    }
    const summary = await importSiard(archive, await signedSettings(file, mapping));
    expect(summary.outcome).toBe('ok');
    const after = publicContent(archive);
    expect(after.length).toBeLessThan(before - 10);
    expect(after.some(({ text }) => JSON.parse(text).journalposttype === 'I')).toBe(false);
  });

  it('keeps a row it could not map as a reject that names the row and nothing of its text', async () => {
    const file = place('e.siard');
    const truth = await writeNoark4(file, { entries: 400, lostValues: true });
    const archive = place('archive.sqlite');
    const settings = await signedSettings(file);
    const summary = await importSiard(archive, settings);
    expect(summary.counts.rejected).toBeGreaterThan(3);
    expect(publicContent(archive).length).toBe(truth.shown);
    using opened = openArchive(archive);
    const rejects = [...opened.rejects({ sourceId: SOURCE_ID, limit: 1000 })];
    expect(rejects.length).toBe(summary.counts.rejected);
    expect(rejects[0]).toMatchObject({
      reason: 'a value of JOURNPST.JP_INNHOLD could not be read',
      raw: expect.stringMatching(/^\{"row":\d+\}$/),
    });
  });

  it('killed again and again ends as if it never was, without duplicates and without a stage left behind', async () => {
    const file = place('f.siard');
    await writeNoark4(file, { entries: 5000 });
    const settings = await signedSettings(file);
    const clean = place('clean.sqlite');
    await importSiard(clean, settings);
    const archive = place('killed.sqlite');
    const temporary = place('tmp');
    mkdirSync(temporary);
    const script = join(import.meta.dirname, '../../../support/siard-import.ts');
    let kills = 0;
    for (const killAt of [0, 1000, 2500, 4000, null]) {
      const at = killAt === null ? [] : [String(killAt)];
      const child = spawnSync(
        process.execPath,
        [script, archive, JSON.stringify(settings), ...at],
        {
          env: { ...process.env, SQLITE_TMPDIR: temporary },
          stdio: ['ignore', 'ignore', 'ignore'],
        },
      );
      // A batch may pass the place of the next kill.
      expect([killAt === null ? 0 : 'SIGKILL', 0]).toContain(child.signal ?? child.status);
      if (child.signal === 'SIGKILL') kills++;
      expect(readdirSync(temporary)).toEqual([]);
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(publicContent(archive)).toEqual(publicContent(clean));
  }, 180_000);
});
