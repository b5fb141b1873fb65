import type { Journalposttype, Korrespondanseparttype } from '../../../record/journalpost.ts';
import { readJournalposttype } from '../../../record/journalposttype.ts';
import { readJournalstatus } from '../../../record/journalstatus.ts';
import { type MarkedText, withNames } from '../../../record/marked-text.ts';
import { readSaksnummer } from '../../../record/saksnummer.ts';
import { inferDirection } from '../direction.ts';
import type { EntryDraft } from '../entry.ts';
import type { HoldRule } from '../intake.ts';
import { isReleased } from '../journal-status.ts';
import { restrictionRule } from '../noark5/hold.ts';
import { isPersonNumberSystem, publicKlasse } from '../noark5/klasse.ts';
import { isOpen } from '../noark5/skjerming.ts';
import { party, withoutBusinessMark } from '../party.ts';
import { profiles } from '../profiles.ts';
import type { ReaderContext } from '../reader.ts';
import { checkedDate, checkedNumber, checkedYear } from '../stated-values.ts';
import { noark4Documents } from './documents.ts';
import type { Noark4Facts, Stated } from './facts.ts';
import type { Flag } from './flag.ts';

/**
 * A Noark 4 entry through the rules of Noark-4.1 (K15.30–36, K8.93–95): U1 and U2 shield titles, names and classes; an access code
 * without a flag shields as well; grades, temporary blocks and unfinished entries are held back.
 */
export function noark4Entry(
  facts: Noark4Facts,
  context: ReaderContext,
): { draft: EntryDraft; rule: HoldRule | null } {
  const { sak, post } = facts;
  const { intake } = context;
  const number = (value: Stated | null): number | null =>
    value && checkedNumber(value.text, value.name, value.line, context);
  const year = (value: Stated | null): number | null =>
    value && checkedYear(value.text, value.name, value.line, context);
  const date = (value: Stated | null): string | null =>
    value && checkedDate(value.text, value.name, value.line, context);

  const printed = sak?.saknr ? readSaksnummer(sak.saknr, context.now) : null;
  const printedPost = post.doknr ? readSaksnummer(post.doknr, context.now) : null;
  const saksaar = year(sak?.saar ?? null) ?? printed?.aar ?? printedPost?.aar ?? null;
  const sakssekvensnummer =
    number(sak?.seknr ?? null) ?? printed?.sekvensnummer ?? printedPost?.sekvensnummer ?? null;

  const restricted = [sak?.tgkode ?? null, post.tgkode].filter(
    (code): code is string => code !== null && !isOpen(code),
  );
  const sakRestricted = sak?.tgkode != null && !isOpen(sak.tgkode);
  const profile = profiles[context.settings.profile];
  const hides = (flag: Flag, isRestricted: boolean): boolean =>
    !facts.isPublic &&
    (flag === 'on' || (flag === 'unstated' && isRestricted && !profile.leavesOutFlags));

  const sakHidden = hides(sak?.u1 ?? 'unstated', sakRestricted);
  const sakstittel = shownTitle(sak?.offtittel ?? null, sak?.tittel ?? null, sakHidden, facts);
  if (sak?.tittel && sakstittel === null) intake.masked('sakstittel');
  const secrets = sakHidden && sak?.tittel ? [sak.tittel] : [];
  const titleHidden = hides(post.u1, restricted.length > 0) || hides(post.u2, false);
  const tittel = shownTitle(post.offinnhold, post.innhold, titleHidden, facts, secrets);
  if (post.innhold && tittel === null) intake.masked('tittel');
  if (post.innhold === null && post.offinnhold === null)
    intake.fault('missing_element', facts.isPublic ? 'JP.OFFINNHOLD' : 'JP.INNHOLD', facts.line);

  const namesHidden = hides(post.u2, false);
  const statedType = post.ndoktype === null ? null : post.ndoktype.text;
  const type = readJournalposttype(statedType ?? '');
  const internal = type === 'N' || type === 'X' || type === 'S';
  const korrespondanseparter = facts.parter.map((one) => {
    const hidden = namesHidden || hides(one.u1, restricted.length > 0);
    if (hidden && one.navn !== null) intake.masked('korrespondansepart');
    const navn = hidden ? null : one.navn;
    return party({
      type: partType(one.ihtype, one.kopimot, one.gruppemot, internal),
      navn: navn !== null && profile.marksBusinesses ? withoutBusinessMark(navn) : navn,
      administrativEnhet: one.enhet,
    });
  });
  if (post.ndoktype !== null && type === 'ukjent')
    intake.fault('unknown_value', post.ndoktype.name, post.ndoktype.line);
  const inferred: Journalposttype =
    type === 'ukjent' ? inferDirection(korrespondanseparter) : 'ukjent';
  const status = post.status === null ? null : readJournalstatus(post.status.text);
  if (status === 'ukjent' && post.status !== null)
    intake.fault('unknown_value', post.status.name, post.status.line);

  const grad = restricted.find((code) => restrictionRule(code) === 'gradering') ?? null;
  const draft: EntryDraft = {
    systemID: post.id,
    registreringsID: post.doknr,
    offentligTittel: tittel,
    journalposttype: type === 'ukjent' ? inferred : type,
    journalposttypeUtledet: inferred !== 'ukjent',
    journalstatus: status,
    journaldato: date(post.jdato),
    dokumentetsDato: date(post.dokdato),
    mottattDato: null,
    sendtDato: date(post.ekspdato),
    publisertDato: null,
    journalaar: year(post.jaar),
    journalsekvensnummer: number(post.seknr),
    journalpostnummer: number(post.postnr) ?? printedPost?.journalpostnummer ?? null,
    administrativEnhet: post.enhet ?? sak?.enhet ?? null,
    klasse: shownKlasse(facts, sakRestricted, context),
    saksmappe:
      sak === null
        ? null
        : {
            systemID: sak.id,
            saksaar,
            sakssekvensnummer,
            saksnummerTekst:
              saksaar === null || sakssekvensnummer === null ? (sak.saknr ?? null) : null,
            offentligTittel: sakstittel,
            saksdato: date(sak.dato),
            saksstatus: sak.status,
          },
    korrespondanseparter,
    dokumenter: noark4Documents(
      facts,
      { restricted: restricted.length > 0, titleHidden: tittel === null },
      context,
    ),
    skjerming: shownAccess(facts),
    gradering: grad,
  };
  if (draft.journaldato === null) intake.fault('missing_element', 'JP.JDATO', facts.line);
  return { draft, rule: holdRuleOf(facts, draft, restricted) };
}

function holdRuleOf(
  facts: Noark4Facts,
  draft: EntryDraft,
  restricted: readonly string[],
): HoldRule | null {
  for (const code of restricted) {
    const rule = restrictionRule(code);
    if (rule !== null) return rule;
  }
  return facts.post.status === null || isReleased(draft.journalstatus) ? null : 'journalstatus';
}

/** A public title is shown unless it is the shielded one word for word; a full title only when nothing hides it. */
function shownTitle(
  publicOne: MarkedText | null,
  full: MarkedText | null,
  hidden: boolean,
  facts: Noark4Facts,
  secrets: readonly MarkedText[] = [],
): MarkedText | null {
  if (facts.isPublic) return publicOne;
  const shown = publicOne ?? (hidden ? null : full);
  if (shown === null) return null;
  const told = [...(hidden && full !== null ? [full] : []), ...secrets];
  return told.some((secret) => holds(shown, secret)) ? null : shown;
}

const bare = (text: MarkedText): string =>
  withNames(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim();

const holds = (text: MarkedText, secret: MarkedText): boolean =>
  bare(secret) !== '' && ` ${bare(text)} `.includes(` ${bare(secret)} `);

/** noark.md §4: IHTYPE with KOPIMOT and GRUPPEMOT; inside the organisation for the types N, X and S. */
function partType(
  ihtype: string | null,
  kopimot: Flag,
  gruppemot: Flag,
  internal: boolean,
): Korrespondanseparttype {
  const copy = kopimot === 'on';
  if (ihtype === '0') return internal ? 'intern_avsender' : copy ? 'medavsender' : 'avsender';
  if (ihtype !== '1') return 'ukjent';
  if (internal) return copy ? 'intern_kopimottaker' : 'intern_mottaker';
  return gruppemot === 'on' ? 'gruppemottaker' : copy ? 'kopimottaker' : 'mottaker';
}

/** The primary class (SORT 1, else the first), unless it is shielded or classes are fødselsnummer. */
function shownKlasse(
  facts: Noark4Facts,
  sakRestricted: boolean,
  { intake, settings }: ReaderContext,
): EntryDraft['klasse'] {
  const klasse = facts.klasser.find(({ sort }) => sort === '1') ?? facts.klasser[0];
  if (klasse === undefined || (klasse.ordnverdi === null && klasse.beskrivelse === null))
    return null;
  const hidden =
    klasse.u1 === 'on' ||
    (!facts.isPublic &&
      klasse.u1 === 'unstated' &&
      sakRestricted &&
      !profiles[settings.profile].leavesOutFlags) ||
    isPersonNumberSystem(...klasse.ordningsprinsipp);
  if (hidden) {
    intake.masked('klasse');
    return null;
  }
  return publicKlasse(klasse.ordnverdi, klasse.beskrivelse, klasse.ordningsprinsipp[0] ?? null);
}

/** The entry's own code and paragraph, else those of its case; an open code without a paragraph is no skjerming. */
function shownAccess({ sak, post }: Noark4Facts): EntryDraft['skjerming'] {
  for (const level of [post, sak]) {
    const tilgangsrestriksjon =
      level?.tgkode != null && !isOpen(level.tgkode) ? level.tgkode : null;
    const skjermingshjemmel = level?.uoff ?? null;
    if (tilgangsrestriksjon !== null || skjermingshjemmel !== null)
      return { tilgangsrestriksjon, skjermingshjemmel };
  }
  return null;
}
