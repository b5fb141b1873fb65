import type { EntryKeys } from '../../record/journalpost.ts';
import type { SourceEvent } from '../source.ts';
import { completeEntry, type EntryDraft, entryKeys, type Publisher } from './entry.ts';
import { SeenKeys } from './seen-keys.ts';

/** Why an entry that was read is not handed on. */
export type HoldRule =
  | 'gradering'
  | 'journalstatus'
  | 'midlertidig_sperret'
  | 'uventet_plassering'
  | 'for_sen_skjerming'
  | 'trukket_tilbake';

/** What a skjerming took away from an entry that is handed on. */
export type MaskRule = 'tittel' | 'sakstittel' | 'klasse' | 'korrespondansepart' | 'dokument';

export interface IntakeOptions {
  readonly publisher: Publisher;
  /** Name of the file, for findings. */
  readonly file: string;
  readonly historisk: boolean;
}

/** Numbers of one file, for the run's remarks and the archivist's report. */
export interface IntakeCounts {
  /** Journal entries found, whatever became of them. */
  read: number;
  passed: number;
  rejected: number;
  /** Entries known to stand outside the journal (plain registrering, arkivnotat, moeteregistrering). */
  outside: number;
  /** Mapper found (arkivstruktur). */
  mapper: number;
  readonly held: Partial<Record<HoldRule, number>>;
  readonly masked: Partial<Record<MaskRule, number>>;
}

/**
 * Where a format reader puts what it finds in one file. Turns it into events, tells repeated keys apart, and adds up faults
 * by code and element, so that a file with a million equal faults gives one finding.
 */
export class Intake {
  readonly counts: IntakeCounts = {
    read: 0,
    passed: 0,
    rejected: 0,
    outside: 0,
    mapper: 0,
    held: {},
    masked: {},
  };
  /** Which order of elements the entries are in (arkivstruktur): that up to 4.0, or that from 5.0; null: not seen. */
  dialect: 'before5' | 'from5' | null = null;
  readonly #options: IntakeOptions;
  readonly #seen = new SeenKeys();
  readonly #faults = new Map<string, { line: number; count: number }>();
  #masks: MaskRule[] = [];
  #events: SourceEvent[] = [];

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  get file(): string {
    return this.#options.file;
  }

  /** Takes one entry; `raw` is asked for only when it cannot be used. */
  entry(draft: EntryDraft, line: number, raw: () => string): EntryKeys | null {
    this.counts.read++;
    const keys = entryKeys(draft);
    if (keys === null) {
      this.#reject('The entry has no key: no systemID, no journal number and no case number.', {
        line,
        raw,
        sourceKey: null,
      });
      return null;
    }
    if (!this.#seen.add(keys.kilde)) {
      this.fault('repeated_key', 'journalpost', line);
      this.#reject('Another entry in the same file has the same key. Correct it at the source.', {
        line,
        raw,
        sourceKey: keys.kilde,
      });
      return null;
    }
    this.counts.passed++;
    for (const rule of this.#masks) this.counts.masked[rule] = (this.counts.masked[rule] ?? 0) + 1;
    this.#masks = [];
    const { publisher, historisk } = this.#options;
    this.#events.push({
      kind: 'record',
      record: completeEntry(publisher, draft, keys, historisk),
    });
    return keys;
  }

  /** An entry that must not be public: the source says it is screened, so an earlier public version is withdrawn. */
  held(rule: HoldRule, draft: EntryDraft): void {
    this.counts.read++;
    this.#masks = [];
    this.counts.held[rule] = (this.counts.held[rule] ?? 0) + 1;
    const keys = entryKeys(draft);
    if (keys === null) return;
    this.#seen.add(keys.kilde);
    this.withdraw(keys);
  }

  /** The archive has taken the entry back. */
  takenBack(systemID: string): void {
    this.counts.read++;
    this.counts.held.trukket_tilbake = (this.counts.held.trukket_tilbake ?? 0) + 1;
    const kilde = `systemID:${systemID}`;
    this.withdraw({ systemID, registreringsID: null, journal: null, sak: null, kilde });
  }

  withdraw(keys: EntryKeys): void {
    this.#events.push({ kind: 'deleted', sourceKey: keys.kilde, keys });
  }

  /** The entry could not be read at all. */
  unreadable(reason: string, line: number, raw: () => string, sourceKey: string | null): void {
    this.counts.read++;
    this.#reject(reason, { line, raw, sourceKey });
  }

  /** Something was taken away from the entry that is being read; counted when it is handed on. */
  masked(rule: MaskRule): void {
    this.#masks.push(rule);
  }

  fault(code: string, element: string, line: number): void {
    const key = `${code}\n${element.replace(/[^\w.-]/g, '_').slice(0, 60)}`;
    const known = this.#faults.get(key);
    if (known !== undefined) known.count++;
    // names of unknown elements come from outside: a file cannot make this map grow without end
    else if (this.#faults.size < 1000) this.#faults.set(key, { line, count: 1 });
  }

  /** The events since the last call, in order. */
  drain(): readonly SourceEvent[] {
    if (this.#events.length === 0) return this.#events;
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** The findings of the file: one remark per code and element, then the counts. */
  remarks(): SourceEvent[] {
    const { file } = this.#options;
    const remarks: SourceEvent[] = [...this.#faults].map(([key, { line, count }]) => {
      const [code = '', element = ''] = key.split('\n');
      // the element is part of the code: a run keeps one remark of each
      return { kind: 'remark', code: `${code}:${element}`, detail: { file, line, element, count } };
    });
    const { read, passed, rejected, outside, held, masked } = this.counts;
    const numbers: Record<string, string | number> = { file, read, passed, rejected, outside };
    for (const [rule, count] of Object.entries(held)) numbers[`held_${rule}`] = count;
    for (const [rule, count] of Object.entries(masked)) numbers[`masked_${rule}`] = count;
    remarks.push({ kind: 'remark', code: 'file_read', detail: numbers });
    return remarks;
  }

  #reject(
    reason: string,
    what: { line: number; raw: () => string; sourceKey: string | null },
  ): void {
    this.counts.rejected++;
    this.#masks = [];
    this.#events.push({
      kind: 'rejected',
      reason,
      where: `${this.#options.file}, line ${what.line}`,
      raw: what.raw(),
      sourceKey: what.sourceKey,
    });
  }
}
