import { SourceChangedShape } from '../../errors.ts';
import { type Contents, headOf } from '../../files/contents.ts';
import type { DeliveredFile } from '../../files/delivered-file.ts';
import { survey } from '../../files/survey.ts';
import { readXmlDocument } from '../../files/xml-document.ts';
import type { SourceEvent } from '../source.ts';
import type { Publisher } from './entry.ts';
import { FORMATS, WITHDRAWALS } from './formats.ts';
import { Intake } from './intake.ts';
import { readAddmlManifest } from './manifest/addml-manifest.ts';
import { checkCounts } from './manifest/check-counts.ts';
import { checkFiles, lineOn, restrictTo, type Surveys } from './manifest/check-files.ts';
import type { Manifest } from './manifest/manifest.ts';
import { readMetsManifest } from './manifest/mets-manifest.ts';
import { holdsPremis, readPremisManifest } from './manifest/premis-manifest.ts';
import { type ReadJournal, replacedPeriods } from './period.ts';
import { readTables } from './read-tables.ts';
import { readXmlFile } from './read-xml-file.ts';
import { rootElement } from './root-element.ts';
import type { NoarkSettings } from './settings.ts';

export interface DeliveryContext {
  readonly settings: NoarkSettings;
  readonly publisher: Publisher;
  readonly now: Date;
  /** Ends a batch of the store: the checkpoint as it was before this delivery. */
  readonly batchEnd: () => SourceEvent;
}

/** Roots of files that are known and never read: they hold old and unshielded values. */
const NEVER_READ: ReadonlyMap<string, string> = new Map([
  ['endringslogg', 'a change log holds old and unshielded values and is never read'],
]);

const NOARK5: ReadonlySet<string> = new Set(['offentligJournal', 'loependeJournal', 'arkiv']);

/** A file that begins like XML, and its root element. */
export interface Candidate {
  readonly file: DeliveredFile;
  readonly root: string;
}

/**
 * Reads what one delivery holds, whatever its files are called: first its manifests, which are held against the files, then
 * the journal. Throws SourceChangedShape when nothing in it can be used, a checksum fails, or a file breaks off.
 */
export async function* readDelivery(
  contents: Contents,
  name: string,
  context: DeliveryContext,
): AsyncGenerator<SourceEvent> {
  const candidates = await findXml(contents);
  yield { kind: 'listing' };
  if (yield* readTables(contents, candidates, context)) return;
  const chosen = choose(candidates, context.settings);
  if (chosen.length === 0) throw nothingToRead(name, contents, candidates, context.settings);
  const surveys: Surveys = new Map();
  const manifests = await readManifests(candidates, chosen);
  for (const manifest of manifests)
    yield* checkFiles(manifest, contents.files, surveys, context.settings.acceptChecksumMismatch);
  const { settings, publisher, now } = context;
  const read: ReadJournal[] = [];
  for (const { file, root } of chosen) {
    const facts = surveys.get(file) ?? (await survey(file.open()));
    const intake = new Intake({ publisher, file: file.name, historisk: settings.historical });
    const outcome = yield* readXmlFile(file, facts, { intake, settings, now }, context.batchEnd);
    if (root !== WITHDRAWALS) read.push({ head: outcome.head, counts: intake.counts });
    for (const manifest of manifests) {
      const stated = lineOn(manifest, file, contents.files);
      if (stated !== null) yield* checkCounts(manifest, stated, root, intake, outcome.head);
    }
  }
  if (settings.replacePeriod) yield* replacedPeriods(read);
}

async function findXml(contents: Contents): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const file of contents.files) {
    const head = await headOf(file);
    if (head.length === 0 && contents.files.length === 1)
      throw new SourceChangedShape(`${file.name}, line 1: the file is empty. Ask for a new one.`);
    const root = rootElement(head);
    if (root !== null) candidates.push({ file, root });
  }
  return candidates;
}

/** The journal files to read, and withdrawals after them. Of a Noark 5 package one kind only: they hold the same entries. */
function choose(candidates: readonly Candidate[], settings: NoarkSettings): Candidate[] {
  const withdrawals = candidates.filter(({ root }) => root === WITHDRAWALS);
  const known = candidates.filter(({ root }) => FORMATS.has(root) && root !== WITHDRAWALS);
  const order =
    settings.read === 'auto'
      ? ['offentligJournal', 'loependeJournal', 'arkiv']
      : [settings.read === 'arkivstruktur' ? 'arkiv' : settings.read];
  for (const root of order) {
    const found = known.filter((candidate) => candidate.root === root);
    if (found.length > 0) return [...found, ...withdrawals];
  }
  return [...known.filter(({ root }) => !NOARK5.has(root)), ...withdrawals];
}

/**
 * The ADDML manifest nearest to the journal (a package often has a copy under administrative_metadata), whole, and every METS
 * and PREMIS manifest as far as it speaks of what is read.
 */
async function readManifests(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
): Promise<Manifest[]> {
  const read = chosen.map(({ file }) => file);
  const folderOf = ({ file }: Candidate): string =>
    file.name.slice(0, file.name.lastIndexOf('/') + 1);
  const beside = new Set(chosen.map(folderOf));
  const addml = candidates.filter(({ root }) => root === 'addml');
  const nearest = addml.find((candidate) => beside.has(folderOf(candidate))) ?? addml[0];
  const manifests: Manifest[] = [];
  if (nearest !== undefined)
    manifests.push(readAddmlManifest(await readXmlDocument(nearest.file), nearest.file.name));
  for (const { file, root } of candidates) {
    if (root !== 'mets' && root !== 'premis') continue;
    const document = await readXmlDocument(file);
    if (root === 'mets') manifests.push(restrictTo(readMetsManifest(document, file.name), read));
    if (holdsPremis(document))
      manifests.push(restrictTo(readPremisManifest(document, file.name), read));
  }
  return manifests;
}

function nothingToRead(
  name: string,
  contents: Contents,
  candidates: readonly Candidate[],
  settings: NoarkSettings,
): SourceChangedShape {
  if (contents.files.length === 1) {
    const root = candidates[0]?.root;
    if (root === undefined)
      return new SourceChangedShape(`${name}, line 1: no XML and no package. Ask for a new file.`);
    const reason = NEVER_READ.get(root);
    if (reason !== undefined) return new SourceChangedShape(`${name}: ${reason}`);
    if (!FORMATS.has(root))
      return new SourceChangedShape(
        `${name}: the root element <${root.slice(0, 60)}> is none known here`,
      );
  }
  const wanted = settings.read === 'auto' ? 'journal' : settings.read;
  return new SourceChangedShape(`${name}: the delivery holds no ${wanted} that can be read`);
}
