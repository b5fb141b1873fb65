import { nnData } from './data/nn.ts';
import type { Texts } from './nb.ts';
import type { Translation } from './translation.ts';

/** All interface texts in nynorsk. */
export const nn: Translation<Texts> = { data: nnData };
