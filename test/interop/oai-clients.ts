import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Checkpoint } from '../../harvester/sources/source.ts';
import { oaiAsker } from '../support/ask-oai.ts';
import { numbered } from '../support/numbered-journal.ts';
import { type Endpoint, startEndpoint } from '../support/oai-endpoint.ts';
import { harvest as ownHarvest } from '../support/oai-harvest.ts';
import { seededRandom } from '../support/seeded-random.ts';

/**
 * Other people's clients, and our own harvester, against the real server, while records are added, changed and withdrawn; then each asks for what
 * changed since, and its copy is compared with the archive by identifier, datestamp and deletion. By hand:
 * `node test/interop/oai-clients.ts [records] [client…]`, default 100000 and every client that is found:
 * `sickle` (python3 with Sickle; OAI_PYTHON names the interpreter), `http-oai` and `catmandu` (perl), `oai-pmh` (npm; OAI_PMH_FOLDER names a
 * folder it is installed in, OAI_PMH_NODE a Node old enough for it), `metha` (metha-sync and metha-cat on PATH), `validator` (OAIPMH_VALIDATOR names oaipmh-validator.pl), `own`.
 */
const [count = '100000', ...wanted] = process.argv.slice(2);
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'oai-clients-'));

/** Prints one line for each record: identifier, tab, datestamp, tab, 1 when deleted; last a line with the responseDate of its first page. */
type Client = (baseUrl: string, from: string | null) => Promise<string>;

const big = { maxBuffer: 1e9 } as const;
const python = process.env.OAI_PYTHON ?? 'python3';
const npmFolder = process.env.OAI_PMH_FOLDER ?? '';

const SICKLE = `
import sys
from sickle import Sickle
args = {'metadataPrefix': 'oai_dc'}
if len(sys.argv) > 2: args['from'] = sys.argv[2]
try:
    for r in Sickle(sys.argv[1], max_retries=5).ListRecords(**args):
        h = r.header
        print(h.identifier, h.datestamp, 1 if h.deleted else 0, sep='\\t')
except Exception as e:
    if 'NoRecordsMatch' not in type(e).__name__: raise
`;
const HTTP_OAI = `
use HTTP::OAI;
my $h = HTTP::OAI::Harvester->new(baseURL => $ARGV[0]);
my $r = $h->ListRecords(metadataPrefix => 'oai_dc', ($ARGV[1] ? (from => $ARGV[1]) : ()));
while (my $rec = $r->next) { print join("\\t", $rec->identifier, $rec->datestamp, ($rec->is_deleted ? 1 : 0)), "\\n"; }
die $r->message if $r->is_error and $r->message !~ /noRecordsMatch/;
`;
const CATMANDU = `
use Catmandu::Importer::OAI;
my $i = Catmandu::Importer::OAI->new(url => $ARGV[0], metadataPrefix => 'oai_dc', ($ARGV[1] ? (from => $ARGV[1]) : ()));
$i->each(sub { my $x = shift; print join("\\t", $x->{_identifier}, $x->{_datestamp}, (($x->{_status} // '') eq 'deleted' ? 1 : 0)), "\\n"; });
`;
const NPM = `
const { OaiPmh } = require('oai-pmh');
(async () => {
  const options = { metadataPrefix: 'oai_dc' };
  if (process.argv[3]) options.from = process.argv[3];
  try {
    for await (const { header: h } of new OaiPmh(process.argv[2]).listRecords(options))
      console.log([h.identifier, h.datestamp, h.$ && h.$.status === 'deleted' ? 1 : 0].join('\\t'));
  } catch (e) { if (e.code !== 'noRecordsMatch') { console.error(e); process.exit(1); } }
})();
`;
const script = (name: string, text: string, into = folder): string => {
  const file = join(into, name);
  writeFileSync(file, text);
  return file;
};
const withFrom = (from: string | null): string[] => (from === null ? [] : [from]);

const clients: Readonly<
  Record<string, { readonly isThere: () => Promise<unknown>; readonly harvest: Client }>
> = {
  own: {
    isThere: async () => true,
    async harvest(baseUrl, from) {
      const { host } = new URL(baseUrl);
      const server = { url: baseUrl, host } as Parameters<typeof ownHarvest>[0];
      const { events, error, checkpoint } = await ownHarvest(
        server,
        { metadataPrefix: 'oai_dc' },
        { now: () => new Date(), checkpoint: from === null ? null : ownCheckpoint },
      );
      if (error) throw error;
      ownCheckpoint = checkpoint;
      return events
        .flatMap((event) => {
          if (event.kind === 'record')
            return `${event.record.keys.kilde}\t${event.record.opphav?.datostempel}\t0`;
          // Its harvester has no use for the datestamp of a deletion.
          return event.kind === 'deleted' ? `${event.sourceKey}\t-\t1` : [];
        })
        .join('\n');
    },
  },
  sickle: {
    isThere: () => run(python, ['-c', 'import sickle']),
    harvest: async (url, from) =>
      (await run(python, [script('with-sickle.py', SICKLE), url, ...withFrom(from)], big)).stdout,
  },
  'http-oai': {
    isThere: () => run('perl', ['-MHTTP::OAI', '-e', '1']),
    harvest: async (url, from) =>
      (await run('perl', [script('http-oai.pl', HTTP_OAI), url, ...withFrom(from)], big)).stdout,
  },
  catmandu: {
    isThere: () => run('perl', ['-MCatmandu::Importer::OAI', '-e', '1']),
    harvest: async (url, from) =>
      (await run('perl', [script('catmandu.pl', CATMANDU), url, ...withFrom(from)], big)).stdout,
  },
  'oai-pmh': {
    isThere: () =>
      run(process.execPath, ['-e', "require.resolve('oai-pmh')"], { cwd: npmFolder || folder }),
    harvest: async (url, from) =>
      (
        await run(
          process.env.OAI_PMH_NODE ?? process.execPath,
          [script('harvest.cjs', NPM, npmFolder), url, ...withFrom(from)],
          { ...big, cwd: npmFolder },
        )
      ).stdout,
  },
  metha: {
    isThere: () => run('metha-sync', ['-version']),
    async harvest(url) {
      const base = ['-base-dir', join(folder, 'metha'), '-no-intervals'];
      await run('metha-sync', [...base, url], big);
      const { stdout } = await run('metha-cat', ['-base-dir', join(folder, 'metha'), url], big);
      return [...stdout.matchAll(/<header([^>]*)>.*?<identifier>([^<]*).*?<datestamp>([^<]*)/gs)]
        .map(
          ([, status = '', id = '', stamp = '']) =>
            `${id}\t${stamp}\t${status.includes('deleted') ? 1 : 0}`,
        )
        .join('\n');
    },
  },
};

let ownCheckpoint: Checkpoint | null = null;

const take = (copy: Map<string, string>, lines: string): number => {
  let n = 0;
  for (const line of lines.split('\n')) {
    const [id, stamp, deleted] = line.split('\t');
    if (!id || !stamp) continue;
    copy.set(id, `${stamp} ${deleted}`);
    n++;
  }
  return n;
};

async function truth(endpoint: Endpoint): Promise<Map<string, string>> {
  const pages = await oaiAsker(endpoint.baseUrl).list('verb=ListIdentifiers&metadataPrefix=oai_dc');
  return new Map(
    pages.flatMap(({ items }) =>
      items.map((item) => [item.identifier, `${item.datestamp} ${Number(item.deleted)}`] as const),
    ),
  );
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const random = seededRandom(11);
let next = Number(count);

/** Some records added, changed and withdrawn. */
function change(endpoint: Endpoint): void {
  endpoint.run([
    ...Array.from({ length: 5 }, () => ({ kind: 'record' as const, record: numbered(next++) })),
    ...Array.from({ length: 40 }, () => ({
      kind: 'record' as const,
      record: numbered(random.below(Number(count)), {
        journalposttype: random.pick(['N', 'X', 'S'] as const),
      }),
    })),
    ...Array.from({ length: 5 }, () => ({
      kind: 'deleted' as const,
      sourceKey: numbered(random.below(Number(count))).keys.kilde,
    })),
  ]);
}

async function validate(endpoint: Endpoint): Promise<void> {
  const file = process.env.OAIPMH_VALIDATOR;
  if (file === undefined) {
    say('validator: SKIPPED, OAIPMH_VALIDATOR names no oaipmh-validator.pl');
    return;
  }
  const child = spawn('perl', ['-I', join(file, '../lib'), file, endpoint.baseUrl], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  say(said);
}

await using endpoint = await startEndpoint();
try {
  say(`writing ${count} records`);
  for (let first = 0; first < Number(count); first += 5000)
    endpoint.run(
      Array.from({ length: Math.min(5000, Number(count) - first) }, (_, i) => ({
        kind: 'record' as const,
        record: numbered(first + i),
      })),
    );
  await endpoint.settled();
  if (wanted.length === 0 || wanted.includes('validator')) await validate(endpoint);
  for (const [name, { isThere, harvest }] of Object.entries(clients)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      await isThere();
    } catch {
      say(`${name}: SKIPPED, not installed`);
      continue;
    }
    const copy = new Map<string, string>();
    const started = performance.now();
    const from = `${new Date().toISOString().slice(0, 19)}Z`;
    const changing = setInterval(() => change(endpoint), 300);
    let met = 0;
    try {
      met = take(copy, await harvest(endpoint.baseUrl, null));
    } finally {
      clearInterval(changing);
    }
    const seconds = (performance.now() - started) / 1000;
    await endpoint.settled();
    const again = take(copy, await harvest(endpoint.baseUrl, from));
    const archive = await truth(endpoint);
    const wrong = [...archive].filter(
      ([id, state]) => copy.get(id) !== state && !(copy.get(id) === '- 1' && state.endsWith(' 1')),
    );
    const extra = [...copy.keys()].filter((id) => !archive.has(id));
    say(
      `${name}: ${met} records met in ${seconds.toFixed(1)} s (${Math.round(met / seconds)}/s), ${again} in the follow-up; archive ${archive.size}, copy ${copy.size}, ` +
        (wrong.length + extra.length === 0
          ? 'identifiers, datestamps and deletions are equal'
          : `DIFFERENT: ${wrong.length} missing or old (${wrong
              .slice(0, 3)
              .map(([id, state]) => `${id} ${state} / ${copy.get(id)}`)
              .join('; ')}), ${extra.length} unknown`),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
