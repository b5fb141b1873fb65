import { describe, expect, test } from 'vitest';
import { readPage } from '../../../../harvester/sources/oai-pmh/read-page.ts';
import { readSmallAnswer } from '../../../../harvester/sources/oai-pmh/small-answer.ts';
import { childText } from '../../../../harvester/xml/element.ts';
import { LONGEST_SMALL_DOCUMENT } from '../../../../harvester/xml/small-document.ts';

const answer = (inside: string): string =>
  `<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-20T10:00:00Z</responseDate>${inside}</OAI-PMH>`;
const LONGEST_RECORD = 1024 * 1024;

describe('answers without records', () => {
  test.each([
    ['Identify', '<Identify><repositoryName>Bindal &amp; Rana</repositoryName></Identify>'],
    ['ListSets', '<ListSets><set><setSpec>007</setSpec></set></ListSets>'],
    ['ListMetadataFormats', '<ListMetadataFormats/>'],
    ['ListRecords', '<ListRecords><resumptionToken completeListSize="3"/></ListRecords>'],
  ])('%s is read as a small document', (verb, inside) => {
    const small = readSmallAnswer(answer(inside));
    expect(small?.envelope).toMatchObject({ isOai: true, verb, errors: [], complete: true });
    expect(readPage(answer(inside), LONGEST_RECORD)).toEqual(small);
  });

  test('an error keeps its code and its text', () => {
    const small = readSmallAnswer(answer('<error code="badVerb"> no &lt;verb&gt; </error>'));
    expect(small?.envelope.errors).toEqual([{ code: 'badVerb', text: 'no <verb>' }]);
  });
});

describe('left to the ordinary way', () => {
  test.each([
    ['records', answer('<ListRecords><record><header/></record></ListRecords>')],
    [
      'records under a prefix',
      answer('<o:ListRecords xmlns:o="urn:o"><o:record/></o:ListRecords>'),
    ],
    ['headers', answer('<ListIdentifiers><header\nstatus="deleted"></header></ListIdentifiers>')],
    ['a long answer', answer(`<Identify>${' '.repeat(LONGEST_SMALL_DOCUMENT)}</Identify>`)],
    ['a web page', '<!DOCTYPE html><html></html>'],
  ])('%s', (_, text) => {
    expect(readSmallAnswer(text)).toBeNull();
  });

  test('an answer with faults is mended, and the mends are counted', () => {
    const text = answer(
      '<Identify><repositoryName>B&oslash; & R\u0008na</repositoryName></Identify>',
    );
    expect(readSmallAnswer(text)).toBeNull();
    const { envelope, mends } = readPage(text, LONGEST_RECORD);
    const [, identify] = envelope.root?.content ?? [];
    expect(typeof identify === 'object' && childText(identify, 'repositoryName')).toBe('Bø & Rna');
    expect(Object.fromEntries(mends)).toEqual({
      htmlEntity: 1,
      strayAmpersand: 1,
      forbiddenCharacter: 1,
    });
  });

  test('an undeclared prefix is read all the same, and counted', () => {
    const text = answer('<Identify><description><a:b/></description></Identify>');
    expect(readSmallAnswer(text)).toBeNull();
    const { envelope, mends } = readPage(text, LONGEST_RECORD);
    expect(envelope.verb).toBe('Identify');
    expect(mends.get('undeclaredPrefix')).toBe(1);
  });
});
