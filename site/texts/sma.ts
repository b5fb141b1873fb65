import type { Texts } from './nb.ts';
import type { Translation } from './translation.ts';

/**
 * Interface texts in South Sámi, as far as a translator has written them. Never translated by machine or by guess: a text that is
 * not here is shown in bokmål and marked as such.
 */
export const sma: Translation<Texts> = {};
