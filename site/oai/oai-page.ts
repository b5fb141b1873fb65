import type { PublicFeed } from '../../harvester/store/public-archive.ts';
import { type MunicipalityDump, readManifest } from './dump-files.ts';
import { staleDumps } from './keep-dumps.ts';
import type { Oai } from './open-oai.ts';
import { readableXml, type XmlLine } from './readable-xml.ts';
import type { OaiSet } from './repository.ts';

/** What a person in a browser sees of the endpoint. */
export interface OaiPage {
  readonly baseUrl: string;
  readonly formats: readonly { readonly prefix: string; readonly schema: string }[];
  readonly sets: readonly OaiSet[];
  readonly dumps: readonly MunicipalityDump[];
  /** The answer to the request in the address; null: there is none. */
  readonly answer: {
    readonly lines: readonly XmlLine[];
    readonly isCut: boolean;
    /** Query string of the request. */
    readonly query: string;
    readonly next: string | null;
  } | null;
}

/** Lines of an answer that are shown; the rest is for programs. */
const MOST_LINES = 600;

export function oaiPage(oai: Oai, feed: PublicFeed, folder: string, query: string): OaiPage {
  const stale = staleDumps({ folder, feed });
  return {
    baseUrl: oai.baseUrl,
    formats: oai.repository.formats,
    sets: oai.repository.sets(null, 500),
    dumps: (readManifest(folder)?.dumps ?? []).filter(
      ({ kommunenummer }) => !stale.includes(kommunenummer),
    ),
    answer: query === '' ? null : answerPage(oai, query),
  };
}

function answerPage(oai: Oai, query: string): OaiPage['answer'] {
  const { body, verb } = oai.answer(query);
  const xml = body.toString();
  const token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1] ?? null;
  return {
    ...readableXml(xml, verb, MOST_LINES),
    query,
    next: token && verb && `verb=${verb}&resumptionToken=${token}`,
  };
}
