import type { DryRunReport } from './dry-run.ts';

/** The report as plain text for a terminal or for paper. */
export function printDryRun(report: DryRunReport): string {
  const { archive, mapping } = report;
  const lines = [
    `Dry run of ${archive.file} with mapping ${mapping.id} v${mapping.version}`,
    `Archive ${archive.dbname || '–'}, owner ${archive.dataOwner || '–'}, period ${archive.period || '–'}, made ${archive.archivalDate ?? '–'} by ${archive.producer || '–'}`,
    `Fingerprint ${archive.fingerprint}`,
    '',
    `${report.rows} rows: ${report.mapped} become entries`,
  ];
  const list = (title: string, counts: Readonly<Record<string, number>>): void => {
    const entries = Object.entries(counts);
    if (entries.length === 0) return;
    lines.push('', title);
    for (const [key, count] of entries) lines.push(`  ${String(count).padStart(9)}  ${key}`);
  };
  list('Left out by the mapping', report.dropped);
  list('Withheld by access rules', report.withheld);
  list('Rejected', report.rejected);
  list('Texts withheld', report.shielded);
  list('Look-ups without a row', report.unresolved);
  list('Look-ups with several rows', report.multiple);
  list('Unreadable dates', report.unreadableDates);
  list('Unknown codes', report.unknownCodes);
  list('Filled fields', report.filled);
  list('Held by the screening of the portal', report.screening.held);
  list('Masked by the screening of the portal', report.screening.findings);
  const most = Math.max(1, ...Object.values(report.years));
  lines.push('', 'Entries per year');
  for (const [year, count] of Object.entries(report.years))
    lines.push(
      `  ${year.padEnd(8)} ${String(count).padStart(9)}  ${'#'.repeat(Math.ceil((50 * count) / most))}`,
    );
  lines.push('', 'Checks');
  for (const { name, value, holds } of report.checks)
    lines.push(`  ${holds ? 'holds ' : 'FAILS '} ${name} (${value})`);
  lines.push('', 'Samples: before is NOT screened, for the archivist only');
  for (const { row, before, after } of report.samples) {
    lines.push(
      `  row ${row}`,
      `    before ${JSON.stringify(before)}`,
      `    after  ${JSON.stringify(after)}`,
    );
  }
  lines.push(
    '',
    `Report digest ${report.digest}`,
    'To allow the import, put name, date and this digest under settings.signed of the source.',
  );
  return `${lines.join('\n')}\n`;
}
