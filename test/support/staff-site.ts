import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { DEMO_CONFIG } from '../../harvester/config/region-file.ts';
import { markedText } from '../../harvester/record/marked-text.ts';
import type { Archive } from '../../harvester/store/archive.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { queueMail } from '../../site/desk/mail/queue.ts';
import { type Desk, openDesk } from '../../site/desk/open-desk.ts';
import { giveRole, insertAccount, setPassword } from '../../site/desk/staff/accounts.ts';
import { hashPassword } from '../../site/desk/staff/password-hash.ts';
import type { Role } from '../../site/desk/staff/staff.ts';
import { type BuiltSite, freePort, startBuiltSite, untilHealthy } from './built-site.ts';
import { foedselsnummer } from './identifying-numbers.ts';
import { journalpost, saksmappe, seededRandom } from './journal-records.ts';
import { PASSWORD } from './staff-desk.ts';

/** Everybody there is to try a door with; `nobody` is signed out. */
export const PEOPLE = {
  nordskjaer: [{ role: 'arkivar', kommunenummer: '9901' }],
  eikedal: [{ role: 'arkivar', kommunenummer: '9902' }],
  both: [
    { role: 'arkivar', kommunenummer: '9901' },
    { role: 'arkivar', kommunenummer: '9903' },
  ],
  region: [{ role: 'regionadministrator' }],
  regionAndEikedal: [{ role: 'regionadministrator' }, { role: 'arkivar', kommunenummer: '9902' }],
  roleless: [],
} as const satisfies Record<string, readonly Role[]>;
export type Person = keyof typeof PEOPLE;
export const KOMMUNER = ['9901', '9902', '9903'] as const;
export type Kommune = (typeof KOMMUNER)[number];

export const emailOf = (person: Person): string => `${person.toLowerCase()}@ansatte.example`;

/** What must never be seen by the staff of another municipality: planted in every place that can hold something of a person. */
export const markersOf = (kommune: Kommune) => ({
  email: `spoerrer-${kommune}@borger.example`,
  name: `Qvirrevald ${kommune}`,
  message: `hilsenmerke${kommune}`,
  note: `notatmerke${kommune}`,
  order: `io_planted${kommune}`,
  raw: `raamerke${kommune}`,
  finding: `funnmerke${kommune}`,
});

export interface Planted {
  /** Number of its reject, and permalink of its entry with findings. */
  readonly reject: number;
  readonly finding: string;
  readonly order: string;
  readonly source: string;
}

export interface StaffSite extends AsyncDisposable {
  readonly origin: string;
  readonly desk: Desk;
  readonly archive: Archive;
  readonly dataDirectory: string;
  readonly site: BuiltSite;
  readonly planted: Readonly<Record<Kommune, Planted>>;
  readonly accounts: Readonly<Record<Person, string>>;
}

/** The built site over three municipalities, each with a request, a reject and a finding, and an account for each kind of person. */
export async function startStaffSite(
  regionText: (origin: string) => string = () => '',
  variables: Readonly<Record<string, string>> = {},
  wantedPort?: number,
): Promise<StaffSite> {
  await using started = new AsyncDisposableStack();
  if (siteIsStale(packageFolder)) await buildSite(packageFolder);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-staff-site-'));
  started.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const port = wantedPort ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const config = join(dataDirectory, 'region.yaml');
  writeFileSync(
    config,
    readFileSync(DEMO_CONFIG, 'utf8').replace(/publicUrl: .*/, `publicUrl: ${origin}`) +
      regionText(origin),
  );
  const archive = started.use(openArchive(archiveFile(dataDirectory)));
  const desk = started.use(openDesk(deskFile(dataDirectory)));
  const phc = await hashPassword(PASSWORD);
  const accounts = desk.transaction(() => ({
    nordskjaer: account(desk, 'nordskjaer', phc),
    eikedal: account(desk, 'eikedal', phc),
    both: account(desk, 'both', phc),
    region: account(desk, 'region', phc),
    regionAndEikedal: account(desk, 'regionAndEikedal', phc),
    roleless: account(desk, 'roleless', phc),
  }));
  const planted = {
    '9901': plant(archive, desk, '9901', 'nordskjaer-journal', accounts.nordskjaer),
    '9902': plant(archive, desk, '9902', 'eikedal-journal', accounts.nordskjaer),
    '9903': plant(archive, desk, '9903', 'storvag-journal', accounts.nordskjaer),
  };
  const site = started.use(
    startBuiltSite(port, {
      FELLESINNSYN_DATA: dataDirectory,
      FELLESINNSYN_CONFIG: config,
      ...variables,
    }),
  );
  await untilHealthy(site);
  const running = started.move();
  return {
    origin,
    desk,
    archive,
    dataDirectory,
    site,
    planted,
    accounts,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function account(desk: Desk, person: Person, phc: string): string {
  const { id } = insertAccount(desk, emailOf(person), `Ansatt ${person}`);
  setPassword(desk, id, phc);
  for (const role of PEOPLE[person]) giveRole(desk, id, role);
  return id;
}

function plant(
  archive: Archive,
  desk: Desk,
  kommune: Kommune,
  source: string,
  staff: string,
): Planted {
  const markers = markersOf(kommune);
  const organisasjonsnummer = { '9901': '310990108', '9902': '310990205', '9903': '310990302' }[
    kommune
  ];
  const run = archive.beginRun({
    id: source,
    kind: 'oai-pmh',
    kommunenummer: kommune,
    organisasjonsnummer,
  });
  const number = foedselsnummer(seededRandom(Number(kommune)));
  archive.commit(run, [
    {
      kind: 'record',
      record: journalpost({
        kommunenummer: kommune,
        organisasjonsnummer,
        kilde: source,
        offentligTittel: markedText(`Klage ${number} ${markers.finding}`),
        saksmappe: saksmappe({ offentligTittel: markedText('Sak om fjærekalender') }),
      }),
    },
    {
      kind: 'rejected',
      raw: `<record><title>${markers.raw} & <script>alert(1)</script></title></record>`,
      reason: 'The date cannot be read: mend it at the source.',
      where: 'page 3, record 17',
      sourceKey: null,
    },
  ]);
  archive.finishRun(run, 'ok');
  const [reject] = archive.rejects({ sourceId: source, limit: 1 });
  const finding = archive.findings({ limit: 100 }).find(({ sourceId }) => sourceId === source);
  if (reject === undefined || finding === undefined) throw new Error('nothing was planted');
  plantOrder(desk, kommune, finding.id, staff);
  return { reject: reject.n, finding: finding.id, order: markers.order, source };
}

function plantOrder(desk: Desk, kommune: Kommune, entry: string, staff: string): void {
  const { email, name, message, note, order } = markersOf(kommune);
  const at = desk.now().toISOString();
  desk.transaction(() => {
    desk
      .prepare(
        `INSERT INTO request (id, state, language, email, email_key, name, created_at, confirmed_at)
         VALUES (?, 'confirmed', 'nb', ?, ?, ?, ?, ?)`,
      )
      .run(`ik_planted${kommune}`, email, email, name, at, at);
    desk
      .prepare(
        `INSERT INTO request_order (id, request, kommunenummer, state, message, ordered_at) VALUES (?, ?, ?, 'ordered', ?, ?)`,
      )
      .run(order, `ik_planted${kommune}`, kommune, message, at);
    desk.prepare('INSERT INTO request_entry VALUES (?, 0, ?, 1)').run(order, entry);
    desk
      .prepare("INSERT INTO order_handling VALUES (?, 'ordered', ?, ?, ?)")
      .run(order, note, at, staff);
    queueMail(desk, {
      purpose: 'order',
      reference: `ik_planted${kommune}`,
      key: order,
      kommunenummer: kommune,
      to: `postmottak@kommune${kommune}.example`,
      replyTo: email,
      subject: 'Innsynskrav',
      text: message,
      language: 'nb',
      attachments: [],
    });
  });
}
