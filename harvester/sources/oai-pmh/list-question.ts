import type { Pass } from './checkpoint.ts';
import type { HarvestRun } from './harvest-run.ts';
import { formatInstant } from './instant.ts';
import type { OaiParameters } from './oai-client.ts';
import type { ErrorMeaning } from './oai-errors.ts';

/** Where a list stands; `listPages` moves it. */
export type ListCursor = Pick<
  Pass,
  'startedAt' | 'prefix' | 'granularity' | 'window' | 'token' | 'seen' | 'restarts'
>;

export const RESTARTS = 3;

/** The next request of a list. */
export function parametersOf(cursor: ListCursor, verb: string, set: string | null): OaiParameters {
  if (cursor.token !== null) return { verb, resumptionToken: cursor.token };
  const { from, until } = cursor.window;
  const argument = (at: string | null): string | null =>
    at === null ? null : formatInstant(new Date(at), cursor.granularity);
  return {
    verb,
    metadataPrefix: cursor.prefix,
    from: argument(from),
    until: argument(until),
    set,
  };
}

/** Changes the question as the error asks. True: ask again. False: nothing helps. Null: tokens do not last. */
export function askOtherwise(
  run: HarvestRun,
  cursor: ListCursor,
  meaning: ErrorMeaning,
): boolean | null {
  if (meaning === 'restart') {
    cursor.token = null;
    cursor.restarts++;
    return cursor.restarts <= RESTARTS ? true : null;
  }
  if (cursor.token !== null) return false;
  const dated = cursor.window.from !== null || cursor.window.until !== null;
  if (meaning === 'badArgument' && dated && cursor.granularity === 'second') {
    cursor.granularity = 'day';
    return true;
  }
  const other = run.formats[run.formats.indexOf(cursor.prefix) + 1];
  if (other === undefined || cursor.seen > 0) return false;
  cursor.prefix = other;
  return true;
}
