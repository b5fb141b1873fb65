import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS } from '../../site/desk/staff/access.ts';
import { makeLink } from '../../site/desk/staff/password-links.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { Visitor } from '../support/staff-browserless.ts';
import { PASSWORD } from '../support/staff-desk.ts';
import {
  emailOf,
  markersOf,
  type Person,
  type StaffSite,
  startStaffSite,
} from '../support/staff-site.ts';

let site: StaffSite;
let browser: Browser;
beforeAll(async () => {
  site = await startStaffSite(
    () => `
staff:
  providers:
    - { id: jobben, name: Eikedal kommune, issuer: "http://127.0.0.1:1", clientId: x }
`,
  );
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function signedIn(person: Person): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/ansatt`);
  await page.getByLabel('E-postadresse').fill(emailOf(person));
  await page.getByLabel('Passord', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  await page.waitForURL(`${site.origin}/ansatt`);
  return page;
}

/** Every page of the access table, as somebody who may open it. */
function pages(): readonly (readonly [person: Person | null, path: string])[] {
  const { reject, finding, order, source } = site.planted['9901'];
  const link = site.desk.transaction(() =>
    makeLink(site.desk, site.accounts.roleless, 'invitation'),
  );
  return Object.entries(ACCESS)
    .filter(([route]) => !/csv$|logg-ut|inngang|videre/.test(route))
    .flatMap(([route, demand]) => {
      const person: Person | null =
        demand === 'anyone' ? null : demand === 'regionadministrator' ? 'region' : 'nordskjaer';
      const path = route
        .replace('[kommune]', '9901')
        .replace('[krav]', order)
        .replace('[nummer]', String(reject))
        .replace('[post]', finding)
        .replace('[kilde]', source)
        .replace('[konto]', site.accounts.eikedal)
        .replace('[lenke]', link);
      return [[person, path] as const];
    });
}

describe('every page', () => {
  test('axe finds nothing wrong, light and dark, wide and narrow; nothing has to be scrolled sideways', async () => {
    const all = pages();
    expect(all.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const person of [null, 'nordskjaer', 'region'] as const) {
      const page = person === null ? await browser.newPage() : await signedIn(person);
      for (const [, path] of all.filter(([who]) => who === person)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(site.origin + path);
        expect(await page.locator('h1').count(), path).toBe(1);
        expect(await page.locator('main').textContent()).not.toMatch(/undefined|\[object |NaN/);
        for (const [colorScheme, width] of [
          ['light', 1280],
          ['dark', 360],
        ] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          found.push(
            ...(await violations(page)).map((line) => `${path} ${colorScheme} ${width}: ${line}`),
          );
        }
        await page.setViewportSize({ width: 320, height: 640 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        if (overflow > 0) found.push(`${path}: ${overflow} px too wide at 320`);
      }
      await page.close();
    }
    expect(found).toEqual([]);
  }, 300_000);
});

test('with the keyboard alone: sign in, open a request, mark it answered, sign out', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/ansatt/9901/krav`);
  const tabTo = async (name: string | RegExp, role: 'textbox' | 'button' | 'link' | 'radio') => {
    const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await tabTo('E-postadresse', 'textbox');
  await page.keyboard.type(emailOf('nordskjaer'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.origin}/ansatt/9901/krav`);
  await tabTo(/i dag kl/, 'link');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/krav\/io_planted9901$/);
  expect(await page.getByRole('main').textContent()).toContain(markersOf('9901').email);
  await tabTo('Nytt', 'radio');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo('Notat til oss selv', 'textbox');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Sendt <b>alt</b>');
  await tabTo('Lagre', 'button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/gjort=state/);
  expect(await page.getByRole('status').first().textContent()).toBe('Kravet er oppdatert.');
  expect(await page.getByRole('radio', { name: 'Besvart' }).isChecked()).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Notat til oss selv' }).inputValue()).toBe(
    'Sendt <b>alt</b>',
  );
  await page.goto(`${site.origin}/ansatt`);
  await tabTo('Logg ut', 'button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ansatt\/logg-inn/);
  await page.goto(`${site.origin}/ansatt/9901/krav`);
  expect(page.url()).toContain('/ansatt/logg-inn');
  await page.close();
});

test('somebody who is signed in and follows a link in a web mail comes where it leads', async () => {
  const page = await signedIn('nordskjaer');
  await page.route('https://webmail.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<a href="${site.origin}/ansatt/9901/krav">Se kravet</a>`,
    }),
  );
  await page.goto('https://webmail.example/');
  await page.getByRole('link').click();
  await page.waitForURL(`${site.origin}/ansatt/9901/krav`);
  await page.close();
});

describe('signing in', () => {
  test('a session that somebody has put into the browser beforehand is not taken into use', async () => {
    const attacker = new Visitor(site.origin);
    await attacker.signIn('eikedal');
    const planted = attacker.cookies.get('ansatt') ?? '';
    const victim = new Visitor(site.origin);
    for (const fixed of [planted, 'A'.repeat(43)]) {
      victim.cookies.set('ansatt', fixed);
      const response = await victim.signIn('nordskjaer');
      expect(response.status).toBe(303);
      expect(victim.cookies.get('ansatt')).not.toBe(fixed);
      const other = new Visitor(site.origin);
      other.cookies.set('ansatt', fixed);
      expect((await other.get('/ansatt/9901/krav')).status).not.toBe(200);
    }
  });

  test('its cookies can be read by no script and sent by no other site', async () => {
    const response = await new Visitor(site.origin).signIn('nordskjaer');
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Strict/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).not.toMatch(/Domain/i);
    }
  });

  test('the form is accepted from our own pages only', async () => {
    const fields = { epost: emailOf('nordskjaer'), passord: PASSWORD };
    for (const Origin of ['https://ond.example', 'null', 'http://127.0.0.1:1']) {
      const visitor = new Visitor(site.origin);
      expect((await visitor.post('/ansatt/logg-inn', fields, { Origin })).status).toBe(403);
      expect(visitor.cookies.size).toBe(0);
    }
  });

  test.each([
    'https://ond.example',
    '//ond.example',
    '/\\ond.example',
    '/sok',
    'javascript:alert(1)',
    '/ansatt/../../ond',
  ])('leads nowhere else, whatever the address asks for: %s', async (til) => {
    const visitor = new Visitor(site.origin);
    const page = await (
      await visitor.get(`/ansatt/logg-inn?${new URLSearchParams({ til })}`)
    ).text();
    expect(page).not.toContain('ond.example/');
    expect((await visitor.signIn('nordskjaer', { til })).headers.get('Location')).toBe('/ansatt');
    const onward = await (
      await visitor.get(`/ansatt/videre?${new URLSearchParams({ til })}`)
    ).text();
    expect(/http-equiv="refresh" content="([^"]*)"/.exec(onward)?.[1]).toBe('0;url=/ansatt');
  });

  test('guessing is slowed down, says how long, and gives nothing away about who exists', async () => {
    const guess = (epost: string) =>
      new Visitor(site.origin).post('/ansatt/logg-inn', { epost, passord: 'gjetter i vei' });
    const known = [];
    const unknown = [];
    for (let i = 0; i < 6; i++) {
      known.push((await guess(emailOf('roleless'))).status);
      unknown.push((await guess('finnes-ikke@ansatte.example')).status);
    }
    expect(known).toEqual([422, 422, 422, 422, 422, 429]);
    expect(unknown).toEqual(known);
    const page = await (await guess(emailOf('roleless'))).text();
    expect(page).toContain('Det er prøvd for mange ganger. Vent 1 minutt');
    expect(page).not.toContain('gjetter i vei');
  });

  test('asking for a new password says the same to everybody, and mails only who has an account, three times at most', async () => {
    const mails = () =>
      site.desk.db.prepare("SELECT count(*) AS n FROM mails WHERE key LIKE 'staff-link:%'").get()
        ?.n;
    for (const epost of ['finnes-ikke@ansatte.example', emailOf('both')])
      for (let i = 0; i < 4; i++) {
        const response = await new Visitor(site.origin).post('/ansatt/passord', { epost });
        expect([response.status, response.headers.get('Location')]).toEqual([
          303,
          '/ansatt/passord?sendt=ja',
        ]);
      }
    expect(mails()).toBe(3);
  });
});

test('a link to choose a password: opened twice, used once, weak ones are told why', async () => {
  const link = site.desk.transaction(() => makeLink(site.desk, site.accounts.both, 'invitation'));
  const path = `/ansatt/passord/${link}`;
  const visitor = new Visitor(site.origin);
  expect((await visitor.get(path)).status).toBe(200);
  const weak = await visitor.post(path, { passord: 'kort', gjenta: 'kort' });
  expect(weak.status).toBe(422);
  expect(await weak.text()).toContain('Passordet må ha minst 15 tegn. En setning');
  const passord = 'en elg på vei til butikken';
  expect((await visitor.post(path, { passord, gjenta: passord })).headers.get('Location')).toBe(
    '/ansatt',
  );
  expect((await visitor.get('/ansatt/9901/krav')).status).toBe(200);
  expect((await new Visitor(site.origin).get(path)).status).toBe(410);
  expect((await new Visitor(site.origin).post(path, { passord, gjenta: passord })).status).toBe(
    410,
  );
});

test('an account is made, gets its role and link, and its municipality’s archivists are told', async () => {
  const visitor = new Visitor(site.origin);
  await visitor.signIn('region');
  const made = await visitor.send('/ansatt/kontoer', {
    navn: 'Ny Kollega',
    epost: 'Ny.Kollega@ansatte.example',
    rolle: 'arkivar-9902',
  });
  expect(made.headers.get('Location')).toMatch(
    /^\/ansatt\/kontoer\/[0-9a-f-]+\?gjort=accountMade$/,
  );
  const mails = site.desk.db
    .prepare(
      "SELECT content ->> '$.to' AS recipient, purpose FROM mails WHERE key LIKE 'staff-%' ORDER BY n DESC LIMIT 3",
    )
    .all()
    .map(({ recipient, purpose }) => [recipient, purpose]);
  expect(mails).toContainEqual(['ny.kollega@ansatte.example', 'verification']);
  expect(mails).toContainEqual([emailOf('eikedal'), 'alert']);
  expect(mails).toContainEqual([emailOf('regionAndEikedal'), 'alert']);
  const again = await visitor.send('/ansatt/kontoer', {
    navn: 'Ny',
    epost: 'ny.kollega@ansatte.example',
    rolle: 'arkivar-9902',
  });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('Adressen har en konto fra før.');
});

test('harvest now, pause and try again are wishes the harvester can read, and the page says that they wait', async () => {
  const page = await signedIn('nordskjaer');
  await page.goto(`${site.origin}/ansatt/9901/kilder/${site.planted['9901'].source}`);
  await page.getByRole('button', { name: 'Sett på pause' }).click();
  expect(await page.getByRole('main').textContent()).toContain('Satt på pause');
  await page.getByRole('button', { name: 'Hent nå' }).click();
  expect(await page.getByRole('main').textContent()).toContain('Et ønske venter på innhøsteren');
  await page.goto(`${site.origin}/ansatt/9901/avvist/${site.planted['9901'].reject}`);
  expect(await page.locator('pre').textContent()).toContain('<script>alert(1)</script>');
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  expect(await page.getByRole('main').textContent()).toContain('Posten prøves igjen straks.');
  const kinds = site.desk.db
    .prepare('SELECT kind FROM source_wish ORDER BY n')
    .all()
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['pause', 'harvest', 'retry']);
  await page.close();
});

test('the log as a file: whole, its chain unbroken, and the export itself in it', async () => {
  const visitor = new Visitor(site.origin);
  await visitor.signIn('nordskjaer');
  const response = await visitor.get('/ansatt/9901/logg.csv');
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toContain('logg-9901.csv');
  const lines = (await response.text()).trim().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.at(-1)).toContain('log-exported');
  const hashes = lines.slice(1).map((line) => line.split(','));
  for (let i = 1; i < hashes.length; i++)
    expect(hashes[i]?.at(-2)).toBe(hashes[i - 1]?.at(-1)?.trim());
});
