-- Entries an archivist keeps from the public. Every public view asks this table; the harvester carries it out in the archive. Rows
-- are never deleted: that an entry was held, by whom and why, is on record.
CREATE TABLE entry_hold (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL,                -- permalink id
  kommunenummer TEXT NOT NULL,
  reason TEXT NOT NULL,
  held_at TEXT NOT NULL,              -- UTC with milliseconds
  held_by TEXT NOT NULL REFERENCES staff (id),
  released_at TEXT,                   -- null: it is held
  released_by TEXT REFERENCES staff (id),
  release_reason TEXT,
  CHECK ((released_at IS NULL) = (released_by IS NULL)),
  CHECK ((released_at IS NULL) = (release_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX entry_hold_once ON entry_hold (entry) WHERE released_at IS NULL;
CREATE INDEX entry_hold_of ON entry_hold (kommunenummer, n);

-- Findings of the journal check that an archivist has judged and put away. The key covers the text the finding is about: when
-- that changes, the finding has another key and is back.
CREATE TABLE finding_dismissal (
  finding TEXT PRIMARY KEY,
  kommunenummer TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('false-alarm', 'assessed', 'mended', 'accepted')),
  note TEXT,
  dismissed_at TEXT NOT NULL,
  dismissed_by TEXT NOT NULL REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_dismissal_of ON finding_dismissal (kommunenummer, dismissed_at);

-- The last mail about findings to each municipality's archivists.
CREATE TABLE check_digest (
  kommunenummer TEXT PRIMARY KEY,
  day TEXT NOT NULL,                  -- day in Norway it was considered
  told_run TEXT NOT NULL              -- UTC second of the newest check it told of; findings first seen later are new
) STRICT, WITHOUT ROWID;
