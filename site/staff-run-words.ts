import type { StaffRun } from './desk/staff/opened-archive.ts';
import type { StaffTexts } from './texts/staff/nb.ts';

type CountTexts = StaffTexts['sources']['count'];
const ORDER = [
  'created',
  'changed',
  'withdrawn',
  'held',
  'rejected',
  'resolved',
  'unchanged',
] as const satisfies readonly (keyof CountTexts)[];

/** What a run did, what matters first; nothing that is none. */
export const countedWords = (counts: StaffRun['counts'], words: CountTexts): string[] =>
  ORDER.flatMap((name) => (counts[name] > 0 ? words[name](counts[name]) : []));

/** Whole seconds the run took; null: it is not over. */
export const secondsOf = ({ started, ended }: StaffRun): number | null =>
  ended === null ? null : Math.round((Date.parse(ended) - Date.parse(started)) / 1000);
