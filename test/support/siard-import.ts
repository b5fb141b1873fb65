import { harvest, type RunSummary } from '../../harvester/harvest.ts';
import { siard } from '../../harvester/sources/siard/siard-source.ts';
import type { Source } from '../../harvester/sources/source.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';

export const SOURCE_ID = 'gammelt-arkiv';
export const ORGANISATION = '964983380';
export const KOMMUNE = '1811';
export const origin = {
  kommunenummer: KOMMUNE,
  organisasjonsnummer: ORGANISATION,
  sourceId: SOURCE_ID,
};

const kind: Source<unknown> = {
  kind: siard.kind,
  settings: siard.settings,
  harvest: (settings, checkpoint, context) =>
    siard.harvest(siard.settings.parse(settings), checkpoint, context),
  retry: (settings, raw, context) => siard.retry(siard.settings.parse(settings), raw, context),
};

/** One harvest of a SIARD source into an archive file, as the scheduler would do it. */
export async function importSiard(
  archiveFile: string,
  settings: Record<string, unknown>,
  onProgress: (done: number) => void = () => {},
): Promise<RunSummary> {
  using archive = openArchive(archiveFile);
  return await harvest({
    archive,
    source: {
      id: SOURCE_ID,
      name: 'Gammelt arkiv',
      municipality: KOMMUNE,
      kind: 'siard',
      enabled: true,
      consent: 'Eksempel',
      schedule: '20 5 * * *',
      settings,
    },
    municipality: {
      number: KOMMUNE,
      name: { nb: 'Bindal' },
      organisationNumber: ORGANISATION,
      requestEmail: 'post@example.no',
      orderXmlVersion: 1,
    },
    kinds: new Map([['siard', kind]]),
    http: {
      request: () => Promise.reject(new Error('a SIARD source uses no network')),
    },
    onProgress: ({ done }) => onProgress(done ?? 0),
  });
}

// Run as a process of its own: archive file, settings as JSON, row at which it is killed (no handler of any kind runs).
const [, script = '', archiveFile, settings, killAt] = process.argv;
if (script.endsWith('siard-import.ts') && archiveFile !== undefined && settings !== undefined) {
  const summary = await importSiard(archiveFile, JSON.parse(settings), (done) => {
    if (done >= Number(killAt ?? Number.POSITIVE_INFINITY)) process.kill(process.pid, 'SIGKILL');
  });
  process.exitCode = summary.outcome === 'ok' ? 0 : 1;
}
