-- What an entry was at its first publication, and is for ever in the sets of the OAI-PMH endpoint: municipality, source, and
-- whether it is history. `entries.source` and `entries.kommunenummer` follow the entry, these never change.
CREATE TABLE origins (
  n INTEGER PRIMARY KEY,
  kommunenummer TEXT NOT NULL,
  source TEXT NOT NULL,
  historisk INTEGER NOT NULL CHECK (historisk IN (0, 1)),
  UNIQUE (kommunenummer, source, historisk)
) STRICT;

ALTER TABLE entries ADD COLUMN origin INTEGER REFERENCES origins (n); -- null: never public

-- A tombstone's text is gone; only closed systems give history, and their kinds are known.
CREATE TEMP TABLE first_origins AS
  SELECT e.n, e.kommunenummer, e.source,
    coalesce(t.raw ->> '$.historisk', s.kind = 'siard', 0) AS historisk
  FROM entries e LEFT JOIN texts t ON t.entry = e.n LEFT JOIN sources s ON s.id = e.source
  WHERE e.publisert IS NOT NULL;
INSERT INTO origins (kommunenummer, source, historisk)
  SELECT DISTINCT kommunenummer, source, historisk FROM first_origins ORDER BY 1, 2, 3;
UPDATE entries SET origin = o.n
  FROM first_origins f JOIN origins o USING (kommunenummer, source, historisk) WHERE f.n = entries.n;
DROP TABLE first_origins;

CREATE INDEX entries_by_origin ON entries (origin, seq) WHERE seq IS NOT NULL;
