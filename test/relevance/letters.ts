import type { Journalposttype } from '../../harvester/record/public-entry.ts';

/** A kind of letter: how often, which way it goes and what it is called. `{o}` is what it is about; some do not say. */
export interface Letter {
  readonly id: string;
  readonly type: Journalposttype;
  readonly titles: readonly string[];
}

const letter = (id: string, type: Journalposttype, titles: string): Letter => ({
  id,
  type,
  titles: titles.split(' | '),
});

const LETTERS = [
  letter(
    'soknad',
    'I',
    'Søknad om {o} | Søknad - {o} | Vedrørende søknad om {o} | Søknadsskjema {o}',
  ),
  letter('forelopig', 'U', 'Foreløpig svar | Foreløpig svar - {o} | Bekreftelse på mottatt søknad'),
  letter(
    'innvilgelse',
    'U',
    'Vedtak - {o} | Vedtak om {o} | Melding om vedtak | Innvilget søknad - {o}',
  ),
  letter('avslag', 'U', 'Avslag på søknad om {o} | Avslag - {o} | Melding om avslag'),
  letter('klage', 'I', 'Klage på vedtak om {o} | Klage - {o} | Klage'),
  letter('klagesvar', 'U', 'Klagebehandling - {o} | Oversendelse av klage til klageinstans - {o}'),
  letter('ettersending', 'I', 'Ettersending av dokumentasjon | Tilleggsopplysninger - {o}'),
  letter('mangelbrev', 'U', 'Mangelbrev - {o} | Anmodning om tilleggsopplysninger'),
  letter(
    'uttalelse',
    'I',
    'Høringsuttalelse - {o} | Uttalelse til {o} | Innspill til {o} | Merknader til {o}',
  ),
  letter('horing', 'U', 'Høring - {o} | Offentlig ettersyn - {o} | Utsending på høring: {o}'),
  letter('tilsyn', 'U', 'Tilsynsrapport - {o} | Rapport etter tilsyn | Kontrollrapport - {o}'),
  letter('varsel', 'U', 'Varsel om pålegg - {o} | Forhåndsvarsel - {o}'),
  letter('referat', 'N', 'Referat fra møte om {o} | Møtereferat - {o}'),
  letter('framlegg', 'S', 'Saksframlegg - {o} | Saksprotokoll - {o} | Særutskrift - {o}'),
  letter(
    'sporsmal',
    'I',
    'Henvendelse om {o} | Forespørsel om {o} | Ang. {o} | Henvendelse vedrørende {o}',
  ),
  letter('svar', 'U', 'Svar på henvendelse | Svar - {o} | Tilbakemelding - {o}'),
  letter(
    'kunngjoring',
    'U',
    'Kunngjøring av konkurranse - {o} | Konkurransegrunnlag - {o} | Tildelingsbrev - {o}',
  ),
  letter('tilbud', 'I', 'Tilbud - {o} | Pristilbud - {o}'),
  letter('kontrakt', 'X', 'Kontrakt - {o} | Avtale om {o} | Signert avtale'),
  letter('faktura', 'U', 'Faktura - {o} | Gebyr for behandling av {o}'),
] as const;

const GROUPS: Readonly<Record<string, string>> = {
  tillatelse:
    'soknad soknad forelopig innvilgelse innvilgelse avslag klage klagesvar ettersending mangelbrev sporsmal faktura',
  plan: 'horing uttalelse uttalelse uttalelse framlegg referat sporsmal svar',
  drift: 'sporsmal sporsmal svar kunngjoring tilbud kontrakt referat klage',
  vedtak: 'soknad soknad forelopig innvilgelse avslag klage klagesvar ettersending',
  vedtak2: 'soknad forelopig innvilgelse avslag sporsmal svar klage',
  kontroll: 'tilsyn varsel sporsmal svar ettersending klage referat',
  tilskudd: 'soknad soknad forelopig innvilgelse avslag ettersending framlegg',
  allment: 'sporsmal svar referat framlegg uttalelse',
  gebyr: 'soknad innvilgelse avslag klage klagesvar sporsmal svar faktura',
  kjop: 'kunngjoring tilbud tilbud kontrakt referat svar',
  avtale: 'kontrakt sporsmal svar soknad innvilgelse referat',
  politisk: 'framlegg referat sporsmal svar uttalelse',
  tilsetting: 'soknad soknad soknad forelopig svar kontrakt',
  personal: 'soknad innvilgelse avslag referat svar',
};

/** The kinds of letters in cases of one sort, the common ones several times. Throws on a sort or letter that is not there. */
export function lettersOf(group: string): readonly Letter[] {
  return (GROUPS[group] ?? '').split(' ').map((id) => {
    const found = LETTERS.find((one) => one.id === id);
    if (found === undefined) throw new RangeError(`no letters of the sort "${group}" (${id})`);
    return found;
  });
}

export const isLetter = (id: string): boolean => LETTERS.some((one) => one.id === id);
