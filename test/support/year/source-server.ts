import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { otherCertificate, otherKey, testCertificate, testKey } from '../test-certificate.ts';
import { journalFile, oaiAnswer } from './answers.ts';
import type { Fault, FaultKind, Format } from './fault.ts';
import type { SimulatedJournal } from './simulated-journal.ts';

export interface ServerOptions {
  readonly journal: SimulatedJournal;
  readonly format: Format;
  /** `file`: unscreened, with marks. */
  readonly loepende: boolean;
  readonly https: boolean;
  readonly organisasjonsnummer: string;
  readonly now: () => number;
}

/** The source of one municipality, on an address of its own. */
export interface SimulatedSource extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  /** The fault that begins, or null: all is well. What has been moved or exchanged stays so. */
  setFault(fault: Fault | null): void;
}

const SHRUNK_TO = 0.05;
const DRIP_MS = 50;

/** Serves a journal over real HTTP, well or with the fault that is set. */
export async function startSource(options: ServerOptions): Promise<SimulatedSource> {
  const { journal, format, https, now } = options;
  let fault: FaultKind | null = null;
  let path = '/innsyn/journal';
  const domain = `k${options.organisasjonsnummer}.example`;

  function body(query: URLSearchParams): string {
    const letters =
      fault === 'shrinks'
        ? journal.letters.slice(0, Math.ceil(journal.letters.length * SHRUNK_TO))
        : journal.letters;
    const doubled = fault === 'doubles';
    if (format === 'file') return journalFile(letters, options.loepende, doubled);
    return oaiAnswer(
      {
        letters,
        prefix: format === 'noark5' ? 'noark5' : 'oai_dc',
        deletedRecord: format === 'noark5' ? 'persistent' : 'no',
        domain,
        organisasjonsnummer: options.organisasjonsnummer,
        doubled,
        now: now(),
      },
      query,
    );
  }

  const listener: RequestListener = (request, response) => {
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'slow') return drip(request, response);
    if (fault === 'html')
      return send(response, 200, 'text/html', '<!doctype html><html><body>Logg inn</body></html>');
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== path) {
      response.writeHead(301, { location: `${path}${url.search}` });
      response.end();
      return;
    }
    send(response, 200, 'text/xml; charset=utf-8', body(url.searchParams));
  };
  const secure = https ? createSecure({ cert: testCertificate, key: testKey }, listener) : null;
  const server = secure ?? createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;

  return {
    host,
    url: `${https ? 'https' : 'http'}://${host}${path}`,
    setFault(next) {
      fault = next?.kind ?? null;
      if (next?.kind === 'keys') journal.exchangeSystem(now());
      if (next?.kind === 'moves') path = `${path}/ny`;
      secure?.setSecureContext(
        fault === 'certificate'
          ? { cert: otherCertificate, key: otherKey }
          : { cert: testCertificate, key: testKey },
      );
      // A connection that is kept open would not see the other certificate.
      server.closeAllConnections();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

/** A byte now and then, for ever. */
function drip(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/xml' });
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  request.socket.once('close', () => clearInterval(timer));
}
