import type { DeliveredFile } from '../../../files/delivered-file.ts';
import { type Row, RowStore } from '../../../files/row-store.ts';
import { readXmlDocument } from '../../../files/xml-document.ts';
import { type MarkedText, markedName, withNames } from '../../../record/marked-text.ts';
import type { SourceEvent } from '../../source.ts';
import { profiles } from '../profiles.ts';
import type { FileHead, ReaderContext } from '../reader.ts';
import { shown, stated } from '../stated-text.ts';
import { checkedDate } from '../stated-values.ts';
import { noark4Entry } from './entry.ts';
import type { Noark4Facts, Stated } from './facts.ts';
import { readFlag } from './flag.ts';
import { keepFacts } from './kept-facts.ts';
import { readNoarkih } from './noarkih.ts';
import { stageTables, TABLES } from './stage-tables.ts';

/**
 * Reads a Noark 4 table export through its NOARKIH.XML: the tables are put on disk, and each JOURNPOST is put together with its
 * case, parties, class and documents. The tables are unshielded; U1, access codes and status decide (entry.ts).
 */
export async function* readNoark4Tables(
  manifest: DeliveredFile,
  files: readonly DeliveredFile[],
  context: ReaderContext,
): AsyncGenerator<SourceEvent, FileHead> {
  const { intake } = context;
  using store = new RowStore(Object.keys(TABLES));
  const noarkih = readNoarkih(await readXmlDocument(manifest));
  yield* stageTables(
    noarkih,
    manifest.name,
    files,
    store,
    profiles[context.settings.profile].tables,
  );
  for (const post of store.all('JOURNPOST')) {
    const facts = factsOf(post, store);
    const { draft, rule } = noark4Entry(facts, context);
    if (rule === null) intake.entry(draft, facts.line, () => keepFacts(facts));
    else intake.held(rule, draft);
    yield* intake.drain();
  }
  const date = (text: string | null, name: string): string | null =>
    text === null ? null : checkedDate(text, name, noarkih.line, context);
  return {
    line: noarkih.line,
    fraDato: date(noarkih.fraDato, 'EI.FRADATO'),
    tilDato: date(noarkih.tilDato, 'EI.TILDATO'),
    antall: null,
    antallLine: 0,
    antallFiler: 1,
  };
}

function factsOf(post: Row, store: RowStore): Noark4Facts {
  const line = Number(post.line);
  const sak = store.byKey('NOARKSAK', plain(post, 'JP.SAID') ?? undefined)[0];
  const id = plain(post, 'JP.ID') ?? undefined;
  return {
    line,
    isPublic: false,
    sak:
      sak === undefined
        ? null
        : {
            id: plain(sak, 'SA.ID'),
            saar: value(sak, 'SA.SAAR'),
            seknr: value(sak, 'SA.SEKNR'),
            saknr: null,
            tittel: text(sak, 'SA.TITTEL'),
            offtittel: null,
            u1: readFlag(plain(sak, 'SA.U1')),
            tgkode: plain(sak, 'SA.TGKODE'),
            uoff: plain(sak, 'SA.UOFF'),
            dato: value(sak, 'SA.DATO'),
            status: plain(sak, 'SA.STATUS'),
            enhet: unit(sak, 'SA.ADMID', store),
          },
    post: {
      id: plain(post, 'JP.ID'),
      doknr: null,
      jaar: value(post, 'JP.JAAR'),
      seknr: value(post, 'JP.SEKNR'),
      postnr: value(post, 'JP.JPOSTNR'),
      jdato: value(post, 'JP.JDATO'),
      dokdato: value(post, 'JP.DOKDATO'),
      ekspdato: value(post, 'JP.EKSPDATO'),
      ndoktype: documentType(post, store),
      status: { text: plain(post, 'JP.STATUS') ?? '', name: 'JP.STATUS', line },
      innhold: text(post, 'JP.INNHOLD'),
      offinnhold: null,
      u1: readFlag(plain(post, 'JP.U1')),
      u2: readFlag(plain(post, 'JP.U2')),
      tgkode: plain(post, 'JP.TGKODE'),
      uoff: plain(post, 'JP.UOFF'),
      enhet: null,
    },
    klasser: store.byKey('KLASSERING', plain(post, 'JP.SAID') ?? undefined).map((klasse) => {
      const prinsipp = plain(klasse, 'KL.ORDNPRI');
      const verdi = store
        .byKey('ORDNVERDI', plain(klasse, 'KL.ORDNVER') ?? undefined)
        .find((row) => plain(row, 'OV.ORDNPRI') === prinsipp);
      const system = store.byKey('ORDNPRINS', prinsipp ?? undefined)[0];
      return {
        ordnverdi: plain(klasse, 'KL.ORDNVER'),
        beskrivelse: verdi === undefined ? null : text(verdi, 'OV.BESKR'),
        ordningsprinsipp: [
          system === undefined ? null : plain(system, 'OP.TYPE'),
          system === undefined ? null : plain(system, 'OP.BETEGN'),
          prinsipp,
        ].filter((word): word is string => word !== null),
        sort: plain(klasse, 'KL.SORT'),
        u1: readFlag(plain(klasse, 'KL.U1')),
      };
    }),
    parter: store.byKey('AVSMOT', id).map((part) => ({
      navn: nameOf(part),
      ihtype: plain(part, 'AM.IHTYPE'),
      kopimot: readFlag(plain(part, 'AM.KOPIMOT')),
      gruppemot: readFlag(plain(part, 'AM.GRUPPEMOT')),
      u1: readFlag(plain(part, 'AM.U1')),
      enhet: unit(part, 'AM.ADMID', store),
      line: Number(part.line),
    })),
    dokumenter: store.byKey('DOKLINK', id).map((link) => {
      const dokid = plain(link, 'DL.DOKID') ?? undefined;
      const beskrivelse = store.byKey('DOKBESKRIV', dokid)[0];
      return {
        rnr: value(link, 'DL.RNR'),
        type: plain(link, 'DL.TYPE'),
        tittel: beskrivelse === undefined ? null : text(beskrivelse, 'DB.TITTEL'),
        tgkode: beskrivelse === undefined ? null : plain(beskrivelse, 'DB.TGKODE'),
        kategori: beskrivelse === undefined ? null : plain(beskrivelse, 'DB.KATEGORI'),
        versjoner: store.byKey('DOKVERSJON', dokid).map((version) => ({
          variant: plain(version, 'VE.VARIANT'),
          format: plain(version, 'VE.DOKFORMAT'),
          filref: plain(version, 'VE.FILREF'),
          tgkode: plain(version, 'VE.TGKODE'),
        })),
      };
    }),
  };
}

/** AM.PERSON, where a system has it, says that the name is a person's. */
function nameOf(part: Row): MarkedText | null {
  const navn = text(part, 'AM.NAVN');
  return navn !== null && readFlag(plain(part, 'AM.PERSON')) === 'on'
    ? markedName(withNames(navn))
    : navn;
}

/** The type, or for a local one the type its NOARKDOKTYPE flags describe (produced outside, sent outside, sent inside). */
function documentType(post: Row, store: RowStore): Stated | null {
  const found = value(post, 'JP.NDOKTYPE');
  if (found === null || /^[IUNXS]$/.test(found.text.trim())) return found;
  const type = store.byKey('NOARKDOKTYPE', found.text.trim())[0];
  if (type === undefined) return found;
  const on = (name: string): boolean => readFlag(plain(type, name)) === 'on';
  const letter = on('ND.EKSTPROD') ? 'I' : on('ND.EKSTMOT') ? 'U' : on('ND.INTMOT') ? 'N' : null;
  return letter === null ? found : { ...found, text: letter };
}

function unit(row: Row, column: string, store: RowStore): string | null {
  const found = store.byKey('ADMINDEL', plain(row, column) ?? undefined)[0];
  return found === undefined ? null : (plain(found, 'AI.ADMBET') ?? plain(found, 'AI.ADMKORT'));
}

// rows hold marked text, written by read-table.ts
const marked = (row: Row, column: string): MarkedText | null =>
  (row[column] as MarkedText | undefined) ?? null;

const text = (row: Row, column: string): MarkedText | null => {
  const found = marked(row, column);
  return found === null ? null : shown(found);
};

const plain = (row: Row, column: string): string | null => {
  const found = marked(row, column);
  return found === null ? null : stated(withNames(found));
};

const value = (row: Row, column: string): Stated | null => {
  const found = plain(row, column);
  return found === null ? null : { text: found, name: column, line: Number(row.line) };
};
