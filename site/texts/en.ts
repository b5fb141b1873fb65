import { enData } from './data/en.ts';
import type { Texts } from './nb.ts';
import type { Translation } from './translation.ts';

/** All interface texts in English. */
export const en: Translation<Texts> = { data: enData };
