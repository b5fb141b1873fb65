import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import type { Archive } from '../../harvester/store/archive.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import type { ArchiveSource } from '../../harvester/store/sources.ts';
import { type BuiltSite, freePort, startBuiltSite, untilHealthy } from './built-site.ts';

export const BINDAL: ArchiveSource = {
  id: 'bindal-oai',
  kind: 'oai-pmh',
  kommunenummer: '1811',
  organisasjonsnummer: '964983380',
};
export const VEGA: ArchiveSource = {
  id: 'vega-oai',
  kind: 'oai-pmh',
  kommunenummer: '1815',
  organisasjonsnummer: '964983291',
};
export const HISTORY: ArchiveSource = {
  id: 'bindal-1998',
  kind: 'siard',
  kommunenummer: '1811',
  organisasjonsnummer: '964983380',
};

/** The region file of an endpoint at `origin`; `publicUrl` of the config is where it really answers. */
export const endpointConfig = (origin: string) => ({
  region: {
    id: 'proeveregion',
    name: { nb: 'Prøveregionen æøå & <co>' },
    publicUrl: origin,
    languages: ['nb', 'nn', 'en'],
    contact: { name: 'Arkivet', email: 'arkivet@innsyn.example.no' },
    repositoryIdentifier: 'innsyn.example.no',
    demo: true,
  },
  municipalities: [
    {
      number: '1811',
      name: { nb: 'Bindal' },
      organisationNumber: '964983380',
      requestEmail: 'post@bindal.example',
    },
    {
      number: '1815',
      name: { nb: 'Vega' },
      organisationNumber: '964983291',
      requestEmail: 'post@vega.example',
    },
    {
      number: '1818',
      name: { nb: 'Herøy' },
      organisationNumber: '872417982',
      requestEmail: 'post@heroy.example',
    },
  ],
  sources: [
    {
      id: 'bindal-oai',
      name: 'Bindal, postjournal',
      municipality: '1811',
      kind: 'oai-pmh',
      settings: { url: 'https://journal.bindal.example/oai' },
    },
    {
      id: 'vega-oai',
      name: 'Vega, postjournal',
      municipality: '1815',
      kind: 'oai-pmh',
      settings: { url: 'https://journal.vega.example/oai' },
    },
  ],
});

/** The real server over an archive that the test writes to while it answers. */
export interface Endpoint extends AsyncDisposable {
  readonly origin: string;
  readonly baseUrl: string;
  readonly dataDirectory: string;
  readonly archive: Archive;
  /** One run to its end. */
  run(events: readonly SourceEvent[], source?: ArchiveSource): void;
  /** Ends the server's process with this signal, and starts another on the same port. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Waits until everything written so far is in the lists: they hold back the second under way. */
  settled(): Promise<void>;
}

export async function startEndpoint(
  variables: Readonly<Record<string, string>> = {},
): Promise<Endpoint> {
  await using started = new AsyncDisposableStack();
  if (siteIsStale(packageFolder)) await buildSite(packageFolder);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-oai-'));
  started.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const configFile = join(dataDirectory, 'region.yaml');
  writeFileSync(configFile, stringify(endpointConfig(origin)));
  const archive = started.use(openArchive(join(dataDirectory, 'archive.sqlite')));
  const launch = async (): Promise<BuiltSite> => {
    const site = startBuiltSite(port, {
      FELLESINNSYN_DATA: dataDirectory,
      FELLESINNSYN_CONFIG: configFile,
      // Midnight here is not midnight in UTC.
      TZ: 'Europe/Oslo',
      ...variables,
    });
    await untilHealthy(site);
    return site;
  };
  let site = await launch();
  started.defer(() => site[Symbol.asyncDispose]());
  const held = started.move();
  const baseUrl = `${origin}/oai`;
  return {
    origin,
    baseUrl,
    dataDirectory,
    archive,
    run(events, source = BINDAL) {
      const run = archive.beginRun(source);
      archive.commit(run, events);
      archive.finishRun(run, 'ok');
    },
    async restart(signal) {
      site.process.kill(signal);
      await site[Symbol.asyncDispose]();
      site = await launch();
    },
    async settled() {
      const written = new Date().toISOString().slice(0, 19);
      for (;;) {
        const answer = await fetch(`${baseUrl}?verb=Identify`);
        const now = /<responseDate>([^Z]*)Z/.exec(await answer.text())?.[1] ?? '';
        if (now > written) return;
      }
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
