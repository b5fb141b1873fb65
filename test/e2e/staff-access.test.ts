import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS } from '../../site/desk/staff/access.ts';
import { auditRows } from '../../site/desk/staff/audit.ts';
import { verifyAudit } from '../../site/desk/staff/verify-audit.ts';
import { Visitor } from '../support/staff-browserless.ts';
import {
  KOMMUNER,
  type Kommune,
  markersOf,
  type Person,
  type StaffSite,
  startStaffSite,
} from '../support/staff-site.ts';

const pages = join(import.meta.dirname, '../../site/pages');
const onDisk = globSync('ansatt/**/*.{astro,ts}', { cwd: pages })
  .map((file) => `/${file.replace(/\.(astro|ts)$/, '').replace(/\/index$/, '')}`)
  .sort();
type Who = Person | 'nobody';
const WHO: readonly Who[] = [
  'nobody',
  'nordskjaer',
  'eikedal',
  'both',
  'region',
  'regionAndEikedal',
  'roleless',
];
type Answer = 'open' | 'sign in' | 'refused' | 'moved on' | 'gone' | 'not found';

const everybody = {
  nobody: 'open',
  nordskjaer: 'open',
  eikedal: 'open',
  both: 'open',
  region: 'open',
  regionAndEikedal: 'open',
  roleless: 'open',
} as const;
const signedIn = { ...everybody, nobody: 'sign in' } as const;
const region = {
  nobody: 'sign in',
  nordskjaer: 'refused',
  eikedal: 'refused',
  both: 'refused',
  region: 'open',
  regionAndEikedal: 'open',
  roleless: 'refused',
} as const;
/** What each person meets at a page of each municipality, when it is its archivists' alone. */
const arkivar: Readonly<Record<Kommune, Readonly<Record<Who, Answer>>>> = {
  '9901': {
    nobody: 'sign in',
    nordskjaer: 'open',
    eikedal: 'refused',
    both: 'open',
    region: 'refused',
    regionAndEikedal: 'refused',
    roleless: 'refused',
  },
  '9902': {
    nobody: 'sign in',
    nordskjaer: 'refused',
    eikedal: 'open',
    both: 'refused',
    region: 'refused',
    regionAndEikedal: 'open',
    roleless: 'refused',
  },
  '9903': {
    nobody: 'sign in',
    nordskjaer: 'refused',
    eikedal: 'refused',
    both: 'open',
    region: 'refused',
    regionAndEikedal: 'refused',
    roleless: 'refused',
  },
};
const orRegion: typeof arkivar = {
  '9901': { ...arkivar['9901'], region: 'open', regionAndEikedal: 'open' },
  '9902': { ...arkivar['9902'], region: 'open', regionAndEikedal: 'open' },
  '9903': { ...arkivar['9903'], region: 'open', regionAndEikedal: 'open' },
};
const same = (row: Readonly<Record<Who, Answer>>) => ({ '9901': row, '9902': row, '9903': row });

/** The access matrix: every page × every municipality × every person. Written by hand, so that it does not repeat the program. */
const MATRIX: Readonly<Record<string, Readonly<Record<Kommune, Readonly<Record<Who, Answer>>>>>> = {
  '/ansatt': same(signedIn),
  '/ansatt/logg-inn': same({
    ...everybody,
    nordskjaer: 'moved on',
    eikedal: 'moved on',
    both: 'moved on',
    region: 'moved on',
    regionAndEikedal: 'moved on',
    roleless: 'moved on',
  }),
  '/ansatt/passord': same(everybody),
  '/ansatt/passord/[lenke]': same({
    nobody: 'gone',
    nordskjaer: 'gone',
    eikedal: 'gone',
    both: 'gone',
    region: 'gone',
    regionAndEikedal: 'gone',
    roleless: 'gone',
  }),
  '/ansatt/inngang/[tjeneste]': same({
    nobody: 'not found',
    nordskjaer: 'not found',
    eikedal: 'not found',
    both: 'not found',
    region: 'not found',
    regionAndEikedal: 'not found',
    roleless: 'not found',
  }),
  '/ansatt/inngang/[tjeneste]/retur': same({
    nobody: 'not found',
    nordskjaer: 'not found',
    eikedal: 'not found',
    both: 'not found',
    region: 'not found',
    regionAndEikedal: 'not found',
    roleless: 'not found',
  }),
  '/ansatt/videre': same(everybody),
  '/ansatt/stopp': same({
    nobody: 'refused',
    nordskjaer: 'refused',
    eikedal: 'refused',
    both: 'refused',
    region: 'refused',
    regionAndEikedal: 'refused',
    roleless: 'refused',
  }),
  '/ansatt/logg-ut': same({
    nobody: 'sign in',
    nordskjaer: 'moved on',
    eikedal: 'moved on',
    both: 'moved on',
    region: 'moved on',
    regionAndEikedal: 'moved on',
    roleless: 'moved on',
  }),
  '/ansatt/min-konto': same(signedIn),
  '/ansatt/drift': same(region),
  '/ansatt/kontoer': same(region),
  '/ansatt/kontoer/[konto]': same(region),
  '/ansatt/logg': same(region),
  '/ansatt/logg.csv': same(region),
  '/ansatt/[kommune]/krav': arkivar,
  '/ansatt/[kommune]/krav/[krav]': arkivar,
  '/ansatt/[kommune]/avvist': arkivar,
  '/ansatt/[kommune]/avvist/[nummer]': arkivar,
  '/ansatt/[kommune]/funn': arkivar,
  '/ansatt/[kommune]/funn/[post]': arkivar,
  '/ansatt/[kommune]/kilder': orRegion,
  '/ansatt/[kommune]/kilder/[kilde]': orRegion,
  '/ansatt/[kommune]/logg': arkivar,
  '/ansatt/[kommune]/logg.csv': arkivar,
};

let site: StaffSite;
const visitors = new Map<Who, Visitor>();
beforeAll(async () => {
  site = await startStaffSite();
  for (const who of WHO) {
    const visitor = new Visitor(site.origin);
    if (who !== 'nobody') expect((await visitor.signIn(who)).status).toBe(303);
    visitors.set(who, visitor);
  }
});
afterAll(() => site?.[Symbol.asyncDispose]());

const visitorOf = (who: Who): Visitor => visitors.get(who) ?? new Visitor(site.origin);

function addressOf(route: string, kommune: Kommune): string {
  const { reject, finding, order, source } = site.planted[kommune];
  return route
    .replace('[kommune]', kommune)
    .replace('[krav]', order)
    .replace('[nummer]', String(reject))
    .replace('[post]', finding)
    .replace('[kilde]', source)
    .replace('[konto]', site.accounts.eikedal)
    .replace('[lenke]', 'A'.repeat(43))
    .replace('[tjeneste]', 'finnes-ikke');
}

function answerOf({ status, headers }: Response): Answer | number {
  const to = headers.get('Location') ?? '';
  if (status === 303) return to.startsWith('/ansatt/logg-inn') ? 'sign in' : 'moved on';
  const names: Readonly<Record<number, Answer>> = {
    200: 'open',
    403: 'refused',
    404: 'not found',
    410: 'gone',
  };
  return names[status] ?? status;
}

test('every page on disk has its row in the matrix and in the access table, and there are no others', () => {
  expect(onDisk.length).toBeGreaterThan(20);
  expect(Object.keys(MATRIX).sort()).toEqual(onDisk);
  expect(Object.keys(ACCESS).sort()).toEqual(onDisk);
});

const cells = Object.entries(MATRIX).flatMap(([route, kommuner]) =>
  (route.includes('[kommune]') ? KOMMUNER : (['9901'] as const)).flatMap((kommune) =>
    WHO.map((who) => ({ route, kommune, who, answer: kommuner[kommune][who] })),
  ),
);

describe('opening', () => {
  test.each(cells)(
    '$route in $kommune as $who: $answer',
    async ({ route, kommune, who, answer }) => {
      const response = await visitorOf(who).get(addressOf(route, kommune));
      expect(answerOf(response)).toBe(answer);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('X-Robots-Tag')).toContain('noindex');
      expect(response.headers.get('X-Frame-Options')).toBe('DENY');
      // A page says its own address in its links to other languages: what was asked, not what was told.
      const text = (await response.text()).replaceAll(addressOf(route, kommune), '');
      for (const other of KOMMUNER)
        if (arkivar[other][who] !== 'open')
          for (const marker of Object.values(markersOf(other)))
            expect(text.includes(marker), `${marker} shown to ${who}`).toBe(false);
    },
  );

  test.each(cells.filter(({ route }) => !route.endsWith('.csv')))(
    'in nynorsk, English and South Sámi alike: $route in $kommune as $who',
    async ({ route, kommune, who, answer }) => {
      for (const language of ['nn', 'en']) {
        const response = await visitorOf(who).get(`/${language}${addressOf(route, kommune)}`);
        const { status, headers } = response;
        const to = headers.get('Location') ?? '';
        if (answer === 'sign in')
          expect([status, to]).toEqual([
            303,
            expect.stringMatching(`^/${language}/ansatt/logg-inn`),
          ]);
        else if (answer !== 'moved on') expect(answerOf(response)).toBe(answer);
        await response.body?.cancel();
      }
    },
  );
});

describe('another municipality’s things under one’s own address', () => {
  const wrong = (
    ['krav/[krav]', 'avvist/[nummer]', 'funn/[post]', 'kilder/[kilde]'] as const
  ).flatMap((page) => (['nordskjaer', 'region'] as const).map((who) => ({ page, who })));
  test.each(wrong)('$page as $who', async ({ page, who }) => {
    const address = addressOf(`/ansatt/[kommune]/${page}`, '9902').replace('/9902/', '/9901/');
    const visitor = visitorOf(who);
    const response = await visitor.get(address);
    expect([403, 404]).toContain(response.status);
    const sent = await visitor.send(address, { gjor: 'harvest', status: 'answered', notat: 'hei' });
    expect([403, 404]).toContain(sent.status);
    expect(site.desk.db.prepare('SELECT count(*) AS n FROM source_wish').get()?.n).toBe(0);
  });
});

describe('forms', () => {
  const POSTS = [
    ['/ansatt/logg-ut', {}],
    ['/ansatt/min-konto', { gjor: 'avslutt', okt: '1' }],
    ['/ansatt/kontoer', { navn: 'Ny', epost: 'ny@ansatte.example', rolle: 'arkivar-9902' }],
    ['/ansatt/kontoer/[konto]', { gjor: 'gi', rolle: 'regionadministrator' }],
    ['/ansatt/[kommune]/krav/[krav]', { status: 'answered', notat: 'falsk' }],
    ['/ansatt/[kommune]/avvist/[nummer]', {}],
    ['/ansatt/[kommune]/kilder/[kilde]', { gjor: 'pause' }],
  ] as const;
  const state = () =>
    JSON.stringify(
      ['staff', 'staff_role', 'source_wish', 'order_handling', 'mails', 'staff_link'].map((table) =>
        site.desk.db.prepare(`SELECT * FROM ${table}`).all(),
      ),
    );

  test.each(POSTS)(
    '%s: sent from elsewhere, without or with another’s secret, it changes nothing',
    async (route, fields) => {
      const visitor = visitorOf(route.includes('[kommune]') ? 'nordskjaer' : 'region');
      const address = addressOf(route, '9901');
      const before = state();
      const secret = await visitor.secret();
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const others = await visitorOf('both').secret();
      const tries = [
        await visitor.post(address, fields),
        await visitor.post(address, { ...fields, skjema: '' }),
        await visitor.post(address, { ...fields, skjema: others }),
        await visitor.post(
          address,
          { ...fields, skjema: secret },
          { Origin: 'https://ond.example' },
        ),
        await visitor.post(address, { ...fields, skjema: secret }, { Origin: 'null' }),
        await visitor.post(`${address}?skjema=${secret}`, fields),
      ];
      expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
      const json = await fetch(site.origin + address, {
        method: 'POST',
        headers: {
          'Content-Type': 'text/plain',
          Cookie: [...visitor.cookies].map(([a, b]) => `${a}=${b}`).join('; '),
        },
        body: `skjema=${secret}`,
      });
      expect(json.status).toBe(403);
      expect(state()).toBe(before);
    },
  );

  test.each(
    POSTS.filter(([route]) => route !== '/ansatt/logg-ut' && route !== '/ansatt/min-konto'),
  )(
    '%s: with its secret, from somebody without the right, it changes nothing',
    async (route, fields) => {
      const before = state();
      for (const who of ['eikedal', 'roleless', 'nobody'] as const) {
        const response = await visitorOf(who).send(addressOf(route, '9901'), fields);
        expect([403, 303]).toContain(response.status);
        if (response.status === 303)
          expect(response.headers.get('Location')).toMatch(/^\/ansatt\/logg-inn/);
      }
      expect(state()).toBe(before);
    },
  );

  test('nobody gives themselves a role', async () => {
    const visitor = visitorOf('region');
    const own = `/ansatt/kontoer/${site.accounts.region}`;
    const before = state();
    await visitor.send(own, { gjor: 'gi', rolle: 'arkivar-9901' });
    expect(state()).toBe(before);
    expect((await visitor.get('/ansatt/9901/krav')).status).toBe(403);
  });
});

describe('no way round the gate', () => {
  test.each([
    '/%61nsatt/kontoer',
    '/ansatt%2Fkontoer',
    '//ansatt/kontoer',
    '/ansatt//kontoer',
    '/ANSATT/kontoer',
    '/ansatt/kontoer/',
    '/./ansatt/kontoer',
    '/x/../ansatt/kontoer',
    '/nn/ansatt/kontoer',
    '/nn//ansatt/kontoer',
    '/nn/%61nsatt/9901/krav',
    '/ansatt/9901/krav?x=/ansatt/logg-inn',
    '/ansatt;/kontoer',
    '/kommune/../ansatt/drift',
    '/ansatt/logg-inn/../kontoer',
    '/ansatt/logg-inn/%2e%2e/kontoer',
  ])('%s shows nothing to somebody signed out', async (path) => {
    // As the bytes are, without what fetch would tidy up.
    const { request } = await import('node:http');
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      request(site.origin, { path }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      })
        .on('error', reject)
        .end();
    });
    expect([303, 301, 308, 400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/@ansatte\.example|merke990|name="skjema"/);
  });

  test('nothing public holds anything of a requester', async () => {
    const nobody = new Visitor(site.origin);
    for (const path of [
      '/',
      '/sok',
      '/kilder',
      '/kommune/nordskjaer',
      '/statistikk',
      '/kurv',
      '/robots.txt',
      `/post/${site.planted['9901'].finding}`,
    ]) {
      const text = await (await nobody.get(path)).text();
      for (const kommune of KOMMUNER) {
        const { finding: _, ...markers } = markersOf(kommune);
        for (const marker of Object.values(markers)) expect(text).not.toContain(marker);
      }
    }
  });

  test('nor does the log of the process', () => {
    const said = site.site.said.join('');
    for (const kommune of KOMMUNER) {
      const { order: _, ...markers } = markersOf(kommune);
      for (const marker of Object.values(markers)) expect(said).not.toContain(marker);
    }
    expect(said).not.toContain('@ansatte.example');
  });
});

describe('what a person is shown is written down', () => {
  test.each([
    ['request-seen', '/ansatt/[kommune]/krav/[krav]', 'order'],
    ['reject-seen', '/ansatt/[kommune]/avvist/[nummer]', 'reject'],
    ['finding-seen', '/ansatt/[kommune]/funn/[post]', 'finding'],
  ] as const)('%s', async (action, route, subject) => {
    const visitor = visitorOf('both');
    const marker = {
      order: markersOf('9903').email,
      reject: markersOf('9903').raw,
      finding: markersOf('9903').finding,
    }[subject];
    const before = auditRows(site.desk, '9903', Number.MAX_SAFE_INTEGER, 1)[0]?.seq ?? 0;
    const text = await (await visitor.get(addressOf(route, '9903'))).text();
    expect(text).toContain(marker);
    expect(text).not.toContain('<script>alert(1)');
    const [row] = auditRows(site.desk, '9903', Number.MAX_SAFE_INTEGER, 1);
    expect(row).toMatchObject({
      seq: before + 1,
      action,
      staff: site.accounts.both,
      subject: String(site.planted['9903'][subject]),
    });
  });

  test('without anybody’s name or address, and the whole log is as it was written', () => {
    const rows = JSON.stringify(site.desk.db.prepare('SELECT * FROM audit').all());
    for (const kommune of KOMMUNER) {
      const { email, name, message, note, raw, finding } = markersOf(kommune);
      for (const marker of [email, name, message, note, raw, finding])
        expect(rows).not.toContain(marker);
    }
    expect(verifyAudit(site.desk).kind).toBe('whole');
  });

  test('the list of requests names nobody', async () => {
    const text = await (await visitorOf('nordskjaer').get('/ansatt/9901/krav')).text();
    expect(text).toContain(markersOf('9901').order);
    expect(text).not.toContain(markersOf('9901').email);
    expect(text).not.toContain(markersOf('9901').name);
  });
});
