-- People who work in the staff room. Rows are never deleted, so that the log can name them; a disabled account opens nothing.
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,         -- in lower case
  name TEXT NOT NULL,
  password TEXT,                      -- PHC string; null: none is set
  created TEXT NOT NULL,              -- UTC with milliseconds, as all times here
  disabled TEXT                       -- since when; null: may sign in
) STRICT;

CREATE TABLE staff_role (
  staff TEXT NOT NULL REFERENCES staff (id),
  role TEXT NOT NULL CHECK (role IN ('arkivar', 'regionadministrator')),
  kommunenummer TEXT NOT NULL,        -- empty for regionadministrator
  given_by TEXT NOT NULL,             -- 'local', or the sign-in service whose claims gave it
  PRIMARY KEY (staff, role, kommunenummer, given_by),
  CHECK ((role = 'arkivar') = (kommunenummer <> ''))
) STRICT, WITHOUT ROWID;

-- Who a person is at a sign-in service (OpenID Connect Core 5.7: issuer and subject together identify).
CREATE TABLE staff_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  linked TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
  n INTEGER PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,         -- SHA-256 of what the cookie holds
  staff TEXT NOT NULL REFERENCES staff (id),
  provider TEXT,                      -- sign-in service; null: password
  started TEXT NOT NULL,
  seen TEXT NOT NULL,
  browser TEXT NOT NULL,              -- e.g. 'Firefox, Windows', for its owner to know it by
  network TEXT NOT NULL               -- address without its last part
) STRICT;
CREATE INDEX staff_session_of ON staff_session (staff);

-- Single-use links by which a password is set.
CREATE TABLE staff_link (
  token TEXT PRIMARY KEY,             -- SHA-256 of what the link holds
  staff TEXT NOT NULL REFERENCES staff (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
  made TEXT NOT NULL,
  ends TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_link_of ON staff_link (staff);

-- Browsers in which a person has signed in before: what strangers guess elsewhere does not keep them out.
CREATE TABLE staff_device (
  token TEXT PRIMARY KEY,             -- SHA-256 of what the cookie holds
  staff TEXT NOT NULL REFERENCES staff (id),
  seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Failed sign-ins in a row, by what they have in common: account, device or network.
CREATE TABLE sign_in_attempt (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last TEXT NOT NULL,
  closed_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A sign-in under way at a sign-in service.
CREATE TABLE oidc_flow (
  token TEXT PRIMARY KEY,             -- SHA-256 of what the cookie holds
  provider TEXT NOT NULL,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  ends TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a person asks of the harvester, which reads this table and writes nothing here. A wish is done when a run has begun
-- after it; pause and resume count until the next of them.
CREATE TABLE source_wish (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('harvest', 'allow-shrink', 'retry', 'pause', 'resume')),
  reject INTEGER,                     -- for retry: its number in the archive
  asked TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES staff (id),
  CHECK ((kind = 'retry') = (reject IS NOT NULL))
) STRICT;
CREATE INDEX source_wish_of ON source_wish (source, n);

-- What staff have done, and what they have seen of a person. One chain per municipality, and one for the region; each row's
-- hash covers the row and the one before it in its chain.
CREATE TABLE audit (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  chain TEXT NOT NULL,                -- kommunenummer, or 'region'
  seq INTEGER NOT NULL,               -- 1, 2, 3 … in the chain
  at TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),   -- null: the command line
  action TEXT NOT NULL,
  subject TEXT,                       -- id of what was seen or changed; never a name
  detail TEXT NOT NULL,               -- JSON of codes and numbers
  previous TEXT NOT NULL,             -- hash of the row before; empty for the first
  hash TEXT NOT NULL,
  UNIQUE (chain, seq)
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE n = NEW.n OR (chain = NEW.chain AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
