import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Has one argument too many, and so is badArgument. */
const REFUSED = '?verb=Identify&undecodable=';

/**
 * Lets requests to /oai whose query is no percent-encoded UTF-8 reach the endpoint. The server around Astro answers such a request 400 before any
 * of our code runs, while OAI-PMH 2.0 §3.6 has an answer for it: badArgument. Call once a process.
 */
export function passUndecodableQueries(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const { url = '' } = request;
    if (/^\/oai(?:\/xml)?\?/.test(url) && !isDecodable(url))
      request.url = url.slice(0, url.indexOf('?')) + REFUSED;
  });
}

function isDecodable(url: string): boolean {
  try {
    // The result must be used: a bundler that takes the call for pure leaves it out otherwise.
    return decodeURI(url).length > 0;
  } catch {
    return false;
  }
}
