import { SourceChangedShape, SourceUnreachable } from '../../errors.ts';
import { isOverload } from '../../network/request-patiently.ts';
import type { SourceEvent } from '../source.ts';
import { type Pass, writeCheckpoint } from './checkpoint.ts';
import type { HarvestRun } from './harvest-run.ts';
import { type ListEnd, type ListRequest, listPages } from './list-pages.ts';
import { narrowWindow, nextWindow } from './narrow-window.ts';
import { readRecordByRecord, readRecords } from './read-items.ts';
import { WindowCheck } from './window-check.ts';

const MOST_SKIPPED_IN_A_ROW = 3;

/**
 * Reads one set to its end. The first way is one list; where it cannot be read on though the service answers, the list is
 * asked for month by month, then day by day, then record by record, so that a poisoned page costs its own records at most.
 */
export async function* harvestSet(
  run: HarvestRun,
  pass: Pass,
  set: string | null,
): AsyncGenerator<SourceEvent[], void> {
  const checkpoint = (): SourceEvent[] => [
    { kind: 'checkpoint', checkpoint: writeCheckpoint(run.state) },
  ];
  let skippedInARow = 0;
  let firstFault: Error | null = null;
  for (;;) {
    const check = new WindowCheck(pass);
    const end = yield* listPages(run, pass, requestFor(run, pass, set, check, checkpoint));
    run.quality.windowed += check.records;
    run.quality.outOfWindow += check.outside;
    // A service that does not select by date has given everything in any one window.
    const unselective = check.records > 20 && check.outside * 2 > check.records;
    const last = pass.startedAt ?? run.context.now().toISOString();

    if (end.kind === 'circling') {
      run.state.pass = null;
      yield checkpoint();
      throw end.error;
    }
    if (end.kind === 'failed') {
      if (!(await isWorthNarrowing(run, pass, end))) throw firstFault ?? end.error;
      firstFault ??= end.error;
      const narrower =
        unselective && pass.window.level !== 'identifiers'
          ? ({ level: 'identifiers', from: pass.from, until: null } as const)
          : narrowWindow(pass, run.earliest, last);
      if (narrower !== null) {
        moveTo(pass, narrower);
        yield [remark('oai.narrowed', { level: narrower.level }), ...checkpoint()];
        continue;
      }
      skippedInARow++;
      pass.skipped.push({ from: pass.window.from, until: pass.window.until });
      yield [remark('oai.window-skipped', { from: pass.window.from ?? '' })];
      if (skippedInARow >= MOST_SKIPPED_IN_A_ROW) throw firstFault;
    } else {
      skippedInARow = 0;
      firstFault = null;
    }

    const next = unselective && end.kind === 'done' ? null : nextWindow(pass.window, last);
    if (next === null) return;
    moveTo(pass, next);
    yield checkpoint();
  }
}

const requestFor = (
  run: HarvestRun,
  pass: Pass,
  set: string | null,
  check: WindowCheck,
  checkpoint: () => SourceEvent[],
): ListRequest =>
  pass.window.level === 'identifiers'
    ? {
        verb: 'ListIdentifiers',
        set,
        read: (items, address) => readRecordByRecord(run, check, pass.prefix, items, address),
        checkpoint,
      }
    : {
        verb: 'ListRecords',
        set,
        read: (items, address, before) => readRecords(run, check, items, address, before),
        checkpoint,
      };

function moveTo(pass: Pass, window: Pass['window']): void {
  pass.window = window;
  pass.token = null;
  pass.restarts = 0;
}

/** A service that is down or overloaded, or has never given a page, is not asked in smaller pieces. */
async function isWorthNarrowing(
  run: HarvestRun,
  pass: Pass,
  end: Extract<ListEnd, { kind: 'failed' }>,
): Promise<boolean> {
  if (pass.window.level !== 'whole' && !isOverload(end.error)) return true;
  if (end.error instanceof SourceChangedShape) return pass.seen > 0 || end.pages > 0;
  if (!(end.error instanceof SourceUnreachable) || isOverload(end.error)) return false;
  try {
    const answer = await run.client.ask({ verb: 'Identify' }, 1);
    return answer.envelope().isOai;
  } catch (error) {
    if (error instanceof SourceUnreachable || error instanceof SourceChangedShape) return false;
    throw error;
  }
}

const remark = (code: string, detail: Readonly<Record<string, string | number>>): SourceEvent => ({
  kind: 'remark',
  code,
  detail,
});
