import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { type WordList, WordListInvalid } from './word-list.ts';

const SHORTEST_COMPOUND = 6;
const SHORTEST_PART = 4;
const MOST_CACHED = 200_000;

/** Splits a lower-case word into the members it is put together of, in their own spelling; null: not a compound we know. */
export type Decompound = (word: string) => readonly string[] | null;

interface Members {
  /** Folded member → the member as the list writes it. */
  readonly exact: ReadonlyMap<string, string>;
  /** Folded stem of a member → the member. */
  readonly stems: ReadonlyMap<string, string>;
  /** Folded members of fewer than four letters that may stand in a compound. */
  readonly short: ReadonlySet<string>;
  /** Folded stems of words that are never split. */
  readonly whole: ReadonlySet<string>;
}

/**
 * Makes the splitter from `ledd.txt`: plain lines are members, `kort:` lines are members under four letters that may be
 * used, `hel:` lines are words that look like compounds and are one thing (`barnehage`).
 */
export function createDecompound(list: WordList): Decompound {
  const members = readMembers(list);
  const cache = new Map<string, readonly string[] | null>();
  return (word) => {
    const folded = fold(word);
    const known = cache.get(folded);
    if (known !== undefined) return known;
    const parts = isCandidate(folded, word, members) ? split(folded, members, 0) : null;
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(folded, parts);
    return parts;
  };
}

function readMembers(list: WordList): Members {
  const exact = new Map<string, string>();
  const stems = new Map<string, string>();
  const short = new Set<string>();
  const whole = new Set<string>();
  for (const line of list.lines) {
    const marked = /^(\w+):(.*)$/.exec(line.text);
    const kind = marked?.[1] ?? '';
    if (!['', 'kort', 'hel'].includes(kind))
      throw new WordListInvalid(list, line, `"${kind}:" is not known; use kort: or hel:`);
    for (const member of (marked?.[2] ?? line.text).trim().split(/\s+/)) {
      if (!/^[\p{Ll}]+$/u.test(member))
        throw new WordListInvalid(list, line, `"${member}" must be one word in lower case`);
      if (kind === 'hel') whole.add(fold(stem(member)));
      else {
        exact.set(fold(member), member);
        if (member.length >= SHORTEST_PART) stems.set(fold(stem(member)), member);
        if (kind === 'kort') short.add(fold(member));
      }
    }
  }
  return { exact, stems, short, whole };
}

const isCandidate = (folded: string, word: string, members: Members): boolean =>
  folded.length >= SHORTEST_COMPOUND &&
  !/\d/.test(folded) &&
  !members.whole.has(fold(stem(word))) &&
  !members.whole.has(folded);

/** The list's spelling of a member, or null. Inflected forms count when they are long enough not to be chance. */
function member(part: string, members: Members): string | null {
  const exact = members.exact.get(part);
  if (exact !== undefined && (part.length >= SHORTEST_PART || members.short.has(part)))
    return exact;
  if (part.length < 5) return null;
  const stemmed = stem(part);
  return stemmed.length >= 3 ? (members.stems.get(stemmed) ?? null) : null;
}

/** The first member, with the linking s or e taken off or an e put back (`hytteeier`, `reguleringsplan`, `skolvei`). */
function firstMember(part: string, members: Members): string | null {
  const direct = member(part, members);
  if (direct !== null) return direct;
  const forms = /[se]$/.test(part) ? [part.slice(0, -1), `${part}e`] : [`${part}e`];
  for (const form of forms) {
    const found = member(form, members);
    if (found !== null) return found;
  }
  return null;
}

function split(word: string, members: Members, depth: number): readonly string[] | null {
  let best: readonly string[] | null = null;
  let bestScore = 0;
  for (let at = 2; at <= word.length - 2; at++) {
    const first = firstMember(word.slice(0, at), members);
    if (first === null) continue;
    const rest = word.slice(at);
    const known = member(rest, members);
    const parts =
      known !== null
        ? [first, known]
        : depth < 2 && rest.length >= SHORTEST_COMPOUND
          ? prepend(first, split(rest, members, depth + 1))
          : null;
    if (parts === null) continue;
    // Few and even members: `vei|lys` before `ve|ilys`, and a list word before its own split.
    const shortest = Math.min(at, ...parts.map((part) => part.length));
    const score =
      shortest + (members.exact.has(word.slice(0, at)) ? 0.5 : 0) - 2 * (parts.length - 2) + 10;
    if (score > bestScore) {
      bestScore = score;
      best = parts;
    }
  }
  return best;
}

const prepend = (first: string, rest: readonly string[] | null): readonly string[] | null =>
  rest === null ? null : [first, ...rest];
