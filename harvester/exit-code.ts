import {
  BackupUnusable,
  ConfigInvalid,
  RunAborted,
  SourceBusy,
  SourceChangedShape,
  SourceUnreachable,
  StoreUnusable,
} from './errors.ts';

/** What a process says when it ends. `fellesinnsyn --help` lists them. */
export const EXIT = {
  ok: 0,
  sourceFailed: 1,
  usage: 2,
  store: 3,
  engine: 4,
  site: 5,
  bug: 70,
} as const;

/** The code for what ended a harvester process. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof ConfigInvalid || error instanceof RangeError) return EXIT.usage;
  if (error instanceof StoreUnusable || error instanceof BackupUnusable) return EXIT.store;
  if (error instanceof SourceBusy || error instanceof RunAborted) return EXIT.sourceFailed;
  if (error instanceof SourceChangedShape || error instanceof SourceUnreachable)
    return EXIT.sourceFailed;
  return EXIT.bug;
}
