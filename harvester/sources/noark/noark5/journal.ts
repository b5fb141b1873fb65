import { child, childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import { xmlText } from '../../../files/xml-text.ts';
import type { Korrespondansepart, Saksmappe } from '../../../record/journalpost.ts';
import { readKorrespondanseparttype } from '../../../record/korrespondanseparttype.ts';
import { inferDirection } from '../direction.ts';
import type { EntryDraft } from '../entry.ts';
import { party } from '../party.ts';
import type { FormatReader, ReaderContext } from '../reader.ts';
import { statedMarked, statedText } from '../stated-text.ts';
import { statedDate, statedNumber, statedYear } from '../stated-values.ts';
import { statedGrad } from './gradering.ts';
import { holdRule } from './hold.ts';
import { publicKlasse } from './klasse.ts';
import { isCovered, isNameCovered, publicTitle, shownSkjerming } from './skjerming.ts';
import { journalStatements } from './statement.ts';

/**
 * Reads offentligJournal.xml, which shows what the archive has screened already, and loependeJournal.xml, which holds the
 * full titles and names beside marks that say what must be shielded. Neither states direction, status or documents.
 */
export function journalReader(root: XmlElement, context: ReaderContext): FormatReader {
  const unshielded = root.name !== 'offentligJournal';
  const { intake } = context;
  return {
    open() {},
    close(element) {
      if (element.name === 'journalregistrering')
        readRegistrering(element, root, unshielded, context);
    },
    fault: (code, element, line) => intake.fault(code, element, line),
    head() {
      const journalhode = child(root, 'journalhode');
      if (journalhode === null) return null;
      const antall = child(journalhode, 'antallJournalposter');
      return {
        line: child(journalhode, 'journalStartDato')?.line ?? journalhode.line,
        fraDato: statedDate(journalhode, 'journalStartDato', context),
        tilDato: statedDate(journalhode, 'journalSluttDato', context),
        antall: statedNumber(journalhode, 'antallJournalposter', context),
        antallLine: antall?.line ?? journalhode.line,
        antallFiler: 1,
      };
    },
    [Symbol.dispose]() {},
  };
}

function readRegistrering(
  registrering: XmlElement,
  root: XmlElement,
  unshielded: boolean,
  context: ReaderContext,
): void {
  const { intake } = context;
  const post = child(registrering, 'journalpost');
  const raw = (): string => xmlText(root, xmlText(registrering));
  if (post === null) {
    intake.fault('missing_element', 'journalpost', registrering.line);
    intake.unreadable('A journalregistrering holds no journalpost.', registrering.line, raw, null);
    return;
  }
  const sak = child(registrering, 'saksmappe');
  if (sak === null) intake.fault('missing_element', 'saksmappe', registrering.line);
  const draft = unshielded
    ? readUnshielded(registrering, sak, post, context)
    : readPublic(registrering, sak, post, context);
  if (draft.korrespondanseparter.length === 0)
    intake.fault('missing_element', 'korrespondansepart', post.line);
  if (draft.journaldato === null) intake.fault('missing_element', 'journaldato', post.line);
  const rule = holdRule(draft.gradering, [post, sak]);
  if (rule === null) intake.entry(draft, post.line, raw);
  else intake.held(rule, draft);
}

/** As the archive publishes it: nothing is added, nothing is taken away. */
function readPublic(
  registrering: XmlElement,
  sak: XmlElement | null,
  post: XmlElement,
  context: ReaderContext,
): EntryDraft {
  const klasse = child(registrering, 'klasse');
  const parties = childrenOf(post, 'korrespondansepart').map((part) =>
    party({
      type: readKorrespondanseparttype(statedText(part, 'korrespondanseparttype') ?? ''),
      navn: statedMarked(part, 'korrespondansepartNavn'),
    }),
  );
  const tilgangsrestriksjon = statedText(post, 'tilgangsrestriksjon');
  const skjermingshjemmel = statedText(post, 'skjermingshjemmel');
  return {
    ...common(sak, post, parties, context),
    offentligTittel: statedMarked(post, 'offentligTittel'),
    saksmappe: saksmappe(sak, statedMarked(sak, 'offentligTittel'), context),
    klasse: publicKlasse(statedText(klasse, 'klasseID'), statedMarked(klasse, 'tittel'), null),
    skjerming:
      tilgangsrestriksjon === null && skjermingshjemmel === null
        ? null
        : { tilgangsrestriksjon, skjermingshjemmel },
  };
}

/** Only what the marks leave: each mark covers its own element and, as skjerming is inherited, those below it. */
function readUnshielded(
  registrering: XmlElement,
  sak: XmlElement | null,
  post: XmlElement,
  context: ReaderContext,
): EntryDraft {
  const { intake, settings } = context;
  const klasse = child(registrering, 'klasse');
  const klasseChain = klasse === null ? [] : journalStatements(klasse, settings);
  const sakChain = [...klasseChain, ...(sak === null ? [] : journalStatements(sak, settings))];
  const chain = [...sakChain, ...journalStatements(post, settings)];

  const sakstittel = statedMarked(sak, 'tittel');
  const tittel = statedMarked(post, 'tittel');
  const offentligSakstittel = publicTitle(
    statedMarked(sak, 'offentligTittel'),
    sakstittel,
    sakChain,
    'sakstittel',
  );
  if (sakstittel !== null && offentligSakstittel === null) intake.masked('sakstittel');
  const offentligTittel = publicTitle(
    statedMarked(post, 'offentligTittel'),
    tittel,
    chain,
    'tittel',
    isCovered(sakChain, 'sakstittel') ? sakstittel : null,
  );
  if (tittel !== null && offentligTittel === null) intake.masked('tittel');
  const klasseHidden = klasse !== null && (klasseChain.length > 0 || isCovered(chain, 'klasse'));
  if (klasseHidden) intake.masked('klasse');

  const parties = childrenOf(post, 'korrespondansepart').map((part) => {
    const type = readKorrespondanseparttype(statedText(part, 'korrespondanseparttype') ?? '');
    const hidden =
      isNameCovered(chain, type) ||
      childrenOf(part, 'skjermingMetadata').length > 0 ||
      part.unknown !== null;
    if (hidden) intake.masked('korrespondansepart');
    return party({ type, navn: hidden ? null : statedMarked(part, 'korrespondansepartNavn') });
  });
  return {
    ...common(sak, post, parties, context),
    offentligTittel,
    saksmappe: saksmappe(sak, offentligSakstittel, context),
    klasse: klasseHidden
      ? null
      : publicKlasse(statedText(klasse, 'klasseID'), statedMarked(klasse, 'tittel'), null),
    skjerming: shownSkjerming(chain),
  };
}

function common(
  sak: XmlElement | null,
  post: XmlElement,
  korrespondanseparter: readonly Korrespondansepart[],
  context: ReaderContext,
): Omit<EntryDraft, 'offentligTittel' | 'saksmappe' | 'klasse' | 'skjerming'> {
  const journalposttype = inferDirection(korrespondanseparter);
  return {
    systemID: statedText(post, 'systemID'),
    registreringsID: statedText(post, 'registreringsID'),
    journalposttype,
    journalposttypeUtledet: journalposttype !== 'ukjent',
    journalstatus: null,
    journaldato: statedDate(post, 'journaldato', context),
    dokumentetsDato: statedDate(post, 'dokumentetsDato', context),
    mottattDato: null,
    sendtDato: null,
    publisertDato: null,
    journalaar: statedYear(post, 'journalaar', context),
    journalsekvensnummer: statedNumber(post, 'journalsekvensnummer', context),
    journalpostnummer: statedNumber(post, 'journalpostnummer', context),
    administrativEnhet:
      statedText(post, 'administrativEnhet') ?? statedText(sak, 'administrativEnhet'),
    korrespondanseparter,
    dokumenter: [],
    gradering: statedGrad(post),
  };
}

function saksmappe(
  sak: XmlElement | null,
  offentligTittel: Saksmappe['offentligTittel'],
  context: ReaderContext,
): Saksmappe | null {
  if (sak === null) return null;
  const saksaar = statedYear(sak, 'saksaar', context);
  const sakssekvensnummer = statedNumber(sak, 'sakssekvensnummer', context);
  return {
    systemID: null,
    saksaar,
    sakssekvensnummer,
    saksnummerTekst:
      saksaar === null || sakssekvensnummer === null ? statedText(sak, 'mappeID') : null,
    offentligTittel,
    saksdato: null,
    saksstatus: null,
  };
}
