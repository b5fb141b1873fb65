import { isOfficeAddress } from './mail-address.ts';
import { givenName } from './name-lists.ts';

// Forms of the Register of Business Enterprises, and foreign ones seen in journals. Upper case, or last in the name.
const FORM =
  /(?:^|[\s,(])(?:AS|A\/S|ASA|ANS|DA|ENK|SA|S\/A|BA|KF|IKS|FKF|NUF|KS|SF|HF|RHF|STI|SÆR|ESEK|BRL|BBL|AL|A\/L|BL|L\/L|LL|SCE|LTD|LLC|INC|PLC|GMBH|AG|AB|OY|OYJ|APS|BV|SAS|SRL|SPA|UAB|KG)\.?(?=$|[\s,.)/-])/;
// Clubs and unions by their usual letters, last in the name
const CLUB = /\s(?:IL|TIL|IF|FK|BK|SK|UL|BUL|IK|HK|TK|JFF|JFL|FAU|MC|VGS)$/;
const AND_COMPANY = /&\s*(?:co|sønn(?:er)?|partnere?s?)\b/i;
const LAST_FORM = /[\s,](?:a\/s|as|asa|ans|da|sa|ba|iks|enk|nuf|ltd|gmbh|ab|inc|aps)\.?$/i;

// Words that no person is called, whole or as the end of a compound ("Vefsn idrettslag", "Velferdsetaten").
const STRONG =
  /(?:kommun(?:e|en|es|ar|er)|fylke(?:t|skommune|skommunen)?|kommunedirektøren|rådmannen|ordføreren|rektor|fylkesmannen?|fylkesrådet|statsforvalt(?:er|ar)(?:en|ens)?|lensmannen?|namsmann(?:en)?|politiet?|politidistrikt(?:et)?|sysselmester(?:en)?|direktorat(?:et)?|departement(?:et)?|stortinget|regjeringa|regjeringen|storting|sametinget|sámediggi|etat(?:en)?|tilsyn(?:et)?|verket|vesen(?:et)?|vegvesen|tingrett|lagmannsrett|jordskifterett(?:en)?|forliksråd(?:et)?|høyesterett|påtalemyndighet(?:en)?|skatteoppkrever(?:en)?|kemner(?:en)?|skole(?:n|r|ne)?|skul(?:e|en)|barnehage(?:n|r)?|barnehagar|sfo|videregående|vidaregåande|universitet(?:et)?|høgskole(?:n)?|høyskole(?:n)?|høgskule(?:n)?|oppvekstsenter|omsorgssenter|senter|senteret|sjukehus(?:et)?|sykehus(?:et)?|sykehjem(?:met)?|sjukeheim(?:en)?|helseforetak(?:et)?|legekontor(?:et)?|legevakt(?:a|en)?|tannklinikk(?:en)?|klinikk(?:en)?|apotek(?:et)?|museum|museet|bibliotek(?:et)?|kyrkje(?:lege)?|kirke(?:n|lig|lige)|(?:metodist|pinse|fri)kirke|menighet(?:en|sråd|srådet)?|soknet|sokneråd(?:et)?|fellesråd(?:et)?|bispedømme(?:t|råd)?|prosti(?:et)?|bispe|lag|laget|idrettslag(?:et)?|forening(?:a|en|s)?|foreining(?:a|s)?|forbund(?:et)?|klubb(?:en)?|samband(?:et)?|service|landhandel|faghandel|gjestegård(?:en)?|gjestgiveri|fiskemottak|mottak(?:et)?|regist(?:er|eret|rene)|samvirkelag|pensjonskasse(?:n)?|ombud(?:et|smannen)?|forsvarsbygg|riksantikvar(?:en)?|musikkorps(?:et)?|skolekorps(?:et)?|sangkor(?:et)?|mannskor(?:et)?|forsvar(?:et)?|heimevernet|sivilforsvaret|boligbyggelag(?:et)?|selskap(?:et)?|foretak(?:et)?|bedrift(?:a|en)?|firma(?:et)?|sameie(?:t)?|borettslag(?:et)?|velforening|(?<!\p{L})vel|stiftelse(?:n)?|stifting|legat(?:et)?|allmenning|allmenninga|grunneierlag|kontor(?:et)?|avdeling(?:a|en)?|seksjon(?:en)?|enhet(?:en)?|eining(?:a)?|tjeneste(?:n|r|ne)?|teneste(?:n|r)?|administrasjon(?:en)?|ledelse(?:n)?|leiing(?:a)?|sekretariat(?:et)?|arkiv(?:et)?|postmottak(?:et)?|servicetorg(?:et)?|servicekontor(?:et)?|byrå(?:et)?|utvalg(?:et)?|utval(?:et)?|nemnd(?:a|en)?|råd(?:et)?|styret?|kommunestyre(?:t)?|formannskap(?:et)?|departementene|organisasjon(?:en)?|gruppe(?:n)?|gruppa|utvikling|vannverk|vassverk|kraftverk|renovasjon|brannvesen|redning|regnskap|rekneskap|revisjon|entreprenør(?:er)?|eiendom(?:mer|sutvikling)?|eigedom|arkitekt(?:er|kontor|ar)|advokatfirma(?:et)?|advokatkontor(?:et)?|advokatene|advokater|forsikring|sparebank|banken|industri(?:er)?|elektro|havbruk|oppdrett|fiskeri(?:er|forening)?|rederi|transport|bilverksted|verksted|camping|hotell|restaurant|samfunnshus(?:et)?|grendehus|ungdomshus|festival(?:en)?|teater|teatret|(?<!\p{L})avis|avis(?:a|en)|reinbeitedistrikt|distrikt|siida|partiet|venstre|høyre|arbeiderparti(?:et)?|senterpartiet|bondelag|småbrukarlag|sanitetsforening|røde\s+kors|brannvern|kystvakt|kystverket|havnevesen|lufthavn|konsern|consulting|consult|holding|invest|group|company|solutions|systems|services|norge|noreg|norway|scandinavia|nordic)$/iu;

// Words that are organisations in most names, but also surnames.
const WEAK =
  /^(?:pizza|grill|kirke|kyrkje|kapell|sokn|blad|bladet|avis|bygg|kraft|nett|energi|havn|hamn|bank|kro|kafe|kafé|pub|bakeri|taxi|maskin|anlegg|rør|laks|fisk|sjømat|mat|data|media|radio|tv|design|frisør|auto|bil|bygg(?:e)?service|service|trevare|sag|handel|butikk|utleie|drift|tun|gård(?:en)?|gard|vind|vann|vei|fond|kapital|partner(?:e|s)?|studio|gruppen|hus|helse|omsorg|barnevern(?:et)?|legene|korps|kor|speider(?:ne)?|forlag)$/iu;

const KNOWN =
  /^(?:nav(?:\s.*)?|nrk(?:\s.*)?|telenor|telia|equinor|statkraft|statnett|statsbygg|avinor|bane\s?nor|nye\s+veier|posten|bring|norconsult|multiconsult|rambøll|sweco|cowi|asplan\s+viak|husbanken|lånekassen|lånekassa|altinn|digdir|kartverket|kystverket|mattilsynet|skatteetaten|bufetat|bufdir|udi|imdi|nve|dsb|dibk|ssb|ks|ks\s.*|nho|lo|fagforbundet|delta|nito|tekna|fellesforbundet|utdanningsforbundet|helfo|pasientreiser|norsk\s.*|norges\s.*|statens\s.*|den\s+norske\s.*|det\s+norske\s.*|helgeland\s.*|nordland\s.*|helse\s.*|hålogaland\s.*|nordlandssykehuset|uloba|ecura|visma|acos|sikri|tietoevry|evry|atea|securitas|skanska|veidekke|mesta|norsis|shmil|nordea|dnb|gjensidige|tryg|klp|storebrand|eika|sparebank.*|coop.*|rema.*|kiwi.*|tine|nortura|felleskjøpet.*|q-meieriene|elkem|alcoa|hydro|mowi|nova\s?sea|salmar|widerøe|tide|boreal|torghatten.*)$/iu;

// Words for many or for a role: nobody's name.
const NOBODY =
  /^(?:(?:alle|diverse|flere|fleire|ulike|berørte|aktuelle|div\.?|samtlige|se|iflg?\.?|i?følge|etter|iht\.?|adressater|mottaker(?:e|liste)?|mottakar(?:ar|liste)?|høringsinstans(?:er|ene)?|høyringsinstansar|naboer|naboar|nabo|gjenboere|hjemmelshaver(?:e|ne)?|grunneier(?:e|ne)?|grunneigarar|beboere|foreldre|foresatte|føresette|søker(?:e|ne)?|søkjar(?:ar)?|tilbyder(?:e|ne)?|leverandør(?:er|ene)?|ansatte|tilsette|medlemmer|medlemmar|parter|partar|vedlagt|vedlagte|liste|på|til|og|i|adresseliste|internt?|saksbehandler|saksbehandlar|leder|leiar|rektor|rådmann|rådmannen|ordfører|ordførar|ordføreren|kommunedirektør|kommunedirektøren|kommunalsjef(?:en)?|enhetsleder|arkivet|arkiv|postmottak)(?:[\s,.:]+|$))+$/iu;

/**
 * True when the name shows itself to be that of an organisation, an office, a group or a role, and so of no private person.
 * The form decides: "Hans Hansen AS" is a company although it holds a person's name (Lovavdelingen 2010, 2017); "Hans Hansen"
 * is a person although he trades. A name that shows nothing is taken for a person's.
 */
export function isOrganisation(name: string): boolean {
  const plain = name
    .replace(/[*"«»“”()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return false;
  if (FORM.test(plain) || LAST_FORM.test(plain) || CLUB.test(plain)) return true;
  if (AND_COMPANY.test(plain)) return true;
  if (KNOWN.test(plain) || NOBODY.test(plain)) return true;
  if (plain.includes('@')) return isOfficeAddress(plain);
  const words = plain.split(/[\s,/;:–-]+/).filter((word) => word !== '');
  if (words.some((word) => STRONG.test(word.replace(/[.']s?$/, '')))) return true;
  const reversed = /^[^\s,]+,\s/.test(plain);
  if (givenName((reversed ? words[1] : words[0]) ?? '') === 'sure') return false;
  return !reversed && words.slice(1).some((word) => WEAK.test(word));
}

const FORM_WORD =
  /^(?:AS|As|ASA|ANS|DA|SA|BA|KF|IKS|FKF|NUF|KS|SF|HF|RHF|ENK|A\/S|Ltd|LTD|GmbH|AB)$/;

/** True when a word in running text belongs to the name of an organisation; `mayBeSurname`: only words no person is called. */
export const isOrganisationWord = (word: string, mayBeSurname = false): boolean =>
  FORM_WORD.test(word) || STRONG.test(word) || (!mayBeSurname && WEAK.test(word));

const NAME_WORD = /^(?:\p{Lu}[\p{L}'’.-]*,?|von|van|de|der|den|la|le|al|el|bin|av|af)$/u;

/** Two to five words of which the first is surely a given name and none shows an organisation: the form of a person's name. */
export function isPersonForm(name: string): boolean {
  const words = name.trim().split(/[\s]+/);
  if (words.length < 2 || words.length > 5 || !words.every((word) => NAME_WORD.test(word)))
    return false;
  if (isOrganisation(name)) return false;
  const reversed = /^[^\s,]+,\s/.test(name);
  return givenName((reversed ? words[1] : words[0])?.replace(/,$/, '') ?? '') === 'sure';
}
