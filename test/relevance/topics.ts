import { readFileSync } from 'node:fs';
import { type Letter, lettersOf } from './letters.ts';

/** One thing a person may be looking for, and the ways archives write it. */
export interface Topic {
  readonly id: string;
  readonly concerns: string;
  readonly letters: readonly Letter[];
  readonly phrases: readonly string[];
}

const CONCERNS = ['property', 'place', 'company', 'person', 'school', 'post', 'none'];

/** Lines of a list beside this file, without comments. */
export const listLines = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

export function readTopics(): readonly Topic[] {
  return listLines('topics.txt').map((line) => {
    const [id, concerns, letters, phrases] = line.split('|').map((part) => part.trim());
    if (id === undefined || letters === undefined || phrases === undefined)
      throw new RangeError(`topics.txt: ${line}`);
    if (concerns === undefined || !CONCERNS.includes(concerns))
      throw new RangeError(`topics.txt, ${id}: "${concerns}" is not known`);
    const written = phrases.split(';').map((phrase) => phrase.trim());
    return { id, concerns, letters: lettersOf(letters), phrases: written };
  });
}

/** Writes bokmål as nynorsk journals would, well enough for this. */
export function nynorskWriter(): (text: string) => string {
  const pairs = listLines('nynorsk.txt')
    .map((line) => line.split('>').map((side) => side.trim()))
    .sort(([a = ''], [b = '']) => b.length - a.length);
  const known = new Map(pairs.map(([from = '', to = '']) => [from, to]));
  const pattern = new RegExp([...known.keys()].join('|'), 'gi');
  return (text) =>
    text.replace(pattern, (found) => {
      const written = known.get(found.toLowerCase()) ?? found;
      return found[0] === found[0]?.toUpperCase()
        ? `${written[0]?.toUpperCase()}${written.slice(1)}`
        : written;
    });
}
