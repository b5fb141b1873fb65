import type { Inspection } from './inspect.ts';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

/** The inspection as plain text for a terminal or a file. */
export function printInspection(inspection: Inspection): string {
  const lines = [
    inspection.file,
    `SIARD ${inspection.version || '(version not stated)'}, ${inspection.entries} files, archived ${inspection.archivalDate ?? '(no date)'}`,
    `Database ${inspection.dbname || '–'}, owner ${inspection.dataOwner || '–'}, period ${inspection.period || '–'}`,
    `Written by ${inspection.producer || '–'}`,
    `Digest: ${inspection.digestHolds === null ? 'none that can be checked' : inspection.digestHolds ? 'holds' : 'DOES NOT HOLD: the archive was packed again, changed or damaged after it was made'}`,
  ];
  for (const { code, where } of inspection.deviations) lines.push(`Deviation: ${code} (${where})`);
  const [likeliest] = inspection.systems;
  if (likeliest === undefined)
    lines.push('Known system: none; `siard propose` can draft a mapping');
  for (const { name, id, certainty, missing } of inspection.systems)
    lines.push(
      `Looks like ${name} (${id}), ${Math.round(100 * certainty)} %${missing.length > 0 ? `; missing ${missing.join(', ')}` : ''}`,
    );
  for (const table of inspection.tables) {
    const stated =
      table.statedRows === null || table.statedRows === table.rows
        ? ''
        : ` (metadata says ${table.statedRows})`;
    lines.push(
      '',
      `${table.schema === '' ? '' : `${table.schema}.`}${table.name}: ${table.rows} rows${stated}`,
    );
    if (table.unreadable !== null) lines.push(`  NOT READ TO ITS END: ${table.unreadable}`);
    if (table.primaryKey.length > 0) lines.push(`  key ${table.primaryKey.join(', ')}`);
    for (const { columns, to, broken } of table.references)
      lines.push(
        `  ${columns.join(', ')} → ${to}${broken === null ? ' (which is not there)' : broken === 0 ? '' : `: ${broken} rows point at nothing`}`,
      );
    for (const { code, rows, first } of table.problems)
      lines.push(`  ${code} in ${rows} rows, first ${first.slice(0, 3).join(', ')}`);
    for (const column of table.columns) {
      const codes =
        column.codes === null
          ? ''
          : `  ${column.codes.map(([code, count]) => `${code}×${count}`).join(' ')}`;
      const samples =
        column.samples.length === 0
          ? ''
          : `  ${column.samples.map((text) => JSON.stringify(text)).join(' ')}`;
      const files = column.inFiles > 0 ? `  ${column.inFiles} in files` : '';
      lines.push(
        `  ${column.name.padEnd(20)} ${(column.type ?? '(own type)').padEnd(22)} filled ${percent(column.filled, table.rows)}${files}${codes}${samples}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
