import { child, type XmlElement } from '../../../files/xml-element.ts';
import { xmlText } from '../../../files/xml-text.ts';
import { type MarkedText, markedName, withNames } from '../../../record/marked-text.ts';
import { looksScreened } from '../looks-screened.ts';
import type { FormatReader, ReaderContext } from '../reader.ts';
import { shown, statedMarked, statedText } from '../stated-text.ts';
import { statedDate, statedNumber } from '../stated-values.ts';
import { noark4Entry } from './entry.ts';
import type { Noark4Facts, Stated } from './facts.ts';
import { type Flag, readFlag } from './flag.ts';

/** Reads OFFJOURNAL, the public journal of Noark 4, and JOURNAL, the full one. */
export function noark4Journal(root: XmlElement, context: ReaderContext): FormatReader {
  const isPublic = root.name === 'OFFJOURNAL';
  const { intake } = context;
  return {
    open() {},
    close(element) {
      if (!element.name.startsWith('NOARKSAK.')) return;
      const posts = element.children.filter(({ name }) => name.startsWith('JOURNPOST.'));
      const raw = (): string => xmlText(root, `<RAPPORT>${xmlText(element)}</RAPPORT>`);
      if (posts.length === 0)
        intake.unreadable('The case holds no JOURNPOST.', element.line, raw, null);
      // the DTD has exactly one; systems have been seen that put all entries of a case under it
      for (const post of posts) {
        const { draft, rule } = noark4Entry(factsOf(element, post, isPublic), context);
        if (rule === null) intake.entry(draft, post.line, raw);
        else intake.held(rule, draft);
      }
    },
    fault: (code, element, line) => intake.fault(code, element, line),
    head() {
      const info = child(root, 'PRODINFO');
      return {
        line: info?.line ?? root.line,
        fraDato: statedDate(info, 'PI.FRADATO', context),
        tilDato: statedDate(info, 'PI.TILDATO', context),
        antall: null,
        antallLine: 0,
        antallFiler: statedNumber(info, 'PI.ANTFILER', context) ?? 1,
      };
    },
    [Symbol.dispose]() {},
  };
}

function factsOf(sak: XmlElement, post: XmlElement, isPublic: boolean): Noark4Facts {
  const children = (element: XmlElement, table: string): XmlElement[] =>
    element.children.filter(({ name }) => name.startsWith(`${table}.`));
  return {
    line: post.line,
    isPublic,
    sak: {
      id: null,
      saar: valueIn(sak, 'SA.SAAR'),
      seknr: valueIn(sak, 'SA.SEKNR'),
      saknr: statedText(sak, 'SA.SAKNR'),
      tittel: statedMarked(sak, 'SA.TITTEL'),
      offtittel: statedMarked(sak, 'SA.OFFTITTEL'),
      u1: flagOf(sak, 'SA.U1'),
      tgkode: statedText(sak, 'SA.TGKODE'),
      uoff: statedText(sak, 'SA.UOFF'),
      dato: valueIn(sak, 'SA.DATO'),
      status: statedText(sak, 'SA.ASTATUS') ?? statedText(sak, 'SA.STATUS'),
      enhet: statedText(sak, 'SA.ADMKORT'),
    },
    post: {
      id: null,
      doknr: statedText(post, 'JP.DOKNR'),
      jaar: valueIn(post, 'JP.JAAR'),
      seknr: valueIn(post, 'JP.SEKNR'),
      postnr: valueIn(post, 'JP.POSTNR'),
      jdato: valueIn(post, 'JP.JDATO'),
      dokdato: valueIn(post, 'JP.DOKDATO'),
      ekspdato: valueIn(post, 'JP.EKSPDATO'),
      ndoktype: valueIn(post, 'JP.NDOKTYPE'),
      status: valueIn(post, 'JP.STATUS'),
      innhold: statedMarked(post, 'JP.INNHOLD'),
      offinnhold: statedMarked(post, 'JP.OFFINNHOLD'),
      u1: flagOf(post, 'JP.U1'),
      u2: flagOf(post, 'JP.U2'),
      tgkode: statedText(post, 'JP.TGKODE'),
      uoff: statedText(post, 'JP.UOFF'),
      enhet: statedText(post, 'JP.ANSVAVD'),
    },
    klasser: children(sak, 'KLASSERING').map((klasse) => ({
      ordnverdi: statedText(klasse, 'KL.ORDNVERDI'),
      beskrivelse: statedMarked(klasse, 'KL.OVBESK'),
      ordningsprinsipp: words(statedText(klasse, 'KL.OPLTEKST')),
      sort: statedText(klasse, 'KL.SORT'),
      u1: flagOf(klasse, 'KL.U1'),
    })),
    parter: children(post, 'AVSMOT').map((part) => ({
      navn: nameOf(part),
      ihtype: statedText(part, 'AM.IHTYPE'),
      kopimot: flagOf(part, 'AM.KOPIMOT'),
      gruppemot: flagOf(part, 'AM.GRUPPEMOT'),
      u1: flagOf(part, 'AM.U1'),
      enhet: statedText(part, 'AM.ADMKORT'),
      line: part.line,
    })),
    dokumenter: children(post, 'DOKLINK').map((link) => {
      const beskrivelse = children(link, 'DOKBESKRIV')[0] ?? null;
      return {
        rnr: valueIn(link, 'DL.RNR'),
        type: statedText(link, 'DL.TYPE'),
        tittel: statedMarked(beskrivelse, 'DB.TITTEL'),
        tgkode: statedText(beskrivelse, 'DB.TGKODE'),
        kategori: statedText(beskrivelse, 'DB.KATEGORI'),
        versjoner: (beskrivelse === null ? [] : children(beskrivelse, 'DOKVERSJON')).map(
          (version) => ({
            variant: statedText(version, 'VE.VARIANT'),
            format: statedText(version, 'VE.DOKFORMAT'),
            filref: statedText(version, 'VE.FILURL') ?? statedText(version, 'VE.FILREF'),
            tgkode: statedText(version, 'VE.TGKODE'),
          }),
        ),
      };
    }),
  };
}

/** AM.NAVN, or the PNAVN that stands in its place and says that the name is a person's. */
function nameOf(part: XmlElement): MarkedText | null {
  const marked = statedText(part, 'PNAVN') ?? statedText(part, 'pnavn');
  return marked === null ? statedMarked(part, 'AM.NAVN') : shown(markedName(marked));
}

function valueIn(element: XmlElement, name: string): Stated | null {
  const found = child(element, name);
  return found === null ? null : { text: withNames(found.text), name, line: found.line };
}

/** A flag nobody could read, as in an element by a misspelt name, is on. */
const flagOf = (element: XmlElement, name: string): Flag =>
  looksScreened(element) ? 'on' : readFlag(statedText(element, name));

const words = (...all: readonly (string | null)[]): string[] =>
  all.filter((word): word is string => word !== null);
