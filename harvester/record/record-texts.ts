import type { Journalpost } from './journalpost.ts';
import { type MarkedText, namesIn } from './marked-text.ts';

export type ChangeText = (text: MarkedText, field: string) => MarkedText | null;

/** The record with every running text (titles of entry, case, class and documents) changed; the same object when none is. */
export function mapTexts(record: Journalpost, change: ChangeText): Journalpost {
  const mapped = (text: MarkedText | null, field: string): MarkedText | null =>
    text === null ? null : change(text, field);
  const { klasse, saksmappe } = record;
  return {
    ...record,
    offentligTittel: mapped(record.offentligTittel, 'offentligTittel'),
    klasse: klasse && { ...klasse, tittel: mapped(klasse.tittel, 'klasse.tittel') },
    saksmappe: saksmappe && {
      ...saksmappe,
      offentligTittel: mapped(saksmappe.offentligTittel, 'saksmappe.offentligTittel'),
    },
    dokumenter: record.dokumenter.map((dokument, i) => ({
      ...dokument,
      tittel: mapped(dokument.tittel, `dokumenter[${i}].tittel`),
    })),
  };
}

/** Every marked name in the record, as it stands, each once: correspondents first. */
export function namesOf(record: Journalpost): string[] {
  const texts = [
    ...record.korrespondanseparter.map((part) => part.navn),
    record.offentligTittel,
    record.saksmappe?.offentligTittel ?? null,
    record.klasse?.tittel ?? null,
    ...record.dokumenter.map((dokument) => dokument.tittel),
  ];
  return [...new Set(texts.flatMap((text) => (text === null ? [] : namesIn(text))))];
}
