import { createHash } from 'node:crypto';
import {
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { utcSecond } from './bound.ts';
import { NLOD } from './dublin-core.ts';
import {
  type DumpFile,
  type DumpManifest,
  MANIFEST,
  type MunicipalityDump,
  readManifest,
} from './dump-files.ts';
import { itemIdentifier } from './identifier.ts';
import type { OaiContent } from './oai-content.ts';
import type { Oai } from './open-oai.ts';
import { recordXml } from './record-xml.ts';
import type { Item, Selection } from './repository.ts';
import { escapeText } from './xml-text.ts';

export interface DumpOptions {
  readonly oai: Oai;
  readonly folder: string;
  /** Numbers and names. */
  readonly municipalities: readonly { readonly number: string; readonly name: string }[];
  /** Only these municipalities; the others keep the dump they have. */
  readonly only?: readonly string[];
  readonly signal?: AbortSignal;
}

const PREFIX = 'noark5';
const BATCH = 250;

/**
 * Writes everything a municipality has, deletions included, as NDJSON and as one OAI-PMH answer in XML, both gzipped. Files are written beside and
 * renamed, and never changed afterwards; the manifest that names them is put in place last, and what it no longer names is removed. What changes
 * while a dump is written is left to the harvest that follows it: it asks from the second the dump began in.
 */
export async function writeDumps(options: DumpOptions): Promise<DumpManifest> {
  const { oai, folder, municipalities, only, signal } = options;
  mkdirSync(folder, { recursive: true });
  const known = readManifest(folder);
  const dumps: MunicipalityDump[] = [];
  for (const municipality of municipalities) {
    const before = known?.dumps.find(({ kommunenummer }) => kommunenummer === municipality.number);
    const isWanted = only === undefined || only.includes(municipality.number);
    if (!isWanted && before) dumps.push(before);
    else if (isWanted) dumps.push(await dumpOf(options, municipality));
    signal?.throwIfAborted();
  }
  const manifest: DumpManifest = {
    baseUrl: oai.baseUrl,
    metadataPrefix: PREFIX,
    licence: NLOD,
    generated: utcSecond(oai.now()),
    dumps,
  };
  replace(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  const named = new Set(dumps.flatMap(({ files }) => files.map(({ name }) => name)));
  // Only what this program writes: a withdrawn entry must not lie on in a file of yesterday.
  for (const name of readdirSync(folder))
    if (/^\d{4}-\d{8}t\d{6}z(-\d+)?\.(ndjson|xml)\.gz$/.test(name) && !named.has(name))
      rmSync(join(folder, name), { force: true });
  return manifest;
}

function replace(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

async function dumpOf(
  { oai, folder, signal }: DumpOptions,
  { number, name }: { readonly number: string; readonly name: string },
): Promise<MunicipalityDump> {
  const from = utcSecond(oai.now());
  const set = `kommune:${number}`;
  const upTo = oai.repository.positionBefore(from);
  const stem = `${number}-${from.toLowerCase().replace(/[-:]/g, '')}`;
  const selection: Selection = { set, after: 0, upTo };
  const counts = { records: 0, deleted: 0 };
  const count = ({ deleted }: Item<OaiContent>): void => {
    counts.records++;
    if (deleted) counts.deleted++;
  };
  const write = (
    format: DumpFile['format'],
    mediaType: string,
    text: () => AsyncGenerator<string>,
  ) => writeFile({ folder, name: unused(folder, stem, format), format, mediaType, text, signal });
  const files = [
    await write('ndjson', 'application/x-ndjson', () => lines(oai, selection, count)),
    await write('xml', 'text/xml', () => document(oai, selection, from)),
  ];
  return { kommunenummer: number, name, set, from, seq: upTo, ...counts, files };
}

/** A name no file has: two dumps of one second are two files. */
function unused(folder: string, stem: string, format: string): string {
  const taken = new Set(readdirSync(folder));
  for (let n = 0; ; n++) {
    const name = `${stem}${n === 0 ? '' : `-${n}`}.${format}.gz`;
    if (!taken.has(name)) return name;
  }
}

interface FileToWrite {
  readonly folder: string;
  readonly name: string;
  readonly format: DumpFile['format'];
  readonly mediaType: string;
  readonly text: () => AsyncGenerator<string>;
  readonly signal: AbortSignal | undefined;
}

async function writeFile({
  folder,
  name,
  format,
  mediaType,
  text,
  signal,
}: FileToWrite): Promise<DumpFile> {
  const beside = join(folder, `${name}.${process.pid}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.from(text()), createGzip(), measure, createWriteStream(beside), {
      signal,
    });
    renameSync(beside, join(folder, name));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return { name, format, mediaType, bytes, sha256: hash.digest('hex') };
}

/** The items of the selection a batch at a time; others get their turn between. */
async function* batches(
  { repository }: Oai,
  selection: Selection,
): AsyncGenerator<readonly Item<OaiContent>[]> {
  let { after } = selection;
  for (;;) {
    const items = repository.items({ ...selection, after }, BATCH);
    const last = items.at(-1);
    if (last === undefined) return;
    yield items;
    after = last.position;
    await breathe();
  }
}

/** One JSON object a line: `entry` is the public view, null for what is deleted. */
async function* lines(
  oai: Oai,
  selection: Selection,
  count: (item: Item<OaiContent>) => void,
): AsyncGenerator<string> {
  for await (const items of batches(oai, selection)) {
    let text = '';
    for (const item of items) {
      count(item);
      const { localId, datestamp, sets, deleted, content } = item;
      const identifier = itemIdentifier(oai.repositoryIdentifier, localId);
      text += `${JSON.stringify({ identifier, datestamp, sets, deleted, entry: content?.entry ?? null, opphav: content?.opphav ?? null })}\n`;
    }
    yield text;
  }
}

const OAI = 'http://www.openarchives.org/OAI/2.0/';

/** One answer to ListRecords without pages: whatever reads OAI-PMH reads it. */
async function* document(oai: Oai, selection: Selection, from: string): AsyncGenerator<string> {
  const format = oai.repository.formats.find(({ prefix }) => prefix === PREFIX);
  if (format === undefined) throw new RangeError(`there is no format ${PREFIX}`);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<OAI-PMH xmlns="${OAI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${OAI} ${OAI}OAI-PMH.xsd">\n` +
    `<responseDate>${from}</responseDate>\n` +
    `<request verb="ListRecords" metadataPrefix="${PREFIX}" set="${selection.set}">${escapeText(oai.baseUrl)}</request>\n`;
  let isEmpty = true;
  for await (const items of batches(oai, selection)) {
    let text = isEmpty ? '<ListRecords>\n' : '';
    isEmpty = false;
    for (const item of items)
      text +=
        recordXml(item, format, {
          repositoryIdentifier: oai.repositoryIdentifier,
          granularity: 'second',
        }) ?? '';
    yield text;
  }
  yield isEmpty
    ? '<error code="noRecordsMatch">the municipality has no records yet</error>\n</OAI-PMH>\n'
    : '</ListRecords>\n</OAI-PMH>\n';
}
