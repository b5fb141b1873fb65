import type { MailAddressProblem } from '../../desk/mail/mail-address.ts';
import type { Outcome } from '../../desk/requests/request-order.ts';
import { nnFormat } from '../format.ts';
import type { DeskTexts } from './nb.ts';
import { nnDeskMails } from './nn-mails.ts';

const n = nnFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journalpost', 'journalpostar');

const email: Readonly<Record<MailAddressProblem, string>> = {
  empty: 'Skriv e-postadressa di. Kommunen treng henne for å svare deg.',
  'too-long': 'Adressa er for lang til å vere ei e-postadresse. Sjekk at du har skrive berre éi.',
  'no-at': 'Adressa manglar @. Skriv henne slik: namn@eksempel.no',
  'not-one-address':
    'Skriv berre éi adresse, utan namn, mellomrom eller vinklar. Skriv henne slik: namn@eksempel.no',
  'local-part-not-ascii':
    'Adressa har bokstavar framfor @ som mange e-posttenarar ikkje tek imot, til dømes æ, ø eller å. Bruk ei anna adresse.',
  'local-part':
    'Det som står framfor @, kan ikkje vere slik i ei e-postadresse. Sjekk skrivemåten.',
  domain:
    'Det som står etter @, er ikkje ein nettstad vi kan sende til. Skriv til dømes eksempel.no.',
};

const outcome: Readonly<Record<Outcome, string>> = {
  full: 'Eg fekk sjå alt',
  partly: 'Eg fekk sjå noko',
  refused: 'Eg fekk avslag',
  silent: 'Eg har ikkje fått svar',
};

/** Words about carts, requests and what becomes of them, in nynorsk. */
export const nnDesk: DeskTexts = {
  cart: {
    name: 'Korg',
    link: (things) => (things === 0 ? 'Korg, tom' : `Korg, ${n(things)} i korga`),
    add: 'Legg i korg',
    remove: 'I korga – fjern',
    removeShort: 'Fjern',
    inCart: 'I korga',
    addCase: (entries) =>
      entries === 1 ? 'Legg saka i korg' : `Legg heile saka i korg (${posts(entries)})`,
    addCaseSome: (entries, room) => `Legg dei første ${n(room)} av ${posts(entries)} i korg`,
    addAll: (hits) => `Legg alle ${n(hits)} treff i korg`,
    addSome: (hits, room) => `Legg dei første ${n(room)} av ${n(hits)} treff i korg`,
    limit: (limit) => `Korga tek ${posts(limit)}.`,
    limitRoom: (limit, room) => `Korga tek ${posts(limit)}. Du har plass til ${n(room)} til.`,
    full: (limit) =>
      `Korga er full: ho tek ${posts(limit)}. Send kravet, eller fjern noko, og legg i meir etterpå.`,
    title: 'Korga di',
    heading: 'Korga di',
    lead: (things, receivers) =>
      `Du vil be om innsyn i ${count(things, 'ting', 'ting')} hos ${count(receivers, 'mottakar', 'mottakarar')}. Du sender alt på éin gong, og kvar mottakar får sitt eige krav.`,
    emptyHeading: 'Korga er tom',
    empty:
      'Finn eit dokument du vil sjå, og vel «Legg i korg». Du kan samle frå fleire kommunar og sende alt på éin gong. Du treng ikkje logge inn, og korga blir liggjande i månadsvis.',
    search: 'Søk i journalane',
    added: (added) => `${posts(added)} lagt i korga.`,
    addedNone: 'Alt dette låg i korga frå før.',
    left: (left, limit) => `${posts(left)} fekk ikkje plass. Korga tek ${n(limit)}.`,
    removed: 'Fjerna frå korga.',
    emptied: 'Korga er tømd.',
    readSome: 'Noko av dette kan du lese no. Be om resten, eller',
    readNow: 'Du treng ikkje be om dette:',
    readLink: 'les det her',
    gone: 'Tekne bort sidan du la dei i korga',
    goneHelp:
      'Kommunen har teke desse ut av den offentlege journalen. Dei blir ikkje med i kravet. Du kan likevel be om dei med eigne ord.',
    goneOne: (municipality, date) =>
      date === null
        ? `Ein journalpost frå ${municipality}`
        : `Ein journalpost frå ${municipality}, teken bort ${date}`,
    goneRemove: 'Fjern desse frå korga',
    unsendable: 'Desse kan vi ikkje sende krav om',
    unsendableHelp:
      'Dei ligg i arkiv som er avslutta. Sida til kvar journalpost seier kven du kan skrive til.',
    text: 'Det du har skrive sjølv',
    editText: 'Endre teksten',
    removeText: 'Fjern teksten',
    askMore: (receiver) => `Be ${receiver} om noko som ikkje står i journalen`,
    next: 'Gå vidare',
    empties: 'Tøm korga',
    move: 'Hent korga på ei anna eining',
    kept: (days) =>
      `Korga blir liggjande i ${n(days)} dagar etter at du sist brukte henne. Vi hugsar henne med éin informasjonskapsel.`,
    broken: 'Vi forstod ikkje kva som skulle i korga. Gå tilbake og prøv igjen.',
  },
  move: {
    title: 'Hent korga på ei anna eining',
    lead: 'Opne denne adressa på telefonen eller maskina du vil bruke. Begge har då same korg.',
    label: 'Adressa til korga',
    until: (moment) =>
      `Adressa verkar til ${moment}. Den som har henne, kan sjå og endre korga, så ikkje del henne med andre.`,
    nothing: 'Korga er tom, så det er ingenting å hente.',
    hereTitle: 'Hent korga hit',
    here: (things) =>
      `Korga har ${count(things, 'ting', 'ting')}. Hentar du henne hit, har begge einingane same korg. Det du har her frå før, blir lagt til.`,
    take: 'Hent korga hit',
    expired: 'Denne adressa har gått ut. Lag ei ny på eininga der korga er.',
    expiredTitle: 'Adressa verkar ikkje lenger',
  },
  text: {
    title: 'Be om noko som ikkje står i journalen',
    lead: (receiver) =>
      `Skriv kva du vil sjå, så blir det eit innsynskrav til ${receiver}. Du treng ikkje vite saksnummer, berre skildre det så godt du kan.`,
    someMunicipality: 'kommunen du vel',
    choose: 'Kva kommune?',
    label: 'Kva vil du sjå?',
    help: 'Til dømes kva sak det gjeld, omtrent når det var, og kva slags dokument. Ikkje skriv fødselsnummer eller anna som andre ikkje bør sjå.',
    keep: 'Legg i korg',
    empty: 'Skriv kva du vil sjå.',
    tooLong: (length, most) => `Teksten er ${n(length)} teikn. Kort han ned til ${n(most)}.`,
    linkChoose: 'Be ein kommune om det med eigne ord',
  },
  form: {
    title: 'Send innsynskrav',
    step: (step, of) => `Steg ${n(step)} av ${n(of)}`,
    heading: 'Kven skal svaret til?',
    lead: 'Vi treng berre ei e-postadresse. Kommunen svarer rett til deg, og svaret går ikkje gjennom oss.',
    email: 'E-postadressa di',
    emailHelp: 'Kommunen ser adressa og svarer dit.',
    name: 'Namn (valfritt)',
    nameHelp:
      'Du har rett til å vere anonym. Vil du ikkje at kommunen skal sjå kven du er, la feltet stå tomt og bruk ei adresse utan namnet ditt.',
    message: (receiver) => `Melding til ${receiver} (valfritt)`,
    messageHelp: 'Du treng ikkje grunngi kravet.',
    messages: 'Vil du seie noko meir?',
    reminder:
      'Sei frå på e-post viss fem arbeidsdagar går, så eg kan klage om eg ikkje har fått svar',
    honeypot: 'Nettstad (skal stå tomt)',
    preview: 'Sjå over kravet',
    back: 'Tilbake til korga',
    summary: (problems) =>
      problems === 1
        ? 'Éin ting må rettast før du kan gå vidare'
        : 'Noko må rettast før du kan gå vidare',
    tooLarge:
      'Det du sende, er for stort til at vi kan lese det. Gå tilbake i nettlesaren, som hugsar det du skreiv, og kort det ned.',
    error: 'Feil:',
    problem: {
      email,
      nameTooLong: (most) => `Namnet kan ha høgst ${n(most)} teikn. Kort det ned.`,
      messageTooLong: (length, most) =>
        `Meldinga er ${n(length)} teikn. Kort henne ned til ${n(most)}.`,
      honeypot:
        'Feltet «Nettstad» skal stå tomt. Det er der for å stoppe robotar. Tøm det og prøv igjen.',
    },
  },
  preview: {
    title: 'Sjå over og send',
    heading: 'Dette blir sendt',
    lead: (receivers) =>
      receivers === 1
        ? 'Her er kravet slik mottakaren får det. Sjekk at e-postadressa di er rett.'
        : `Her er dei ${n(receivers)} krava slik kvar mottakar får dei. Sjekk at e-postadressa di er rett.`,
    answerTo: 'Svar kjem til',
    anonymous: 'Namn blir ikkje sendt',
    name: 'Namn',
    to: 'Til',
    subject: 'Emne',
    attached: (version) =>
      `Vedlegg: order.xml (versjon ${version}), så arkivsystemet kan lese kravet.`,
    show: (receiver) => `Teksten til ${receiver}`,
    provisional: 'Nummeret på kravet får du når du sender.',
    verify:
      'Når du sender, får du ein e-post med ei lenkje. Kravet går til kommunane når du har stadfesta der.',
    send: 'Send kravet',
    change: 'Endre',
    gone: (entries) =>
      `${posts(entries)} er teke ut av journalen og blir ikkje med. Korga viser kva det er.`,
    changed: 'Korga er endra sidan du såg over kravet. Sjå over på nytt.',
  },
  limit: {
    unverified: (since, until) =>
      `Vi har alt eit krav frå denne adressa som ventar på at du stadfestar. Opne e-posten vi sende ${since}, og trykk på lenkja. Finn du han ikkje, sjå i søppelposten. Du kan sende eit nytt krav ${until}.`,
    address: (until) =>
      `Det er sendt mange krav frå denne adressa det siste døgnet. Korga ligg her. Du kan sende igjen ${until}.`,
    network: (until) =>
      `Det er sendt mange krav frå nettet du bruker den siste timen. Korga ligg her. Du kan sende igjen ${until}.`,
    municipality: (receiver, until) =>
      `${receiver} har fått svært mange krav den siste timen. Ingenting er borte. Prøv igjen ${until}.`,
  },
  sent: {
    title: 'Sjekk e-posten din',
    heading: 'Eitt steg igjen: sjekk e-posten din',
    lead: 'Kravet er lagra hos oss. Vi har sendt deg ein e-post med ei lenkje. Kravet går til kommunane når du har opna henne og trykt «Stadfest og send».',
    valid: (hours) =>
      `Lenkja verkar i ${n(hours)} timar. Stadfestar du ikkje, slettar vi kravet og adressa di.`,
    missing: 'Har du ikkje fått noko?',
    missingHelp: [
      'Vent nokre minutt, og sjå i søppelposten.',
      'Var adressa feil, er korga di her framleis. Gå tilbake og send med rett adresse.',
    ],
    toCart: 'Tilbake til korga',
  },
  confirm: {
    title: 'Stadfest innsynskravet',
    heading: 'Vil du sende dette kravet?',
    lead: (date) => `Kravet vart laga ${date}. Det er ikkje sendt enno.`,
    receivers: 'Det går til',
    line: (receiver, entries, text) =>
      `${receiver}: ${[entries === 0 ? null : posts(entries), text ? 'det du har skrive' : null].filter((part) => part !== null).join(' og ')}`,
    nothing: (receiver) => `${receiver}: ingenting, alt er teke ut av journalen sidan`,
    alreadyHeading: 'Kravet er sendt',
    button: 'Stadfest og send',
    notMe: 'Var det ikkje du som bad om dette?',
    notMeHelp: 'Då kan du slette kravet og e-postadressa di her. Ingenting blir sendt.',
    delete: 'Slett kravet',
    expiredTitle: 'Lenkja har gått ut',
    expired: (hours) =>
      `Lenkja verka i ${n(hours)} timar, og kravet vart ikkje stadfesta. Det er sletta, og ingenting er sendt. Ligg det framleis i korga, kan du sende på nytt.`,
    unknownTitle: 'Lenkja verkar ikkje',
    unknown:
      'Vi kjenner ikkje denne lenkja. Sjekk at heile adressa er med. Er kravet sletta, er det ingenting meir å gjere.',
    deletedTitle: 'Kravet er sletta',
    deleted: 'Kravet og e-postadressa di er sletta. Ingenting er sendt.',
    already: 'Du har stadfesta kravet før. Det er sendt éin gong, og blir ikkje sendt på nytt.',
    toStatus: 'Sjå korleis det går med kravet',
  },
  status: {
    title: 'Innsynskravet ditt',
    heading: 'Innsynskravet ditt',
    lead: (date) => `Sendt ${date}. Her ser du korleis det går hos kvar mottakar.`,
    private:
      'Denne sida er berre for deg. Den som har adressa, kan sjå og endre kravet. Du finn henne att i kvitteringa på e-post.',
    done: {
      utfall: 'Takk. Det er lagra.',
      trekk: 'Kravet er trekt.',
      igjen: 'Vi sender på nytt.',
      'paaminnelse-paa': 'Du får ein e-post viss fem arbeidsdagar går.',
      'paaminnelse-av': 'Du får inga påminning.',
      bekreftet: 'Kravet er stadfesta. Vi sender det no, og kvitteringa kjem på e-post.',
      ikke: 'Det gjekk ikkje akkurat no. Prøv igjen om litt.',
    },
    number: 'Nummer på kravet',
    mail: {
      queued: 'Blir sendt no',
      sent: (moment) => `Sendt ${moment}`,
      retrying: 'Ikkje kome fram enno. Vi prøver igjen av oss sjølve.',
      bounced: 'Kom i retur. Mottakaren tok ikkje imot e-posten.',
      dead: 'Vi klarte ikkje å sende. Vi har sagt frå til dei som driv portalen.',
    },
    state: {
      waiting: 'Ventar på at du stadfestar',
      ordered: null,
      received: 'Kommunen har sett kravet',
      answered: 'Kommunen seier at han har svart',
      withdrawn: 'Trekt av deg',
      empty: 'Ikkje sendt: alt du bad om, er teke ut av journalen',
    },
    asked: 'Du bad om',
    things: (entries, own) =>
      [entries === 0 ? null : posts(entries), own ? 'med eigne ord' : null]
        .filter((part) => part !== null)
        .join(' og '),
    askedText: 'Med eigne ord',
    message: 'Meldinga di',
    goneAtSending: (entries) =>
      `${posts(entries)} vart teke ut av journalen før kravet gjekk, og er ikkje med.`,
    goneSince: 'Ein journalpost som er teken ut av journalen etterpå',
    resend: 'Send på nytt',
    withdraw: 'Trekk kravet',
    withdrawHelp:
      'Er kravet sendt, får mottakaren beskjed om at du trekkjer det. Du kan ikkje angre.',
    deadlineLine: (date) =>
      `Har du ikkje fått svar etter ${date}, kan du klage. Då er det gått fem arbeidsdagar (offentleglova § 32).`,
    deadlinePassed: (date) =>
      `Fem arbeidsdagar gjekk ut ${date}. Har du ikkje fått svar, blir det rekna som eit avslag, og du kan klage (offentleglova § 32).`,
    calendar: 'Legg fristen i kalenderen',
    reminderOn: 'Få påminning på e-post',
    reminderOff: 'Stopp påminninga',
    reminderIsOn: 'Du får ein e-post når fristen er gått ut.',
    outcome: 'Korleis gjekk det?',
    outcomeHelp:
      'Svaret ditt går inn i tal for kvar kommune, utan at nokon ser kven som har svart. Vi lagrar aldri det kommunen sende deg.',
    outcomes: outcome,
    outcomeSave: 'Lagre',
    texts: 'Tekstar du kan bruke',
    reasons: 'Be om nærmare grunngiving',
    reasonsHelp:
      'Har du fått avslag, kan du innan tre veker be om ei nærmare grunngiving. Kommunen skal svare innan ti arbeidsdagar (offentleglova § 31).',
    complaint: 'Klag på avslaget',
    complaintSilent: 'Klag fordi du ikkje har fått svar',
    complaintHelp:
      'Send klagen til kommunen. Endrar han ikkje svaret sitt, sender han klagen vidare til Statsforvaltaren (offentleglova § 32).',
    copy: 'Marker teksten, kopier han og send han frå din eigen e-post til',
    data: 'Opplysningane dine',
    dataHelp: (days) =>
      `Vi slettar kven du er ${n(days)} dagar etter at kravet er ferdig. Du kan gjere det sjølv når du vil.`,
    export: 'Last ned alt vi har om dette kravet (JSON)',
    erase: 'Slett opplysningane mine',
    eraseHelp:
      'Vi slettar e-postadressa, namnet og det du har skrive, og denne sida sluttar å verke. Det som ikkje er sendt enno, blir ikkje sendt. Kommunane har framleis krava dei har fått, og svarer deg som vanleg.',
    eraseCheck: 'Ja, slett opplysningane mine no',
    eraseButton: 'Slett',
    eraseMissing: 'Kryss av for at du vil slette, så gjer vi det.',
    erasedTitle: 'Opplysningane er sletta',
    erased:
      'E-postadressa, namnet og det du skreiv, er sletta hos oss. Kommunane har krava dei har fått, og svarer deg som vanleg.',
    unknownTitle: 'Sida finst ikkje',
    unknown:
      'Vi finn ikkje noko krav på denne adressa. Sjekk at heile adressa er med. Er det lenge sidan kravet var ferdig, er opplysningane sletta.',
  },
  closed: {
    title: 'Innsynskrav er stengt',
    body: 'Du kan ikkje sende krav herifrå akkurat no. Du kan skrive rett til kommunen. Adressa står på sida til kvar kommune og kvar journalpost.',
    downTitle: 'Korga svarer ikkje akkurat no',
    down: 'Vi får ikkje opna korga og krava. Ingenting er borte. Prøv igjen om litt. Du kan søkje og lese som vanleg.',
  },
  how: [
    'Finn journalposten her, og legg han i korga. Du kan samle frå fleire kommunar.',
    'Send kravet. Vi treng berre e-postadressa di. Du treng ikkje seie kven du er eller kvifor du spør.',
    'Kommunen skal svare utan ugrunna opphald. Eit avslag skal vere skriftleg og vise til ei lovføresegn.',
    'Får du avslag, eller ikkje noko svar innan fem arbeidsdagar, kan du klage. Du får ferdige tekstar til det.',
  ],
  entry: {
    body: (receiver) =>
      `Legg journalposten i korga og send kravet når du er klar. ${receiver} svarer rett til deg. Du treng ikkje seie kven du er eller kvifor du spør.`,
    readable: 'Du kan lese dokumenta no. Be om innsyn viss noko manglar.',
    toCart: 'Gå til korga',
    orMail: 'Vil du heller skrive sjølv?',
  },
  statistics: {
    heading: 'Kva dei som har spurt, fortel',
    lead: (told) => `${n(told)} som har sendt krav herifrå, har fortalt korleis det gjekk:`,
    full: 'fekk sjå alt',
    partly: 'fekk sjå noko',
    refused: 'fekk avslag',
    silent: 'fekk ikkje svar',
    note: 'Tala er det folk sjølve har svart. Dei seier ikkje om svara var rette.',
  },
  mails: nnDeskMails,
};
