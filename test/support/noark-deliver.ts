import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelCase } from './noark-model.ts';
import { noark4Tables, offjournal } from './write-noark4.ts';
import { arkivstruktur, journal, type Noark5Version } from './write-noark5.ts';

/** A file of pieces, written as they come. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  writeFileSync(path, '');
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < 1_000_000) continue;
    appendFileSync(path, waiting);
    waiting = '';
  }
  appendFileSync(path, waiting);
}

/** The same archive in every format, each delivery under a path of its own. */
export function deliverAll(
  folder: string,
  cases: readonly ModelCase[],
  versions: readonly Noark5Version[] = ['3.1', '4.0', '5.0', '5.5'],
): Map<string, string> {
  const made = new Map<string, string>();
  for (const version of versions) {
    const name = (kind: string): string => `${kind} ${version}`;
    const path = (kind: string): string => join(folder, `${kind}-${version}.xml`);
    writePieces(path('arkivstruktur'), arkivstruktur(cases, version));
    made.set(name('arkivstruktur'), path('arkivstruktur'));
    for (const root of ['offentligJournal', 'loependeJournal'] as const) {
      writePieces(path(root), journal(cases, root, version));
      made.set(name(root), path(root));
    }
  }
  const off = join(folder, 'offjournal.xml');
  writeFileSync(off, Buffer.from(offjournal(cases), 'latin1'));
  made.set('OFFJOURNAL 2.0', off);
  const tables = join(folder, 'noark4');
  mkdirSync(tables);
  for (const [file, text] of noark4Tables(cases))
    writeFileSync(join(tables, file), Buffer.from(text, 'latin1'));
  made.set('Noark 4 tables', tables);
  return made;
}
