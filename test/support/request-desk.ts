import type { Config } from '../../harvester/config/config.ts';
import { parseConfig } from '../../harvester/config/load-config.ts';
import type { PublicEntry, PublicTombstone } from '../../harvester/record/public-entry.ts';
import type { EntryLookup, PublicArchive } from '../../harvester/store/public-archive.ts';
import type { NewRequest } from '../../site/desk/requests/request.ts';
import type { RequestContext } from '../../site/desk/requests/request-context.ts';
import { split } from '../../site/desk/requests/split.ts';
import { publicEntry } from './entry.ts';
import { type TestDesk, testDesk } from './test-desk.ts';

/** Three municipalities and an archive institution with an address; `requests` is the yaml under that key. */
export const requestConfig = (requests = ''): Config =>
  parseConfig(
    `region:
  id: prove
  name: { nb: Prøveregionen }
  publicUrl: https://innsyn.example
  languages: [nb, nn, en, sma]
  contact: { name: Prøve IKT, email: hjelp@innsyn.example }
  repositoryIdentifier: innsyn.example
municipalities:
  - { number: "9901", name: { nb: Nordskjær }, organisationNumber: "310990108", requestEmail: postmottak@nordskjaer.example }
  - { number: "9902", name: { nb: Eikedal }, organisationNumber: "310990205", requestEmail: postmottak@eikedal.example, orderXmlVersion: 2, language: nn }
  - { number: "9903", name: { nb: Storvåg }, organisationNumber: "310990302", requestEmail: postmottak@storvag.example }
requests:
  archives:
    - { name: Arkiv i Demofylket, requestEmail: innsyn@arkiv.example }
${requests}
`,
    'request.yaml',
  );

/** Journals in memory that answer as the archive does; entries can be withdrawn and merged. */
export class FakeJournals {
  readonly #entries = new Map<string, PublicEntry>();
  readonly #gone = new Map<string, PublicTombstone>();
  readonly #merged = new Map<string, string>();

  add(...entries: readonly PublicEntry[]): void {
    for (const entry of entries) this.#entries.set(entry.id, entry);
  }

  withdraw(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new Error(`no entry ${id}`);
    this.#entries.delete(id);
    const { kommunenummer, organisasjonsnummer, kilde } = entry;
    const trukketTilbake = '2026-11-25T10:00:00Z';
    this.#gone.set(id, { id, kommunenummer, organisasjonsnummer, kilde, trukketTilbake });
  }

  merge(from: string, into: string): void {
    this.#entries.delete(from);
    this.#merged.set(from, into);
  }

  get archive(): PublicArchive {
    const lookUp = (id: string): EntryLookup => {
      const entry = this.#entries.get(id);
      if (entry !== undefined) return { kind: 'entry', entry };
      const tombstone = this.#gone.get(id);
      if (tombstone !== undefined) return { kind: 'withdrawn', tombstone };
      const into = this.#merged.get(id);
      return into === undefined ? { kind: 'unknown' } : { kind: 'merged', id: into };
    };
    const part: Pick<PublicArchive, 'entry' | 'entries' | 'sourceKeys'> = {
      entry: lookUp,
      entries: (ids) => ids.flatMap((id) => this.#entries.get(id) ?? []),
      sourceKeys: (id) => (this.#entries.has(id) ? { systemID: `system-${id}` } : {}),
    };
    // Requests read an archive in these ways only.
    return part as PublicArchive;
  }
}

export interface RequestDesk extends Disposable, RequestContext {
  readonly journals: FakeJournals;
  readonly wait: TestDesk['wait'];
  /** A request for these entries, ready to be sent. */
  readonly request: (entries: readonly PublicEntry[], change?: Partial<NewRequest>) => NewRequest;
}

/** A desk with journals and municipalities, whose clock stands at a Wednesday morning until it is moved. */
export function requestDesk(config: Config = requestConfig()): RequestDesk {
  const opened = testDesk();
  const journals = new FakeJournals();
  return {
    desk: opened.desk,
    archive: journals.archive,
    config,
    journals,
    wait: opened.wait,
    request: (entries, change = {}) => ({
      email: 'kari@borger.example',
      name: null,
      language: 'nb',
      cart: null,
      reminder: false,
      parts: split(entries, [], config).parts,
      messages: new Map(),
      ...change,
    }),
    [Symbol.dispose]: () => opened[Symbol.dispose](),
  };
}

/** One entry in each of the three municipalities: `a` in Nordskjær, `b` in Eikedal, `c` in Storvåg. */
export const threeEntries = (): readonly PublicEntry[] => [
  publicEntry({ id: 'a', kommunenummer: '9901' }),
  publicEntry({ id: 'b', kommunenummer: '9902' }),
  publicEntry({ id: 'c', kommunenummer: '9903' }),
];
