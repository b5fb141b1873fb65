import { textElement } from '../../../demo/xml.ts';
import { journalXml, part } from '../noark-xml.ts';
import { dublinCore, envelope } from '../oai-pages.ts';
import { type Letter, titleOf } from './letter.ts';

const ARKIV = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur';
const SCREENED = 'Unntatt offentlighet';
const GROUND = 'Offl. § 13 jf. fvl. § 13';
const PAGE = 100;

export interface OaiView {
  readonly letters: readonly Letter[];
  readonly prefix: 'noark5' | 'oai_dc';
  readonly deletedRecord: 'persistent' | 'no';
  readonly domain: string;
  readonly organisasjonsnummer: string;
  /** Each record stands twice, the second time under another identifier. */
  readonly doubled: boolean;
  readonly now: number;
}

const second = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Answers one OAI-PMH request about the letters as they stand. */
export function oaiAnswer(view: OaiView, asked: URLSearchParams): string {
  const date = second(view.now);
  switch (asked.get('verb')) {
    case 'Identify':
      return envelope(
        `<Identify><repositoryName>Prøve</repositoryName><baseURL>http://${view.domain}/oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>post@${view.domain}</adminEmail><earliestDatestamp>2025-01-01T00:00:00Z</earliestDatestamp><deletedRecord>${view.deletedRecord}</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`,
        date,
      );
    case 'ListMetadataFormats':
      return envelope(
        `<ListMetadataFormats><metadataFormat><metadataPrefix>${view.prefix}</metadataPrefix><schema>http://${view.domain}/x.xsd</schema><metadataNamespace>${ARKIV}</metadataNamespace></metadataFormat></ListMetadataFormats>`,
        date,
      );
    case 'ListRecords':
    case 'ListIdentifiers':
      return list(view, asked, date);
    default:
      return envelope('<error code="badVerb">what is asked?</error>', date);
  }
}

function list(view: OaiView, asked: URLSearchParams, date: string): string {
  const verb = asked.get('verb') ?? '';
  const token = asked.get('resumptionToken');
  const [from, offset] = token === null ? [asked.get('from') ?? '', 0] : readToken(token);
  const items = view.letters
    .filter(({ changed }) => from === '' || second(changed) >= from)
    .filter(({ state }) => isServed(view, state))
    .toSorted((a, b) => a.changed - b.changed)
    .flatMap((letter) =>
      view.doubled
        ? [item(view, letter, ''), item(view, letter, '-kopi')]
        : [item(view, letter, '')],
    );
  const page = items.slice(offset, offset + PAGE);
  if (page.length === 0) return envelope('<error code="noRecordsMatch">none</error>', date);
  const next = offset + PAGE < items.length ? `${from}!${offset + PAGE}` : '';
  const resumption = next !== '' || offset > 0 ? `<resumptionToken>${next}</resumptionToken>` : '';
  const inside = page.map(({ header, metadata }) =>
    verb === 'ListIdentifiers' ? header : `<record>${header}${metadata}</record>`,
  );
  return envelope(`<${verb}>${inside.join('')}${resumption}</${verb}>`, date);
}

/** Dublin Core has no word for grading, and a service that keeps no deletions shows what is left. */
const isServed = ({ prefix, deletedRecord }: OaiView, state: Letter['state']): boolean =>
  (state !== 'withdrawn' || deletedRecord === 'persistent') &&
  (state !== 'secret' || prefix === 'noark5');

function readToken(token: string): [string, number] {
  const [from = '', offset = '0'] = token.split('!');
  return [from, Number(offset)];
}

function item(view: OaiView, letter: Letter, copy: string) {
  const { domain, prefix } = view;
  const gone = letter.state === 'withdrawn';
  const identifier = `oai:${domain}:${letter.systemID}${copy}`;
  return {
    header: `<header${gone ? ' status="deleted"' : ''}><identifier>${identifier}</identifier><datestamp>${second(letter.changed)}</datestamp></header>`,
    metadata: gone
      ? ''
      : `<metadata>${prefix === 'noark5' ? noark5(letter) : simple(view, letter)}</metadata>`,
  };
}

/** What the archive says to a machine that is trusted: full titles, and beside them the marks that hide them. */
function noark5(letter: Letter): string {
  const { state, saksnummer, dokumentnummer, sekvensnummer, journaldato, person } = letter;
  const hidden = state === 'shielded';
  return [
    `<mappe xmlns="${ARKIV}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="saksmappe">`,
    textElement('systemID', `sak-${saksnummer}`),
    textElement('mappeID', `2026/${saksnummer}`),
    textElement('tittel', `Løyver ${saksnummer}`),
    '<registrering xsi:type="journalpost">',
    textElement('systemID', letter.systemID),
    hidden
      ? `<skjerming>${textElement('tilgangsrestriksjon', SCREENED)}${textElement('skjermingshjemmel', GROUND)}</skjerming>`
      : '',
    state === 'secret' ? `<gradering>${textElement('grad', 'Strengt fortrolig')}</gradering>` : '',
    textElement('registreringsID', letter.key),
    textElement('tittel', titleOf(letter)),
    part('Avsender', letter.party),
    person === null ? '' : part('Medavsender', `<personnavn>${person}</personnavn>`),
    textElement('journalaar', 2026),
    textElement('journalsekvensnummer', sekvensnummer),
    textElement('journalpostnummer', dokumentnummer),
    textElement('journalposttype', 'Inngående dokument'),
    textElement('journalstatus', 'Journalført'),
    textElement('journaldato', journaldato),
    '</registrering>',
    textElement('saksaar', 2026),
    textElement('sakssekvensnummer', saksnummer),
    '</mappe>',
  ].join('');
}

function simple({ organisasjonsnummer }: OaiView, letter: Letter): string {
  const hidden = letter.state === 'shielded';
  return dublinCore(
    [
      textElement('dc:title', hidden ? '*****' : titleOf(letter)),
      textElement('dc:creator', letter.party),
      ...['Text', 'journalpost', 'I'].map((type) => textElement('dc:type', type)),
      textElement('dc:identifier', `urn:uuid:${letter.systemID}`),
      textElement('dc:identifier', `${organisasjonsnummer}:${letter.key}`),
      textElement('dc:rights', hidden ? `${SCREENED} – ${GROUND}` : 'Offentlig'),
      textElement('dc:date', letter.journaldato),
      textElement('dc:relation', `sak:2026/${letter.saksnummer} – Løyver ${letter.saksnummer}`),
    ].join(''),
  );
}

/** The whole journal of the year as one file; `loepende`: with full titles, and marks that hide them. */
export function journalFile(
  letters: readonly Letter[],
  loepende: boolean,
  doubled: boolean,
): string {
  const title = loepende ? 'tittel' : 'offentligTittel';
  const served = letters.filter(
    ({ state }) => state !== 'withdrawn' && (state !== 'secret' || loepende),
  );
  const entries = served.map((letter) => ({
    sak: {
      saksaar: '2026',
      sakssekvensnummer: String(letter.saksnummer),
      [title]: `Løyver ${letter.saksnummer}`,
    },
    post: {
      systemID: letter.systemID,
      journalsekvensnummer: String(letter.sekvensnummer),
      journalpostnummer: String(letter.dokumentnummer),
      [title]: letter.state === 'shielded' && !loepende ? null : titleOf(letter),
      journaldato: letter.journaldato,
      ...(letter.state === 'shielded'
        ? {
            tilgangsrestriksjon: SCREENED,
            skjermingshjemmel: GROUND,
            skjermingMetadata: loepende ? 'tittel' : null,
          }
        : {}),
      ...(letter.state === 'secret' ? { gradering: 'Strengt fortrolig' } : {}),
    },
    parts: part('Avsender', letter.party),
  }));
  const listed = doubled ? entries.flatMap((entry) => [entry, entry]) : entries;
  return journalXml(loepende ? 'loependeJournal' : 'offentligJournal', listed, {
    journalStartDato: '2026-01-01',
    journalSluttDato: '2026-12-31',
    antallJournalposter: String(listed.length),
  });
}
