import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DEMO_CONFIG, demoCopy } from '../harvester/config/region-file.ts';
import { identityOf, type SourceServer, startSourceServer } from './source-server.ts';

const DEFAULT_PORT = 4322;
const DEFAULT_ENTRIES = 2200;
const PATIENCE_MS = 5000;

// Kept with the data, so that the journals go on where they were when the program is started again.
const state = z.strictObject({
  seed: z.string(),
  anchor: z.iso.datetime(),
  entries: z.number().int().positive(),
  port: z.number().int(),
});
type State = z.infer<typeof state>;

export interface DemoRegionOptions {
  readonly dataDirectory: string;
  /** Address readers use. */
  readonly publicUrl: string;
  /** Entries of history in each municipality, when the data folder is new. Default 2200. */
  readonly entries?: number;
  /** Serve the journals in any case; else not when another process serves the very same ones already. */
  readonly always: boolean;
  readonly now?: () => Date;
}

export interface DemoRegion extends AsyncDisposable {
  readonly configFile: string;
  /** null: another process serves the journals. */
  readonly server: SourceServer | null;
}

/** Starts serving the invented journals of this data folder, and writes the region file that names their address. */
export async function openDemoRegion(options: DemoRegionOptions): Promise<DemoRegion> {
  const { dataDirectory, publicUrl, entries = DEFAULT_ENTRIES, always } = options;
  const { now = () => new Date() } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const known = readState(dataDirectory) ?? {
    seed: 'fellesinnsyn',
    anchor: now().toISOString(),
    entries,
    port: DEFAULT_PORT,
  };
  const server = await serve(known, always, now);
  const port = server?.port ?? known.port;
  writeFileSync(stateFile(dataDirectory), `${JSON.stringify({ ...known, port })}\n`);
  const configFile = demoCopy(dataDirectory);
  if (server || !existsSync(configFile)) writeFileSync(configFile, regionText(port, publicUrl));
  return {
    configFile,
    server,
    async [Symbol.asyncDispose]() {
      await server?.[Symbol.asyncDispose]();
    },
  };
}

const stateFile = (dataDirectory: string): string => join(dataDirectory, 'demo.json');

function readState(dataDirectory: string): State | null {
  try {
    return state.parse(JSON.parse(readFileSync(stateFile(dataDirectory), 'utf8')));
  } catch {
    return null;
  }
}

async function serve(
  { seed, anchor, entries, port }: State,
  always: boolean,
  now: () => Date,
): Promise<SourceServer | null> {
  const options = { seed, anchor: new Date(anchor), entries, now };
  try {
    return await startSourceServer({ ...options, port });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    const isServed = !always && (await identityAt(port)) === identityOf(options);
    return isServed ? null : startSourceServer({ ...options, port: 0 });
  }
}

/** What the program at this port says it serves; null when it is none of ours. */
async function identityAt(port: number): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return await response.text();
  } catch {
    return null;
  }
}

/** config/demo.yaml with the addresses in use. */
function regionText(port: number, publicUrl: string): string {
  const text = readFileSync(DEMO_CONFIG, 'utf8')
    .replaceAll(`127.0.0.1:${DEFAULT_PORT}`, `127.0.0.1:${port}`)
    .replace(/^( {2}publicUrl: ).*$/m, (_, key: string) => key + publicUrl);
  return `# Written anew each time the demo region is started; changes made here are lost.\n${text}`;
}
