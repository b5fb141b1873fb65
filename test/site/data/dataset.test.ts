import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datasetTriples } from '../../../site/data/dataset.ts';
import { jsonLd, turtle } from '../../../site/data/write-rdf.ts';
import { textsOf } from '../../../site/texts/languages.ts';
import { type DataPortal, dataPortal } from '../../support/data-portal.ts';
import { plainArchive, titled } from '../../support/plain-archive.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

let it: DataPortal;
beforeAll(async () => {
  it = await dataPortal(plainArchive([titled('a', 'Søknad om naust')]));
});
afterAll(() => it[Symbol.asyncDispose]());

const triples = () => datasetTriples(it.portal, textsOf('nb'));
const quads = () => new Parser().parse(turtle(triples()));

describe('the description of the dataset', () => {
  test('is Turtle that says exactly what was meant', () => {
    const read = quads().map(({ subject, predicate, object }) =>
      [subject.value, predicate.value, object.value].join(' '),
    );
    const meant = triples().map(([subject, predicate, object]) =>
      [subject, predicate, 'iri' in object ? object.iri : object.text].join(' '),
    );
    expect(read).toEqual(meant.length === read.length ? expect.arrayContaining(meant) : meant);
  });

  /** What DCAT-AP-NO 2 requires of each class. */
  const REQUIRED: Readonly<Record<string, readonly string[]>> = {
    Catalog: ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
    Dataset: [
      'dct:title',
      'dct:description',
      'dct:identifier',
      'dct:publisher',
      'dcat:theme',
      'dcat:contactPoint',
      'dct:accessRights',
      'dcat:distribution',
    ],
    Distribution: ['dcat:accessURL', 'dct:format'],
    DataService: ['dct:title', 'dct:publisher', 'dcat:endpointURL', 'dcat:contactPoint'],
  };

  test('has what DCAT-AP-NO requires of catalogue, dataset, distribution and service', () => {
    const all = quads();
    for (const [type, properties] of Object.entries(REQUIRED)) {
      const subjects = all
        .filter(({ predicate, object }) => predicate.value === TYPE && object.value === DCAT + type)
        .map(({ subject }) => subject.value);
      expect(subjects.length, type).toBeGreaterThan(0);
      for (const subject of subjects)
        for (const property of properties) {
          const iri = property.replace('dct:', DCT).replace('dcat:', DCAT);
          const found = all.filter(
            (quad) => quad.subject.value === subject && quad.predicate.value === iri,
          );
          expect(found.length, `${subject} ${property}`).toBeGreaterThan(0);
        }
    }
    // What is referred to within the description is described there.
    const here = all.filter(({ object }) => object.value.includes('/datasett#'));
    for (const { object } of here)
      if (object.termType === 'NamedNode')
        expect(
          all.some(({ subject }) => subject.value === object.value),
          object.value,
        ).toBe(true);
  });

  test('says the same in JSON-LD', () => {
    const fromJson = jsonLd(triples()).flatMap(({ '@id': id, '@type': types, ...rest }) => [
      ...((types as string[] | undefined) ?? []).map((type) => `${id} ${TYPE} ${type}`),
      ...Object.entries(rest).flatMap(([predicate, values]) =>
        (values as Record<string, string>[]).map(
          (value) => `${id} ${predicate} ${value['@id'] ?? value['@value']}`,
        ),
      ),
    ]);
    const fromTurtle = quads().map(
      ({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`,
    );
    expect(fromJson.toSorted()).toEqual(fromTurtle.toSorted());
  });

  test('names the licence where the region has agreed on one', () => {
    const licence = 'https://data.norge.no/nlod/no/2.0';
    const { config } = it.portal;
    const licensed = {
      ...it.portal,
      config: { ...config, region: { ...config.region, dataLicence: licence } },
    };
    expect(turtle(datasetTriples(licensed, textsOf('nb')))).toContain(`dct:license <${licence}>`);
    expect(turtle(triples())).not.toContain('dct:license');
  });
});
