import type { SourceConfig } from './config/config.ts';
import { ConfigInvalid } from './errors.ts';
import type { Source } from './sources/source.ts';

/** All source kinds by name, as `sources/registry.ts` lists them. */
export type SourceKinds = ReadonlyMap<string, Source<unknown>>;

/** The kind of a configured source, with its settings checked. Throws ConfigInvalid that names the source and the key. */
export function sourceKind(
  source: SourceConfig,
  kinds: SourceKinds,
): { readonly kind: Source<unknown>; readonly settings: unknown } {
  const kind = kinds.get(source.kind);
  if (kind === undefined)
    throw new ConfigInvalid([
      `source "${source.id}": no kind "${source.kind}"; known are ${[...kinds.keys()].join(', ')}`,
    ]);
  const parsed = kind.settings.safeParse(source.settings);
  if (parsed.success) return { kind, settings: parsed.data };
  throw new ConfigInvalid(
    parsed.error.issues.map(
      (issue) => `source "${source.id}": settings.${issue.path.join('.')}: ${issue.message}`,
    ),
    { cause: parsed.error },
  );
}
