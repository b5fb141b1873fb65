import { formats } from '../format.ts';
import type { SubscribeTexts } from './nb.ts';

const n = formats.nn.number;

/** Following a search or a case by e-mail, in nynorsk. */
export const nnSubscribe: SubscribeTexts = {
  links: {
    search: 'Få nye treff på e-post',
    searchHelp: 'Éin e-post om dagen, berre når det er noko nytt.',
    case: 'Følg saka på e-post',
  },
  form: {
    title: 'Følg på e-post',
    heading: 'Få beskjed på e-post',
    lead: 'Du får ein e-post når det kjem noko nytt om',
    points: [
      'Éin e-post om dagen, om morgonen, og berre når det er noko nytt.',
      'Du treng ingen konto. Vi sender deg først ei lenkje som du må stadfeste.',
      'Kvar e-post har ei lenkje som stoppar dei med eitt klikk.',
    ],
    email: 'E-postadressa di',
    emailHelp: 'Vi bruker henne berre til å sende deg desse e-postane.',
    button: 'Send meg lenkja',
    privacy:
      'Vi lagrar adressa og kva du følgjer, til du stoppar det eller til det har gått eit år utan at du har fornya. Då slettar vi alt.',
    noAddress: 'Skriv ei e-postadresse som namn@eksempel.no',
    limited: 'Det er bede om mange slike lenkjer på kort tid. Prøv igjen i morgon.',
  },
  sent: {
    title: 'Sjekk e-posten din',
    heading: 'Sjekk e-posten din',
    body: 'Vi har sendt deg ei lenkje. Opne henne og trykk på knappen, så byrjar e-postane å kome. Lenkja verkar i to døgn.',
  },
  stopped: {
    title: 'Stoppa',
    heading: 'Du får ikkje fleire e-postar',
    body: 'Vi har sletta adressa di og kva du følgde. Du kan når som helst byrje på nytt.',
  },
  unknown: {
    title: 'Lenkja verkar ikkje lenger',
    heading: 'Lenkja verkar ikkje lenger',
    body: 'Anten er e-postane stoppa, eller så vart lenkja ikkje stadfest i tide. Gjer søket på nytt for å følgje det igjen.',
  },
  page: {
    title: 'Det du følgjer',
    runs: 'Du får e-post når det kjem noko nytt om',
    until: (date) => `E-postane kjem til ${date}. Trykk «Forny» for eit nytt år.`,
    renew: 'Forny',
    stop: 'Stopp e-postane',
    confirmTitle: 'Stadfest at du vil ha e-post',
    confirmLead: 'Trykk på knappen for å få e-post når det kjem noko nytt om',
    start: 'Ja, send meg e-post',
    refuse: 'Nei, slett adressa mi',
    gone: 'ei sak som ikkje lenger er i den offentlege journalen',
  },
  mails: {
    confirmSubject: 'Stadfest at du vil ha e-post frå Fellesinnsyn',
    confirm: ({ name, link, hours }) =>
      [
        'Hei',
        '',
        'Nokon, truleg du, har bede om e-post frå Fellesinnsyn når det kjem noko nytt om:',
        '',
        `  ${name}`,
        '',
        'Opne lenkja og trykk på knappen, så byrjar e-postane å kome:',
        '',
        link,
        '',
        `Lenkja verkar i ${n(hours)} timar. Var det ikkje deg, treng du ikkje gjere noko: då slettar vi adressa di.`,
        '',
      ].join('\n'),
    digestSubject: (total, name) =>
      `${n(total)} ${total === 1 ? 'ny journalpost' : 'nye journalpostar'}: ${name}`,
    digest: (parts) =>
      [
        `Nytt om ${parts.name}`,
        '',
        ...parts.entries.flatMap(({ title, facts, link }) => [title, facts, link, '']),
        ...(parts.more > 0 ? [`Og ${n(parts.more)} til.`, ''] : []),
        'Sjå alle:',
        parts.link,
        '',
        'Namn på privatpersonar er ikkje med.',
        '',
        `Du får denne e-posten fordi du følgjer dette hos Fellesinnsyn, til ${parts.expires}. Stopp eller forny her:`,
        parts.stop,
        '',
      ].join('\n'),
    renewSubject: (name) => `Vil du framleis ha e-post om ${name}?`,
    renew: ({ name, expires, link }) =>
      [
        'Hei',
        '',
        `E-postane om ${name} stoppar ${expires}. Då slettar vi adressa di.`,
        '',
        'Vil du ha dei eit år til? Opne lenkja og trykk «Forny»:',
        '',
        link,
        '',
      ].join('\n'),
  },
};
