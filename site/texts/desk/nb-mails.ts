import { nbFormat } from '../format.ts';

const n = nbFormat.number;
const posts = (value: number): string =>
  `${n(value)} ${value === 1 ? 'journalpost' : 'journalposter'}`;

/** One receiver in a letter to the requester. */
export interface ReceiverLine {
  readonly receiver: string;
  readonly entries: number;
  /** Something is asked for in own words. */
  readonly text: boolean;
  /** Entries that were taken out of the journal and are not asked for. */
  readonly gone: number;
  readonly sent: boolean;
}

const asked = ({ entries, text }: ReceiverLine): string =>
  [entries === 0 ? null : posts(entries), text ? 'det du har skrevet selv' : null]
    .filter((part) => part !== null)
    .join(' og ');

/** Letters to the one who asks, in bokmål. */
export const nbDeskMails = {
  verification: {
    subject: 'Bekreft innsynskravet ditt',
    text: (letter: {
      region: string;
      receivers: readonly ReceiverLine[];
      link: string;
      hours: number;
    }) =>
      [
        'Hei',
        '',
        `Noen, forhåpentlig du, har brukt denne adressen til å be om innsyn på ${letter.region}:`,
        '',
        ...letter.receivers.map((line) => `- ${line.receiver}: ${asked(line)}`),
        '',
        'Åpne lenken og trykk «Bekreft og send», så går kravet av sted:',
        letter.link,
        '',
        `Lenken virker i ${n(letter.hours)} timer. Bekrefter du ikke, sletter vi kravet og adressen din.`,
        'Var det ikke du som ba om dette, kan du se bort fra e-posten. Da blir ingenting sendt.',
      ].join('\n'),
  },
  receipt: {
    subject: 'Kvittering for innsynskravet ditt',
    text: (letter: {
      region: string;
      date: string;
      receivers: readonly ReceiverLine[];
      /** The day after which silence can be complained about; null: nothing was sent. */
      deadline: string | null;
      link: string;
    }) =>
      [
        'Hei',
        '',
        `Du har bekreftet innsynskravet ditt ${letter.date}.`,
        '',
        ...letter.receivers.flatMap((line) => [
          line.sent
            ? `- ${line.receiver}: ${asked(line)}`
            : `- ${line.receiver}: ikke sendt, alt du ba om er tatt ut av journalen`,
          ...(line.sent && line.gone > 0
            ? [`  ${posts(line.gone)} er tatt ut av journalen siden, og er ikke med.`]
            : []),
        ]),
        '',
        ...(letter.deadline === null
          ? []
          : [
              'De svarer rett til denne adressen, ikke gjennom oss.',
              `Har du ikke fått svar etter ${letter.deadline}, kan du klage. Da er det gått fem arbeidsdager.`,
              '',
            ]),
        'Her ser du hvordan det går, kan trekke kravet, få ferdige tekster til en klage og slette opplysningene dine:',
        letter.link,
        '',
        'Ta vare på lenken, og ikke del den. Den som har den, kan se kravet ditt.',
      ].join('\n'),
  },
  reminder: {
    subject: (receiver: string) => `Har ${receiver} svart deg?`,
    text: (letter: { receiver: string; ordered: string; deadline: string; link: string }) =>
      [
        'Hei',
        '',
        `Du ba ${letter.receiver} om innsyn ${letter.ordered}. Fem arbeidsdager gikk ut ${letter.deadline}.`,
        '',
        'Har du fått svar, trenger du ikke gjøre noe. Fortell gjerne hvordan det gikk på siden om kravet.',
        'Har du ikke fått svar, regnes det som et avslag du kan klage på (offentleglova § 32). På siden om kravet ligger en ferdig tekst:',
        letter.link,
        '',
        'Du får denne e-posten fordi du ba om en påminnelse. På siden kan du stoppe flere.',
      ].join('\n'),
  },
};
