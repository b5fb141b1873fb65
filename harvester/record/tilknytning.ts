import { foldedTable, foldValue } from './fold-value.ts';

export type Tilknytning = 'hoveddokument' | 'vedlegg';

/** M217 texts. */
const NOARK: Readonly<Record<Tilknytning, string>> = {
  hoveddokument: 'Hoveddokument',
  vedlegg: 'Vedlegg',
};

const READ = foldedTable<Tilknytning>([
  ['hoveddokument', 'H', 'Hovuddokument', 'Hoveddokument for saksframlegg', 'FH', 'Main'],
  ['vedlegg', 'V', 'Vedlagt dokument', 'Attachment'],
]);

/** Noark code or text, nynorsk, or eInnsyn value/IRI (M217); null for anything else (`saksprotokoll`, `følgeskriv` …). */
export const readTilknytning = (text: string): Tilknytning | null =>
  READ.get(foldValue(text)) ?? null;

/** The Noark 5 text of a connection. */
export const writeTilknytning = (tilknytning: Tilknytning): string => NOARK[tilknytning];
