import type { Texts } from './nb.ts';
import { nnStaff } from './staff/nn.ts';
import type { Translation } from './translation.ts';

/** All interface texts in nynorsk. */
export const nn: Translation<Texts> = {
  staff: nnStaff,
};
