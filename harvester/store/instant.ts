/** `YYYY-MM-DDThh:mm:ssZ`: the form of every time in the archive and in OAI-PMH (protocol 2.0 §3.3). */
export const utcSecond = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** The UTC second `seconds` after `date`. */
export const secondsAfter = (date: Date, seconds: number): string =>
  utcSecond(new Date(date.getTime() + seconds * 1000));
