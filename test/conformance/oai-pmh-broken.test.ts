import { describe, expect, test } from 'vitest';
import { hasCorpora } from '../support/corpora.ts';
import { asServed, filesIn, fileText, headersOn } from '../support/oai-corpus.ts';
import { type Harvested, harvest } from '../support/oai-harvest.ts';
import { formatsAnswer, identifyAnswer, oaiError } from '../support/oai-pages.ts';
import { startOaiServer } from '../support/oai-server.ts';

const found = hasCorpora('oai/broken');
const files = found ? filesIn('broken') : [];

function expectNoSilence(harvested: Harvested): void {
  const spoken =
    harvested.records.length + harvested.rejected.length + (harvested.error === null ? 0 : 1);
  expect(spoken).toBeGreaterThanOrEqual(1);
  for (const { reason, where } of harvested.rejected) {
    expect(reason.length).toBeGreaterThan(20);
    expect(where).not.toBe('');
  }
  if (harvested.error !== null)
    expect(['SourceUnreachable', 'SourceRefused', 'SourceChangedShape']).toContain(
      harvested.error.name,
    );
}

describe.skipIf(!found)('every broken answer, as a page of records', () => {
  test.each(files)('%s', async (file) => {
    const path = `broken/${file}`;
    const reply = asServed(path);
    await using server = await startOaiServer((asked) => {
      if (asked.verb === 'Identify') return { body: identifyAnswer() };
      if (asked.verb === 'ListMetadataFormats') return { body: formatsAnswer('oai_dc') };
      if (asked.verb === 'ListRecords')
        return asked.parameters.has('resumptionToken')
          ? { body: oaiError('noRecordsMatch') }
          : reply;
      return { body: oaiError('badVerb') };
    });
    const harvested = await harvest(server);
    expectNoSilence(harvested);
    // No header on the page is lost: it is a record, a withdrawal or a reject.
    const printed = headersOn(fileText(path)).map(({ identifier }) => identifier || null);
    expect(new Set(harvested.met)).toEqual(new Set([...printed, ...harvested.met]));
    expect(harvested.met.length).toBeGreaterThanOrEqual(printed.length);
  });
});

describe.skipIf(!found)('every broken answer, whatever is asked', () => {
  test.each(files)('%s', async (file) => {
    const reply = asServed(`broken/${file}`);
    await using server = await startOaiServer(() => reply);
    expectNoSilence(await harvest(server));
    // A server that is broken throughout is not asked for ever.
    expect(server.asked.length).toBeLessThan(60);
  });
});
