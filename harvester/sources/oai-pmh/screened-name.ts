const SCREENED = /^[*\s.,]+$|^avskjerm(?:et|a)$|^unntatt offentlighet$/i;

/** True for what sources write in place of a party's name they withhold (`*****`, `Avskjermet`). */
export const isScreenedName = (text: string): boolean => SCREENED.test(text);
