import { SourceChangedShape } from '../../errors.ts';
import { type Contents, headOf } from '../../files/contents.ts';
import type { DeliveredFile } from '../../files/delivered-file.ts';
import { survey } from '../../files/survey.ts';
import type { SourceEvent } from '../source.ts';
import type { Publisher } from './entry.ts';
import { FORMATS } from './formats.ts';
import { Intake } from './intake.ts';
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

interface Candidate {
  readonly file: DeliveredFile;
  readonly root: string;
}

/**
 * Reads what one delivery holds, whatever its files are called. Throws SourceChangedShape when nothing in it can be used or a
 * file breaks off.
 */
export async function* readDelivery(
  contents: Contents,
  name: string,
  context: DeliveryContext,
): AsyncGenerator<SourceEvent> {
  const candidates: Candidate[] = [];
  for (const file of contents.files) {
    const head = await headOf(file);
    if (head.length === 0 && contents.files.length === 1)
      throw new SourceChangedShape(`${file.name}, line 1: the file is empty. Ask for a new one.`);
    const root = rootElement(head);
    if (root !== null) candidates.push({ file, root });
  }
  const chosen = choose(candidates, context.settings);
  if (chosen.length === 0) throw nothingToRead(name, contents, candidates, context.settings);
  for (const { file } of chosen) yield* readOne(file, context);
}

async function* readOne(
  file: DeliveredFile,
  context: DeliveryContext,
): AsyncGenerator<SourceEvent> {
  const { settings, publisher, now } = context;
  const facts = await survey(file.open());
  const intake = new Intake({ publisher, file: file.name, historisk: settings.historical });
  yield* readXmlFile(file, facts, { intake, settings, now }, context.batchEnd);
}

/** The journal files to read. Of a Noark 5 package one kind only: they hold the same entries. */
function choose(candidates: readonly Candidate[], settings: NoarkSettings): Candidate[] {
  const known = candidates.filter(({ root }) => FORMATS.has(root));
  const order =
    settings.read === 'auto'
      ? ['offentligJournal', 'loependeJournal', 'arkiv']
      : [settings.read === 'arkivstruktur' ? 'arkiv' : settings.read];
  for (const root of order) {
    const found = known.filter((candidate) => candidate.root === root);
    if (found.length > 0) return found;
  }
  return known.filter(({ root }) => !NOARK5.has(root));
}

const NOARK5: ReadonlySet<string> = new Set(['offentligJournal', 'loependeJournal', 'arkiv']);

function nothingToRead(
  name: string,
  contents: Contents,
  candidates: readonly Candidate[],
  settings: NoarkSettings,
): SourceChangedShape {
  const [only] = contents.files;
  if (contents.files.length === 1 && only !== undefined) {
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
  const wanted = settings.read === 'auto' ? 'a journal' : settings.read;
  return new SourceChangedShape(`${name}: the delivery holds no ${wanted} that can be read`);
}
