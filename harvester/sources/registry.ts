import { noark } from './noark/noark.ts';
import { oaiPmh } from './oai-pmh/oai-pmh.ts';
import { siard } from './siard/siard-source.ts';
import type { Source } from './source.ts';

/** Every kind of source there is; a new one is one line here and a page in docs/kilder.md. */
const kinds: readonly Source<unknown>[] = [checked(noark), checked(oaiPmh), checked(siard)];

/** Kinds by name. `harvest` and `retry` check the settings they are given with the kind's own schema (throws ZodError). */
export const sourceKinds: ReadonlyMap<string, Source<unknown>> = new Map(
  kinds.map((source) => [source.kind, source]),
);

function checked<Settings>(source: Source<Settings>): Source<unknown> {
  return {
    kind: source.kind,
    settings: source.settings,
    harvest: (settings, checkpoint, context) =>
      source.harvest(source.settings.parse(settings), checkpoint, context),
    retry: (settings, raw, context) => source.retry(source.settings.parse(settings), raw, context),
  };
}
