import type { SiardTable } from '../reader/siard-metadata.ts';

/** One table as it is staged: only the columns some expression names. */
export interface PlanTable {
  readonly table: SiardTable;
  /** Name in the stage. */
  readonly staged: string;
  /** Columns by their names in the archive, in stage order `c0`, `c1`, … */
  readonly columns: string[];
  /** Keys other aliases find its rows by, staged after the columns. */
  readonly keys: PlanKey[];
}

export interface PlanKey {
  readonly columns: readonly number[];
  readonly normalise: readonly Normalise[];
}

export type Normalise = 'trim' | 'upper' | 'number' | { readonly pad: number };

export interface Alias {
  readonly name: string;
  readonly index: number;
  /** null: the table is optional and not in the archive. */
  readonly table: PlanTable | null;
  readonly parent: Alias | null;
  readonly many: boolean;
}

/** Set in the stage where a value could not be read; an entry that needs it is rejected. No XML text can be this. */
export const UNREADABLE = '\uffff\uffff';

/** A key as both sides write it; null: no key, nothing to look for. */
export function keyOf(parts: readonly (string | null)[], how: readonly Normalise[]): string | null {
  const made: string[] = [];
  for (const part of parts) {
    if (part === null) return null;
    const value = normalise(part, how);
    if (value === '') return null;
    made.push(value);
  }
  return made.join('\u001f');
}

function normalise(text: string, how: readonly Normalise[]): string {
  let value = text;
  for (const step of how) {
    if (step === 'trim') value = value.trim();
    else if (step === 'upper') value = value.toUpperCase();
    else if (step === 'number')
      value = value
        .trim()
        .replace(/^0+(?=\d)/, '')
        .replace(/\.0*$/, '');
    else value = value.padStart(step.pad, '0');
  }
  return value;
}
