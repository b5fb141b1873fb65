import { isoDay } from '../day.ts';
import { type DemoDocument, type DemoEntry, documentId, withoutPersons } from '../entry.ts';
import type { DemoMunicipality } from '../municipalities.ts';

const WORDS = {
  nb: {
    demo: 'DEMO – oppdiktet innhold, laget av et program. Ingen ekte kommune, sak eller person.',
    date: 'Dato',
    ours: 'Vår referanse',
    body: [
      'Vi viser til saken og til dialogen så langt.',
      'Dette dokumentet finnes for å vise at dokumenter kan åpnes rett fra søket.',
      'I en ekte postliste står brevet, vedtaket eller kartet her.',
    ],
    regards: 'Med hilsen',
  },
  nn: {
    demo: 'DEMO – oppdikta innhald, laga av eit program. Ingen ekte kommune, sak eller person.',
    date: 'Dato',
    ours: 'Vår referanse',
    body: [
      'Vi viser til saka og til dialogen så langt.',
      'Dette dokumentet finst for å vise at dokument kan opnast rett frå søket.',
      'I ei ekte postliste står brevet, vedtaket eller kartet her.',
    ],
    regards: 'Med helsing',
  },
} as const;

/** What the generated document says, line by line; the first line is the title. Never a private person's name. */
export function documentLines(
  entry: DemoEntry,
  document: DemoDocument,
  municipality: DemoMunicipality,
): readonly string[] {
  const words = WORDS[municipality.written];
  return [
    withoutPersons(document.title),
    words.demo,
    '',
    `${municipality.name} kommune, ${entry.case.unit}`,
    `${words.date}: ${isoDay(entry.documentDay ?? entry.journalDay)}`,
    `${words.ours}: ${documentId(entry)}`,
    '',
    withoutPersons(entry.case.title),
    '',
    ...words.body,
    '',
    words.regards,
    `${municipality.name} kommune`,
  ];
}
