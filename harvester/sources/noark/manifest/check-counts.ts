import type { SourceEvent } from '../../source.ts';
import type { IntakeCounts } from '../intake.ts';
import type { FileHead } from '../reader.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

/** What was found in a file, held against what its manifest says: numbers of elements, and the period. */
export function* checkCounts(
  manifest: Manifest,
  stated: ManifestFile,
  root: string,
  counts: IntakeCounts,
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
