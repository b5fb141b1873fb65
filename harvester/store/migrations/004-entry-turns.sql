-- When an entry, its title or its access code went from shown to withheld, or back: what the journal check tells archivists of, as
-- no state keeps it. Codes and states only. What an archivist holds and releases is not in it: the desk has that.
CREATE TABLE entry_turns (
  n INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries (n),
  at TEXT NOT NULL,                   -- UTC second
  what TEXT NOT NULL CHECK (what IN ('entry', 'title', 'access')),
  before TEXT,                        -- entry: its state; title: shown or hidden; access: M500 as the source writes it, null: none
  after TEXT
) STRICT;
CREATE INDEX entry_turns_by_entry ON entry_turns (entry, n);
CREATE INDEX entry_turns_by_time ON entry_turns (at);

CREATE TRIGGER entry_turn AFTER UPDATE OF state ON entries
WHEN OLD.publisert IS NOT NULL
  AND ((OLD.state = 'public' AND NEW.state IN ('held', 'gone') AND NEW.held IS NOT 'sperret-av-arkivar')
    OR (OLD.state IN ('held', 'gone') AND NEW.state = 'public' AND OLD.held IS NOT 'sperret-av-arkivar'))
BEGIN
  INSERT INTO entry_turns (entry, at, what, before, after) VALUES (NEW.n, NEW.written, 'entry', OLD.state, NEW.state);
END;

CREATE TRIGGER title_turn AFTER UPDATE OF raw ON texts
WHEN ((OLD.raw ->> '$.offentligTittel') IS NULL OR instr(OLD.raw ->> '$.offentligTittel', '***') > 0)
  IS NOT ((NEW.raw ->> '$.offentligTittel') IS NULL OR instr(NEW.raw ->> '$.offentligTittel', '***') > 0)
BEGIN
  INSERT INTO entry_turns (entry, at, what, before, after)
  SELECT NEW.entry, e.written, 'title',
    iif((OLD.raw ->> '$.offentligTittel') IS NULL OR instr(OLD.raw ->> '$.offentligTittel', '***') > 0, 'hidden', 'shown'),
    iif((NEW.raw ->> '$.offentligTittel') IS NULL OR instr(NEW.raw ->> '$.offentligTittel', '***') > 0, 'hidden', 'shown')
  FROM entries e WHERE e.n = NEW.entry;
END;

CREATE TRIGGER access_turn AFTER UPDATE OF raw ON texts
WHEN coalesce(OLD.raw ->> '$.skjerming.tilgangsrestriksjon', OLD.raw ->> '$.skjerming.skjermingshjemmel')
  IS NOT coalesce(NEW.raw ->> '$.skjerming.tilgangsrestriksjon', NEW.raw ->> '$.skjerming.skjermingshjemmel')
BEGIN
  INSERT INTO entry_turns (entry, at, what, before, after)
  SELECT NEW.entry, e.written, 'access',
    coalesce(OLD.raw ->> '$.skjerming.tilgangsrestriksjon', OLD.raw ->> '$.skjerming.skjermingshjemmel'),
    coalesce(NEW.raw ->> '$.skjerming.tilgangsrestriksjon', NEW.raw ->> '$.skjerming.skjermingshjemmel')
  FROM entries e WHERE e.n = NEW.entry;
END;
