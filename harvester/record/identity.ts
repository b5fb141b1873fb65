import { hash } from 'node:crypto';
import type { EntryKeys, Saksmappe } from './journalpost.ts';
import { readSaksnummer } from './saksnummer.ts';

const UUID =
  /^[{(]?(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})[)}]?$/i;
const PLACEHOLDER =
  /^(?:null|nil|none|undefined|empty|n\/a|ukjent|unknown|mangler|[\W_0]*|\[[a-z]*\]|\(null\))$/i;
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const HASH_CHARACTERS = 20;

/**
 * The permanent id of an entry, `<organisasjonsnummer>-<20 characters>`: 100 bits of SHA-256 over the strongest key the
 * source gives (systemID, else registreringsID, else journal year and sequence, else case and document number, else the
 * source's own key), never over an address or a text. Harvesting a lost archive again gives the same ids.
 *
 * A systemID that is no UUID is only unique within one system, and a municipality has had several: it is hashed with the
 * case or journal number beside it, so that number 12345 of two systems makes two entries. So is an opaque registreringsID,
 * and a journal sequence, which runs per series.
 */
export function entryId(organisasjonsnummer: string, keys: EntryKeys): string {
  return `${prefix(organisasjonsnummer)}-${shortHash(['entry', organisasjonsnummer, ...strongest(keys)])}`;
}

/** The permanent id of a case: `<organisasjonsnummer>-<year>-<number>`, else a hash; null: nothing tells the case apart. */
export function caseId(organisasjonsnummer: string, saksmappe: Saksmappe): string | null {
  const owner = prefix(organisasjonsnummer);
  const nummer = caseNumber(saksmappe);
  if (nummer) return `${owner}-${nummer.aar}-${nummer.sekvensnummer}`;
  const system = systemKey(saksmappe.systemID);
  if (system) return `${owner}-${shortHash(['case', organisasjonsnummer, ...system])}`;
  const text = realText(saksmappe.saksnummerTekst);
  return text === null
    ? null
    : `${owner}-${shortHash(['case', organisasjonsnummer, 'text', text])}`;
}

/**
 * Every key the entry may come back under, normalised, strongest first; two entries that share one are the same entry.
 * Each starts with its kind: `uuid:`, `system:`, `registrering:`, `sak:`, `journal:`, `kilde:`.
 *
 * Left out because they would join what is apart: placeholders; a journal sequence beside a case and document number
 * (sequences run per series, so two units may both have 2024/17; where the two disagree the case-based key decides); a
 * document number equal to the year (a known defect). Keys that are unique only within one system carry the source.
 */
export function matchKeys(
  organisasjonsnummer: string,
  kilde: string,
  keys: EntryKeys,
): readonly string[] {
  const found: string[] = [];
  const system = systemKey(keys.systemID);
  if (system?.[0] === 'uuid') found.push(`uuid:${system[1]}`);
  else if (system) found.push(`system:${kilde}:${system[1]}`);
  const sak = caseKey(keys);
  const registrering = registrationKey(keys.registreringsID);
  if (registrering !== null && !namesCase(registrering))
    found.push(`registrering:${kilde}:${registrering}`);
  if (sak !== null) found.push(`sak:${organisasjonsnummer}:${sak}`);
  const journal = journalKey(keys);
  if (journal !== null && sak === null) found.push(`journal:${organisasjonsnummer}:${journal}`);
  const own = realText(keys.kilde);
  if (own !== null) found.push(`kilde:${kilde}:${own}`);
  return found;
}

function strongest(keys: EntryKeys): readonly string[] {
  const system = systemKey(keys.systemID);
  const sak = caseKey(keys);
  const journal = journalKey(keys);
  if (system?.[0] === 'uuid') return system;
  if (system) return [...system, sak ?? journal ?? ''];
  const registrering = registrationKey(keys.registreringsID);
  if (registrering !== null)
    return ['registrering', registrering, namesCase(registrering) ? '' : (sak ?? journal ?? '')];
  if (journal !== null) return ['journal', journal, sak ?? ''];
  if (sak !== null) return ['sak', sak];
  return ['kilde', keys.kilde];
}

function systemKey(
  systemID: string | null,
): readonly [kind: 'uuid' | 'system', value: string] | null {
  const text = realText(systemID);
  if (text === null) return null;
  const uuid = UUID.exec(text)?.[1]?.toLowerCase();
  if (uuid === undefined) return ['system', text];
  return /^[0-]+$/.test(uuid) ? null : ['uuid', uuid];
}

/** Normalised registreringsID; one that is only a running number of a few digits says nothing outside its case. */
function registrationKey(registreringsID: string | null): string | null {
  const text = realText(registreringsID);
  if (text === null || /^\d{1,3}$/.test(text)) return null;
  return text.replace(/\s+/g, '').toLowerCase();
}

function journalKey({ journal }: EntryKeys): string | null {
  if (!journal || journal.sekvensnummer <= 0 || journal.aar < 1700) return null;
  return `${journal.aar}/${journal.sekvensnummer}`;
}

/** A registreringsID such as 2024/1234-5 is the case-based key itself, and so holds across systems. */
const namesCase = (registreringsID: string): boolean =>
  readSaksnummer(registreringsID)?.journalpostnummer != null;

function caseKey(keys: EntryKeys): string | null {
  const { sak } = keys;
  if (sak && isKey(sak.aar, sak.sekvensnummer, sak.journalpostnummer))
    return `${sak.aar}/${sak.sekvensnummer}-${sak.journalpostnummer}`;
  const read = keys.registreringsID === null ? null : readSaksnummer(keys.registreringsID);
  if (!read || read.journalpostnummer === null) return null;
  return isKey(read.aar, read.sekvensnummer, read.journalpostnummer)
    ? `${read.aar}/${read.sekvensnummer}-${read.journalpostnummer}`
    : null;
}

const isKey = (aar: number, sekvensnummer: number, journalpostnummer: number): boolean =>
  aar >= 1700 && sekvensnummer > 0 && journalpostnummer > 0 && journalpostnummer !== aar;

function caseNumber(saksmappe: Saksmappe): { aar: number; sekvensnummer: number } | null {
  const { saksaar, sakssekvensnummer, saksnummerTekst } = saksmappe;
  if (saksaar !== null && sakssekvensnummer !== null && saksaar >= 1700 && sakssekvensnummer > 0)
    return { aar: saksaar, sekvensnummer: sakssekvensnummer };
  return saksnummerTekst === null ? null : readSaksnummer(saksnummerTekst);
}

function realText(text: string | null): string | null {
  const value = text?.trim() ?? '';
  return PLACEHOLDER.test(value) ? null : value;
}

const prefix = (organisasjonsnummer: string): string =>
  /^\d{9}$/.test(organisasjonsnummer) ? organisasjonsnummer : shortHash([organisasjonsnummer]);

function shortHash(parts: readonly string[]): string {
  const bytes = hash('sha256', JSON.stringify(parts), 'buffer');
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < HASH_CHARACTERS) {
      bits -= 5;
      text += BASE32[(value >> bits) & 31];
    }
  }
  return text;
}
