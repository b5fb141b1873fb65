import { type DeadlineTexts, documentList } from './nb.ts';

export const nnDeadline: DeadlineTexts = {
  calendar: {
    summary: (municipality) => `Har ${municipality} svart på innsynskravet?`,
    description: ({ municipality, url }) =>
      `Fem arbeidsdagar er gått sidan ${municipality} fekk innsynskravet ditt. Har du ikkje fått svar, kan du klage (offentleglova § 32). Ferdig tekst finn du her:\n${url}`,
  },
  reasons: ({ municipality, date, reference, documents }) => ({
    subject: `Ber om grunngiving for avslag på innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Eg bad om innsyn ${date} (referanse ${reference}), og har fått avslag.

${documentList('Avslaget gjeld:', documents)}Eg ber om ei nærmare grunngiving for avslaget, etter offentleglova § 31 andre ledd. Grunngivinga skal vere skriftleg, nemne hovudomsyna bak avslaget, og kome så snart råd er og seinast ti arbeidsdagar etter at de fekk dette kravet.

Vurder samtidig om heile eller delar av dokumenta kan givast ut likevel (offentleglova § 11).

Venleg helsing
`,
  }),
  complaintRefused: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Klage på avslag på innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Eg bad om innsyn ${date} (referanse ${reference}), og har fått avslag. Eg klagar på avslaget, etter offentleglova § 32.

${documentList('Klaga gjeld:', documents)}Eg ber dykk vurdere saka på nytt, og om heile eller delar av dokumenta kan givast ut likevel (offentleglova § 11). Om de ikkje gir meg innsyn, ber eg dykk sende klaga vidare til ${authority} så snart råd er.

Venleg helsing
`,
  }),
  complaintNoAnswer: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Klage: ikkje svar på krav om innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Eg bad om innsyn ${date} (referanse ${reference}), og har ikkje fått svar. Det er gått meir enn fem arbeidsdagar. Då blir kravet rekna som avslått, og eg klagar på det, etter offentleglova § 32 tredje ledd.

${documentList('Klaga gjeld:', documents)}Eg ber dykk behandle innsynskravet no. Om de ikkje gir meg innsyn, ber eg dykk sende klaga vidare til ${authority} så snart råd er.

Venleg helsing
`,
  }),
};
