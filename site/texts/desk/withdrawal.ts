/** The letter that tells a receiver that a request is withdrawn, in the receiver's own written standard. */
export const withdrawalTexts = {
  nb: {
    subject: (order: string) => `Innsynskrav trukket: ${order}`,
    text: (letter: { order: string; date: string; region: string }) =>
      [
        'Hei',
        '',
        `Den som ba om innsyn ${letter.date}, trekker kravet. Dere trenger ikke behandle det.`,
        '',
        `Nummer på kravet: ${letter.order}`,
        '',
        `Sendt fra ${letter.region}`,
      ].join('\n'),
  },
  nn: {
    subject: (order: string) => `Innsynskrav trekt: ${order}`,
    text: (letter: { order: string; date: string; region: string }) =>
      [
        'Hei',
        '',
        `Den som bad om innsyn ${letter.date}, trekkjer kravet. De treng ikkje behandle det.`,
        '',
        `Nummer på kravet: ${letter.order}`,
        '',
        `Sendt frå ${letter.region}`,
      ].join('\n'),
  },
} as const;
