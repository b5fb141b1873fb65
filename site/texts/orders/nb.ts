import type { Journalposttype } from '../../../harvester/record/public-entry.ts';

/** The words of the mail that asks a municipality for documents. */
export interface OrderTexts {
  readonly municipality: (name: string) => string;
  readonly subject: (documents: number, reference: string) => string;
  readonly to: (municipality: string) => string;
  readonly intro: (documents: number) => string;
  readonly introFree: string;
  readonly answerTo: string;
  readonly name: string;
  readonly ordered: string;
  readonly reference: string;
  readonly reply: string;
  readonly otherLanguage: Readonly<Record<'en' | 'sma', string>>;
  readonly attached: string;
  readonly message: string;
  readonly documents: string;
  readonly sak: string;
  readonly withoutCase: string;
  readonly document: string;
  readonly noTitle: string;
  readonly documentDate: string;
  readonly undated: string;
  readonly journalDate: string;
  readonly journalNumber: string;
  readonly unit: string;
  readonly type: string;
  readonly types: Readonly<Record<Journalposttype, string | null>>;
  readonly exempt: string;
  readonly extract: string;
  readonly page: string;
  readonly keys: string;
  readonly sender: (region: string, url: string) => string;
  readonly questions: (name: string, email: string) => string;
  readonly demo: string;
}

export const nbOrders: OrderTexts = {
  municipality: (name) => (/kommune$/i.test(name) ? name : `${name} kommune`),
  subject: (documents, reference) =>
    documents === 0
      ? `Innsynskrav (referanse ${reference})`
      : `Innsynskrav: ${documents === 1 ? 'ett dokument' : `${documents} dokumenter`} (referanse ${reference})`,
  to: (municipality) => `Til ${municipality}`,
  intro: (documents) =>
    `Dette er et krav om innsyn i ${documents === 1 ? 'ett dokument' : `${documents} dokumenter`} etter offentleglova.`,
  introFree:
    'Dette er et krav om innsyn etter offentleglova. Det gjelder noe som ikke står i journalen, og er beskrevet i meldingen under.',
  answerTo: 'Send svaret til',
  name: 'Navn',
  ordered: 'Sendt',
  reference: 'Referanse',
  reply:
    'Svaret skal gå rett til den som ber om innsyn. Bruk gjerne «svar» på denne e-posten: da går svaret til riktig adresse.',
  otherLanguage: {
    en: 'Den som ber om innsyn, bruker portalen på engelsk.',
    sma: 'Den som ber om innsyn, bruker portalen på sørsamisk.',
  },
  attached:
    'Vedlegget order.xml inneholder det samme i en form som arkivsystemet kan lese inn. Alt dere trenger, står også i denne e-posten.',
  message: 'Melding fra den som ber om innsyn:',
  documents: 'DOKUMENTER',
  sak: 'Sak',
  withoutCase: 'Uten saksnummer',
  document: 'Dokument',
  noTitle: '(uten tittel i journalen)',
  documentDate: 'Dokumentdato',
  undated: 'udatert',
  journalDate: 'Journaldato',
  journalNumber: 'Løpenummer i journalen',
  unit: 'Enhet',
  type: 'Type',
  types: {
    I: 'inngående',
    U: 'utgående',
    N: 'internt, med oppfølging',
    X: 'internt, uten oppfølging',
    S: 'saksframlegg',
    ukjent: null,
  },
  exempt: 'Merket i journalen',
  extract: 'Fra arkivuttrekk',
  page: 'Journalposten hos oss',
  keys: 'Nøkler i kilden',
  sender: (region, url) =>
    `Sendt fra Fellesinnsyn ${region}, portalen der folk søker i journalene til kommunene: ${url}\nPortalen får ikke vite hva dere svarer.`,
  questions: (name, email) => `Spørsmål om portalen: ${name}, ${email}`,
  demo: 'DETTE ER EN PRØVE. Kommunen, dokumentene og kravet er oppdiktet.',
};
