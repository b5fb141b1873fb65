-- One row: what signs links and hashes networks. Whoever reads this file could read the requests as well.
CREATE TABLE desk_secret (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  secret BLOB    NOT NULL
) STRICT;

CREATE TABLE cart (
  id         INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  touched_at TEXT NOT NULL
) STRICT;
CREATE INDEX cart_touched ON cart (touched_at);

-- The keys readers hold in their cookies, hashed: one a device.
CREATE TABLE cart_key (
  key_hash BLOB    PRIMARY KEY,
  cart     INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_key_cart ON cart_key (cart);

CREATE TABLE cart_item (
  id            INTEGER PRIMARY KEY,
  cart          INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  entry_id      TEXT    NOT NULL,
  kommunenummer TEXT    NOT NULL,
  UNIQUE (cart, entry_id)
) STRICT;

-- What the reader asks a municipality for in own words.
CREATE TABLE cart_text (
  cart          INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  kommunenummer TEXT    NOT NULL,
  text          TEXT    NOT NULL,
  PRIMARY KEY (cart, kommunenummer)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  id            TEXT PRIMARY KEY,
  state         TEXT NOT NULL CHECK (state IN ('unverified', 'confirmed', 'anonymised')),
  -- Hash of the token of the status page; NULL when the page is gone.
  status_hash   BLOB UNIQUE,
  language      TEXT NOT NULL,
  email         TEXT,
  -- What spellings of the address have in common; limits count by it.
  email_key     TEXT,
  name          TEXT,
  -- The cart it was made from, emptied of what was ordered when the request is confirmed.
  cart          INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  reminder      INTEGER NOT NULL DEFAULT 0 CHECK (reminder IN (0, 1)),
  created_at    TEXT NOT NULL,
  confirmed_at  TEXT,
  completed_at  TEXT,
  CHECK ((state = 'anonymised') = (email IS NULL))
) STRICT;
CREATE INDEX request_email ON request (email_key, created_at) WHERE email_key IS NOT NULL;
CREATE INDEX request_state ON request (state, created_at);

CREATE TABLE request_order (
  id             TEXT PRIMARY KEY,
  request        TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  kommunenummer  TEXT NOT NULL,
  -- The archive institution that takes it instead of the municipality.
  institution    TEXT,
  -- waiting: not confirmed. empty: everything in it was withdrawn before it could be sent.
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'ordered', 'received', 'answered', 'withdrawn', 'empty')),
  message        TEXT,
  free_text      TEXT,
  ordered_at     TEXT,
  state_at       TEXT,
  -- Id of the staff member who said so.
  state_by       TEXT,
  -- Told by the requester.
  outcome        TEXT CHECK (outcome IN ('full', 'partly', 'refused', 'silent')),
  outcome_at     TEXT,
  reminded_at    TEXT
) STRICT;
CREATE INDEX request_order_request ON request_order (request);
CREATE INDEX request_order_municipality ON request_order (kommunenummer, ordered_at) WHERE ordered_at IS NOT NULL;

CREATE TABLE request_entry (
  order_id TEXT    NOT NULL REFERENCES request_order (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entry_id TEXT    NOT NULL,
  -- Public when the order was sent; NULL until then.
  sent     INTEGER CHECK (sent IN (0, 1)),
  PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- Requests of the last day, by hashed network; the key of the hash is forgotten after two days.
CREATE TABLE request_network (
  id      INTEGER PRIMARY KEY,
  network BLOB NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX request_network_network ON request_network (network, at);

CREATE TABLE network_secret (
  day    TEXT PRIMARY KEY,
  secret BLOB NOT NULL
) STRICT, WITHOUT ROWID;
