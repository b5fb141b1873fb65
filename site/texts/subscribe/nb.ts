import { nbFormat } from '../format.ts';

const n = nbFormat.number;

/** One entry of a digest. */
export interface DigestLine {
  readonly title: string;
  /** Municipality, type, date and number. */
  readonly facts: string;
  readonly link: string;
}

export interface DigestParts {
  readonly name: string;
  readonly entries: readonly DigestLine[];
  /** Hits beyond those listed. */
  readonly more: number;
  readonly link: string;
  readonly stop: string;
  readonly expires: string;
}

/** Following a search or a case by e-mail, in bokmål: the reference. */
export const nbSubscribe = {
  links: {
    search: 'Få nye treff på e-post',
    searchHelp: 'Én e-post om dagen, bare når det er noe nytt.',
    case: 'Følg saken på e-post',
  },
  form: {
    title: 'Følg på e-post',
    heading: 'Få beskjed på e-post',
    lead: 'Du får en e-post når det kommer noe nytt om',
    points: [
      'Én e-post om dagen, om morgenen, og bare når det er noe nytt.',
      'Du trenger ingen konto. Vi sender deg først en lenke som du må bekrefte.',
      'Hver e-post har en lenke som stopper dem med ett klikk.',
    ],
    email: 'E-postadressen din',
    emailHelp: 'Vi bruker den bare til å sende deg disse e-postene.',
    button: 'Send meg lenken',
    privacy:
      'Vi lagrer adressen og hva du følger, til du stopper det eller til det har gått et år uten at du har fornyet. Da sletter vi alt.',
    noAddress: 'Skriv en e-postadresse som navn@eksempel.no',
    limited: 'Det er bedt om mange slike lenker på kort tid. Prøv igjen i morgen.',
  },
  sent: {
    title: 'Sjekk e-posten din',
    heading: 'Sjekk e-posten din',
    body: 'Vi har sendt deg en lenke. Åpne den og trykk på knappen, så begynner e-postene å komme. Lenken virker i to døgn.',
  },
  stopped: {
    title: 'Stoppet',
    heading: 'Du får ikke flere e-poster',
    body: 'Vi har slettet adressen din og hva du fulgte. Du kan når som helst begynne på nytt.',
  },
  unknown: {
    title: 'Lenken virker ikke lenger',
    heading: 'Lenken virker ikke lenger',
    body: 'Enten er e-postene stoppet, eller så ble lenken ikke bekreftet i tide. Gjør søket på nytt for å følge det igjen.',
  },
  page: {
    title: 'Det du følger',
    runs: 'Du får e-post når det kommer noe nytt om',
    until: (date: string) => `E-postene kommer til ${date}. Trykk «Forny» for et nytt år.`,
    renew: 'Forny',
    stop: 'Stopp e-postene',
    confirmTitle: 'Bekreft at du vil ha e-post',
    confirmLead: 'Trykk på knappen for å få e-post når det kommer noe nytt om',
    start: 'Ja, send meg e-post',
    refuse: 'Nei, slett adressen min',
    gone: 'en sak som ikke lenger er i den offentlige journalen',
  },
  mails: {
    confirmSubject: 'Bekreft at du vil ha e-post fra Fellesinnsyn',
    confirm: ({ name, link, hours }: { name: string; link: string; hours: number }): string =>
      [
        'Hei',
        '',
        'Noen, trolig du, har bedt om e-post fra Fellesinnsyn når det kommer noe nytt om:',
        '',
        `  ${name}`,
        '',
        'Åpne lenken og trykk på knappen, så begynner e-postene å komme:',
        '',
        link,
        '',
        `Lenken virker i ${n(hours)} timer. Var det ikke deg, trenger du ikke gjøre noe: da sletter vi adressen din.`,
        '',
      ].join('\n'),
    digestSubject: (total: number, name: string) =>
      `${n(total)} ${total === 1 ? 'ny journalpost' : 'nye journalposter'}: ${name}`,
    digest: (parts: DigestParts): string =>
      [
        `Nytt om ${parts.name}`,
        '',
        ...parts.entries.flatMap(({ title, facts, link }) => [title, facts, link, '']),
        ...(parts.more > 0 ? [`Og ${n(parts.more)} til.`, ''] : []),
        'Se alle:',
        parts.link,
        '',
        'Navn på privatpersoner er ikke med.',
        '',
        `Du får denne e-posten fordi du følger dette hos Fellesinnsyn, til ${parts.expires}. Stopp eller forny her:`,
        parts.stop,
        '',
      ].join('\n'),
    renewSubject: (name: string) => `Vil du fortsatt ha e-post om ${name}?`,
    renew: ({ name, expires, link }: { name: string; expires: string; link: string }): string =>
      [
        'Hei',
        '',
        `E-postene om ${name} stopper ${expires}. Da sletter vi adressen din.`,
        '',
        'Vil du ha dem et år til? Åpne lenken og trykk «Forny»:',
        '',
        link,
        '',
      ].join('\n'),
  },
};

/** The shape every language must have. */
export type SubscribeTexts = typeof nbSubscribe;
