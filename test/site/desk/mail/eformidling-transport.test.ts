import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { eFormidlingTransport } from '../../../../site/desk/mail/eformidling-transport.ts';
import { mailOf, queueMail } from '../../../../site/desk/mail/queue.ts';
import { startMailServer } from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testMailer, testTransport } from '../../../support/sending.ts';
import { type TestDesk, testDesk } from '../../../support/test-desk.ts';

interface Message {
  readonly parts: ReadonlyMap<string, { readonly type: string; readonly content: string }>;
}

/** An integrasjonspunkt: takes messages apart as multipart/form-data, and knows the ids it has. */
async function startIntegrasjonspunkt(answer: () => number | 'keep-and-drop') {
  const messages: Message[] = [];
  const ids = new Set<string>();
  const server = createServer(async (request, response) => {
    const status = /^\/api\/statuses\/(.+)$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && status !== undefined) {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ content: ids.has(status) ? [{ status: 'OPPRETTET' }] : [] }));
      return;
    }
    if (request.method !== 'POST' || request.url !== '/api/messages/out/multipart') {
      response.writeHead(404).end();
      return;
    }
    const parts = await readForm(request);
    const says = answer();
    if (says === 'keep-and-drop' || says < 300) {
      messages.push({ parts });
      const document = JSON.parse(parts.get('sbd')?.content ?? '{}');
      ids.add(document.standardBusinessDocumentHeader.documentIdentification.instanceIdentifier);
    }
    if (says === 'keep-and-drop') request.socket.destroy();
    else response.writeHead(says).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    messages,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readForm(request: IncomingMessage): Promise<Message['parts']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
  }).formData();
  const parts = new Map<string, { type: string; content: string }>();
  for (const [name, value] of form)
    if (typeof value !== 'string')
      parts.set(name, { type: value.type, content: await value.text() });
  return parts;
}

function start(test: TestDesk, url: string, smtpPort: number) {
  return testMailer(
    test,
    eFormidlingTransport({
      config: { url, organisationNumber: '991825827', timeoutSeconds: 1 },
      receiver: (kommunenummer) => (kommunenummer === '9901' ? '310990108' : null),
      otherwise: testTransport(smtpPort),
    }),
  );
}

const order = outgoingMail({
  attachments: [
    {
      filename: 'order.xml',
      contentType: 'application/xml',
      content: '<bestilling>å</bestilling>',
    },
  ],
});

describe('an order over eFormidling', () => {
  test('is what the integrasjonspunkt takes', async () => {
    using test = testDesk();
    await using point = await startIntegrasjonspunkt(() => 200);
    await using server = await startMailServer();
    await using mailer = start(test, point.url, server.port);
    const hex = queueMail(test.desk, order).slice(1, 33);
    await mailer.untilIdle();
    expect(mailOf(test.desk, 'order-1')?.state).toBe('sent');
    expect(server.kept).toEqual([]);
    const [message] = point.messages;
    expect([...(message?.parts.keys() ?? [])].toSorted()).toEqual([
      'emailtext',
      'order.xml',
      'sbd',
    ]);
    expect(message?.parts.get('order.xml')).toEqual({
      type: 'application/xml',
      content: '<bestilling>å</bestilling>',
    });
    expect(message?.parts.get('emailtext')?.content).toBe(order.text);
    const id = expect.stringMatching(
      new RegExp(
        `^${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-[89ab]${hex.slice(17, 20)}-${hex.slice(20)}$`,
      ),
    );
    const party = (number: string) => [
      { identifier: { value: `0192:${number}`, authority: 'iso6523-actorid-upis' } },
    ];
    expect(JSON.parse(message?.parts.get('sbd')?.content ?? '')).toEqual({
      standardBusinessDocumentHeader: {
        headerVersion: '1.0',
        sender: party('991825827'),
        receiver: party('310990108'),
        documentIdentification: {
          standard: 'urn:no:difi:einnsyn:xsd::innsynskrav',
          typeVersion: '1.0',
          instanceIdentifier: id,
          type: 'innsynskrav',
          creationDateAndTime: '2026-11-25T09:00:00.000Z',
        },
        businessScope: {
          scope: [
            {
              type: 'ConversationId',
              instanceIdentifier: id,
              identifier: 'urn:no:difi:profile:einnsyn:innsynskrav:ver1.0',
              scopeInformation: [{ expectedResponseDateTime: '2026-12-25T09:00:00.000Z' }],
            },
          ],
        },
      },
      innsynskrav: { orgnr: '310990108', epost: 'kari@borger.example' },
    });
  });

  test('whose answer was lost is not sent twice', async () => {
    using test = testDesk();
    await using point = await startIntegrasjonspunkt(() => 'keep-and-drop');
    await using server = await startMailServer();
    await using mailer = start(test, point.url, server.port);
    queueMail(test.desk, order);
    await mailer.untilIdle();
    expect(mailOf(test.desk, 'order-1')).toMatchObject({
      state: 'retrying',
      problem: 'eformidling-no-answer',
    });
    test.wait(60_000);
    await mailer.untilIdle();
    expect(mailOf(test.desk, 'order-1')?.state).toBe('sent');
    expect(point.messages).toHaveLength(1);
    expect(server.kept).toEqual([]);
  });

  test('that fails three times goes by e-mail, under its Message-ID', async () => {
    using test = testDesk();
    await using point = await startIntegrasjonspunkt(() => 503);
    await using server = await startMailServer();
    await using mailer = start(test, point.url, server.port);
    const messageId = queueMail(test.desk, order);
    for (const problem of ['eformidling-503', 'eformidling-503', 'eformidling-503']) {
      await mailer.untilIdle();
      expect(mailOf(test.desk, 'order-1')).toMatchObject({ state: 'retrying', problem });
      test.wait(600_000);
    }
    await mailer.untilIdle();
    expect(server.kept.map((mail) => mail.messageId)).toEqual([messageId]);
  });

  test('that is refused, or to a point that is gone, is not lost', async () => {
    using test = testDesk();
    const gone = await startIntegrasjonspunkt(() => 200);
    await gone[Symbol.asyncDispose]();
    await using server = await startMailServer();
    await using mailer = start(test, gone.url, server.port);
    queueMail(test.desk, order);
    for (let round = 0; round < 4; round++) {
      await mailer.untilIdle();
      test.wait(600_000);
    }
    expect(server.kept).toHaveLength(1);
  });

  test('everything else goes by e-mail at once', async () => {
    using test = testDesk();
    await using point = await startIntegrasjonspunkt(() => 200);
    await using server = await startMailServer();
    await using mailer = start(test, point.url, server.port);
    queueMail(test.desk, { ...order, key: 'other-municipality', kommunenummer: '9902' });
    queueMail(test.desk, { ...order, key: 'free-text', attachments: [] });
    queueMail(test.desk, { ...order, key: 'receipt', purpose: 'receipt', kommunenummer: null });
    await mailer.untilIdle();
    expect(point.messages).toEqual([]);
    expect(server.kept).toHaveLength(3);
  });
});
