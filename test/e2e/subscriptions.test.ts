import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { expect, inject, test } from 'vitest';

const site = inject('site');
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(new URL(path, site.origin), {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.origin, ...headers },
    body: new URLSearchParams(fields),
  });
const page = async (path: string): Promise<string> =>
  (await fetch(new URL(path, site.origin))).text();

/** The mail to an address, once the mailer has put it in the outbox. */
async function mailTo(address: string) {
  const folder = join(site.dataDirectory, 'outbox');
  const patience = AbortSignal.timeout(60_000);
  while (!patience.aborted) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.eml'),
    );
    for (const file of files) {
      const mail = await simpleParser(readFileSync(join(folder, file)));
      const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
      if (to?.value[0]?.address === address) return mail;
    }
    await wait(100);
  }
  throw new Error(`no mail to ${address}`);
}

test('a search is followed from its results: asked for, confirmed by a button, stopped by one click from outside', async () => {
  const results = await page('/sok?q=naust&kommune=9901&side=1');
  const link = /<a href="(\/abonner[^"]*)"/.exec(results)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(link).toBe('/abonner?q=naust&kommune=9901&sorter=nyeste');
  const form = await page(link);
  expect(form).toContain('«naust» · Nordskjær');
  const wrong = await post(link, { epost: 'ingen adresse' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="ingen adresse"');
  const asked = await post(link, { epost: 'leser@borger.example' });
  expect(asked.status).toBe(303);
  expect(asked.headers.get('location')).toBe('/abonner/sendt');
  const mail = await mailTo('leser@borger.example');
  const [address = ''] = /https?:\/\/\S+\/abonner\/\S+/.exec(mail.text ?? '') ?? [];
  const path = new URL(address).pathname;
  // Opening it starts nothing.
  expect(await page(path)).toContain('Ja, send meg e-post');
  expect(await page(path)).toContain('Ja, send meg e-post');
  const started = await post(path, { handling: 'start' });
  expect(started.status).toBe(303);
  expect(await page(path)).toContain('Stopp e-postene');
  const oneClick = path.replace('/abonner/', '/abonner/stopp/');
  const opened = await fetch(site.origin + oneClick, { redirect: 'manual' });
  expect(opened.headers.get('location')).toBe(path);
  expect(await page(path)).toContain('Stopp e-postene');
  // As mail programs send it: no origin, no cookie (RFC 8058 § 3.2).
  const stopped = await fetch(site.origin + oneClick, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(stopped.status).toBe(204);
  const gone = await fetch(site.origin + path);
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain('Lenken virker ikke lenger');
});

test('pages that are one reader’s are kept nowhere, and other sites cannot post to them', async () => {
  const own = await fetch(site.origin + site.own.followed);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(own.headers.get('x-robots-tag')).toContain('noindex');
  const foreign = await post(
    site.own.followed,
    { handling: 'stopp' },
    { Origin: 'https://ond.example' },
  );
  expect(foreign.status).toBe(403);
  expect(await page(site.own.followed)).toContain('Stopp e-postene');
});
