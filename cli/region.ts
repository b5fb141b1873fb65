import { type DemoRegion, openDemoRegion } from '../demo/demo-region.ts';
import type { Config, SourceConfig } from '../harvester/config/config.ts';
import { loadConfig } from '../harvester/config/load-config.ts';
import { nearestKey } from '../harvester/config/nearest-key.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';
import type { CliContext } from './context.ts';
import { UsageError } from './usage-error.ts';

export interface OpenRegion extends AsyncDisposable {
  readonly config: Config;
  /** The invented journals, when this process serves them. */
  readonly demo: DemoRegion | null;
}

/** The region file, read; in the demo region with its sources answering. Throws ConfigInvalid. */
export async function openRegion(context: CliContext): Promise<OpenRegion> {
  const { environment, demo: isDemo, config } = context;
  if (!isDemo) return { config: config(), demo: null, [Symbol.asyncDispose]: async () => {} };
  const demo = await openDemoRegion({
    dataDirectory: environment.dataDirectory,
    publicUrl: `http://${environment.host}:${environment.port}`,
    always: false,
  });
  return {
    config: loadConfig(demo.configFile, sourceKinds),
    demo,
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}

/** The sources named, or all that are enabled. Throws UsageError for one that is not there or must not be run. */
export function chooseSources(config: Config, ids: readonly string[]): readonly SourceConfig[] {
  const enabled = config.sources.filter((source) => source.enabled);
  if (ids.length > 0) return ids.map((id) => chooseSource(config, id));
  if (enabled.length === 0)
    throw new UsageError(
      'No source is enabled in the region file. When a municipality has agreed, write who and when in `consent` and set `enabled: true`.',
    );
  return enabled;
}

function chooseSource({ sources }: Config, id: string): SourceConfig {
  const source = sources.find((one) => one.id === id);
  const known = sources.map((one) => one.id);
  if (!source) {
    const near = nearestKey(id, known);
    throw new UsageError(
      `There is no source "${id}". ${near ? `Did you mean "${near}"?` : `Sources: ${known.join(', ') || 'none'}`}`,
    );
  }
  if (!source.enabled)
    throw new UsageError(
      `Source "${id}" is not enabled: the municipality's consent must be in the region file first.`,
    );
  return source;
}
