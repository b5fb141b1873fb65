import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { parseDocument } from 'yaml';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import { openDemoRegion } from '../../demo/demo-region.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { openHarvester } from '../../harvester/harvester.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { freePort, startBuiltSite, untilHealthy } from '../support/built-site.ts';
import {
  type ReceivedMail,
  readMail,
  startMailServer,
  type Treatment,
} from '../support/mail-server.ts';
import { seededRandom } from '../support/seeded-random.ts';

/**
 * A flood of requests through the real site: `node test/bench/request-flood.ts [requests] [clients] [kills] [minutes]`.
 * Each client fills a cart over three municipalities, previews, sends, waits for the mail with the link, and confirms. The mail
 * server fails a fifth of what it is handed (4xx, 5xx, silence, hanging up after the text, with and without keeping it), and the
 * site is killed with SIGKILL again and again. Then every confirmed request must have arrived at each municipality under exactly
 * one Message-ID, nothing may be lost, and nothing may have gone to another address. Ends with 1 when that is not so. After so many
 * minutes no new request is begun, and what was begun is counted.
 */
const requests = Number(process.argv[2] ?? '10000');
const clients = Number(process.argv[3] ?? '50');
const kills = Number(process.argv[4] ?? '20');
const minutes = Number(process.argv[5] ?? '600');
const FAILURES: readonly Treatment[] = [
  'later-recipient',
  'later-data',
  'refuse-recipient',
  'refuse-data',
  'hang',
  'drop',
  'keep-and-drop',
];
const PATIENCE_MS = 1_800_000;

const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1_000).toFixed(0);
const say = (line: string): void => {
  process.stdout.write(`${seconds().padStart(5)} s  ${line}\n`);
};

await using stack = new AsyncDisposableStack();
if (siteIsStale(packageFolder)) await buildSite(packageFolder);
const dataDirectory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-flood-'));
stack.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** Message-IDs by who asked and who was asked, and how often each came; the link of each address. */
const orders = new Map<string, Map<string, number>>();
const wrong: string[] = [];
const links = new Map<string, string>();
const waiting = new Map<string, () => void>();
let receipts = 0;
let kept = 0;

const random = seededRandom(11);
const server = stack.use(
  await startMailServer({
    treat: () => (random.chance(0.2) ? random.pick(FAILURES) : 'accept'),
    onKept: (mail) => {
      kept++;
      take(mail).catch((error: unknown) => wrong.push(String(error)));
    },
  }),
);

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const demo = stack.use(
  await openDemoRegion({ dataDirectory, publicUrl: origin, entries: 60, always: true }),
);
const region = parseDocument(readFileSync(demo.configFile, 'utf8'));
region.set('mail', {
  transport: 'smtp',
  from: 'innsyn@demoregionen.example',
  bounceAddress: 'retur@demoregionen.example',
  smtp: {
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    connections: 24,
    timeoutSeconds: 3,
  },
  retry: { firstSeconds: 1, longestMinutes: 1 },
});
region.set('requests', {
  limits: {
    perAddressPerDay: 1_000_000,
    perNetworkPerHour: 1_000_000,
    perMunicipalityPerHour: 1_000_000,
  },
});
const configFile = join(dataDirectory, 'flood.yaml');
writeFileSync(configFile, region.toString());
const config = loadConfig(configFile);
{
  using harvester = openHarvester({ config, dataDirectory });
  for (const source of config.sources) await harvester.harvest(source);
}
const entries = readEntries();
const addresses = config.municipalities.map(({ requestEmail }) => requestEmail);

const environment = { FELLESINNSYN_DATA: dataDirectory, FELLESINNSYN_CONFIG: configFile };
let site = startBuiltSite(port, environment);
stack.defer(() => site[Symbol.asyncDispose]());
await untilHealthy(site);
say(`site and mail server are up; ${requests} requests, ${clients} clients, ${kills} kills`);

const agent = new Agent({ connections: clients, pipelining: 1, headersTimeout: 30_000 });
let confirmed = 0;
let next = 0;
let killed = 0;
const asked = performance.now();
await Promise.all(Array.from({ length: clients }, client));
const asking = (performance.now() - asked) / 1_000;
say(
  `all ${confirmed} requests are confirmed, ${(confirmed / asking).toFixed(1)} a second; waiting for the mails`,
);
await untilSent();
agent.destroy();
report();

/** One person after another, each with an own address and three documents. */
async function client(): Promise<void> {
  while (next < requests && performance.now() - started < minutes * 60_000) {
    const number = next++;
    const email = `borger-${number}@borger.example`;
    const arrived = new Promise<void>((resolve) => waiting.set(email, resolve));
    const cookie = await persist(async () => {
      const added = await post('/kurv', null, [
        ['handling', 'legg'],
        ...entries.map((ids): [string, string] => ['post', ids[number % ids.length] ?? '']),
      ]);
      return /kurv=[\w-]+/.exec(String(added.headers['set-cookie']))?.[0] ?? null;
    });
    await persist(async () => {
      const fields: [string, string][] = [['epost', email]];
      const preview = await post('/innsyn/nytt', cookie, [['handling', 'forhandsvis'], ...fields]);
      const seen = /name="sett">\s*([\w-]+)</.exec(preview.body)?.[1];
      // A request that was stored by a try whose answer was lost waits for its confirmation already.
      const sent = await post('/innsyn/nytt', cookie, [
        ['handling', 'send'],
        ['sett', seen ?? ''],
        ...fields,
      ]);
      return sent.status === 303 || sent.status === 429 ? true : null;
    });
    await arrived;
    waiting.delete(email);
    await persist(async () => {
      const done = await post(links.get(email) ?? '', null, [['handling', 'bekreft']]);
      return done.status === 303 ? true : null;
    });
    links.delete(email);
    confirmed++;
    if (confirmed % Math.max(1, Math.floor(requests / 10)) === 0)
      say(`${confirmed} confirmed, ${kept} mails kept`);
    if (killed < kills && confirmed >= ((killed + 1) * requests) / (kills + 1)) await kill();
  }
}

async function kill(): Promise<void> {
  killed++;
  const dying = site;
  dying.process.kill('SIGKILL');
  await dying[Symbol.asyncDispose]();
  site = startBuiltSite(port, environment);
  await untilHealthy(site);
}

/** Tries until there is a result: while the site is down nothing answers. */
async function persist<Result>(attempt: () => Promise<Result | null>): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const result = await attempt().catch(() => null);
    if (result !== null) return result;
    await wait(100);
  }
  throw new Error('the site did not come back');
}

async function post(
  path: string,
  cookie: string | null,
  fields: readonly (readonly [string, string])[],
) {
  const answer = await request(origin + path, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === null ? {} : { cookie }),
    },
    body: new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    ).toString(),
  });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
}

async function take({ raw, to, messageId }: ReceivedMail): Promise<void> {
  const [recipient = ''] = to;
  const municipality = addresses.includes(recipient);
  const head = raw.subarray(0, 4_000).toString('latin1');
  if (municipality) {
    const email = /^Reply-To: <?([^>\s]+)>?\r$/im.exec(head)?.[1] ?? '';
    const key = `${email} ${recipient}`;
    const ids = orders.get(key) ?? new Map<string, number>();
    orders.set(key, ids);
    ids.set(messageId, (ids.get(messageId) ?? 0) + 1);
    // The address of whoever asked stands in the text as well: it must be the same one.
    if (!raw.includes(email)) wrong.push(`an order without its requester: ${messageId}`);
  } else if (/^borger-\d+@borger\.example$/.test(recipient)) {
    const resolve = waiting.get(recipient);
    const link = resolve === undefined ? null : await linkIn(raw);
    if (link !== null && resolve !== undefined) {
      links.set(recipient, link);
      resolve();
    } else receipts++;
  } else wrong.push(`a mail to ${to.join()}`);
  if (to.length !== 1) wrong.push(`a mail to ${to.length} recipients`);
}

async function linkIn(raw: Buffer): Promise<string | null> {
  const { text } = await readMail(raw);
  return /\/innsyn\/bekreft\/\S+/.exec(text ?? '')?.[0] ?? null;
}

function readEntries(): string[][] {
  using archive = openPublicArchive(archiveFile(dataDirectory));
  return config.municipalities.map(({ number }) =>
    archive.newest(number, 50, 'bulk').map(({ id }) => id),
  );
}

async function untilSent(): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  using desk = new DatabaseSync(deskFile(dataDirectory), { readOnly: true });
  const left = desk.prepare(
    "SELECT count(*) AS n FROM mails WHERE state IN ('queued', 'retrying')",
  );
  for (let round = 0; performance.now() < end; round++) {
    const n = left.get()?.n;
    if (n === 0) return;
    if (round % 100 === 0) say(`${n} mails wait`);
    await wait(100);
  }
}

function report(): void {
  using desk = new DatabaseSync(deskFile(dataDirectory), { readOnly: true });
  const states = desk
    .prepare(
      'SELECT purpose, state, count(*) AS n, sum(attempts) AS tries FROM mails GROUP BY 1, 2',
    )
    .all();
  for (const row of states) say(`${row.purpose} ${row.state}: ${row.n} (${row.tries} tries)`);
  say(`treated: ${[...server.treated].map(([treatment, n]) => `${treatment} ${n}`).join(', ')}`);
  const ids = [...orders.values()];
  const once = ids.filter((found) => found.size === 1).length;
  const copies = ids.flatMap((found) => [...found.values()]).filter((n) => n > 1).length;
  const expected = confirmed * addresses.length;
  const all = new Set(ids.flatMap((found) => [...found.keys()]));
  say(`killed ${killed} times; ${confirmed} confirmed requests, ${expected} orders expected`);
  say(
    `orders that arrived under exactly one Message-ID: ${once}; lost: ${expected - ids.length}; under several: ${ids.length - once}`,
  );
  say(
    `orders the server was handed more than once under the same Message-ID (its answer was lost): ${copies}`,
  );
  say(`receipts that arrived: ${receipts}`);
  say(`mails to a wrong address or about another request: ${wrong.length}`);
  for (const line of wrong.slice(0, 5)) say(line);
  const right =
    once === expected &&
    all.size === expected &&
    ids.length === expected &&
    wrong.length === 0 &&
    (killed === kills || confirmed < requests);
  say(right ? 'all of it holds' : 'IT DOES NOT HOLD');
  process.exitCode = right ? 0 : 1;
}
