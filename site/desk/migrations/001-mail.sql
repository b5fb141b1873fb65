-- Mails on their way out. A row is written in the transaction of what it tells about, and stays for as long as that.
CREATE TABLE mails (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- the same key is queued once
  purpose TEXT NOT NULL CHECK (purpose IN ('verification', 'receipt', 'order', 'reminder', 'digest', 'alert')),
  reference TEXT NOT NULL,            -- id of what it belongs to
  kommunenummer TEXT,
  message_id TEXT NOT NULL UNIQUE,    -- fixed here, so that a repeated sending can be recognised
  bounce_token TEXT NOT NULL UNIQUE,  -- in the envelope's sender; whoever knows it may say that the mail came back
  content TEXT,                       -- JSON: recipient, reply address, subject, text, attachments; null: forgotten
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'retrying', 'sent', 'bounced', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  refusals INTEGER NOT NULL DEFAULT 0,
  problem TEXT,                       -- code of the last trouble; never a text from outside
  queued_at TEXT NOT NULL,            -- UTC with milliseconds, as all times here
  sent_at TEXT,
  -- Nobody may try before this. A process that sends pushes it to the end of its lease, so a dead process delays only its own.
  next_try TEXT NOT NULL,
  lease TEXT                          -- who is sending now
) STRICT;
CREATE INDEX mails_due ON mails (next_try, n) WHERE state IN ('queued', 'retrying');
CREATE INDEX mails_reference ON mails (reference);
CREATE INDEX mails_state ON mails (state, queued_at);
