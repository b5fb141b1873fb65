import type { SourceContext } from '../source.ts';
import type { HarvestState } from './checkpoint.ts';
import type { OaiClient } from './oai-client.ts';
import type { Quality } from './quality.ts';
import type { ReadEntry } from './read-entry.ts';
import type { OaiPmhSettings } from './settings.ts';

/** What the parts of one harvest share. */
export interface HarvestRun {
  readonly settings: OaiPmhSettings;
  readonly context: SourceContext;
  readonly client: OaiClient;
  readonly quality: Quality;
  readonly readEntry: ReadEntry;
  readonly state: HarvestState;
  /** Formats to try, best first; one when the configuration names it. */
  readonly formats: readonly string[];
  /** From Identify; null: not stated. */
  readonly earliest: string | null;
  /** When this run began, milliseconds. */
  readonly began: number;
}
