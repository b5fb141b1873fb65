import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { ConfigInvalid, RecordRejected } from '../../errors.ts';
import type { Arkivuttrekk } from '../../record/journalpost.ts';
import type { Checkpoint, Source, SourceContext, SourceEvent } from '../source.ts';
import { reportDigest, signedReport } from './dry-run.ts';
import { type Mapped, systemIdOf } from './mapping/map-entry.ts';
import { MappingRun } from './mapping/mapping-run.ts';
import { type ReadMapping, readMapping } from './mapping/read-mapping.ts';
import { openSiard, type SiardArchive } from './reader/siard-archive.ts';
import { systemMapping } from './systems/system-mappings.ts';

const settings = z.strictObject({
  /** Path of the .siard file (or of its first part). */
  file: z.string().min(1),
  /** Id of a ready mapping (noark4, ephorte, esa) or path of a mapping file. */
  mapping: z.string().min(1),
  /** Folders documents kept outside the archive may lie in. */
  lobRoots: z.array(z.string()).default([]),
  /** Name of the archive as readers see it. */
  archiveName: z.string().min(1),
  /** Years it covers; default: what the archive states. */
  period: z.string().min(1).optional(),
  /** Institution that keeps the documents, and where to ask for them. */
  institution: z.string().min(1).optional(),
  contact: z.union([z.email(), z.url({ protocol: /^https?$/ })]).optional(),
  /** The dry-run report as an archivist signed it. Nothing is imported without. */
  signed: z
    .strictObject({
      name: z.string().min(1),
      date: z.iso.date(),
      digest: z.string().regex(/^[0-9a-f]{64}$/, 'the 64 characters the dry run prints'),
    })
    .nullable()
    .default(null),
});
export type SiardSettings = z.infer<typeof settings>;

const EVERY = 500;

const checkpointSchema = z.strictObject({
  digest: z.string(),
  fingerprint: z.string(),
  mapping: z.string(),
  /** Hash of what is told about the archive: when that is mended, every entry is. */
  about: z.string(),
  row: z.number(),
  done: z.boolean(),
  /** Entries of an earlier import are there and must be withdrawn where this one lacks them. */
  replacing: z.boolean(),
});
type Position = z.infer<typeof checkpointSchema>;

/** A closed system's database extract as a source: read once, again only when file, mapping and signature have changed. */
export const siard: Source<SiardSettings> = {
  kind: 'siard',
  settings,
  harvest,
  retry,
};

/** The mapping a settings value names. Throws ConfigInvalid. */
export function loadMapping(name: string): ReadMapping {
  const ready = systemMapping(name);
  if (ready !== null) return ready;
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (cause) {
    throw new ConfigInvalid(
      [`mapping "${name}" is neither a ready mapping nor a file that can be read`],
      {
        cause,
      },
    );
  }
  return readMapping(text, basename(name));
}

async function* harvest(
  given: SiardSettings,
  checkpoint: Checkpoint | null,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { signed } = given;
  if (signed === null)
    throw new ConfigInvalid([
      `source "${context.sourceId}": settings.signed is missing: run "fellesinnsyn siard dry-run --source ${context.sourceId}", read the report, and put name, date and digest there`,
    ]);
  const mapping = loadMapping(given.mapping);
  using archive = await openSiard(given.file, { lobRoots: given.lobRoots });
  const fingerprint = archive.fingerprint();
  const uttrekk = provenance(given, archive, mapping);
  const about = hash('sha256', JSON.stringify(uttrekk));
  const known = checkpoint === null ? null : checkpointSchema.parse(checkpoint);
  const same =
    known !== null &&
    known.digest === signed.digest &&
    known.fingerprint === fingerprint &&
    known.mapping === mapping.digest &&
    known.about === about;
  if (known?.done === true && same) {
    yield { kind: 'checkpoint', checkpoint: known };
    return;
  }
  using run = await MappingRun.open(archive, mapping, context, { signal: context.signal });
  await requireSignature(archive, run, mapping, signed, context);
  const replacing = known !== null && (!same || known.replacing);
  // A replacing import lists everything in one run, so that what is gone can be told.
  const after = same && !replacing ? known.row : 0;
  const position: Position = {
    digest: signed.digest,
    fingerprint,
    mapping: mapping.digest,
    about,
    row: after,
    done: false,
    replacing,
  };
  const { total } = run;
  for (const { row, mapped } of run.rows(after)) {
    const event = eventOf(mapped, row, uttrekk, context.sourceId);
    if (event !== null) yield event;
    if (row % EVERY !== 0) continue;
    context.signal.throwIfAborted();
    yield { kind: 'progress', done: row, total };
    yield { kind: 'checkpoint', checkpoint: { ...position, row } };
  }
  context.signal.throwIfAborted();
  if (replacing) yield { kind: 'swept' };
  yield { kind: 'progress', done: total, total };
  yield {
    kind: 'checkpoint',
    checkpoint: { ...position, row: total, done: true, replacing: false },
  };
}

/** Maps the rejected row again, with the mapping as it is. */
async function* retry(
  given: SiardSettings,
  raw: { readonly raw: string },
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { row } = z.object({ row: z.number().int().min(1) }).parse(JSON.parse(raw.raw));
  if (given.signed === null) throw new RecordRejected('the dry-run report is not signed');
  const mapping = loadMapping(given.mapping);
  using archive = await openSiard(given.file, { lobRoots: given.lobRoots });
  using run = await MappingRun.open(archive, mapping, context, { signal: context.signal });
  await requireSignature(archive, run, mapping, given.signed, context);
  for (const found of run.rows(row - 1)) {
    const event = eventOf(
      found.mapped,
      found.row,
      provenance(given, archive, mapping),
      context.sourceId,
    );
    if (event !== null && found.row === row) yield event;
    return;
  }
}

async function requireSignature(
  archive: SiardArchive,
  run: MappingRun,
  mapping: ReadMapping,
  signed: { readonly name: string; readonly date: string; readonly digest: string },
  context: SourceContext,
): Promise<void> {
  const report = await signedReport(archive, run, mapping, {
    kommunenummer: context.kommunenummer,
    organisasjonsnummer: context.organisasjonsnummer,
    sourceId: context.sourceId,
  });
  context.signal.throwIfAborted();
  if (reportDigest(report) !== signed.digest)
    throw new ConfigInvalid([
      `source "${context.sourceId}": the archive or the mapping is not what was signed on ${signed.date}: run the dry run again, read the report, and sign its digest`,
    ]);
  const failed = report.checks.filter(({ holds }) => !holds);
  if (failed.length > 0)
    throw new ConfigInvalid(
      failed.map(
        ({ name, value }) => `source "${context.sourceId}": check fails: ${name} (${value})`,
      ),
    );
}

function eventOf(
  mapped: Mapped,
  row: number,
  arkivuttrekk: Arkivuttrekk,
  sourceId: string,
): SourceEvent | null {
  if (mapped.kind === 'entry')
    return { kind: 'record', record: { ...mapped.record, arkivuttrekk } };
  if (mapped.kind === 'rejected')
    return {
      kind: 'rejected',
      // The row is in the archive; its text must not lie in another place unscreened.
      raw: JSON.stringify({ row }),
      reason: mapped.reason,
      where: `row ${row}`,
      sourceKey: mapped.sourceKey,
    };
  if (mapped.sourceKey === null) return null;
  // Told in the first import too: whether it is the first is not known once a checkpoint was forgotten.
  return {
    kind: 'deleted',
    sourceKey: mapped.sourceKey,
    keys: { systemID: systemIdOf(sourceId, mapped.sourceKey) },
  };
}

function provenance(
  given: SiardSettings,
  { metadata }: SiardArchive,
  { mapping }: ReadMapping,
): Arkivuttrekk {
  return {
    navn: given.archiveName,
    periode: given.period ?? (metadata.dataOriginTimespan || null),
    system: mapping.name,
    produsent: metadata.producerApplication || null,
    uttrekksdato: metadata.archivalDate,
    kartlegging: `${mapping.id} v${mapping.version}`,
    arkivinstitusjon: given.institution ?? null,
    kontakt: given.contact ?? null,
  };
}
