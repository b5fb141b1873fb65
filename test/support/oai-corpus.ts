import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { corpora } from './corpora.ts';
import type { OaiAsked, OaiReply } from './oai-server.ts';

interface ManifestLine {
  readonly file: string;
  readonly http_status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
}

const folder = resolve(corpora, 'oai');

const manifest = (): ReadonlyMap<string, ManifestLine> =>
  new Map(
    readFileSync(resolve(folder, 'MANIFEST.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ManifestLine)
      .map((line) => [line.file, line]),
  );

export const filesIn = (part: string): string[] =>
  readdirSync(resolve(folder, part)).sort((a, b) => a.localeCompare(b));

export const fileText = (file: string): string => readFileSync(resolve(folder, file), 'utf8');

/** A file as it was served, with status and headers from the manifest. */
export function asServed(file: string): OaiReply {
  const line = manifest().get(file);
  const headers = { ...line?.headers };
  // The bodies in the corpus are unpacked.
  delete headers['content-encoding'];
  return {
    status: line?.http_status ?? 200,
    headers,
    body: readFileSync(resolve(folder, file)),
  };
}

/** The resumption token printed on a page, by a reading of its own; null: none, or empty. */
export function tokenOn(text: string): string | null {
  const token = /<resumptionToken[^>]*[^/>]>([^<]*)<|<resumptionToken>([^<]*)</.exec(text);
  const raw = (token?.[1] ?? token?.[2] ?? '').trim();
  return raw === '' ? null : plain(raw);
}

export interface PrintedHeader {
  readonly identifier: string;
  readonly deleted: boolean;
}

/** The headers on a page, counted by pattern and not by the parser under test. */
export const headersOn = (text: string): PrintedHeader[] =>
  [...text.matchAll(/<(?:\w+:)?header\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?header>/g)].map(
    ([, attributes = '', inside = '']) => ({
      identifier: plain((/<(?:\w+:)?identifier>([\s\S]*?)<\//.exec(inside)?.[1] ?? '').trim()),
      deleted: /status\s*=\s*["']deleted["']/.test(attributes),
    }),
  );

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** A server's answers that replay the pages of one recorded list: the token printed on a page leads to the next. */
export function replay(verb: string, files: readonly string[]): (asked: OaiAsked) => OaiReply {
  const pages = files.map((file) => ({ reply: asServed(file), token: tokenOn(fileText(file)) }));
  const error = (code: string): OaiReply => ({
    body: `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-20T10:00:00Z</responseDate><error code="${code}"/></OAI-PMH>`,
  });
  return (asked) => {
    if (asked.verb !== verb) return error('badVerb');
    const token = asked.parameters.get('resumptionToken');
    const number = token === null ? 0 : pages.findIndex((page) => page.token === token) + 1;
    const page = token !== null && number === 0 ? undefined : pages[number];
    return page?.reply ?? error('badResumptionToken');
  };
}
