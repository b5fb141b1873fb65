import { generateKeyPairSync } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mailOf, mailsOf, queueMail, resend } from '../../../../site/desk/mail/queue.ts';
import {
  addressesOf,
  readMail,
  startMailServer,
  type Treatment,
} from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testMailer, testTransport } from '../../../support/sending.ts';
import { testDesk } from '../../../support/test-desk.ts';

const MINUTE = 60_000;

const inAscii = (address: string): string => {
  const [local = '', domain = ''] = address.split('@');
  return `${local}@${domainToASCII(domain)}`;
};

describe('a mail over SMTP', () => {
  test('arrives whole, to the one it is for, with our bounce address and the citizen’s reply address', async () => {
    using test = testDesk();
    await using server = await startMailServer();
    await using mailer = testMailer(test, testTransport(server.port));
    const messageId = queueMail(
      test.desk,
      outgoingMail({
        subject:
          'Innsynskrav: blåbærsyltetøy, en ganske lang tittel som går over flere linjer i hodet på e-posten',
        text: 'Linje med æøå 🧑‍🚒 שלום\n.\n.punktum\nFrom oss\n<script>alert(1)</script>\n',
        attachments: [
          { filename: 'order.xml', contentType: 'application/xml', content: '<å>é</å>' },
        ],
      }),
    );
    await mailer.untilIdle();
    expect(mailsOf(test.desk, 'request-1')).toMatchObject([
      { state: 'sent', attempts: 1, problem: null, sentAt: '2026-11-25T09:00:00.000Z', messageId },
    ]);
    const [mail] = server.kept;
    if (mail === undefined) throw new Error('nothing arrived');
    expect(mail.to).toEqual(['postmottak@nordskjaer.example']);
    expect(mail.from).toMatch(/^retur\+[0-9a-f]{32}@innsyn\.example$/);
    expect(mail.messageId).toBe(messageId);
    const read = await readMail(mail.raw);
    expect(read.subject).toMatch(/^Innsynskrav: blåbærsyltetøy, .* på e-posten$/);
    expect(read.text).toBe(
      'Linje med æøå 🧑‍🚒 שלום\n.\n.punktum\nFrom oss\n<script>alert(1)</script>\n',
    );
    expect(read.html).toBe(false);
    expect(addressesOf(read.from)).toEqual(['innsyn@innsyn.example']);
    expect(addressesOf(read.to)).toEqual(['postmottak@nordskjaer.example']);
    expect(addressesOf(read.replyTo)).toEqual(['kari@borger.example']);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(read.date?.toISOString()).toBe('2026-11-25T09:00:00.000Z');
    expect(
      read.attachments.map(({ filename, contentType, content }) => [
        filename,
        contentType,
        content.toString(),
      ]),
    ).toEqual([['order.xml', 'application/xml', '<å>é</å>']]);
    for (const line of mail.raw.toString('latin1').split('\r\n'))
      expect(line.length).toBeLessThanOrEqual(998);
  });

  test.each([
    ['"kari.nordmann"@borger.example', 'kari.nordmann@borger.example'],
    ['post@blåbær.example', 'post@xn--blbr-roah.example'],
    ["o'brien+a=b@borger.example", "o'brien+a=b@borger.example"],
  ])('to %s goes there and nowhere else', async (to, address) => {
    using test = testDesk();
    await using server = await startMailServer();
    await using mailer = testMailer(test, testTransport(server.port));
    queueMail(test.desk, outgoingMail({ to, replyTo: to }));
    await mailer.untilIdle();
    // The server tells domains in their own letters.
    expect(server.kept.map((mail) => mail.to.map(inAscii))).toEqual([[address]]);
    const read = await readMail(server.kept[0]?.raw ?? Buffer.of());
    expect(read.headers.has('bcc')).toBe(false);
  });

  test('of 100 kB arrives whole', async () => {
    using test = testDesk();
    await using server = await startMailServer();
    await using mailer = testMailer(test, testTransport(server.port));
    const text = `${'ø'.repeat(50_000)}${' 🧑‍🚒'.repeat(4_000)}\n`;
    queueMail(test.desk, outgoingMail({ text }));
    await mailer.untilIdle();
    expect((await readMail(server.kept[0]?.raw ?? Buffer.of())).text).toBe(text);
  });
});

describe('TLS', () => {
  test('is used, and the password and the mail cross inside it', async () => {
    using test = testDesk();
    const login = { user: 'innsyn', password: 'hemmelig' };
    await using server = await startMailServer({ tls: true, login });
    const secrets = { smtpPassword: 'hemmelig', dkimPrivateKey: null };
    await using mailer = testMailer(
      test,
      testTransport(server.port, { security: 'starttls', user: 'innsyn' }, secrets),
    );
    queueMail(test.desk, outgoingMail());
    await mailer.untilIdle();
    expect(server.kept).toHaveLength(1);
  });

  test('that is not offered means that nothing is sent', async () => {
    using test = testDesk();
    await using server = await startMailServer();
    await using mailer = testMailer(test, testTransport(server.port, { security: 'starttls' }));
    queueMail(test.desk, outgoingMail());
    await mailer.untilIdle();
    expect(server.kept).toEqual([]);
    expect(mailOf(test.desk, 'order-1')).toMatchObject({ state: 'retrying', problem: 'tls' });
  });

  test('a wrong password gives no mail up, however long it lasts', async () => {
    using test = testDesk();
    const login = { user: 'innsyn', password: 'hemmelig' };
    await using server = await startMailServer({ tls: true, login });
    const secrets = { smtpPassword: 'feil', dkimPrivateKey: null };
    const transport = testTransport(server.port, { security: 'starttls', user: 'innsyn' }, secrets);
    await using mailer = testMailer(test, transport);
    queueMail(test.desk, outgoingMail());
    for (let day = 0; day < 12; day++) {
      await mailer.untilIdle();
      test.wait(24 * 60 * MINUTE);
    }
    expect(mailOf(test.desk, 'order-1')).toMatchObject({
      state: 'retrying',
      problem: 'sign-in',
      attempts: 12,
    });
  });
});

test('DKIM signs with the key of the secret file', async () => {
  using test = testDesk();
  await using server = await startMailServer();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const dkim = { domain: 'innsyn.example', selector: 'post' };
  await using mailer = testMailer(
    test,
    testTransport(server.port, { dkim }, { smtpPassword: null, dkimPrivateKey: privateKey }),
  );
  queueMail(test.desk, outgoingMail());
  await mailer.untilIdle();
  const raw = server.kept[0]?.raw.toString('latin1') ?? '';
  expect(raw).toMatch(
    /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed;\s+d=innsyn\.example;/im,
  );
  expect(raw).toMatch(/h=[^;]*from:[^;]*;/i);
});

describe('a server in trouble', () => {
  test.each<[Treatment, string, number]>([
    ['later-recipient', 'temporary-451', 30],
    ['later-data', 'temporary-452', 30],
    ['refuse-recipient', 'refused-550', 240],
    ['refuse-data', 'refused-554', 240],
    ['hang', 'timeout', 30],
    ['drop', 'connection-lost', 30],
    ['keep-and-drop', 'connection-lost', 30],
  ])(
    '%s: the mail waits, is tried again and arrives under its Message-ID',
    async (treatment, problem, seconds) => {
      using test = testDesk();
      const treatments: Treatment[] = [treatment];
      await using server = await startMailServer({ treat: () => treatments.shift() ?? 'accept' });
      await using mailer = testMailer(test, testTransport(server.port));
      const messageId = queueMail(test.desk, outgoingMail());
      await mailer.untilIdle();
      expect(mailOf(test.desk, 'order-1')).toMatchObject({
        state: 'retrying',
        problem,
        attempts: 1,
      });
      test.wait((seconds - 1) * 1_000);
      await mailer.untilIdle();
      expect(mailOf(test.desk, 'order-1')).toMatchObject({ attempts: 1 });
      test.wait(1_000);
      await mailer.untilIdle();
      expect(mailOf(test.desk, 'order-1')).toMatchObject({
        state: 'sent',
        attempts: 2,
        problem: null,
      });
      expect(new Set(server.kept.map((mail) => mail.messageId))).toEqual(new Set([messageId]));
      const copies = treatment === 'keep-and-drop' ? 2 : 1;
      expect(server.kept).toHaveLength(copies);
      // The repeat is the same mail to the byte.
      expect(new Set(server.kept.map((mail) => mail.raw.toString('latin1'))).size).toBe(1);
    },
  );

  test('that is not there gives no mail up, and gets it within ten minutes of coming back', async () => {
    using test = testDesk();
    const gone = await startMailServer();
    const { port } = gone;
    await gone[Symbol.asyncDispose]();
    await using mailer = testMailer(test, testTransport(port));
    queueMail(test.desk, outgoingMail());
    for (let hour = 0; hour < 24 * 8; hour++) {
      await mailer.untilIdle();
      test.wait(60 * MINUTE);
    }
    expect(mailOf(test.desk, 'order-1')).toMatchObject({
      state: 'retrying',
      problem: 'no-connection',
    });
    await mailer.untilIdle();
    await using server = await startMailServer({ port });
    test.wait(10 * MINUTE);
    await mailer.untilIdle();
    expect(server.kept).toHaveLength(1);
  });

  test('that says no eight times, over a working day, ends in the hands of staff, who can send it to a better address', async () => {
    using test = testDesk();
    await using server = await startMailServer({
      treat: ({ recipient }) => (recipient.startsWith('post@') ? 'accept' : 'refuse-recipient'),
    });
    await using mailer = testMailer(test, testTransport(server.port));
    const messageId = queueMail(test.desk, outgoingMail());
    const started = test.desk.now().getTime();
    while (mailOf(test.desk, 'order-1')?.state !== 'dead') {
      await mailer.untilIdle();
      test.wait(MINUTE);
    }
    expect(mailOf(test.desk, 'order-1')).toMatchObject({ attempts: 8, problem: 'refused-550' });
    expect(test.desk.now().getTime() - started).toBeGreaterThan(8 * 60 * MINUTE);
    resend(test.desk, 'order-1', 'post@nordskjaer.example');
    await mailer.untilIdle();
    expect(server.kept.map((mail) => [mail.messageId, ...mail.to])).toEqual([
      [messageId, 'post@nordskjaer.example'],
    ]);
  });

  test('that never has room is tried for five days, ever more seldom', async () => {
    using test = testDesk();
    await using server = await startMailServer({ treat: () => 'later-data' });
    await using mailer = testMailer(test, testTransport(server.port));
    queueMail(test.desk, outgoingMail());
    queueMail(test.desk, outgoingMail({ key: 'link', purpose: 'verification' }));
    let days = 0;
    while (mailOf(test.desk, 'order-1')?.state !== 'dead') {
      for (let minute = 0; minute < 24 * 6; minute++) {
        await mailer.untilIdle();
        test.wait(10 * MINUTE);
      }
      days++;
      // A link that no longer works is not sent.
      if (days === 3) expect(mailOf(test.desk, 'link')?.state).toBe('dead');
    }
    expect(days).toBe(6);
    const attempts = mailOf(test.desk, 'order-1')?.attempts ?? 0;
    expect(attempts).toBeGreaterThan(30);
    expect(attempts).toBeLessThan(50);
  });
});
