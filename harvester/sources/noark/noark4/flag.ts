import { stated } from '../stated-text.ts';

/** A Noark 4 yes/no column such as U1. */
export type Flag = 'on' | 'off' | 'unstated';

/** `0` and words for no are off; nothing is unstated; everything else is on, since what nobody knows restricts. */
export function readFlag(text: string | null): Flag {
  const value = text === null ? null : stated(text);
  if (value === null) return 'unstated';
  return /^(?:0|n|nei|false|f)$/i.test(value) ? 'off' : 'on';
}
