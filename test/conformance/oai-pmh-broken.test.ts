import { describe, expect, test } from 'vitest';
import { hasCorpora } from '../support/corpora.ts';
import { asServed, filesIn, fileText, headersOn } from '../support/oai-corpus.ts';
import { type Harvested, harvest } from '../support/oai-harvest.ts';
import { formatsAnswer, identifyAnswer, oaiError } from '../support/oai-pages.ts';
import { startOaiServer } from '../support/oai-server.ts';

const found = hasCorpora('oai/broken');
const files = found ? filesIn('broken') : [];

/** What each file must come to: records, withdrawn, rejects with the reason they share, and the error that ends the run. */
type Outcome = readonly [
  records: number,
  deleted: number,
  rejects: readonly [number, RegExp] | 0,
  error: RegExp | null,
];
const FORMAT = /another format/;
const outcomes: Readonly<Record<string, Outcome>> = {
  'bare-record-with-about.xml': [1, 0, 0, /cut off or not well-formed/],
  'datestamp-compact-20210311.xml': [0, 0, [10, FORMAT], null],
  'datestamp-without-Z.xml': [5, 0, 0, null],
  'double-escaped-cambridge.xml': [68, 0, 0, null],
  'empty-token-first-page-ghent.xml': [135, 0, 0, null],
  'empty-token-on-first-page-306-records.xml': [306, 0, 0, null],
  'header-without-identifier-and-datestamp.xml': [1, 0, [1, /no identifier/], null],
  'http422-badResumptionToken.xml': [0, 0, 0, /error badResumptionToken/],
  'http422-noRecordsMatch.xml': [0, 0, 0, /no records at all/],
  'http422-wrong-code-for-prefix.xml': [0, 0, 0, /does not take the question/],
  'http503-retry-after-html.html': [0, 0, 0, /HTTP 503/],
  'huge-record-844k.xml': [0, 0, [1, FORMAT], /no <ListRecords>/],
  'leading-newline-before-xml-decl.xml': [0, 0, 0, /otherFormat/],
  'minimal-no-datestamp.xml': [0, 1, [1, FORMAT], null],
  'mixed-granularity.xml': [0, 0, [4, FORMAT], null],
  'no-namespace.xml': [1, 0, 0, /no <ListRecords>/],
  'notwf-tag-mismatch.xml': [0, 0, [1, /not well-formed XML/], /no <ListRecords>/],
  'oai-pmh-2-js-malformed.xml': [0, 0, [1, /no metadata/], /no <ListRecords>/],
  'out-of-window-iowa.xml': [4, 0, 0, null],
  'out-of-window-upenn.xml': [4, 0, 0, null],
  'pyoai-fake3.xml': [0, 0, 0, /not well-formed/],
  'pyoai-fake4.xml': [0, 0, 0, /no <ListRecords>/],
  'responsedate-millis.xml': [23, 0, 0, null],
  'responsedate-offset.xml': [4, 0, 0, null],
  'token-already-percent-encoded.xml': [49, 1, 0, null],
  'undeclared-prefix-dcterms.xml': [0, 0, [1, /no identifier/], /cut off or not well-formed/],
  'undeclared-prefix-xlink.xml': [0, 0, [1, FORMAT], /cut off or not well-formed/],
  'unknown-error-code.xml': [0, 0, 0, /error undefinedError/],
  'unresolvable-xsi-type-162-records.xml': [162, 0, 0, null],
};

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
  test('each has an outcome to hold it to', () => {
    expect(files).toEqual(Object.keys(outcomes).sort((a, b) => a.localeCompare(b)));
  });

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
    const [records, deleted, rejects, error] = outcomes[file] ?? [0, 0, 0, null];
    expect(harvested.records).toHaveLength(records);
    expect(harvested.deleted).toHaveLength(deleted);
    expect(harvested.rejected).toHaveLength(rejects === 0 ? 0 : rejects[0]);
    if (rejects !== 0)
      for (const { reason } of harvested.rejected) expect(reason).toMatch(rejects[1]);
    if (error === null) expect(harvested.error).toBeNull();
    else expect(harvested.error?.message).toMatch(error);
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
