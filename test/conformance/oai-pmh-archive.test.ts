import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { harvest, type RunSummary } from '../../harvester/harvest.ts';
import { createHttpClient } from '../../harvester/network/http-client.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import type { Archive } from '../../harvester/store/archive.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { hasCorpora } from '../support/corpora.ts';
import { filesIn, fileText, headersOn, replay, tokenOn } from '../support/oai-corpus.ts';
import { type OaiServer, startOaiServer } from '../support/oai-server.ts';

const found = hasCorpora('oai/sequences');
const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pagesOf = (name: string): string[] =>
  filesIn(`sequences/${name}`).map((file) => `sequences/${name}/${file}`);

/** Whole lists of records; the others stop at a page nobody recorded, or list something else. */
const names = (found ? filesIn('sequences') : []).filter((name) => {
  const pages = pagesOf(name).map(fileText);
  return /<ListRecords[\s>]/.test(pages[0] ?? '') && tokenOn(pages.at(-1) ?? '') === null;
});

async function harvestInto(archive: Archive, server: OaiServer): Promise<RunSummary> {
  using http = createHttpClient({
    userAgent: 'Fellesinnsyn-test',
    from: 'post@example.no',
    allowPrivateHosts: [server.host],
  });
  return harvest({
    archive,
    http,
    kinds: sourceKinds,
    municipality: {
      number: '1811',
      name: { nb: 'Bindal' },
      organisationNumber: '964983380',
      requestEmail: 'post@example.no',
      orderXmlVersion: 1,
    },
    source: {
      id: 'replay',
      name: 'Replay',
      municipality: '1811',
      kind: 'oai-pmh',
      enabled: true,
      consent: 'test',
      schedule: '20 5 * * *',
      settings: { url: server.url, delayMs: 0 },
    },
  });
}

describe.skipIf(!found)('real sequences in the archive', () => {
  test.each(names)(
    '%s: stored once, withdrawn as tombstones, unchanged the second time',
    async (name) => {
      const pages = pagesOf(name);
      const printed = pages.flatMap((file) => headersOn(fileText(file)));
      const untitled = pages
        .flatMap((file) => fileText(file).split('</record>'))
        .filter((text) => text.includes('<metadata>') && !text.includes('<dc:title'));
      const withdrawn = new Set(printed.filter((one) => one.deleted).map((one) => one.identifier));
      const all = new Set(printed.map((one) => one.identifier));
      await using server = await startOaiServer(replay('ListRecords', pages));
      using archive = openArchive(join(folder, `${name}.sqlite`));

      const first = await harvestInto(archive, server);
      expect(first.outcome).toBe('ok');
      expect(first.counts).toMatchObject({
        created: all.size - withdrawn.size - untitled.length,
        deleted: withdrawn.size,
        rejected: untitled.length,
        merged: 0,
      });

      const second = await harvestInto(archive, server);
      expect(second.outcome).toBe('ok');
      expect(second.counts).toMatchObject({ created: 0, changed: 0, deleted: 0, changes: 0 });
    },
  );
});
