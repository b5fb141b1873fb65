import { createHash } from 'node:crypto';
import { InnsynError, SourceChangedShape, SourceUnreachable } from '../../errors.ts';
import type { SourceEvent } from '../source.ts';
import type { Pass } from './checkpoint.ts';
import type { HarvestRun } from './harvest-run.ts';
import { formatInstant } from './instant.ts';
import { ListGuard } from './list-guard.ts';
import type { OaiAnswer, OaiParameters } from './oai-client.ts';
import { type ErrorMeaning, meaningOf } from './oai-errors.ts';
import type { Envelope, PageItem } from './page.ts';
import { serverClock } from './server-clock.ts';

/** Where a list stands; `listPages` moves it. */
export type ListCursor = Pick<
  Pass,
  'startedAt' | 'prefix' | 'granularity' | 'window' | 'token' | 'seen' | 'restarts'
>;

export interface ListRequest {
  readonly verb: 'ListRecords' | 'ListIdentifiers';
  readonly set: string | null;
  /** What the records of a page (or of a piece of a long page) mean; `before` is how many the page had before them. */
  readonly read: (
    items: readonly PageItem[],
    address: string,
    before: number,
  ) => SourceEvent[] | Promise<SourceEvent[]>;
  /** Events that make the cursor's state durable. */
  readonly checkpoint: () => SourceEvent[];
}

/** How a list ended. Throws what a narrower question cannot help against. */
export type ListEnd =
  | { readonly kind: 'done' }
  /** It could not be read on from here; `pages` were read in this call. */
  | { readonly kind: 'failed'; readonly error: InnsynError; readonly pages: number }
  | { readonly kind: 'circling'; readonly error: InnsynError };

const TRIES_OF_BROKEN = 3;
const RESTARTS = 3;
const HELD_EVENTS = 5000;

/**
 * Reads a list page by page, with a checkpoint after each. The list has ended only when a whole page has no token or an
 * empty one, or when a token is answered with noRecordsMatch: a page that is broken, cut off, empty without a word, or no
 * OAI-PMH is asked for again and then reported, never taken for the end.
 */
export async function* listPages(
  run: HarvestRun,
  cursor: ListCursor,
  request: ListRequest,
): AsyncGenerator<SourceEvent[], ListEnd> {
  const { context, quality } = run;
  let guard = new ListGuard();
  let pages = 0;
  for (let attempt = 1; ; ) {
    context.signal.throwIfAborted();
    const { token } = cursor;
    let answer: OaiAnswer;
    refuseEndlessRun(run);
    try {
      answer = await run.client.ask(parametersOf(cursor, request));
    } catch (error) {
      if (error instanceof SourceChangedShape && pages > 0 && attempt < TRIES_OF_BROKEN) {
        await waitBeforeTry(run, attempt++);
        continue;
      }
      if (error instanceof SourceChangedShape || error instanceof SourceUnreachable)
        return { kind: 'failed', error, pages };
      throw error;
    }

    const content = createHash('sha1');
    let held: SourceEvent[] = [];
    let records = 0;
    for await (const items of answer.batches) {
      for (const item of items) content.update(contentOf(item));
      for (const event of await request.read(items, answer.address, records)) held.push(event);
      records += items.length;
      if (held.length < HELD_EVENTS) continue;
      yield held;
      held = [];
    }
    const envelope = answer.envelope();
    if (cursor.startedAt === null && envelope.isOai) {
      const clock = serverClock(envelope.responseDate, answer.date, context.now());
      cursor.startedAt = clock.startedAt;
      held.push(...clock.remarks);
    }

    if (envelope.errors.length > 0 && records === 0) {
      let meaning: ErrorMeaning;
      try {
        meaning = meaningOf(envelope.errors, token !== null, plain(answer.address));
      } catch (error) {
        // A question we only asked because the first one failed must not hide why it failed.
        if (cursor.window.level === 'whole' || !(error instanceof InnsynError)) throw error;
        return { kind: 'failed', error, pages };
      }
      if (meaning === 'nothing') {
        yield held;
        return { kind: 'done' };
      }
      const again = askOtherwise(run, cursor, meaning);
      if (again === null) return { kind: 'failed', error: tokensDie(answer), pages };
      if (again) {
        guard = new ListGuard();
        yield [...held, ...request.checkpoint()];
        continue;
      }
      throw new SourceChangedShape(
        `${plain(answer.address)} does not take the question (${meaning}): look at metadataPrefix and sets.`,
        { sample: answer.sample },
      );
    }

    const problem = faultOf(envelope, request.verb, records, token !== null);
    if (problem !== null) {
      if (attempt < TRIES_OF_BROKEN) {
        await waitBeforeTry(run, attempt++);
        continue;
      }
      // What could be read of it is kept.
      yield held;
      const message = `${plain(answer.address)}: ${problem}.`;
      return {
        kind: 'failed',
        error: new SourceChangedShape(message, { sample: answer.sample }),
        pages,
      };
    }

    attempt = 1;
    pages++;
    quality.pages++;
    quality.completeListSize = envelope.completeListSize ?? quality.completeListSize;
    cursor.seen += records;
    const next = envelope.token;
    if (next === null || next === '') {
      cursor.token = null;
      yield held;
      return { kind: 'done' };
    }
    const circle = guard.fault(content.digest('base64'), records, next, envelope.completeListSize);
    if (circle !== null) {
      yield held;
      const message = `${plain(answer.address)} lists in circles: ${circle}.`;
      return {
        kind: 'circling',
        error: new SourceChangedShape(message, { sample: answer.sample }),
      };
    }
    cursor.token = next;
    const total = envelope.completeListSize;
    held.push({
      kind: 'progress',
      done: cursor.seen,
      total: total !== null && total >= cursor.seen ? total : null,
    });
    held.push(...request.checkpoint());
    yield held;
  }
}

function parametersOf(cursor: ListCursor, { verb, set }: ListRequest): OaiParameters {
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

/** Why a page cannot be believed; null: it can. */
function faultOf(
  envelope: Envelope,
  verb: string,
  records: number,
  tokenSent: boolean,
): string | null {
  if (!envelope.complete) return 'the answer is cut off or not well-formed';
  if (envelope.verb !== verb) return `the answer has no <${verb}>`;
  if (records > 0 || (envelope.token !== null && (tokenSent || envelope.token !== ''))) return null;
  // The schema wants at least one record; an empty list with an empty token is at least an explicit end.
  return envelope.token === '' ? null : 'the list is empty, without noRecordsMatch';
}

/** Changes the question as the error asks. True: ask again. False: nothing helps. Null: tokens do not last. */
function askOtherwise(run: HarvestRun, cursor: ListCursor, meaning: ErrorMeaning): boolean | null {
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

const tokensDie = (answer: OaiAnswer): SourceUnreachable =>
  new SourceUnreachable(
    `${plain(answer.address)} forgets its resumption tokens before the list is read (${RESTARTS} restarts).`,
  );

function refuseEndlessRun({ settings, context, began }: HarvestRun): void {
  if (context.now().getTime() - began > settings.maxHours * 3_600_000)
    throw new SourceUnreachable(
      `The harvest stopped after ${settings.maxHours} hours; the next one goes on where it was.`,
    );
}

async function waitBeforeTry({ context }: HarvestRun, attempt: number): Promise<void> {
  await context.sleep(1000 * 2 ** (attempt - 1));
}

const contentOf = (item: PageItem): string =>
  item.kind === 'record' ? `${item.header.identifier} ${item.header.datestamp}\n` : item.raw;

const plain = (address: string): string => address.replace(/\?.*/s, '');
