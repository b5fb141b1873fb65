import { below, textOf, type XmlNode } from '../../../files/xml-document.ts';

/** NOARKIH.XML: which table lies in which files. Names of files are never guessed (noark.md §3.1). */
export interface Noarkih {
  readonly fraDato: string | null;
  readonly tilDato: string | null;
  readonly line: number;
  readonly tabeller: readonly NoarkihTabell[];
}

export interface NoarkihTabell {
  /** In upper case, under its full name. */
  readonly navn: string;
  readonly line: number;
  readonly filer: readonly {
    readonly filnavn: string;
    /** Rows as stated; null: not stated. */
    readonly antposter: number | null;
    readonly line: number;
  }[];
}

// DTD files have names of eight letters, and some systems name the tables after them
const FULL_NAMES: Readonly<Record<string, string>> = {
  JOURNPST: 'JOURNPOST',
  DOKBESK: 'DOKBESKRIV',
  DOKVERS: 'DOKVERSJON',
  KLASS: 'KLASSERING',
  ORDNVERD: 'ORDNVERDI',
  ORDNPRI: 'ORDNPRINS',
  DOKTYPE: 'NOARKDOKTYPE',
};

export const tableName = (stated: string): string => {
  const name = stated
    .trim()
    .toUpperCase()
    .replace(/\.TAB$/, '');
  return FULL_NAMES[name] ?? name;
};

export function readNoarkih(root: XmlNode): Noarkih {
  const info = root.children.find(({ name }) => name === 'EKSPORTINFO') ?? null;
  const tabeller: NoarkihTabell[] = [];
  for (const tabell of below(root, 'TABELLINFO')) {
    const navn = textOf(tabell, 'TI.TABELL');
    if (navn === null) continue;
    const filer = tabell.children
      .filter(({ name }) => name === 'FIL')
      .flatMap((fil) => {
        const filnavn = textOf(fil, 'TI.FILNAVN');
        const antall = textOf(fil, 'TI.ANTPOSTER') ?? '';
        return filnavn === null
          ? []
          : [{ filnavn, antposter: /^\d+$/.test(antall) ? Number(antall) : null, line: fil.line }];
      });
    tabeller.push({ navn: tableName(navn), line: tabell.line, filer });
  }
  return {
    fraDato: info && textOf(info, 'EI.FRADATO'),
    tilDato: info && textOf(info, 'EI.TILDATO'),
    line: info?.line ?? root.line,
    tabeller,
  };
}
