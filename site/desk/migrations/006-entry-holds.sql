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
