import { SourceChangedShape, SourceRefused, SourceUnreachable } from '../../errors.ts';
import { requestPatiently } from '../../network/request-patiently.ts';
import { decodeText } from '../../xml/decode-text.ts';
import { XmlFault } from '../../xml/parse-xml.ts';
import type { HttpAnswer, SourceContext } from '../source.ts';
import { readLongPage } from './long-page.ts';
import { oaiAddress } from './oai-address.ts';
import type { Envelope, PageItem } from './page.ts';
import type { Quality } from './quality.ts';
import { addMends, readPage } from './read-page.ts';
import type { OaiPmhSettings } from './settings.ts';

export type OaiParameters = Readonly<Record<string, string | null | undefined>> & {
  readonly verb: string;
};

/** An answer whose records come in batches: one for a page of normal size, many for one that streams. */
export interface OaiAnswer {
  readonly address: string;
  /** HTTP `Date`; null: none. */
  readonly date: string | null;
  readonly batches: AsyncIterable<readonly PageItem[]> | Iterable<readonly PageItem[]>;
  /** Valid when the batches have been read. */
  readonly envelope: () => Envelope;
  /** Start of the answer, for whoever must look. */
  readonly sample: string;
}

const SAMPLE = 2048;

/** Asks one OAI-PMH service, and makes sure that what comes back is an OAI-PMH answer. */
export class OaiClient {
  /** Address the service was redirected to; null: never. */
  movedTo: string | null = null;
  readonly #settings: OaiPmhSettings;
  readonly #context: SourceContext;
  readonly #quality: Quality;

  constructor(settings: OaiPmhSettings, context: SourceContext, quality: Quality) {
    this.#settings = settings;
    this.#context = context;
    this.#quality = quality;
  }

  /**
   * One request, tried again while the trouble looks passing. OAI errors are part of the answer, also when they come with
   * HTTP 4xx. Throws SourceUnreachable, SourceRefused (401, 403, 451), or SourceChangedShape for what is no OAI-PMH.
   */
  async ask(parameters: OaiParameters, tries = 5): Promise<OaiAnswer> {
    const { http, now, random, sleep, signal } = this.#context;
    const address = oaiAddress(this.#settings.url, parameters);
    const answer = await requestPatiently(
      {
        url: address,
        headers: { accept: 'text/xml, application/xml;q=0.9, */*;q=0.1' },
        maxBytes: this.#settings.maxPageBytes,
        streamRest: true,
        signal,
        delayMs: this.#settings.delayMs,
        ...(this.#settings.tlsOverride === undefined
          ? {}
          : { tlsOverride: this.#settings.tlsOverride }),
      },
      {
        http,
        now,
        random,
        sleep,
        tries,
        onWait: (ms) => {
          this.#quality.waitedMs += ms;
        },
      },
    );
    this.#quality.requests++;
    this.#quality.bytes += answer.body.length;
    this.#quality.wireBytes += answer.wireBytes ?? answer.body.length;
    this.#noteMove(address, answer);
    const { rest } = answer;
    const read =
      rest === undefined ? this.#readShort(address, answer) : this.#readLong(address, answer, rest);
    return read;
  }

  #readShort(address: string, answer: HttpAnswer): OaiAnswer {
    const { text, misreadBytes } = decodeText(answer.body);
    addMends(this.#quality.mends, { misreadBytes });
    const sample = text.slice(0, SAMPLE);
    const page = refusing(address, sample, () => readPage(text, this.#settings.maxRecordBytes));
    this.#checkStatus(address, answer, sample, page.envelope.errors.length > 0);
    if (!page.envelope.isOai && page.items.length === 0)
      throw new SourceChangedShape(
        `${plain(address)} answered ${describe(answer, text)}, not OAI-PMH.`,
        { sample },
      );
    this.#quality.mended(page.mends);
    return {
      address,
      date: answer.headers.date ?? null,
      batches: [page.items],
      envelope: () => page.envelope,
      sample,
    };
  }

  #readLong(address: string, answer: HttpAnswer, rest: AsyncIterable<Uint8Array>): OaiAnswer {
    const sample = Buffer.from(answer.body).toString('utf8', 0, SAMPLE);
    this.#checkStatus(address, answer, sample, false);
    const long = readLongPage(
      answer.body,
      rest,
      this.#settings.maxRecordBytes,
      this.#quality.mends,
    );
    return {
      address,
      date: answer.headers.date ?? null,
      batches: long.batches,
      envelope: () => refusing(address, sample, long.envelope),
      sample,
    };
  }

  #checkStatus(address: string, answer: HttpAnswer, sample: string, isOaiError: boolean): void {
    const { status } = answer;
    if ((status >= 200 && status < 300) || isOaiError) return;
    const message = `${plain(address)} answered HTTP ${status}.`;
    if (status === 401 || status === 403 || status === 451)
      throw new SourceRefused(
        `${message} The harvest stops until someone has asked the owner why.`,
      );
    if (status >= 500) throw new SourceUnreachable(message);
    throw new SourceChangedShape(message, { sample });
  }

  #noteMove(address: string, answer: HttpAnswer): void {
    const [before, after] = [plain(address), plain(answer.url)];
    if (after !== '' && URL.parse(before)?.href !== after) this.movedTo = after;
  }
}

const plain = (address: string): string => address.replace(/[?#].*/s, '');

function describe(answer: HttpAnswer, text: string): string {
  if (text.trim() === '') return 'an empty body';
  if (/<html[\s>]|<!doctype html/i.test(text.slice(0, SAMPLE))) return 'a web page';
  return `${answer.headers['content-type']?.split(';')[0] ?? 'something'}`;
}

/** Runs what parses; what must not be parsed at all (DOCTYPE) is a changed source. */
function refusing<T>(address: string, sample: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new SourceChangedShape(`${plain(address)}: ${error.message}.`, { cause: error, sample });
  }
}
