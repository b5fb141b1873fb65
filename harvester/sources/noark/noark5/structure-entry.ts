import { child, childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import { xmlText } from '../../../files/xml-text.ts';
import type { EntryKeys, Saksmappe } from '../../../record/journalpost.ts';
import { readJournalposttype } from '../../../record/journalposttype.ts';
import { readJournalstatus } from '../../../record/journalstatus.ts';
import { readKorrespondanseparttype } from '../../../record/korrespondanseparttype.ts';
import { inferDirection } from '../direction.ts';
import type { EntryDraft } from '../entry.ts';
import type { HoldRule } from '../intake.ts';
import { isReleased } from '../journal-status.ts';
import { party } from '../party.ts';
import type { ReaderContext } from '../reader.ts';
import { statedMarked, statedText } from '../stated-text.ts';
import { statedDate, statedNumber, statedYear } from '../stated-values.ts';
import type { Containers, Inherited } from './containers.ts';
import { structureDocuments } from './documents.ts';
import { statedGrad } from './gradering.ts';
import { restrictionRule } from './hold.ts';
import { isCovered, isNameCovered, publicTitle, shownSkjerming } from './skjerming.ts';
import { structureStatements } from './statement.ts';

const OUTSIDE: ReadonlySet<string> = new Set([
  'registrering',
  'basisregistrering',
  'arkivnotat',
  'moeteregistrering',
]);

/**
 * Reads one registrering of arkivstruktur.xml into the intake, through skjerming (inherited), journalstatus and grad. What is
 * no journalpost is counted as standing outside the journal (Noark 5, 5.2.5). Returns the keys of an entry that was handed on.
 */
export function readStructureEntry(
  registrering: XmlElement,
  containers: Containers,
  context: ReaderContext,
): EntryKeys | null {
  const { intake } = context;
  if (!isJournalpost(registrering, context)) {
    intake.counts.outside++;
    return null;
  }
  intake.dialect ??= dialectOf(registrering);
  const inherited = containers.inherited(registrering.parent);
  const sak = saksmappeOf(registrering);
  const draft = readDraft(registrering, sak, containers, inherited, context);
  const rule = holdRuleOf(draft, registrering, sak, inherited);
  if (rule !== null) {
    intake.held(rule, draft);
    return null;
  }
  return intake.entry(draft, registrering.line, () => rawOf(registrering));
}

function isJournalpost(registrering: XmlElement, { intake }: ReaderContext): boolean {
  const { type } = registrering;
  if (type === 'journalpost') return true;
  const journalled =
    statedText(registrering, 'journaldato') !== null ||
    statedText(registrering, 'journalsekvensnummer') !== null;
  if (type === null || !OUTSIDE.has(type)) {
    if (journalled) intake.fault('missing_type', registrering.name, registrering.line);
    else if (type !== null) intake.fault('unknown_type', registrering.name, registrering.line);
    return journalled;
  }
  return false;
}

/** From 5.0 on the correspondents stand before the journal fields; before, after them (change notes of arkivstruktur.xsd). */
function dialectOf(registrering: XmlElement): 'before5' | 'from5' | null {
  const names = registrering.children.map(({ name }) => name);
  const part = names.indexOf('korrespondansepart');
  const field = names.indexOf('journalpostnummer');
  if (part < 0 || field < 0) return null;
  return part < field ? 'from5' : 'before5';
}

/** The nearest mappe that is a saksmappe by type, or by its fields when the type is left out. */
function saksmappeOf(registrering: XmlElement): XmlElement | null {
  for (let above = registrering.parent; above !== null; above = above.parent) {
    if (above.name !== 'mappe') continue;
    if (above.type === 'saksmappe') return above;
    if (above.type === null && child(above, 'saksaar') !== null) return above;
  }
  return null;
}

function holdRuleOf(
  draft: EntryDraft,
  registrering: XmlElement,
  sak: XmlElement | null,
  inherited: Inherited,
): HoldRule | null {
  if (draft.gradering !== null) return 'gradering';
  for (const utsagn of [
    ...inherited.chain.map((one) => one.tilgangsrestriksjon),
    ...childrenOf(registrering, 'skjerming').map((one) => statedText(one, 'tilgangsrestriksjon')),
  ]) {
    const rule = utsagn === null ? null : restrictionRule(utsagn);
    if (rule !== null) return rule;
  }
  // an entry of a closed meeting would otherwise come out with nothing of the meeting's own rules
  for (let above = registrering.parent; above !== null; above = above.parent)
    if (above.type === 'moetemappe') return 'uventet_plassering';
  if (sak === null && registrering.parent?.name === 'mappe') return 'uventet_plassering';
  return isReleased(draft.journalstatus) ? null : 'journalstatus';
}

function readDraft(
  registrering: XmlElement,
  sak: XmlElement | null,
  containers: Containers,
  inherited: Inherited,
  context: ReaderContext,
): EntryDraft {
  const { intake, settings } = context;
  const own = structureStatements(registrering, settings);
  const chain = [...inherited.chain, ...own];
  const sakChain = sak === null ? [] : containers.inherited(sak).chain;
  const sakstittel = statedMarked(sak, 'tittel');
  const offentligSakstittel = publicTitle(
    statedMarked(sak, 'offentligTittel'),
    sakstittel,
    sakChain,
    'sakstittel',
  );
  if (sakstittel !== null && offentligSakstittel === null) intake.masked('sakstittel');
  const tittel = statedMarked(registrering, 'tittel');
  const offentligTittel = publicTitle(
    statedMarked(registrering, 'offentligTittel'),
    tittel,
    chain,
    'tittel',
    isCovered(sakChain, 'sakstittel') ? sakstittel : null,
  );
  if (tittel === null) intake.fault('missing_element', 'tittel', registrering.line);
  else if (offentligTittel === null) intake.masked('tittel');
  const klasseHidden = inherited.klasseHidden || isCovered(chain, 'klasse');
  if (klasseHidden) intake.masked('klasse');

  const parts = childrenOf(registrering, 'korrespondansepart');
  if (parts.length === 0) intake.fault('missing_element', 'korrespondansepart', registrering.line);
  const korrespondanseparter = parts.map((part) => {
    const stated = statedText(part, 'korrespondanseparttype');
    const type = readKorrespondanseparttype(stated ?? '');
    if (type === 'ukjent') intake.fault('unknown_value', 'korrespondanseparttype', part.line);
    const hidden = isNameCovered(chain, type);
    if (hidden) intake.masked('korrespondansepart');
    return party({
      type,
      navn: hidden ? null : statedMarked(part, 'korrespondansepartNavn'),
      administrativEnhet: statedText(part, 'administrativEnhet'),
    });
  });

  const statedType = statedText(registrering, 'journalposttype');
  if (statedType === null) intake.fault('missing_element', 'journalposttype', registrering.line);
  const readType = readJournalposttype(statedType ?? '');
  if (statedType !== null && readType === 'ukjent')
    intake.fault('unknown_value', 'journalposttype', registrering.line);
  const inferred = readType === 'ukjent' ? inferDirection(korrespondanseparter) : 'ukjent';
  const status = readJournalstatus(statedText(registrering, 'journalstatus') ?? '');
  if (status === null) intake.fault('missing_element', 'journalstatus', registrering.line);
  if (status === 'ukjent') intake.fault('unknown_value', 'journalstatus', registrering.line);

  return {
    systemID: statedText(registrering, 'systemID'),
    registreringsID: statedText(registrering, 'registreringsID'),
    offentligTittel,
    journalposttype: readType === 'ukjent' ? inferred : readType,
    journalposttypeUtledet: inferred !== 'ukjent',
    journalstatus: status,
    journaldato: statedDate(registrering, 'journaldato', context),
    dokumentetsDato: statedDate(registrering, 'dokumentetsDato', context),
    mottattDato: statedDate(registrering, 'mottattDato', context),
    sendtDato: statedDate(registrering, 'sendtDato', context),
    publisertDato: null,
    journalaar: statedYear(registrering, 'journalaar', context),
    journalsekvensnummer: statedNumber(registrering, 'journalsekvensnummer', context),
    journalpostnummer: statedNumber(registrering, 'journalpostnummer', context),
    administrativEnhet: statedText(sak, 'administrativEnhet'),
    klasse: klasseHidden ? null : inherited.klasse,
    saksmappe: sak === null ? null : saksmappe(sak, offentligSakstittel, context),
    korrespondanseparter,
    dokumenter: structureDocuments(registrering, chain, { tittel, offentligTittel }, context),
    skjerming: shownSkjerming(chain),
    gradering: inherited.grad ?? statedGrad(registrering),
  };
}

function saksmappe(
  sak: XmlElement,
  offentligTittel: Saksmappe['offentligTittel'],
  context: ReaderContext,
): Saksmappe {
  const saksaar = statedYear(sak, 'saksaar', context);
  const sakssekvensnummer = statedNumber(sak, 'sakssekvensnummer', context);
  return {
    systemID: statedText(sak, 'systemID'),
    saksaar,
    sakssekvensnummer,
    saksnummerTekst:
      saksaar === null || sakssekvensnummer === null ? statedText(sak, 'mappeID') : null,
    offentligTittel,
    saksdato: statedDate(sak, 'saksdato', context),
    saksstatus: statedText(sak, 'saksstatus'),
  };
}

/** The entry inside everything that stands above it, so that reading it again gives the same inheritance. */
function rawOf(registrering: XmlElement): string {
  let text = xmlText(registrering);
  for (let above = registrering.parent; above !== null; above = above.parent)
    text = xmlText(above, text);
  return text;
}
