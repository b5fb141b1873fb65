import { describe, expect, test } from 'vitest';
import { OaiClient } from '../../harvester/sources/oai-pmh/oai-client.ts';
import { oaiPmh } from '../../harvester/sources/oai-pmh/oai-pmh.ts';
import { Quality } from '../../harvester/sources/oai-pmh/quality.ts';
import { listSets } from '../../harvester/sources/oai-pmh/sets.ts';
import { hasCorpora } from '../support/corpora.ts';
import { filesIn, fileText, headersOn, replay, tokenOn } from '../support/oai-corpus.ts';
import { harvest, testContext } from '../support/oai-harvest.ts';
import { formatsAnswer, identifyAnswer, oaiError } from '../support/oai-pages.ts';
import { startOaiServer } from '../support/oai-server.ts';

const found = hasCorpora('oai/sequences');
const sequences = found ? filesIn('sequences') : [];
const pagesOf = (name: string): string[] =>
  filesIn(`sequences/${name}`).map((file) => `sequences/${name}/${file}`);
const verbOf = (name: string): string =>
  /<(ListRecords|ListIdentifiers|ListSets)[\s>]/.exec(fileText(pagesOf(name)[0] ?? ''))?.[1] ?? '';

/** Lists whose last page leads on to a page nobody recorded. */
const isIncomplete = (name: string): boolean =>
  tokenOn(fileText(pagesOf(name).at(-1) ?? '')) !== null;

describe.skipIf(!found)('real ListRecords sequences', () => {
  const names = sequences.filter((name) => verbOf(name) === 'ListRecords');

  test('there are sequences to replay', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  test.each(names.filter((name) => !isIncomplete(name)))(
    '%s: exactly the records in the pages, in order, withdrawn ones as withdrawn',
    async (name) => {
      const pages = pagesOf(name);
      const printed = pages.flatMap((file) => headersOn(fileText(file)));
      await using server = await startOaiServer(replay('ListRecords', pages));
      const harvested = await harvest(server);
      expect(harvested.error).toBeNull();
      expect(harvested.met).toEqual(printed.map(({ identifier }) => identifier));
      expect(harvested.deleted).toEqual(
        printed.filter(({ deleted }) => deleted).map(({ identifier }) => identifier),
      );
      // Dryad says "Item is not available" instead of a record: such are kept apart, nothing else is.
      const untitled = pages
        .flatMap((file) => fileText(file).split('</record>'))
        .filter((text) => text.includes('<metadata>') && !text.includes('<dc:title'));
      expect(harvested.rejected).toHaveLength(untitled.length);
      for (const record of harvested.records) expect(record.offentligTittel).not.toBe('');
      // One request per page: lying cursors and sizes neither end a list early nor make it longer.
      expect(server.asked.filter(({ verb }) => verb === 'ListRecords')).toHaveLength(pages.length);
    },
  );

  test.each(names.filter(isIncomplete))(
    '%s: what was recorded is kept, and the missing rest is an error',
    async (name) => {
      const pages = pagesOf(name);
      const printed = pages.flatMap((file) => headersOn(fileText(file)));
      await using server = await startOaiServer(replay('ListRecords', pages));
      const harvested = await harvest(server);
      expect(new Set(harvested.met)).toEqual(new Set(printed.map(({ identifier }) => identifier)));
      expect(harvested.error).not.toBeNull();
    },
  );

  test('calpoly: records outside the window are taken, and remarked', async () => {
    await using server = await startOaiServer((asked) =>
      asked.verb === 'Identify'
        ? { body: identifyAnswer({ granularity: 'YYYY-MM-DD' }) }
        : replay('ListRecords', pagesOf('calpoly'))(asked),
    );
    const first = await harvest(server, { widePasses: false });
    const second = await harvest(
      server,
      { widePasses: false },
      { checkpoint: { ...first.checkpoint, nextFrom: '2015-04-24T00:00:00Z' } },
    );
    expect(server.asked.at(-3)?.parameters.get('from')).toBe('2015-04-23');
    expect(second.met).toHaveLength(208);
    const before = pagesOf('calpoly')
      .flatMap((file) => [...fileText(file).matchAll(/<datestamp>([^<]*)</g)])
      .filter(([, datestamp = '']) => datestamp < '2015-04-23');
    expect(before.length).toBeGreaterThan(21);
    expect(second.remarks.get('oai.out-of-window')).toEqual({
      records: 208,
      outside: before.length,
    });
  });
});

describe.skipIf(!found)('real ListIdentifiers sequences, met in the weekly sweep', () => {
  const names = sequences.filter((name) => verbOf(name) === 'ListIdentifiers');

  test.each(names)('%s: every key present, withdrawn ones withdrawn', async (name) => {
    await sweepEquals(pagesOf(name));
  });

  test('bibsys-alma-2018 (Norway): every key present', async () => {
    await sweepEquals(
      filesIn('scandinavian/bibsys-alma-2018').map(
        (file) => `scandinavian/bibsys-alma-2018/${file}`,
      ),
    );
  });
});

async function sweepEquals(pages: readonly string[]): Promise<void> {
  const printed = pages.flatMap((file) => headersOn(fileText(file)));
  const list = replay('ListIdentifiers', pages);
  await using server = await startOaiServer((asked) => {
    if (asked.verb === 'Identify') return { body: identifyAnswer({ deletedRecord: 'no' }) };
    if (asked.verb === 'ListMetadataFormats') return { body: formatsAnswer('oai_dc') };
    return asked.verb === 'ListRecords' ? { body: oaiError('noRecordsMatch') } : list(asked);
  });
  const first = await harvest(server, { mayBeEmpty: true });
  const swept = await harvest(
    server,
    { mayBeEmpty: true },
    { checkpoint: { ...first.checkpoint, lastSweep: '2026-11-01T00:00:00Z' } },
  );
  expect(swept.error).toBeNull();
  const present = swept.events.flatMap((event) =>
    event.kind === 'present' ? [event.sourceKey] : [],
  );
  expect(present).toEqual(
    printed.filter(({ deleted }) => !deleted).map(({ identifier }) => identifier),
  );
  expect(swept.deleted).toEqual(
    printed.filter(({ deleted }) => deleted).map(({ identifier }) => identifier),
  );
  expect(swept.events.filter(({ kind }) => kind === 'swept')).toHaveLength(1);
}

describe.skipIf(!found)('real ListSets sequence', () => {
  test('zenodo: sets of all pages, read with the token', async () => {
    const pages = pagesOf('zenodo-2026-listsets');
    const printed = pages.flatMap((file) =>
      [...fileText(file).matchAll(/<setSpec>([^<]*)</g)].map((match) => match[1]),
    );
    await using server = await startOaiServer(replay('ListSets', pages));
    using context = testContext(server);
    const settings = oaiPmh.settings.parse({ url: server.url, delayMs: 0 });
    const sets = await listSets(new OaiClient(settings, context, new Quality()));
    expect(printed.length).toBeGreaterThan(3);
    expect([...(sets ?? [])]).toEqual([...new Set(printed)]);
  });
});

describe.skipIf(!found)('single Nordic answers', () => {
  const files = found ? filesIn('scandinavian').filter((file) => file.endsWith('.xml')) : [];

  test.each(files.filter((file) => /<GetRecord>/.test(fileText(`scandinavian/${file}`))))(
    '%s: GetRecord gives its one record, or a reject that says why',
    async (file) => {
      const path = `scandinavian/${file}`;
      const [printed] = headersOn(fileText(path));
      const identifier = printed?.identifier ?? '';
      await using server = await startOaiServer(replay('GetRecord', [path]));
      using context = testContext(server);
      const settings = oaiPmh.settings.parse({
        url: server.url,
        delayMs: 0,
        metadataPrefix: 'oai_dc',
      });
      const events = await Array.fromAsync(
        oaiPmh.retry(settings, { raw: '', reason: '', where: '', sourceKey: identifier }, context),
      );
      expect(events).toHaveLength(1);
      const [event] = events;
      if (event?.kind === 'record') expect(event.record.keys.kilde).toBe(identifier);
      else expect(event).toMatchObject({ kind: 'rejected', sourceKey: identifier });
      expect(event?.kind).toBe(/<dc:title>/.test(fileText(path)) ? 'record' : 'rejected');
    },
  );

  test('dk-kb-preservica.xml: another format is rejected with its reason', async () => {
    await using server = await startOaiServer(
      replay('ListRecords', ['scandinavian/dk-kb-preservica.xml']),
    );
    const harvested = await harvest(server);
    expect(harvested.rejected.map(({ sourceKey }) => sourceKey)).toEqual([
      'oai:du:e47690e4-4d37-464f-9006-ba3b017a7c51',
    ]);
    expect(harvested.rejected[0]?.reason).toContain('another format');
  });
});
