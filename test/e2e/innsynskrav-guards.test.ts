import { randomBytes } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { describe, expect, inject, test } from 'vitest';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { mailsAbout, untilMails } from '../support/outbox.ts';

const site = inject('site');
type Fields = Readonly<Record<string, string>>;

/** Sends a form as a browser does; `headers` may change what a browser would say of where it came from. */
const post = (path: string, fields: Fields, headers: Readonly<Record<string, string>> = {}) =>
  fetch(site.origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: site.origin, ...headers },
    redirect: 'manual',
  });
const page = async (answer: Response): Promise<Document> =>
  new JSDOM(await answer.text()).window.document;
const textOf = (document: Document, selector: string): string | undefined =>
  document.querySelector(selector)?.textContent?.trim();

/** The cookie of a new cart with one readable entry in it. */
async function cartCookie(): Promise<string> {
  const answer = await post('/kurv', { handling: 'legg', post: site.ids.readable });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
/** Fills in the form to the end: the preview's page, or the form's when something is wrong. */
async function fill(fields: Fields, cookie: string): Promise<[Response, Document]> {
  const answer = await post(
    '/innsyn/nytt',
    { handling: 'forhandsvis', ...fields },
    { Cookie: cookie },
  );
  return [answer, await page(answer.clone())];
}
/** Sends what was previewed. */
async function send(fields: Fields, cookie: string): Promise<Response> {
  const [, document] = await fill(fields, cookie);
  const sett = document.querySelector<HTMLTextAreaElement>('[name="sett"]')?.value ?? '';
  return post('/innsyn/nytt', { ...fields, sett, handling: 'send' }, { Cookie: cookie });
}
const newAddress = (): string => `vakt${randomBytes(4).toString('hex')}@borger.example`;

describe('hostile fields are safe, or told by the field with what was typed kept', () => {
  test.each([
    ['a header injection', 'kari@borger.example\r\nBcc: alle@ond.example', 'Skriv bare én adresse'],
    ['two addresses', 'kari@borger.example,ola@borger.example', 'Skriv bare én adresse'],
    ['HTML', '<img src=x onerror=alert(1)>@borger.example', 'Skriv bare én adresse'],
    ['100 kB', `${'a'.repeat(100_000)}@borger.example`, 'for lang'],
    ['letters before the @', 'kåre@borger.example', 'æ, ø eller å'],
    ['nothing', '', 'Skriv e-postadressen din'],
    ['no @', 'kari', 'mangler @'],
  ])('e-mail: %s', async (_, epost, words) => {
    const [answer, document] = await fill({ epost }, await cartCookie());
    expect(answer.status).toBe(422);
    expect(document.title).toMatch(/^Feil:/);
    expect(textOf(document, '#epost-feil')).toContain(words);
    expect(document.querySelector('#epost')?.getAttribute('aria-describedby')).toContain(
      'epost-feil',
    );
    expect(document.querySelector('.error-summary a')?.getAttribute('href')).toBe('#epost');
    const kept = document.querySelector<HTMLInputElement>('#epost')?.value ?? '';
    expect(kept).toBe(epost.replaceAll(/[\r\n]/g, ''));
    expect(document.querySelectorAll('img[src="x"]')).toHaveLength(0);
  });

  test('name and message of 100 kB are told and kept to the last letter', async () => {
    const long = 'æ'.repeat(100_000);
    const fields = { epost: newAddress(), navn: long, 'melding-9901': long };
    const [answer, document] = await fill(fields, await cartCookie());
    expect(answer.status).toBe(422);
    expect(textOf(document, '#navn-feil')).toContain('høyst 200 tegn');
    expect(textOf(document, '#melding-9901-feil')).toMatch(/100\s000 tegn/);
    expect(document.querySelector<HTMLTextAreaElement>('#melding-9901')?.value).toBe(long);
    expect(document.querySelector<HTMLInputElement>('#navn')?.value).toBe(long);
  });

  test('a form beyond four megabytes is refused, and the site goes on', async () => {
    const Cookie = await cartCookie();
    const status = await post('/innsyn/nytt', { epost: 'x'.repeat(4_100_000) }, { Cookie }).then(
      (answer) => answer.status,
      // The server hangs up on who goes on sending.
      () => 413,
    );
    expect(status).toBe(413);
    expect((await fetch(`${site.origin}/health`)).status).toBe(200);
  });

  test('emoji, right-to-left letters, an address in another script and HTML arrive readable, and nothing else', async () => {
    const message =
      'שלום 👩‍👩‍👧 <script>alert(1)</script> \u202eskjult\r\n.\r\nBcc: alle@ond.example';
    const name = 'Ola\r\nBcc: alle@ond.example';
    const local = `kari${randomBytes(3).toString('hex')}`;
    const fields = { epost: `${local}@blåbær.example`, navn: name, 'melding-9901': message };
    const cookie = await cartCookie();
    const [shown, document] = await fill(fields, cookie);
    expect(shown.status).toBe(200);
    expect(textOf(document, '.answer-to')).toBe(`${local}@blåbær.example`);
    expect(textOf(document, '.letter-text')).toContain(
      '> שלום 👩‍👩‍👧 <script>alert(1)</script> skjult',
    );
    expect(document.querySelectorAll('main script')).toHaveLength(0);
    expect((await send(fields, cookie)).headers.get('location')).toBe('/innsyn/sendt');
    const address = `${local}@xn--blbr-roah.example`;
    const [mail] = await untilMails(site.dataDirectory, address, 1);
    const link = /\/innsyn\/bekreft\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    await post(link, { handling: 'bekreft' });
    const mails = await untilMails(site.dataDirectory, address, 3);
    const order = mails.find(({ attachments }) => attachments.length > 0);
    expect(order?.text).toContain(
      '> שלום 👩‍👩‍👧 <script>alert(1)</script> skjult\n> .\n> Bcc: alle@ond.example',
    );
    expect(order?.text).toContain('Navn: Ola Bcc: alle@ond.example');
    expect(order?.headers.has('bcc')).toBe(false);
    expect(order?.html).toBe(false);
    expect(await mailsAbout(site.dataDirectory, 'alle@ond.example')).toEqual([]);
  });

  test('the field nobody sees stops a robot, and shows itself to a person', async () => {
    const fields = { epost: newAddress(), nettsted: 'http://ond.example' };
    const [answer, document] = await fill(fields, await cartCookie());
    expect(answer.status).toBe(422);
    expect(textOf(document, '#nettsted-feil')).toContain('skal stå tomt');
    expect(document.querySelector('.honeypot')).toBeNull();
  });

  test('what does not stand in a form does nothing', async () => {
    const cookie = await cartCookie();
    for (const fields of [
      {},
      { handling: 'legg' },
      { handling: 'legg', post: "x' OR 1=1" },
      { handling: 'legg', sak: '../..' },
      { handling: 'fjern' },
    ]) {
      const answer = await post('/kurv', fields, { Cookie: cookie });
      expect(answer.status).toBe(303);
    }
    const cart = await page(await fetch(`${site.origin}/kurv`, { headers: { Cookie: cookie } }));
    expect(cart.querySelectorAll('.cart-entry')).toHaveLength(1);
  });
});

describe('limits tell what to do', () => {
  test('a second request from an address that has not confirmed waits, with the cart kept', async () => {
    const cookie = await cartCookie();
    const epost = newAddress();
    expect((await send({ epost }, cookie)).status).toBe(303);
    const second = await send({ epost: epost.toUpperCase() }, cookie);
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).not.toBeNull();
    const document = await page(second);
    expect(textOf(document, '[role="alert"]')).toMatch(
      /venter på at du bekrefter.*søppelposten.*Du kan sende et nytt krav i dag kl\./s,
    );
    expect(document.querySelector<HTMLTextAreaElement>('[name="epost"]')?.value).toBe(
      epost.toUpperCase(),
    );
    expect(await untilMails(site.dataDirectory, epost, 1)).toHaveLength(1);
  });

  test('what is sent is what was seen: a cart that has changed is shown again', async () => {
    const cookie = await cartCookie();
    const epost = newAddress();
    const [, document] = await fill({ epost }, cookie);
    const sett = document.querySelector<HTMLTextAreaElement>('[name="sett"]')?.value ?? '';
    await post('/kurv', { handling: 'legg', post: site.ids.withheld }, { Cookie: cookie });
    const answer = await post(
      '/innsyn/nytt',
      { epost, sett, handling: 'send' },
      { Cookie: cookie },
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Kurven er endret siden du så over kravet');
    expect(await mailsAbout(site.dataDirectory, epost)).toEqual([]);
  });
});

describe('the link of the verification mail', () => {
  test('does nothing when a mail scanner opens it, in any way but the button', async () => {
    const epost = newAddress();
    await send({ epost }, await cartCookie());
    const [mail] = await untilMails(site.dataDirectory, epost, 1);
    const link = /http:\S+bekreft\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    for (let i = 0; i < 3; i++) expect((await fetch(link)).status).toBe(200);
    await fetch(link, { method: 'HEAD' });
    using desk = openDesk(deskFile(site.dataDirectory));
    const state = () =>
      desk.db.prepare('SELECT state FROM request WHERE email = ?').get(epost)?.state;
    expect(state()).toBe('unverified');
    const path = new URL(link).pathname;
    const first = await post(path, { handling: 'bekreft' });
    const again = await post(path, { handling: 'bekreft' });
    expect([first.status, again.headers.get('location')]).toEqual([
      303,
      first.headers.get('location'),
    ]);
    expect(state()).toBe('confirmed');
    expect(await untilMails(site.dataDirectory, epost, 3)).toHaveLength(3);
    expect(await (await fetch(link)).text()).toContain('Det er sendt én gang');
  });

  test('lets somebody who did not ask delete it', async () => {
    const epost = newAddress();
    await send({ epost }, await cartCookie());
    const [mail] = await untilMails(site.dataDirectory, epost, 1);
    const link = new URL(/http:\S+bekreft\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    expect((await post(link, { handling: 'slett' })).headers.get('location')).toBe(
      '/innsyn/slettet',
    );
    expect((await fetch(site.origin + link)).status).toBe(410);
    expect((await post(link, { handling: 'bekreft' })).status).toBe(410);
  });
});

describe('nobody but the reader', () => {
  test.each([
    '/kurv',
    '/innsyn/nytt',
    '/kurv/tekst',
    site.own.status,
    site.own.confirm,
    site.own.move,
  ])('can make a browser post to %s from another site', async (path) => {
    for (const Origin of ['https://ond.example', 'null', `${site.origin}.ond.example`])
      expect(
        (await post(path, { handling: 'legg', post: site.ids.readable }, { Origin })).status,
      ).toBe(403);
    const without = await fetch(site.origin + path, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
    });
    expect(without.status).toBe(403);
  });

  test('is led to another site by a form', async () => {
    for (const tilbake of [
      'https://ond.example',
      '//ond.example',
      '/\\ond.example',
      '/.//ond.example',
      'javascript:alert(1)',
    ]) {
      const answer = await post('/kurv', { handling: 'legg', post: site.ids.readable, tilbake });
      expect(answer.headers.get('location')).toBe('/kurv');
    }
  });

  test('guesses a link: random ones, changed ones and those for another purpose are unknown alike', async () => {
    const { status, confirm, move } = Object.fromEntries(
      Object.entries(site.own).map(([name, path]) => [name, path.split('/').at(-1) ?? '']),
    );
    const changed = (key: string): string => (key[0] === 'a' ? 'b' : 'a') + key.slice(1);
    const random = () => randomBytes(24).toString('base64url');
    const paths = [
      ...Array.from({ length: 50 }, () => `/innsyn/${random()}`),
      `/innsyn/${changed(status ?? '')}`,
      `/innsyn/${status?.toLowerCase()}`,
      `/innsyn/${confirm}`,
      `/innsyn/bekreft/${status}`,
      `/innsyn/bekreft/${move}`,
      `/innsyn/bekreft/${changed(confirm ?? '')}`,
      `/kurv/flytt/${confirm}`,
      `/kurv/flytt/${changed(move ?? '')}`,
      '/innsyn/%00',
      '/innsyn/..%2f..%2f',
    ];
    for (const path of paths) {
      expect((await fetch(site.origin + path)).status, path).toBe(404);
      expect((await fetch(`${site.origin}${path}/data.json`)).status, path).toBe(404);
    }
    expect((await fetch(site.origin + site.own.status)).status).toBe(200);
  });

  test('opens a cart with a key that was never given out', async () => {
    const Cookie = `kurv=${randomBytes(24).toString('base64url')}`;
    const answer = await post('/kurv', { handling: 'legg', post: site.ids.readable }, { Cookie });
    const given = answer.headers.get('set-cookie') ?? '';
    expect(given).toMatch(/^kurv=[\w-]{32};/);
    expect(given).not.toContain(Cookie);
  });
});

describe('one reader’s pages', () => {
  test.each([
    '/kurv',
    '/kurv/tekst',
    '/kurv/flytt',
    '/innsyn/sendt',
    site.own.status,
    `${site.own.status}/data.json`,
    `${site.own.status}/frist.ics`,
    site.own.confirm,
    site.own.move,
    '/nn/kurv',
  ])('are kept nowhere and found by no robot: %s', async (path) => {
    const { headers, status } = await fetch(site.origin + path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex, noarchive');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('robots are told so', async () => {
    const text = await (await fetch(`${site.origin}/robots.txt`)).text();
    for (const path of ['/kurv', '/innsyn/']) expect(text).toContain(`Disallow: ${path}\n`);
  });

  test('the requester takes all of it home, and erases it only when it is meant', async () => {
    const epost = newAddress();
    await send({ epost, navn: 'Ola Sletter' }, await cartCookie());
    const [mail] = await untilMails(site.dataDirectory, epost, 1);
    const link = new URL(/http:\S+bekreft\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    const status =
      ((await post(link, { handling: 'bekreft' })).headers.get('location') ?? '').split('?')[0] ??
      '';
    const file = await fetch(`${site.origin}${status}/data.json`);
    expect(JSON.stringify(await file.json())).toContain('Ola Sletter');
    expect((await post(status, { handling: 'slett' })).status).toBe(422);
    expect((await fetch(site.origin + status)).status).toBe(200);
    const erased = await post(status, { handling: 'slett', sikker: 'ja' });
    expect(erased.headers.get('location')).toBe('/innsyn/slettet?sendt=1');
    expect((await fetch(site.origin + status)).status).toBe(404);
    using desk = openDesk(deskFile(site.dataDirectory));
    const left = ['request', 'request_order', 'mails'].map((table) =>
      JSON.stringify(desk.db.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(left.join('')).not.toMatch(new RegExp(`${epost}|Ola Sletter`));
  });
});

test('the script of the cart is at most 2 kB', async () => {
  const document = await page(await fetch(`${site.origin}/sok`));
  const scripts = [...document.querySelectorAll('script')].map(
    (script) => script.textContent ?? '',
  );
  const ofCart = scripts.filter((script) => script.includes('data-cart'));
  expect(ofCart).toHaveLength(1);
  expect(Buffer.byteLength(ofCart.join(''))).toBeLessThanOrEqual(2_048);
});
