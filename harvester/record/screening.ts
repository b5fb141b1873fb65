import { findNames } from './find-names.ts';
import { collectFindings, type Finding, type FindingCode, type Report } from './finding.ts';
import { type HoldReason, holdReason } from './hold.ts';
import type { Journalpost, Klasse, Korrespondansepart } from './journalpost.ts';
import { findKnownNames, type KnownNames, knownNames } from './known-names.ts';
import { type MarkedText, mapUnmarked, markedName, withNames } from './marked-text.ts';
import { MASK, maskIdentifiers, mayHoldIdentifier } from './mask-identifiers.ts';
import { markSpans, type Span } from './name-span.ts';
import { isPersonForm } from './organisation.ts';
import { isScreenedText, screenParty } from './party-name.ts';
import { publicLink, wordsOfLink } from './public-link.ts';
import { mapTexts, namesOf } from './record-texts.ts';

export type { Finding, FindingCode, HoldReason };

/** Raise when a rule changes: the archive then screens every record again. */
export const SCREENING_VERSION = 1;

export interface Screened {
  /** Every private name marked, every identifying number masked, in all texts that can be shown. Keys are as they came. */
  readonly record: Journalpost;
  readonly held: HoldReason | null;
  readonly findings: readonly Finding[];
}

/**
 * Applies every rule that does not depend on the clock. Pure; screening a screened record changes nothing in it.
 * Rules: offentlegforskrifta § 7 (what may not be put on the Internet), Noark 5 5.2.32–5.2.38 (names), default deny.
 */
export function screen(record: Journalpost): Screened {
  const { report, list } = collectFindings();
  const safe = markNames(maskRecord(record, report), report);
  return { record: safe, held: holdReason(record), findings: list() };
}

function maskRecord(record: Journalpost, report: Report): Journalpost {
  const plain = <Text extends string>(value: Text | null, field: string): Text | null =>
    value === null ? null : maskText(value, field, report);
  const { saksmappe, skjerming } = record;
  const masked = mapTexts(record, (text, field) => {
    const shown = maskText(text, field, report);
    return isScreenedText(withNames(shown)) ? null : shown;
  });
  return {
    ...masked,
    administrativEnhet: plain(record.administrativEnhet, 'administrativEnhet'),
    klasse: maskClass(masked.klasse, record.klasse, report),
    saksmappe: masked.saksmappe && {
      ...masked.saksmappe,
      saksnummerTekst: plain(saksmappe?.saksnummerTekst ?? null, 'saksmappe.saksnummerTekst'),
      saksstatus: plain(saksmappe?.saksstatus ?? null, 'saksmappe.saksstatus'),
    },
    korrespondanseparter: record.korrespondanseparter.map((part, i) =>
      maskParty(part, `korrespondanseparter[${i}]`, report),
    ),
    dokumenter: masked.dokumenter.map((dokument, i) => ({
      ...dokument,
      dokumenttype: plain(dokument.dokumenttype, `dokumenter[${i}].dokumenttype`),
      format: plain(dokument.format, `dokumenter[${i}].format`),
      url: safeLink(dokument.url, `dokumenter[${i}].url`, report),
    })),
    skjerming: skjerming && {
      tilgangsrestriksjon: plain(skjerming.tilgangsrestriksjon, 'skjerming.tilgangsrestriksjon'),
      skjermingshjemmel: plain(skjerming.skjermingshjemmel, 'skjerming.skjermingshjemmel'),
    },
    lenke: safeLink(record.lenke, 'lenke', report),
  };
}

function maskText<Text extends string>(
  text: Text,
  field: string,
  report: Report,
  inPartyName = false,
): Text {
  // Masking puts asterisks for digits and keeps every mark, so marked text stays marked text.
  return maskIdentifiers(text, (code) => report(code, field), inPartyName) as Text;
}

function maskParty(part: Korrespondansepart, field: string, report: Report): Korrespondansepart {
  const unit = part.administrativEnhet;
  return screenParty({
    ...part,
    navn: part.navn === null ? null : maskText(part.navn, `${field}.navn`, report, true),
    administrativEnhet:
      unit === null ? null : maskText(unit, `${field}.administrativEnhet`, report),
  });
}

/** A class made of persons' numbers is hidden whole (M086 PNR), whether the source says so or the number does. */
function maskClass(masked: Klasse | null, raw: Klasse | null, report: Report): Klasse | null {
  if (masked === null || raw === null) return null;
  const id = raw.klasseID === null ? null : maskIdentifiers(raw.klasseID, () => {});
  if (
    /^\s*(?:pnr|f(?:ø|oe?)dselsn|personn)/i.test(raw.klassifikasjonstype ?? '') ||
    id !== raw.klasseID
  ) {
    report('klasse', 'klasse');
    return null;
  }
  const { tittel } = masked;
  return tittel !== null && isPersonForm(tittel)
    ? { ...masked, tittel: markedName(tittel) }
    : masked;
}

/** A link that tells a number is no link; so is one that carries a password or leads elsewhere than to the web. */
function safeLink(url: string | null, field: string, report: Report): string | null {
  if (url === null) return null;
  const link = publicLink(url);
  let holdsNumber = false;
  if (link !== null && (link.includes('%') || mayHoldIdentifier(link)))
    maskIdentifiers(wordsOfLink(link), () => (holdsNumber = true));
  if (link !== null && !holdsNumber) return link;
  report('lenke', field);
  return null;
}

/** Marks names in the texts: first those found in running text, then every name of the entry wherever it stands again. */
function markNames(record: Journalpost, report: Report): Journalpost {
  const mark = (text: MarkedText, field: string, find: (plain: string) => Span[]): MarkedText =>
    mapUnmarked(text, (plain) => {
      const spans = find(plain);
      if (spans.length === 0) return plain;
      report('umerket-navn', field, spans.length);
      return markSpans(plain, spans);
    });
  const found = mapTexts(record, (text, field) => mark(text, field, findNames));
  const names = namesOf(found);
  const known = knownNames(names);
  const marked =
    names.length === 0
      ? found
      : mapTexts(found, (text, field) =>
          mark(text, field, (plain) => findKnownNames(plain, known)),
        );
  return {
    ...marked,
    administrativEnhet: withoutPersons(marked.administrativEnhet, known),
    korrespondanseparter: marked.korrespondanseparter.map((part) =>
      part.administrativEnhet === null
        ? part
        : { ...part, administrativEnhet: withoutPersons(part.administrativEnhet, known) },
    ),
  };
}

/** A unit is no place for names: they are taken out, not marked. */
function withoutPersons(unit: string | null, known: KnownNames): string | null {
  if (unit === null) return null;
  let result = unit;
  for (const find of [findNames, (text: string) => findKnownNames(text, known)])
    for (const { start, end } of find(result).reverse())
      result = result.slice(0, start) + MASK + result.slice(end);
  return result;
}
