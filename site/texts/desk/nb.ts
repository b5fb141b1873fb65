import type { MailAddressProblem } from '../../desk/mail/mail-address.ts';
import type { Outcome } from '../../desk/requests/request-order.ts';
import { nbFormat } from '../format.ts';
import { nbDeskMails } from './nb-mails.ts';

const n = nbFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journalpost', 'journalposter');

const email: Readonly<Record<MailAddressProblem, string>> = {
  empty: 'Skriv e-postadressen din. Kommunen trenger den for å svare deg.',
  'too-long': 'Adressen er for lang til å være en e-postadresse. Sjekk at du har skrevet bare én.',
  'no-at': 'Adressen mangler @. Skriv den slik: navn@eksempel.no',
  'not-one-address':
    'Skriv bare én adresse, uten navn, mellomrom eller vinkler. Skriv den slik: navn@eksempel.no',
  'local-part-not-ascii':
    'Adressen har bokstaver foran @ som mange e-posttjenere ikke tar imot, for eksempel æ, ø eller å. Bruk en annen adresse.',
  'local-part': 'Det som står foran @, kan ikke være slik i en e-postadresse. Sjekk skrivemåten.',
  domain:
    'Det som står etter @, er ikke et nettsted vi kan sende til. Skriv for eksempel eksempel.no.',
};

const outcome: Readonly<Record<Outcome, string>> = {
  full: 'Jeg fikk se alt',
  partly: 'Jeg fikk se noe',
  refused: 'Jeg fikk avslag',
  silent: 'Jeg har ikke fått svar',
};

/** Words about carts, requests and what becomes of them, in bokmål. */
export const nbDesk = {
  cart: {
    name: 'Kurv',
    link: (things: number) => (things === 0 ? 'Kurv, tom' : `Kurv, ${n(things)} i kurven`),
    add: 'Legg i kurv',
    remove: 'I kurven – fjern',
    removeShort: 'Fjern',
    inCart: 'I kurven',
    addCase: (entries: number) =>
      entries === 1 ? 'Legg saken i kurv' : `Legg hele saken i kurv (${posts(entries)})`,
    addCaseSome: (entries: number, room: number) =>
      `Legg de første ${n(room)} av ${posts(entries)} i kurv`,
    addAll: (hits: number) => `Legg alle ${n(hits)} treff i kurv`,
    addSome: (hits: number, room: number) => `Legg de første ${n(room)} av ${n(hits)} treff i kurv`,
    limit: (limit: number) => `Kurven tar ${posts(limit)}.`,
    limitRoom: (limit: number, room: number) =>
      `Kurven tar ${posts(limit)}. Du har plass til ${n(room)} til.`,
    full: (limit: number) =>
      `Kurven er full: den tar ${posts(limit)}. Send kravet, eller fjern noe, og legg i mer etterpå.`,
    title: 'Kurven din',
    heading: 'Kurven din',
    lead: (things: number, receivers: number) =>
      `Du vil be om innsyn i ${count(things, 'ting', 'ting')} hos ${count(receivers, 'mottaker', 'mottakere')}. Du sender alt på én gang, og hver mottaker får sitt eget krav.`,
    emptyHeading: 'Kurven er tom',
    empty:
      'Finn et dokument du vil se, og velg «Legg i kurv». Du kan samle fra flere kommuner og sende alt på én gang. Du trenger ikke logge inn, og kurven blir liggende i månedsvis.',
    search: 'Søk i journalene',
    added: (added: number) => `${posts(added)} lagt i kurven.`,
    addedNone: 'Alt dette lå i kurven fra før.',
    left: (left: number, limit: number) =>
      `${posts(left)} fikk ikke plass. Kurven tar ${n(limit)}.`,
    removed: 'Fjernet fra kurven.',
    emptied: 'Kurven er tømt.',
    readSome: 'Noe av dette kan du lese nå. Be om resten, eller',
    readNow: 'Du trenger ikke be om dette:',
    readLink: 'les det her',
    gone: 'Tatt bort siden du la dem i kurven',
    goneHelp:
      'Kommunen har tatt disse ut av den offentlige journalen. De blir ikke med i kravet. Du kan likevel be om dem med egne ord.',
    goneOne: (municipality: string, date: string | null) =>
      date === null
        ? `En journalpost fra ${municipality}`
        : `En journalpost fra ${municipality}, tatt bort ${date}`,
    goneRemove: 'Fjern disse fra kurven',
    unsendable: 'Disse kan vi ikke sende krav om',
    unsendableHelp:
      'De ligger i arkiver som er avsluttet. Siden til hver journalpost sier hvem du kan skrive til.',
    text: 'Det du har skrevet selv',
    editText: 'Endre teksten',
    removeText: 'Fjern teksten',
    askMore: (receiver: string) => `Be ${receiver} om noe som ikke står i journalen`,
    next: 'Gå videre',
    empties: 'Tøm kurven',
    move: 'Hent kurven på en annen enhet',
    kept: (days: number) =>
      `Kurven blir liggende i ${n(days)} dager etter at du sist brukte den. Vi husker den med én informasjonskapsel.`,
    broken: 'Vi forsto ikke hva som skulle i kurven. Gå tilbake og prøv igjen.',
  },
  move: {
    title: 'Hent kurven på en annen enhet',
    lead: 'Åpne denne adressen på telefonen eller maskinen du vil bruke. Begge har da samme kurv.',
    label: 'Adressen til kurven',
    until: (moment: string) =>
      `Adressen virker til ${moment}. Den som har den, kan se og endre kurven, så ikke del den med andre.`,
    nothing: 'Kurven er tom, så det er ingenting å hente.',
    hereTitle: 'Hent kurven hit',
    here: (things: number) =>
      `Kurven har ${count(things, 'ting', 'ting')}. Henter du den hit, har begge enhetene samme kurv. Det du har her fra før, blir lagt til.`,
    take: 'Hent kurven hit',
    expired: 'Denne adressen har gått ut. Lag en ny på enheten der kurven er.',
    expiredTitle: 'Adressen virker ikke lenger',
  },
  text: {
    title: 'Be om noe som ikke står i journalen',
    lead: (receiver: string) =>
      `Skriv hva du vil se, så blir det et innsynskrav til ${receiver}. Du trenger ikke vite saksnummer, bare beskriv det så godt du kan.`,
    someMunicipality: 'kommunen du velger',
    choose: 'Hvilken kommune?',
    label: 'Hva vil du se?',
    help: 'For eksempel hvilken sak det gjelder, omtrent når det var, og hva slags dokument. Ikke skriv fødselsnummer eller annet som andre ikke bør se.',
    keep: 'Legg i kurv',
    empty: 'Skriv hva du vil se.',
    tooLong: (length: number, most: number) =>
      `Teksten er ${n(length)} tegn. Kort den ned til ${n(most)}.`,
    linkChoose: 'Be en kommune om det med egne ord',
  },
  form: {
    title: 'Send innsynskrav',
    step: (step: number, of: number) => `Steg ${n(step)} av ${n(of)}`,
    heading: 'Hvem skal svaret til?',
    lead: 'Vi trenger bare en e-postadresse. Kommunen svarer rett til deg, og svaret går ikke gjennom oss.',
    email: 'E-postadressen din',
    emailHelp: 'Kommunen ser adressen og svarer dit.',
    name: 'Navn (valgfritt)',
    nameHelp:
      'Du har rett til å være anonym. Vil du ikke at kommunen skal se hvem du er, la feltet stå tomt og bruk en adresse uten navnet ditt.',
    message: (receiver: string) => `Melding til ${receiver} (valgfritt)`,
    messageHelp: 'Du trenger ikke grunngi kravet.',
    messages: 'Vil du si noe mer?',
    reminder:
      'Si fra på e-post hvis fem arbeidsdager går, så jeg kan klage om jeg ikke har fått svar',
    honeypot: 'Nettsted (skal stå tomt)',
    preview: 'Se over kravet',
    back: 'Tilbake til kurven',
    summary: (problems: number): string =>
      problems === 1
        ? 'Én ting må rettes før du kan gå videre'
        : 'Noe må rettes før du kan gå videre',
    tooLarge:
      'Det du sendte, er for stort til at vi kan lese det. Gå tilbake i nettleseren, som husker det du skrev, og kort det ned.',
    error: 'Feil:',
    problem: {
      email,
      nameTooLong: (most: number) => `Navnet kan ha høyst ${n(most)} tegn. Kort det ned.`,
      messageTooLong: (length: number, most: number) =>
        `Meldingen er ${n(length)} tegn. Kort den ned til ${n(most)}.`,
      honeypot:
        'Feltet «Nettsted» skal stå tomt. Det er der for å stoppe roboter. Tøm det og prøv igjen.',
    },
  },
  preview: {
    title: 'Se over og send',
    heading: 'Dette blir sendt',
    lead: (receivers: number) =>
      receivers === 1
        ? 'Her er kravet slik mottakeren får det. Sjekk at e-postadressen din er riktig.'
        : `Her er de ${n(receivers)} kravene slik hver mottaker får dem. Sjekk at e-postadressen din er riktig.`,
    answerTo: 'Svar kommer til',
    anonymous: 'Navn sendes ikke',
    name: 'Navn',
    to: 'Til',
    subject: 'Emne',
    attached: (version: number) =>
      `Vedlegg: order.xml (versjon ${version}), så arkivsystemet kan lese kravet.`,
    show: (receiver: string) => `Teksten til ${receiver}`,
    provisional: 'Nummeret på kravet får du når du sender.',
    verify:
      'Når du sender, får du en e-post med en lenke. Kravet går til kommunene når du har bekreftet der.',
    send: 'Send kravet',
    change: 'Endre',
    gone: (entries: number) =>
      `${posts(entries)} er tatt ut av journalen og blir ikke med. Kurven viser hvilke.`,
    changed: 'Kurven er endret siden du så over kravet. Se over på nytt.',
  },
  limit: {
    unverified: (since: string, until: string) =>
      `Vi har allerede et krav fra denne adressen som venter på at du bekrefter. Åpne e-posten vi sendte ${since}, og trykk på lenken. Finner du den ikke, se i søppelposten. Du kan sende et nytt krav ${until}.`,
    address: (until: string) =>
      `Det er sendt mange krav fra denne adressen det siste døgnet. Kurven ligger her. Du kan sende igjen ${until}.`,
    network: (until: string) =>
      `Det er sendt mange krav fra nettet du bruker den siste timen. Kurven ligger her. Du kan sende igjen ${until}.`,
    municipality: (receiver: string, until: string) =>
      `${receiver} har fått svært mange krav den siste timen. Ingenting er borte. Prøv igjen ${until}.`,
  },
  sent: {
    title: 'Sjekk e-posten din',
    heading: 'Ett steg igjen: sjekk e-posten din',
    lead: 'Kravet er lagret hos oss. Vi har sendt deg en e-post med en lenke. Kravet går til kommunene når du har åpnet den og trykket «Bekreft og send».',
    valid: (hours: number) =>
      `Lenken virker i ${n(hours)} timer. Bekrefter du ikke, sletter vi kravet og adressen din.`,
    missing: 'Har du ikke fått noe?',
    missingHelp: [
      'Vent noen minutter, og se i søppelposten.',
      'Var adressen feil, er kurven din her fortsatt. Gå tilbake og send med riktig adresse.',
    ],
    toCart: 'Tilbake til kurven',
  },
  confirm: {
    title: 'Bekreft innsynskravet',
    heading: 'Vil du sende dette kravet?',
    lead: (date: string) => `Kravet ble laget ${date}. Det er ikke sendt ennå.`,
    receivers: 'Det går til',
    line: (receiver: string, entries: number, text: boolean) =>
      `${receiver}: ${[entries === 0 ? null : posts(entries), text ? 'det du har skrevet' : null].filter((part) => part !== null).join(' og ')}`,
    nothing: (receiver: string) => `${receiver}: ingenting, alt er tatt ut av journalen siden`,
    alreadyHeading: 'Kravet er sendt',
    button: 'Bekreft og send',
    notMe: 'Var det ikke du som ba om dette?',
    notMeHelp: 'Da kan du slette kravet og e-postadressen din her. Ingenting blir sendt.',
    delete: 'Slett kravet',
    expiredTitle: 'Lenken har gått ut',
    expired: (hours: number) =>
      `Lenken virket i ${n(hours)} timer, og kravet ble ikke bekreftet. Det er slettet, og ingenting er sendt. Ligger det fortsatt i kurven, kan du sende på nytt.`,
    unknownTitle: 'Lenken virker ikke',
    unknown:
      'Vi kjenner ikke denne lenken. Sjekk at hele adressen er med. Er kravet slettet, er det ingenting mer å gjøre.',
    deletedTitle: 'Kravet er slettet',
    deleted: 'Kravet og e-postadressen din er slettet. Ingenting er sendt.',
    already: 'Du har bekreftet kravet før. Det er sendt én gang, og blir ikke sendt på nytt.',
    toStatus: 'Se hvordan det går med kravet',
  },
  status: {
    title: 'Innsynskravet ditt',
    heading: 'Innsynskravet ditt',
    lead: (date: string) => `Sendt ${date}. Her ser du hvordan det går hos hver mottaker.`,
    private:
      'Denne siden er bare for deg. Den som har adressen, kan se og endre kravet. Du finner den igjen i kvitteringen på e-post.',
    done: {
      utfall: 'Takk. Det er lagret.',
      trekk: 'Kravet er trukket.',
      igjen: 'Vi sender på nytt.',
      'paaminnelse-paa': 'Du får en e-post hvis fem arbeidsdager går.',
      'paaminnelse-av': 'Du får ingen påminnelse.',
      bekreftet: 'Kravet er bekreftet. Vi sender det nå, og kvitteringen kommer på e-post.',
      ikke: 'Det gikk ikke akkurat nå. Prøv igjen om litt.',
    } satisfies Readonly<Record<string, string>>,
    number: 'Nummer på kravet',
    mail: {
      queued: 'Sendes nå',
      sent: (moment: string) => `Sendt ${moment}`,
      retrying: 'Ikke kommet fram ennå. Vi prøver igjen av oss selv.',
      bounced: 'Kom i retur. Mottakeren tok ikke imot e-posten.',
      dead: 'Vi klarte ikke å sende. Vi har sagt fra til dem som driver portalen.',
    },
    state: {
      waiting: 'Venter på at du bekrefter',
      ordered: null,
      received: 'Kommunen har sett kravet',
      answered: 'Kommunen sier at den har svart',
      withdrawn: 'Trukket av deg',
      empty: 'Ikke sendt: alt du ba om, er tatt ut av journalen',
    },
    asked: 'Du ba om',
    things: (entries: number, own: boolean) =>
      [entries === 0 ? null : posts(entries), own ? 'med egne ord' : null]
        .filter((part) => part !== null)
        .join(' og '),
    askedText: 'Med egne ord',
    message: 'Meldingen din',
    goneAtSending: (entries: number) =>
      `${posts(entries)} ble tatt ut av journalen før kravet gikk, og er ikke med.`,
    goneSince: 'En journalpost som er tatt ut av journalen etterpå',
    resend: 'Send på nytt',
    withdraw: 'Trekk kravet',
    withdrawHelp:
      'Er kravet sendt, får mottakeren beskjed om at du trekker det. Du kan ikke angre.',
    deadlineLine: (date: string) =>
      `Har du ikke fått svar etter ${date}, kan du klage. Da er det gått fem arbeidsdager (offentleglova § 32).`,
    deadlinePassed: (date: string) =>
      `Fem arbeidsdager gikk ut ${date}. Har du ikke fått svar, regnes det som et avslag, og du kan klage (offentleglova § 32).`,
    calendar: 'Legg fristen i kalenderen',
    reminderOn: 'Få påminnelse på e-post',
    reminderOff: 'Stopp påminnelsen',
    reminderIsOn: 'Du får en e-post når fristen er gått ut.',
    outcome: 'Hvordan gikk det?',
    outcomeHelp:
      'Svaret ditt går inn i tall for hver kommune, uten at noen ser hvem som har svart. Vi lagrer aldri det kommunen sendte deg.',
    outcomes: outcome,
    outcomeSave: 'Lagre',
    texts: 'Tekster du kan bruke',
    reasons: 'Be om nærmere begrunnelse',
    reasonsHelp:
      'Har du fått avslag, kan du innen tre uker be om en nærmere begrunnelse. Kommunen skal svare innen ti arbeidsdager (offentleglova § 31).',
    complaint: 'Klag på avslaget',
    complaintSilent: 'Klag fordi du ikke har fått svar',
    complaintHelp:
      'Send klagen til kommunen. Endrer den ikke svaret sitt, sender den klagen videre til Statsforvalteren (offentleglova § 32).',
    copy: 'Marker teksten, kopier den og send den fra din egen e-post til',
    data: 'Opplysningene dine',
    dataHelp: (days: number) =>
      `Vi sletter hvem du er ${n(days)} dager etter at kravet er ferdig. Du kan gjøre det selv når du vil.`,
    export: 'Last ned alt vi har om dette kravet (JSON)',
    erase: 'Slett opplysningene mine',
    eraseHelp:
      'Vi sletter e-postadressen, navnet og det du har skrevet, og denne siden slutter å virke. Det som ikke er sendt ennå, blir ikke sendt. Kommunene har fortsatt kravene de har fått, og svarer deg som vanlig.',
    eraseCheck: 'Ja, slett opplysningene mine nå',
    eraseButton: 'Slett',
    eraseMissing: 'Kryss av for at du vil slette, så gjør vi det.',
    erasedTitle: 'Opplysningene er slettet',
    erased:
      'E-postadressen, navnet og det du skrev, er slettet hos oss. Kommunene har kravene de har fått, og svarer deg som vanlig.',
    unknownTitle: 'Siden finnes ikke',
    unknown:
      'Vi finner ikke noe krav på denne adressen. Sjekk at hele adressen er med. Er det lenge siden kravet var ferdig, er opplysningene slettet.',
  },
  closed: {
    title: 'Innsynskrav er stengt',
    body: 'Du kan ikke sende krav herfra akkurat nå. Du kan skrive rett til kommunen. Adressen står på siden til hver kommune og hver journalpost.',
    downTitle: 'Kurven svarer ikke akkurat nå',
    down: 'Vi får ikke åpnet kurven og kravene. Ingenting er borte. Prøv igjen om litt. Du kan søke og lese som vanlig.',
  },
  how: [
    'Finn journalposten her, og legg den i kurven. Du kan samle fra flere kommuner.',
    'Send kravet. Vi trenger bare e-postadressen din. Du trenger ikke si hvem du er eller hvorfor du spør.',
    'Kommunen skal svare uten ugrunnet opphold. Et avslag skal være skriftlig og vise til en lovbestemmelse.',
    'Får du avslag, eller ikke noe svar innen fem arbeidsdager, kan du klage. Du får ferdige tekster til det.',
  ],
  entry: {
    body: (receiver: string) =>
      `Legg journalposten i kurven og send kravet når du er klar. ${receiver} svarer rett til deg. Du trenger ikke si hvem du er eller hvorfor du spør.`,
    readable: 'Du kan lese dokumentene nå. Be om innsyn hvis noe mangler.',
    toCart: 'Gå til kurven',
    orMail: 'Vil du heller skrive selv?',
  },
  statistics: {
    heading: 'Hva de som har spurt, forteller',
    lead: (told: number) => `${n(told)} som har sendt krav herfra, har fortalt hvordan det gikk:`,
    full: 'fikk se alt',
    partly: 'fikk se noe',
    refused: 'fikk avslag',
    silent: 'fikk ikke svar',
    note: 'Tallene er det folk selv har svart. De sier ikke om svarene var riktige.',
  },
  mails: nbDeskMails,
};

/** The shape every language must have. */
export type DeskTexts = typeof nbDesk;
