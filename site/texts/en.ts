import type { Texts } from './nb.ts';
import { enStaff } from './staff/en.ts';
import type { Translation } from './translation.ts';

/** All interface texts in English. */
export const en: Translation<Texts> = {
  staff: enStaff,
};
