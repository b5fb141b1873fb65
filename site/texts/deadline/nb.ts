/** What the letters that follow a request are about. */
export interface LetterFacts {
  readonly municipality: string;
  /** Date of the request, as the language writes dates. */
  readonly date: string;
  readonly reference: string;
  /** One line per document; empty for a request in free words. */
  readonly documents: readonly string[];
  readonly authority: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The words of calendar entries and of letters a requester may send on. */
export interface DeadlineTexts {
  readonly calendar: {
    readonly summary: (municipality: string) => string;
    readonly description: (facts: {
      readonly municipality: string;
      readonly url: string;
    }) => string;
  };
  /** Asks for reasons after a refusal (offentleglova § 31). */
  readonly reasons: (facts: LetterFacts) => Letter;
  /** Appeals a refusal (§ 32). */
  readonly complaintRefused: (facts: LetterFacts) => Letter;
  /** Appeals that no answer has come in five working days (§ 32). */
  readonly complaintNoAnswer: (facts: LetterFacts) => Letter;
}

/** The documents as a list with a heading, or nothing. */
export const documentList = (heading: string, documents: readonly string[]): string =>
  documents.length === 0
    ? ''
    : `${heading}\n${documents.map((line) => `- ${line}`).join('\n')}\n\n`;

export const nbDeadline: DeadlineTexts = {
  calendar: {
    summary: (municipality) => `Har ${municipality} svart på innsynskravet?`,
    description: ({ municipality, url }) =>
      `Fem arbeidsdager er gått siden ${municipality} fikk innsynskravet ditt. Har du ikke fått svar, kan du klage (offentleglova § 32). Ferdig tekst finner du her:\n${url}`,
  },
  reasons: ({ municipality, date, reference, documents }) => ({
    subject: `Ber om begrunnelse for avslag på innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Jeg ba om innsyn ${date} (referanse ${reference}), og har fått avslag.

${documentList('Avslaget gjelder:', documents)}Jeg ber om en nærmere begrunnelse for avslaget, etter offentleglova § 31 andre ledd. Begrunnelsen skal være skriftlig, nevne hovedhensynene bak avslaget, og komme så snart som mulig og senest ti arbeidsdager etter at dere fikk dette kravet.

Vurder samtidig om hele eller deler av dokumentene kan gis ut likevel (offentleglova § 11).

Vennlig hilsen
`,
  }),
  complaintRefused: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Klage på avslag på innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Jeg ba om innsyn ${date} (referanse ${reference}), og har fått avslag. Jeg klager på avslaget, etter offentleglova § 32.

${documentList('Klagen gjelder:', documents)}Jeg ber dere vurdere saken på nytt, og om hele eller deler av dokumentene kan gis ut likevel (offentleglova § 11). Hvis dere ikke gir meg innsyn, ber jeg dere sende klagen videre til ${authority} så snart som mulig.

Vennlig hilsen
`,
  }),
  complaintNoAnswer: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Klage: ikke svar på krav om innsyn (referanse ${reference})`,
    text: `Til ${municipality}

Jeg ba om innsyn ${date} (referanse ${reference}), og har ikke fått svar. Det er gått mer enn fem arbeidsdager. Da regnes kravet som avslått, og jeg klager på det, etter offentleglova § 32 tredje ledd.

${documentList('Klagen gjelder:', documents)}Jeg ber dere behandle innsynskravet nå. Hvis dere ikke gir meg innsyn, ber jeg dere sende klagen videre til ${authority} så snart som mulig.

Vennlig hilsen
`,
  }),
};
