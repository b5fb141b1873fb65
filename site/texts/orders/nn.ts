import type { OrderTexts } from './nb.ts';

export const nnOrders: OrderTexts = {
  municipality: (name) => (/kommune$/i.test(name) ? name : `${name} kommune`),
  subject: (documents, reference) =>
    documents === 0
      ? `Innsynskrav (referanse ${reference})`
      : `Innsynskrav: ${documents === 1 ? 'eitt dokument' : `${documents} dokument`} (referanse ${reference})`,
  to: (municipality) => `Til ${municipality}`,
  intro: (documents) =>
    `Dette er eit krav om innsyn i ${documents === 1 ? 'eitt dokument' : `${documents} dokument`} etter offentleglova.`,
  introFree:
    'Dette er eit krav om innsyn etter offentleglova. Det gjeld noko som ikkje står i journalen, og er skildra i meldinga under.',
  answerTo: 'Send svaret til',
  name: 'Namn',
  ordered: 'Sendt',
  reference: 'Referanse',
  reply:
    'Svaret skal gå rett til den som ber om innsyn. Bruk gjerne «svar» på denne e-posten: då går svaret til rett adresse.',
  otherLanguage: {
    en: 'Den som ber om innsyn, bruker portalen på engelsk.',
    sma: 'Den som ber om innsyn, bruker portalen på sørsamisk.',
  },
  attached:
    'Vedlegget order.xml inneheld det same i ei form som arkivsystemet kan lese inn. Alt de treng, står også i denne e-posten.',
  message: 'Melding frå den som ber om innsyn:',
  documents: 'DOKUMENT',
  sak: 'Sak',
  withoutCase: 'Utan saksnummer',
  document: 'Dokument',
  noTitle: '(utan tittel i journalen)',
  documentDate: 'Dokumentdato',
  undated: 'udatert',
  journalDate: 'Journaldato',
  journalNumber: 'Løpenummer i journalen',
  unit: 'Eining',
  type: 'Type',
  types: {
    I: 'inngåande',
    U: 'utgåande',
    N: 'internt, med oppfølging',
    X: 'internt, utan oppfølging',
    S: 'saksframlegg',
    ukjent: null,
  },
  exempt: 'Merkt i journalen',
  extract: 'Frå arkivuttrekk',
  page: 'Journalposten hos oss',
  keys: 'Nøklar i kjelda',
  sender: (region, url) =>
    `Sendt frå Fellesinnsyn ${region}, portalen der folk søkjer i journalane til kommunane: ${url}\nPortalen får ikkje vite kva de svarer.`,
  questions: (name, email) => `Spørsmål om portalen: ${name}, ${email}`,
  demo: 'DETTE ER EI PRØVE. Kommunen, dokumenta og kravet er oppdikta.',
};
