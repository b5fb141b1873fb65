import type {
  Dokument,
  Journalpost,
  Klasse,
  Korrespondansepart,
  Korrespondanseparttype,
  Saksmappe,
} from '../../../record/journalpost.ts';
import { readJournalposttype } from '../../../record/journalposttype.ts';
import { readJournalstatus } from '../../../record/journalstatus.ts';
import { readKorrespondanseparttype } from '../../../record/korrespondanseparttype.ts';
import { type MarkedText, markedText } from '../../../record/marked-text.ts';
import { isBlank, shownCode } from './compile-expression.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import { count, type EntryContext } from './entry-context.ts';

/** Who publishes and from which source: what is the same for every entry of a run. */
export interface EntryOrigin {
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly sourceId: string;
  /** `YYYY-MM-DD` the archive was made; null: not stated. */
  readonly archivalDate: string | null;
}

export type Mapped =
  | { readonly kind: 'entry'; readonly sourceKey: string; readonly record: Journalpost }
  /** No journal entry by the mapping's filters. */
  | { readonly kind: 'dropped'; readonly sourceKey: string | null; readonly rule: string }
  /** Kept from the public by an access rule. */
  | { readonly kind: 'withheld'; readonly sourceKey: string; readonly rule: string }
  | { readonly kind: 'rejected'; readonly sourceKey: string | null; readonly reason: string };

/** The key an entry has in all the world: its row's own, told apart by source. */
export const systemIdOf = (sourceId: string, sourceKey: string): string =>
  `siard:${sourceId}:${sourceKey}`;

/** Makes the entry of the context's base row. Default deny: no access rule that lets it through, no entry; no release, no text. */
export function mapEntry(
  compiled: CompiledMapping,
  context: EntryContext,
  origin: EntryOrigin,
): Mapped {
  const key = compiled.key.map((part) => (part(context) ?? '').trim());
  const table = compiled.base.table?.table.name ?? '';
  if (key.every((part) => part === ''))
    return { kind: 'rejected', sourceKey: null, reason: `a row of ${table} has no key` };
  const sourceKey = `${table}:${key.join('/')}`;
  const rejected = (): Mapped | null =>
    context.problem === null ? null : { kind: 'rejected', sourceKey, reason: context.problem };
  const organisation = compiled.organisation?.(context) ?? null;
  if (compiled.organisation !== null && organisation?.trim() !== origin.organisasjonsnummer)
    return { kind: 'dropped', sourceKey, rule: 'another organisation' };
  for (const { rule, when } of compiled.include)
    if (!when(context)) return rejected() ?? { kind: 'dropped', sourceKey, rule };
  for (const { rule, when } of compiled.exclude)
    if (when(context)) return rejected() ?? { kind: 'dropped', sourceKey, rule };
  const access = readAccess(compiled, context, origin);
  if (access.withheld !== null)
    return rejected() ?? { kind: 'withheld', sourceKey, rule: access.withheld };
  const record = makeRecord(compiled, context, origin, sourceKey, access);
  return rejected() ?? { kind: 'entry', sourceKey, record };
}

interface AccessAnswer {
  readonly withheld: string | null;
  readonly restricted: boolean;
  readonly code: string | null;
  readonly legalBasis: string | null;
}

function readAccess(
  compiled: CompiledMapping,
  context: EntryContext,
  origin: EntryOrigin,
): AccessAnswer {
  let restricted = false;
  let code: string | null = null;
  let legalBasis: string | null = null;
  for (const rule of compiled.access) {
    const value = (rule.code(context) ?? '').trim();
    const folded = value.toUpperCase();
    const answer = (withheld: string): AccessAnswer => ({
      withheld,
      restricted: true,
      code,
      legalBasis,
    });
    if (rule.hidden.has(folded)) return answer(`access code ${shownCode(value)}`);
    if (rule.open.has(folded)) continue;
    if (!rule.restricted.has(folded)) {
      count(context.counts.unknownCodes, `access: ${shownCode(value)}`);
      return answer('unknown access code');
    }
    const opens = rule.opensOn?.(context) ?? null;
    if (opens !== null && origin.archivalDate !== null && opens <= origin.archivalDate) continue;
    restricted = true;
    code ??= value;
    legalBasis ??= rule.legalBasis?.(context)?.trim() || null;
  }
  return { withheld: null, restricted, code, legalBasis };
}

function makeRecord(
  compiled: CompiledMapping,
  context: EntryContext,
  origin: EntryOrigin,
  sourceKey: string,
  access: AccessAnswer,
): Journalpost {
  const text = (field: string): string | null => {
    const value = compiled.values.get(field);
    if (value === undefined) return null;
    context.field = field;
    const found = value(context);
    if (isBlank(found)) return null;
    count(context.counts.filled, field);
    return found?.trim() ?? null;
  };
  const number = (field: string): number | null => {
    const found = /^0*(\d{1,9})(?:[.,]0*)?$/.exec(text(field) ?? '')?.[1];
    return found === undefined ? null : Number(found);
  };
  const released = (field: string): MarkedText | null => {
    const rule = compiled.released.get(field);
    if (rule === undefined) return null;
    context.field = field;
    const found = rule.value(context);
    if (isBlank(found)) return null;
    if (!rule.release(context)) {
      count(context.counts.shielded, field);
      return rule.replacement === null ? null : markedText(rule.replacement);
    }
    count(context.counts.filled, field);
    return markedText(found?.trim() ?? '');
  };
  const parties: Korrespondansepart[] = [];
  if (compiled.parties !== null) {
    const { alias, person } = compiled.parties;
    context.children(alias, () => {
      parties.push({
        korrespondanseparttype: parttype(text('korrespondanseparter.type') ?? ''),
        navn: released('korrespondanseparter.navn'),
        erPerson: person?.(context) === true ? true : null,
        organisasjonsnummer: null,
        administrativEnhet: text('korrespondanseparter.administrativEnhet'),
      });
    });
  }
  const documents: Dokument[] = [];
  if (compiled.documents !== null)
    context.children(compiled.documents.alias, () => {
      const role = text('dokumenter.rolle');
      documents.push({
        dokumentnummer: number('dokumenter.dokumentnummer'),
        tilknyttetRegistreringSom: role === 'hoveddokument' || role === 'vedlegg' ? role : null,
        tittel: released('dokumenter.tittel'),
        dokumenttype: text('dokumenter.dokumenttype'),
        format: text('dokumenter.format'),
        // The documents lie with the archive institution.
        url: null,
      });
    });
  return {
    kommunenummer: origin.kommunenummer,
    organisasjonsnummer: origin.organisasjonsnummer,
    kilde: origin.sourceId,
    // Case and journal numbers are left out: several organisations' series may lie in one base.
    keys: {
      systemID: systemIdOf(origin.sourceId, sourceKey),
      registreringsID: null,
      journal: null,
      sak: null,
      kilde: sourceKey,
    },
    offentligTittel: released('offentligTittel'),
    journalposttype: readJournalposttype(text('journalposttype') ?? ''),
    journalposttypeUtledet: false,
    journalstatus: readJournalstatus(text('journalstatus') ?? ''),
    journaldato: text('journaldato'),
    dokumentetsDato: text('dokumentetsDato'),
    mottattDato: text('mottattDato'),
    sendtDato: text('sendtDato'),
    publisertDato: null,
    journalaar: number('journalaar'),
    journalsekvensnummer: number('journalsekvensnummer'),
    journalpostnummer: number('journalpostnummer'),
    administrativEnhet: text('administrativEnhet'),
    klasse: klasse(compiled, text, released),
    saksmappe: saksmappe(compiled, text, number, released),
    korrespondanseparter: parties,
    dokumenter: documents,
    skjerming: access.restricted
      ? { tilgangsrestriksjon: access.code, skjermingshjemmel: access.legalBasis }
      : null,
    gradering: null,
    lenke: null,
    historisk: true,
  };
}

const knownParttypes = new Map<string, Korrespondanseparttype>();

/** The few spellings of one archive, read once each. */
function parttype(text: string): Korrespondanseparttype {
  const known = knownParttypes.get(text);
  if (known !== undefined) return known;
  const read = readKorrespondanseparttype(text);
  if (knownParttypes.size < 1000) knownParttypes.set(text, read);
  return read;
}

type Read<T> = (field: string) => T | null;

function klasse(
  compiled: CompiledMapping,
  text: Read<string>,
  released: Read<MarkedText>,
): Klasse | null {
  if (compiled.mapping.klasse === undefined) return null;
  const made = {
    klasseID: text('klasse.klasseID'),
    tittel: released('klasse.tittel'),
    klassifikasjonstype: text('klasse.klassifikasjonstype'),
  };
  return made.klasseID === null && made.tittel === null ? null : made;
}

function saksmappe(
  compiled: CompiledMapping,
  text: Read<string>,
  number: Read<number>,
  released: Read<MarkedText>,
): Saksmappe | null {
  if (compiled.mapping.saksmappe === undefined) return null;
  const made: Saksmappe = {
    systemID: null,
    saksaar: number('saksmappe.saksaar'),
    sakssekvensnummer: number('saksmappe.sakssekvensnummer'),
    saksnummerTekst: text('saksmappe.saksnummerTekst'),
    offentligTittel: released('saksmappe.offentligTittel'),
    saksdato: text('saksmappe.saksdato'),
    saksstatus: text('saksmappe.saksstatus'),
  };
  const known = made.sakssekvensnummer ?? made.saksnummerTekst ?? made.offentligTittel;
  return known === null ? null : made;
}
