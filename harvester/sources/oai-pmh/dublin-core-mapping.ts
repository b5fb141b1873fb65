import { z } from 'zod';
import type { Journalposttype } from '../../record/journalpost.ts';

const pattern = z.string().superRefine((text, context) => {
  try {
    new RegExp(text, 'iu');
  } catch {
    context.addIssue({ code: 'custom', message: 'no valid regular expression' });
  }
});

const rule = z.strictObject({
  element: z
    .string()
    .min(1)
    .describe(
      'Local name of the element the value is in, e.g. "relation", "isPartOf", "identifier"',
    ),
  pattern: pattern
    .optional()
    .describe(
      'Regular expression (case makes no difference) the value must match; the first group is taken, or the whole match when there is no group',
    ),
});
export type MappingRule = z.infer<typeof rule>;

const rules = z.array(rule).min(1).optional();

/**
 * Where one source keeps what, when it departs from the profile (docs/kilder.md). Each key lists places in order; the
 * first that gives a value wins, for parties and documents all values of the first place that gives any. A key left out
 * follows the profile; a key with a rule that matches nothing leaves the field unknown.
 */
export const dublinCoreMapping = z.strictObject({
  offentligTittel: rules.describe('Public title of the entry. Profile: title'),
  systemID: rules.describe('System id. Profile: identifier "urn:uuid:…"'),
  registreringsID: rules.describe('Registration id. Profile: none'),
  journalnummer: rules.describe('Journal year and sequence, "2024/1234". Profile: none'),
  dokumentnummer: rules.describe(
    'Case number with document number, "2024/1234-5". Profile: identifier "2024/1234-5" or "964982953:2024/1234-5"',
  ),
  saksnummer: rules.describe(
    'Case number, with the case title after it or not. Profile: isPartOf or relation "sak:2024/1234", "2024/1234", "2024/1234 – Tittel"',
  ),
  sakstittel: rules.describe('Public title of the case. Profile: what follows the case number'),
  journalposttype: rules.describe('Document type, code or text. Profile: type'),
  journalposttypeVerdier: z
    .record(z.string(), z.enum(['I', 'U', 'N', 'X', 'S']))
    .optional()
    .describe('The source’s own words for the document types, e.g. {"Brev inn": "I"}'),
  journaldato: rules.describe('Journal date. Profile: issued, else date'),
  dokumentetsDato: rules.describe('Date of the document. Profile: created'),
  mottattDato: rules.describe('Date received. Profile: dateSubmitted'),
  sendtDato: rules.describe('Date sent. Profile: none'),
  publisertDato: rules.describe('First publication. Profile: available'),
  avsender: rules.describe('Senders. Profile: creator'),
  mottaker: rules.describe('Recipients. Profile: contributor'),
  administrativEnhet: rules.describe('Unit that handles the entry. Profile: none'),
  klasse: rules.describe('Class, "123 – Tittel". Profile: subject of that form'),
  rettigheter: rules.describe(
    'Access, "Offentlig" or "Unntatt offentlighet – hjemmel". Profile: accessRights, else rights',
  ),
  dokument: rules.describe(
    'Documents: an address, a title, or both. Profile: hasPart, else hasFormat',
  ),
  lenke: rules.describe('Page at the source. Profile: identifier that is an http(s) address'),
  utgiver: rules.describe(
    'Entries where none of these places has a value are another organisation’s and are rejected. Profile: all are taken',
  ),
});
export type DublinCoreMapping = z.infer<typeof dublinCoreMapping>;

type Field = Exclude<keyof DublinCoreMapping, 'journalposttypeVerdier'>;

export interface Place {
  readonly element: string;
  readonly pattern: RegExp | null;
}

/** A mapping ready for use. */
export interface CompiledMapping {
  readonly places: Readonly<Record<Field, readonly Place[]>>;
  readonly journalposttyper: ReadonlyMap<string, Journalposttype>;
}

const PROFILE: Readonly<Record<Field, readonly MappingRule[]>> = {
  offentligTittel: [{ element: 'title' }],
  systemID: [{ element: 'identifier', pattern: '^urn:uuid:([0-9a-f-]{36})$' }],
  registreringsID: [],
  journalnummer: [],
  dokumentnummer: [
    { element: 'identifier', pattern: '^(?:\\d{9}:)?((?:\\d{4}|\\d{2})/\\d{1,9}[-/]\\d{1,6})$' },
  ],
  saksnummer: [
    { element: 'isPartOf' },
    { element: 'relation', pattern: '^sak:\\s*(.+)$' },
    { element: 'relation', pattern: '^\\d{4}/\\d{1,9}(?:\\s+[–-]\\s+.+)?$' },
  ],
  sakstittel: [],
  journalposttype: [{ element: 'type' }],
  journaldato: [{ element: 'issued' }, { element: 'date' }],
  dokumentetsDato: [{ element: 'created' }],
  mottattDato: [{ element: 'dateSubmitted' }],
  sendtDato: [],
  publisertDato: [{ element: 'available' }],
  avsender: [{ element: 'creator' }],
  mottaker: [{ element: 'contributor' }],
  administrativEnhet: [],
  klasse: [{ element: 'subject' }],
  rettigheter: [{ element: 'accessRights' }, { element: 'rights' }],
  dokument: [{ element: 'hasPart' }, { element: 'hasFormat' }],
  lenke: [{ element: 'identifier', pattern: '^https?://.+$' }],
  utgiver: [],
};

/** The profile of docs/kilder.md with one source's departures from it. */
export function compileMapping(mapping: DublinCoreMapping): CompiledMapping {
  const compile = (field: Field): readonly Place[] =>
    (mapping[field] ?? PROFILE[field]).map((place) => ({
      element: place.element,
      pattern: place.pattern === undefined ? null : new RegExp(place.pattern, 'iu'),
    }));
  return {
    places: {
      offentligTittel: compile('offentligTittel'),
      systemID: compile('systemID'),
      registreringsID: compile('registreringsID'),
      journalnummer: compile('journalnummer'),
      dokumentnummer: compile('dokumentnummer'),
      saksnummer: compile('saksnummer'),
      sakstittel: compile('sakstittel'),
      journalposttype: compile('journalposttype'),
      journaldato: compile('journaldato'),
      dokumentetsDato: compile('dokumentetsDato'),
      mottattDato: compile('mottattDato'),
      sendtDato: compile('sendtDato'),
      publisertDato: compile('publisertDato'),
      avsender: compile('avsender'),
      mottaker: compile('mottaker'),
      administrativEnhet: compile('administrativEnhet'),
      klasse: compile('klasse'),
      rettigheter: compile('rettigheter'),
      dokument: compile('dokument'),
      lenke: compile('lenke'),
      utgiver: compile('utgiver'),
    },
    journalposttyper: new Map(
      Object.entries(mapping.journalposttypeVerdier ?? {}).map(([text, type]) => [
        text.trim().toLowerCase(),
        type,
      ]),
    ),
  };
}
