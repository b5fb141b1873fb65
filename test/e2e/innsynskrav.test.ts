import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Language } from '../../harvester/config/config.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { demoCopy } from '../../harvester/config/region-file.ts';
import { Mailer } from '../../site/desk/mail/mailer.ts';
import { outboxFolder } from '../../site/desk/mail/open-transport.ts';
import { outboxTransport } from '../../site/desk/mail/outbox-transport.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { sendReminders } from '../../site/desk/requests/reminders.ts';
import { textsOf } from '../../site/texts/languages.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { canonicalXml } from '../support/canonical-xml.ts';

import { recipientOf, untilMails } from '../support/outbox.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const DAY = 86_400_000;
let senders = 0;
const newAddress = (): string => `borger${++senders}.${Date.now()}@borger.example`;
const prefixOf = (language: Language): string => (language === 'nb' ? '' : `/${language}`);
const count = async (page: Page): Promise<string> =>
  ((await page.locator('[data-cart-count]').textContent()) ?? '').trim();

/** Puts the first entry of each municipality in the cart. */
async function fillCart(page: Page, language: Language): Promise<void> {
  for (const [i, kommune] of ['9901', '9902', '9903'].entries()) {
    await page.goto(`${site.origin}${prefixOf(language)}/sok?kommune=${kommune}`);
    await page.locator('.hit .cart-form[data-cart="out"] button').first().click();
    await page.locator(`[data-cart-count]:has-text("${i + 1}")`).waitFor();
  }
}

/** Fills in the form and comes to the preview. */
async function preview(page: Page, language: Language, address: string): Promise<void> {
  const { form } = textsOf(language).desk;
  await page.goto(`${site.origin}${prefixOf(language)}/innsyn/nytt`);
  await page.getByLabel(form.email).fill(address);
  await page.getByRole('button', { name: form.preview }).click();
}

/** Sends, confirms by the mail's link, and comes to the status page. */
async function sendAndConfirm(page: Page, language: Language, address: string): Promise<void> {
  const words = textsOf(language).desk;
  await page.getByRole('button', { name: words.preview.send }).click();
  expect(await page.locator('h1').textContent()).toBe(words.sent.heading);
  expect(page.url()).not.toContain('borger');
  const [mail] = await untilMails(site.dataDirectory, address, 1);
  expect(mail?.subject).toBe(words.mails.verification.subject);
  const link = /http:\S+/.exec(
    (mail?.text ?? '').split('\n').find((line) => line.includes('bekreft')) ?? '',
  )?.[0];
  await page.goto(link ?? '');
  await page.getByRole('button', { name: words.confirm.button }).click();
}

describe.each([
  ['nb', true],
  ['nn', false],
  ['en', true],
  ['sma', false],
] as const)('the whole way in %s (JavaScript: %s)', (language, javaScriptEnabled) => {
  test('search, cart over three municipalities, send, confirm, three orders, status page, reminder', async () => {
    const words = textsOf(language).desk;
    const prefix = prefixOf(language);
    const address = newAddress();
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(site.origin + (prefix || '/'));
    // With JavaScript the box is a combobox, without it a search box.
    const box = page.locator('main input[name="q"]');
    await box.fill('søknad');
    await box.press('Enter');
    expect(await page.locator('.hit .cart-button').count()).toBeGreaterThan(5);
    await fillCart(page, language);

    await page.locator('.cart-link').click();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('.cart-part h2').allTextContents()).toHaveLength(3);
    const titles = await page.locator('.cart-title').allTextContents();
    await page.getByRole('link', { name: words.cart.next }).click();
    await page.getByLabel(words.form.email).fill(address);
    const [message] = await page.locator('textarea[name^="melding-"]').all();
    await message?.fill('Gjerne på papir, takk.');
    await page.getByLabel(words.form.reminder).check();
    await page.getByRole('button', { name: words.form.preview }).click();
    const letters = await page.locator('.letter-text').allTextContents();
    expect(letters).toHaveLength(3);
    expect(letters.filter((letter) => letter.includes('Gjerne på papir, takk.'))).toHaveLength(1);
    expect(await page.locator('.answer-to').textContent()).toBe(address);
    await sendAndConfirm(page, language, address);

    const mails = await untilMails(site.dataDirectory, address, 5);
    const orders = mails.filter((mail) => recipientOf(mail).startsWith('postmottak@'));
    expect(orders.map(recipientOf).toSorted()).toEqual([
      'postmottak@eikedal.example',
      'postmottak@nordskjaer.example',
      'postmottak@storvag.example',
    ]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5);
    for (const order of orders) {
      expect(order.attachments.map(({ filename }) => filename)).toEqual(['order.xml']);
      const xml = canonicalXml(order.attachments[0]?.content.toString('utf8') ?? '');
      const second = recipientOf(order) === 'postmottak@eikedal.example';
      expect(xml.split('\n')[0]).toBe(
        second ? '<{http://einnsyn.no/schema/order/v2}bestilling>' : '<{}bestilling>',
      );
      expect(xml).toContain(JSON.stringify(address));
      expect(xml.match(/<\{\}dokument>/g)).toHaveLength(1);
      if (second)
        expect(xml).toContain({ nb: 'nb_NO', nn: 'nn_NO', en: 'en_GB', sma: 'sma_NO' }[language]);
      expect(titles.some((title) => order.text?.includes(title))).toBe(true);
    }
    const receipt = mails.find(({ subject }) => subject === words.mails.receipt.subject);
    expect(receipt?.text).toContain(`${site.origin}${prefix}/innsyn/`);

    const status = page.url().replace(/\?.*/, '');
    expect(receipt?.text).toContain(status);
    await page.goto(status);
    expect(await page.locator('h1').textContent()).toBe(words.status.heading);
    expect(await page.locator('.status-order .ds-tag[data-color="success"]').count()).toBe(3);
    expect(await count(page)).toBe('0');
    const calendar = await context.request.get(`${status.replace(prefix, '')}/frist.ics`);
    expect(calendar.headers()['content-type']).toContain('text/calendar');
    expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(3);

    await remind(9);
    const reminders = (await untilMails(site.dataDirectory, address, 8)).slice(5);
    expect(reminders.map(recipientOf)).toEqual([address, address, address]);
    expect(reminders.every(({ text }) => text?.includes(status))).toBe(true);
    expect(reminders[0]?.subject).toMatch(
      { nb: /svart deg/, nn: /svart deg/, en: /answered you/, sma: /svart deg/ }[language],
    );
    await remind(9);
    expect(await untilMails(site.dataDirectory, address, 8)).toHaveLength(8);
    await context.close();
  });
});

/** What the site does by itself, with its clock moved so many days ahead. */
async function remind(days: number): Promise<void> {
  const now = () => new Date(Date.now() + days * DAY);
  using desk = openDesk(deskFile(site.dataDirectory), { now });
  sendReminders({ desk, config: loadConfig(demoCopy(site.dataDirectory)) });
  const sender = { name: 'Demo', address: 'demo@demoregionen.example', bounceAddress: null };
  const transport = outboxTransport(outboxFolder(site.dataDirectory), sender);
  const retry = { firstSeconds: 30, longestMinutes: 240, giveUpDays: 5 };
  await using mailer = new Mailer({ desk, transport, retry });
  await mailer.untilIdle();
}

describe('a cart', () => {
  const open = async (javaScriptEnabled: boolean): Promise<[BrowserContext, Page]> => {
    const context = await browser.newContext({ javaScriptEnabled });
    return [context, await context.newPage()];
  };

  test('is a cookie only when something is in it: secret, unguessable, for months', async () => {
    const [context, page] = await open(false);
    for (const path of ['/', '/sok', '/kurv', '/innsyn/nytt', '/kurv/tekst'])
      await page.goto(site.origin + path);
    expect(await context.cookies()).toEqual([]);
    await fillCart(page, 'nb');
    const [cookie, ...more] = await context.cookies();
    expect(more).toEqual([]);
    expect(cookie).toMatchObject({ name: 'kurv', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(Buffer.from(cookie?.value ?? '', 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect((cookie?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(180 * DAY);
    await context.close();
  });

  test('grows and shrinks in place with JavaScript, and tells it to those who hear', async () => {
    const [context, page] = await open(true);
    await page.goto(`${site.origin}/sok?q=søknad`);
    const button = page.locator('.hit .cart-button').nth(3);
    await button.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await button.click();
    await page.locator('[data-cart-count]:has-text("1")').waitFor();
    expect(await page.locator('#kurv-sagt').textContent()).toBe('1 journalpost lagt i kurven.');
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    await button.click();
    await page.locator('[data-cart-count][hidden]').waitFor({ state: 'attached' });
    expect(await button.textContent()).toContain('Legg i kurv');
    await context.close();
  });

  test('brings the reader back to the same entry without JavaScript', async () => {
    const [context, page] = await open(false);
    await page.goto(`${site.origin}/sok?q=søknad`);
    const hit = page.locator('.hit').nth(3);
    const id = await hit.getAttribute('id');
    await hit.locator('.cart-button').click();
    expect(page.url()).toBe(`${site.origin}/sok?q=s%C3%B8knad#${id}`);
    expect(await page.locator(`#${id} .cart-button`).textContent()).toContain('I kurven');
    await context.close();
  });

  test('takes a whole case, and the hits of a search up to a limit that is told before', async () => {
    const [context, page] = await open(false);
    await page.goto(`${site.origin}/sak/${site.caseWithGaps}`);
    const entries = await page.locator('.timeline-entry').count();
    await page.locator('.cart-all button').click();
    expect(await count(page)).toBe(String(entries));
    await page.goto(`${site.origin}/sok`);
    expect(await page.locator('.cart-all').textContent()).toContain(
      `Kurven tar 100 journalposter. Du har plass til ${100 - entries} til.`,
    );
    expect(await page.locator('.cart-all button').textContent()).toContain(
      `Legg de første ${100 - entries} av`,
    );
    await page.locator('.cart-all button').click();
    expect(await count(page)).toBe('100');
    await page.goto(`${site.origin}/sok?kommune=9903&sorter=eldste`);
    expect(await page.locator('.cart-full').first().textContent()).toContain('Kurven er full');
    await page.goto(`${site.origin}/kurv`);
    await page.getByRole('button', { name: 'Tøm kurven' }).click();
    expect(await page.locator('h1').textContent()).toBe('Kurven er tom');
    await context.close();
  });

  test('goes along when the language changes, and opens on another device by its link', async () => {
    const [context, page] = await open(true);
    await fillCart(page, 'nb');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await count(page)).toBe('3');
    await page.goto(`${site.origin}/kurv/flytt`);
    const link = (await page.locator('.citation-line').textContent()) ?? '';
    const [phone, other] = await open(false);
    await other.goto(link);
    expect(await phone.cookies()).toEqual([]);
    await other.getByRole('button', { name: 'Hent kurven hit' }).click();
    expect(await count(other)).toBe('3');
    await other.locator('.cart-entries form button').first().click();
    expect(await count(other)).toBe('2');
    await page.reload();
    expect(await count(page)).toBe('2');
    await phone.close();
    await context.close();
  });

  test('says what can be read now, and what came of a request in own words', async () => {
    const [context, page] = await open(false);
    await page.goto(`${site.origin}/post/${site.ids.readable}`);
    await page.locator('.ask .cart-button').click();
    await page.goto(`${site.origin}/kommune/eikedal`);
    await page.getByRole('link', { name: 'Be om noe som ikke står i journalen' }).click();
    await page.getByRole('button', { name: 'Legg i kurv' }).click();
    expect(await page.title()).toMatch(/^Feil:/);
    await page.getByLabel('Hva vil du se?').fill('Alle brev om brua 🌉 over <Eikelva>');
    await page.getByRole('button', { name: 'Legg i kurv' }).click();
    expect(await page.locator('.cart-readable').textContent()).toMatch(
      /Du trenger ikke be om dette|Noe av dette kan du lese nå/,
    );
    expect(await page.locator('.own-words').textContent()).toBe(
      'Alle brev om brua 🌉 over <Eikelva>',
    );
    await context.close();
  });
});

test('by keyboard alone: add, review and send', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = newAddress();
  const reach = async (selector: string): Promise<void> => {
    for (let i = 0; i < 120; i++) {
      if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${selector} is not reached by Tab`);
  };
  await page.goto(`${site.origin}/sok?q=søknad`);
  await reach('.hit .cart-button');
  await page.keyboard.press('Enter');
  await page.locator('[data-cart-count]:has-text("1")').waitFor();
  await page.goto(`${site.origin}/kurv`);
  await reach('.desk-actions a.ds-button');
  await Promise.all([page.waitForURL(/nytt/), page.keyboard.press('Enter')]);
  await reach('#epost');
  await page.keyboard.type(address);
  await reach('[value="forhandsvis"]');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await reach('[value="send"]');
  await Promise.all([page.waitForURL(/sendt/), page.keyboard.press('Enter')]);
  expect(await untilMails(site.dataDirectory, address, 1)).toHaveLength(1);
  await context.close();
});

test('axe finds nothing wrong with a full cart, the form, its errors and the preview, light and dark, wide and narrow', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await fillCart(page, 'nb');
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        if (sideways > 0) found.push(`${name} ${width} px: ${sideways} px sideways`);
        found.push(
          ...(await violations(page)).map((line) => `${name} ${colorScheme} ${width} px: ${line}`),
        );
      }
  };
  await page.goto(`${site.origin}/kurv`);
  await look('cart');
  await page.goto(`${site.origin}/kurv/flytt`);
  await look('move');
  await preview(page, 'nb', 'ingen adresse');
  await look('errors');
  await preview(page, 'nb', newAddress());
  await page.locator('.letter summary').first().click();
  await look('preview');
  await page.goto(`${site.origin}${site.own.status}`);
  for (const summary of await page.locator('.desk-page summary').all()) await summary.click();
  await look('status');
  expect(found).toEqual([]);
  await context.close();
});
