-- One row: the clock of the change feed, and how far a change of the screening rules has been carried out.
CREATE TABLE state (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL,               -- number of the last change
  second TEXT NOT NULL,               -- its UTC second; never goes back
  screening_version INTEGER NOT NULL, -- rules that every entry has been screened by
  rescreening_version INTEGER NOT NULL, -- rules of a re-screening under way
  rescreened_to INTEGER NOT NULL      -- last entries.n it has done
) STRICT;
INSERT INTO state VALUES (1, 0, '1970-01-01T00:00:00Z', 0, 0, 0);

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  kommunenummer TEXT NOT NULL,
  organisasjonsnummer TEXT NOT NULL,
  checkpoint TEXT,                    -- JSON, opaque
  public_entries INTEGER NOT NULL DEFAULT 0,
  last_success TEXT,
  failures INTEGER NOT NULL DEFAULT 0, -- runs in a row that did not reach the end
  next_try TEXT,                      -- not before this UTC second; null: whenever the schedule says
  waits_for_person INTEGER NOT NULL DEFAULT 0,
  allow_shrink INTEGER NOT NULL DEFAULT 0, -- a person has accepted that the next sweep withdraws more than the limit
  listing_run INTEGER,                -- run that began the listing under way; its marks are in `seen`
  lock_run INTEGER,
  lock_owner TEXT,
  lock_beat INTEGER                   -- ms since 1970
) STRICT;

CREATE TABLE runs (
  n INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('harvest', 'retry')),
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('running', 'ok', 'incomplete', 'failed', 'parked')),
  problem TEXT,                       -- name of the error class
  message TEXT,                       -- what and where, for the archivist
  sample TEXT,                        -- start of an answer that was not what it should be
  counts TEXT NOT NULL DEFAULT '{}'   -- JSON, see run-counts.ts
) STRICT;
CREATE INDEX runs_by_source ON runs (source, n);

CREATE TABLE run_remarks (
  run INTEGER NOT NULL REFERENCES runs (n),
  code TEXT NOT NULL,
  count INTEGER NOT NULL,
  detail TEXT,                        -- JSON of the last one: numbers, no text from the source
  PRIMARY KEY (run, code)
) STRICT, WITHOUT ROWID;

-- Who an entry is and what state it is in. Its text is in `texts`, so that a tombstone has none by construction.
CREATE TABLE entries (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- the permalink
  state TEXT NOT NULL CHECK (state IN ('public', 'held', 'gone', 'merged')),
  source TEXT NOT NULL REFERENCES sources (id), -- the source whose words are shown
  source_key TEXT NOT NULL,
  meaning TEXT,                       -- as `source` last gave it; null: it withdrew the entry
  keys TEXT NOT NULL,                 -- JSON: every match key the entry has had
  kommunenummer TEXT NOT NULL,
  organisasjonsnummer TEXT NOT NULL,
  case_id TEXT,
  journaldato TEXT,
  held TEXT,                          -- why it is held back
  publisert TEXT,                     -- first UTC second it was public; null: never
  endret TEXT,                        -- UTC second of `seq`
  seq INTEGER,                        -- its latest change in the feed; null: never in it
  written TEXT NOT NULL,              -- UTC second of the last write, visible or not
  missed INTEGER NOT NULL DEFAULT 0,  -- run that began the full list which first lacked it; 0: the last list had it
  merged_into INTEGER REFERENCES entries (n)
) STRICT;
CREATE UNIQUE INDEX entries_by_seq ON entries (seq) WHERE seq IS NOT NULL;
CREATE INDEX entries_by_case ON entries (case_id) WHERE state = 'public' AND case_id IS NOT NULL;
CREATE INDEX entries_by_source ON entries (source, journaldato) WHERE state = 'public';

CREATE TABLE texts (
  entry INTEGER PRIMARY KEY REFERENCES entries (n),
  raw TEXT NOT NULL,                  -- JSON of the Journalpost as the source gave it
  screened TEXT                       -- JSON after screening; null: equal to raw
) STRICT;

CREATE TABLE entry_keys (
  key TEXT PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries (n)
) STRICT, WITHOUT ROWID;

-- Other sources that have given the entry as well, besides entries.source.
CREATE TABLE entry_sources (
  entry INTEGER NOT NULL REFERENCES entries (n),
  source TEXT NOT NULL REFERENCES sources (id),
  source_key TEXT NOT NULL,
  meaning TEXT,                       -- as it last gave it; null: it withdrew the entry
  missed INTEGER NOT NULL DEFAULT 0,  -- as in entries
  PRIMARY KEY (entry, source)
) STRICT, WITHOUT ROWID;

-- Which entries the listing under way has shown: one bit per entries.n, 4,096 to a row.
CREATE TABLE seen (
  source TEXT NOT NULL REFERENCES sources (id),
  chunk INTEGER NOT NULL,
  bits BLOB NOT NULL,
  PRIMARY KEY (source, chunk)
) STRICT, WITHOUT ROWID;

-- What screening found, for the archivist: codes and counts, never the text.
CREATE TABLE findings (
  entry INTEGER NOT NULL REFERENCES entries (n),
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (entry, code, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_code ON findings (code);

CREATE TABLE rejects (
  n INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (id),
  source_key TEXT,
  form TEXT NOT NULL CHECK (form IN ('payload', 'record')), -- as received, or a Journalpost as JSON
  raw TEXT NOT NULL,
  digest TEXT NOT NULL,               -- SHA-256 of raw
  reason TEXT NOT NULL,
  place TEXT NOT NULL,                -- page address, line, record number
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  first_run INTEGER NOT NULL,
  last_run INTEGER NOT NULL,
  tries INTEGER NOT NULL              -- times it was read in vain
) STRICT;
CREATE UNIQUE INDEX rejects_by_raw ON rejects (source, digest);
CREATE INDEX rejects_by_key ON rejects (source, source_key);
