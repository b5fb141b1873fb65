import { nnFormat } from '../format.ts';
import type { nbDeskMails, ReceiverLine } from './nb-mails.ts';

const n = nnFormat.number;
const posts = (value: number): string =>
  `${n(value)} ${value === 1 ? 'journalpost' : 'journalpostar'}`;

const asked = ({ entries, text }: ReceiverLine): string =>
  [entries === 0 ? null : posts(entries), text ? 'det du har skrive sjølv' : null]
    .filter((part) => part !== null)
    .join(' og ');

/** Letters to the one who asks, in nynorsk. */
export const nnDeskMails: typeof nbDeskMails = {
  verification: {
    subject: 'Stadfest innsynskravet ditt',
    text: (letter) =>
      [
        'Hei',
        '',
        `Nokon, truleg du, har brukt denne adressa til å be om innsyn på ${letter.region}:`,
        '',
        ...letter.receivers.map((line) => `- ${line.receiver}: ${asked(line)}`),
        '',
        'Opne lenkja og trykk «Stadfest og send», så går kravet av stad:',
        letter.link,
        '',
        `Lenkja verkar i ${n(letter.hours)} timar. Stadfestar du ikkje, slettar vi kravet og adressa di.`,
        'Var det ikkje du som bad om dette, kan du sjå bort frå e-posten. Då blir ingenting sendt.',
      ].join('\n'),
  },
  receipt: {
    subject: 'Kvittering for innsynskravet ditt',
    text: (letter) =>
      [
        'Hei',
        '',
        `Du har stadfesta innsynskravet ditt ${letter.date}.`,
        '',
        ...letter.receivers.flatMap((line) => [
          line.sent
            ? `- ${line.receiver}: ${asked(line)}`
            : `- ${line.receiver}: ikkje sendt, alt du bad om er teke ut av journalen`,
          ...(line.sent && line.gone > 0
            ? [`  ${posts(line.gone)} er teke ut av journalen sidan, og er ikkje med.`]
            : []),
        ]),
        '',
        ...(letter.deadline === null
          ? []
          : [
              'Dei svarer rett til denne adressa, ikkje gjennom oss.',
              `Har du ikkje fått svar etter ${letter.deadline}, kan du klage. Då er det gått fem arbeidsdagar.`,
              '',
            ]),
        'Her ser du korleis det går, kan trekkje kravet, få ferdige tekstar til ein klage og slette opplysningane dine:',
        letter.link,
        '',
        'Ta vare på lenkja, og ikkje del henne. Den som har henne, kan sjå kravet ditt.',
      ].join('\n'),
  },
  reminder: {
    subject: (receiver) => `Har ${receiver} svart deg?`,
    text: (letter) =>
      [
        'Hei',
        '',
        `Du bad ${letter.receiver} om innsyn ${letter.ordered}. Fem arbeidsdagar gjekk ut ${letter.deadline}.`,
        '',
        'Har du fått svar, treng du ikkje gjere noko. Fortel gjerne korleis det gjekk på sida om kravet.',
        'Har du ikkje fått svar, blir det rekna som eit avslag du kan klage på (offentleglova § 32). På sida om kravet ligg ein ferdig tekst:',
        letter.link,
        '',
        'Du får denne e-posten fordi du bad om ei påminning. På sida kan du stoppe fleire.',
      ].join('\n'),
  },
};
