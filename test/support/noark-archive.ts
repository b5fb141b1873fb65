import type { Municipality, SourceConfig } from '../../harvester/config/config.ts';
import { harvest, type RunSummary } from '../../harvester/harvest.ts';
import { noark } from '../../harvester/sources/noark/noark.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import type { Archive } from '../../harvester/store/archive.ts';
import { noarkContext } from './noark-run.ts';

export const LILLEBY: Municipality = {
  number: '1899',
  name: { nb: 'Lilleby' },
  organisationNumber: '999888777',
  requestEmail: 'post@lilleby.example',
  orderXmlVersion: 1,
};

export const noarkSource = (settings: Readonly<Record<string, unknown>>): SourceConfig => ({
  id: 'lilleby-noark',
  name: 'Lilleby postjournal',
  municipality: '1899',
  kind: noark.kind,
  enabled: true,
  consent: 'brev 2026-01-01',
  schedule: '20 5 * * *',
  settings: { ...settings },
});

/** One harvest of a noark source into the archive, with the kinds as the product has them, in one thread or with a writer's. */
export const harvestNoark = (
  archive: Archive,
  settings: Readonly<Record<string, unknown>>,
  now: () => Date,
  writerThread = false,
): Promise<RunSummary> =>
  harvest({
    archive,
    source: noarkSource(settings),
    municipality: LILLEBY,
    kinds: sourceKinds,
    http: noarkContext.http,
    now,
    writerThread,
  });
