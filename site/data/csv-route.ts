import { log } from '../../harvester/log.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';
import { dayInOslo } from '../texts/format.ts';
import { isKnown, validators } from './conditional.ts';
import {
  BYTE_ORDER_MARK,
  type CsvContext,
  csvHeader,
  csvRows,
  SEPARATORS,
  type Separator,
} from './csv.ts';
import {
  badValue,
  isProblem,
  readDataQuery,
  refuseUnknown,
  SEARCH_PARAMETERS,
} from './data-parameters.ts';
import type { DataAnswer, DataRequest } from './data-route.ts';
import { type Found, isFound, openFound, placeAfter } from './found.ts';
import { pacedStream } from './paced-stream.ts';
import { entriesInParts } from './read-entries.ts';
import { readerOfThisRequest } from './response-in-progress.ts';
import { placeChange, searchAddress } from './search-address.ts';
import { searchTag } from './search-tag.ts';

/** Rows in one file; the next ones are behind the `Link` with `rel="next"`. */
export const MOST_ROWS = 100_000;
/** Files made at the same time by one process. */
const MOST_AT_ONCE = 4;
const KNOWN = [...SEARCH_PARAMETERS, 'antall', 'etter', 'skilletegn'] as const;

let atWork = 0;

/** Every hit of a search as CSV for spreadsheets, made while it is read. */
export async function csvRoute({ request, url, portal, text }: DataRequest): Promise<DataAnswer> {
  const params = url.searchParams;
  const refused = refuseUnknown(params, KNOWN, text);
  if (refused !== null) return refused;
  const asked = readDataQuery(params, { usual: MOST_ROWS, most: MOST_ROWS }, text);
  if (isProblem(asked)) return asked;
  const separator = readSeparator(params.get('skilletegn') ?? 'semikolon');
  if (separator === null) return badValue(['skilletegn'], text);
  const sent = { keep: 'ask-each-time' } as const;
  const tag = await searchTag(portal, `csv ${url.search}`);
  const known = validators(`W/"${tag}"`, sent);
  if (isKnown(request, `"${tag}"`)) return new Response(null, { status: 304, headers: known });
  if (atWork >= MOST_AT_ONCE)
    return { status: 429, kind: 'mange-uttrekk', ...text.data.problems.busy };
  const found = await openFound(asked, portal, text);
  if (!isFound(found)) return found;
  const next = await nextFile(found);
  const day = dayInOslo(portal.now());
  const headers = {
    ...known,
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="fellesinnsyn-${portal.config.region.id}-${day}.csv"`,
    'X-Total-Count': String(found.walk.total),
    ...(next === null
      ? {}
      : {
          Link: `<${searchAddress(portal, 'csv', params, placeChange(asked, next))}>; rel="next"`,
        }),
  };
  if (request.method === 'HEAD') return new Response(null, { headers });
  const context = { ...portal, separator, privatePerson: text.data.privatePerson };
  atWork++;
  const body = pacedStream(file(found, portal.archive, context), readerOfThisRequest(), () => {
    atWork--;
  });
  return new Response(body, { headers });
}

async function* file(
  found: Found,
  archive: PublicArchive,
  context: CsvContext,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvHeader(context.separator);
  try {
    for await (const entries of entriesInParts(found, archive)) yield csvRows(entries, context);
  } catch (error) {
    log('data-failed', { error: error instanceof Error ? error.name : 'Error' });
    throw error;
  }
}

/** Where the next file begins. Known before the first row is sent, so only walked to when there is more than one file's worth. */
async function nextFile({ walk, from, limit, cursorAt }: Found): Promise<string | null> {
  if (limit === 0 || walk.total <= limit) return null;
  const place = await placeAfter(walk, from, limit);
  return place === null ? null : cursorAt(place);
}

const readSeparator = (written: string): Separator | null =>
  (Object.keys(SEPARATORS) as Separator[]).find((name) => name === written) ?? null;
