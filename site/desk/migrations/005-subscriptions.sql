-- Searches and cases people follow by e-mail. A row is gone when it is stopped, or when nobody confirmed it.
CREATE TABLE subscription (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,            -- what the spellings of one address have in common
  language TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('search', 'case')),
  what TEXT NOT NULL,                 -- query string of the search, or id of the case
  created_at TEXT NOT NULL,           -- UTC with milliseconds, as all times here
  confirmed_at TEXT,                  -- null: waits for its confirmation
  expires_at TEXT,                    -- null until it is confirmed
  seen_seq INTEGER NOT NULL,          -- last change of the feed it has been told of
  seen_at TEXT NOT NULL,              -- when that was: entries that were public before are not new
  last_day TEXT NOT NULL,             -- day in Norway of its last round
  UNIQUE (email_key, kind, what)
) STRICT;
CREATE INDEX subscription_due ON subscription (last_day) WHERE confirmed_at IS NOT NULL;

-- Who asked for a subscription lately, for the limits; forgotten after a day.
CREATE TABLE subscription_ask (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  email_key TEXT NOT NULL,
  network BLOB NOT NULL               -- hashed with the secret of the day
) STRICT;
CREATE INDEX subscription_ask_at ON subscription_ask (at);
