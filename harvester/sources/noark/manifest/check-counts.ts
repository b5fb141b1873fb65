import type { SourceEvent } from '../../source.ts';
import type { Intake } from '../intake.ts';
import type { FileHead } from '../reader.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

/** What was found in a file, held against what its manifest says: numbers of elements, version, and period. */
export function* checkCounts(
  manifest: Manifest,
  stated: ManifestFile,
  root: string,
  { counts, dialect }: Pick<Intake, 'counts' | 'dialect'>,
  head: FileHead | null,
): Generator<SourceEvent> {
  const found: Readonly<Record<string, number>> =
    root === 'arkiv'
      ? { mappe: counts.mapper, registrering: counts.read + counts.outside }
      : { registrering: counts.read, journalregistrering: counts.read };
  for (const [element, number] of Object.entries(stated.counts)) {
    const real = found[element];
    if (real === undefined || real === number) continue;
    yield {
      kind: 'remark',
      code: 'manifest_count_differs',
      detail: {
        file: manifest.name,
        line: stated.line,
        element: `${stated.path}: ${element}`,
        stated: number,
        found: real,
      },
    };
  }
  const claims5 = manifest.version === null ? null : Number.parseInt(manifest.version, 10) >= 5;
  if (dialect !== null && claims5 !== null && claims5 !== (dialect === 'from5'))
    yield {
      kind: 'remark',
      code: 'manifest_version_differs',
      detail: {
        file: manifest.name,
        line: manifest.versionLine,
        element: 'version',
        stated: manifest.version ?? '',
        found: dialect === 'from5' ? '5.0 or later' : '3.0 to 4.0',
      },
    };
  const { startDate, endDate } = manifest;
  const outside =
    startDate !== null &&
    endDate !== null &&
    ((head?.fraDato != null && head.fraDato < startDate) ||
      (head?.tilDato != null && head.tilDato > endDate));
  if (outside || (startDate !== null && endDate !== null && startDate > endDate))
    yield {
      kind: 'remark',
      code: outside ? 'manifest_period_differs' : 'manifest_period_reversed',
      detail: { file: manifest.name, line: manifest.line, element: 'archivalPeriod' },
    };
}
