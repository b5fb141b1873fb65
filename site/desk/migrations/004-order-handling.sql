-- What a municipality's archivists say of an order beyond its state, and their own note. The note may name somebody: it goes
-- when the requester is erased, whoever erases.
CREATE TABLE order_handling (
  order_id TEXT PRIMARY KEY REFERENCES request_order (id) ON DELETE CASCADE,
  handling TEXT NOT NULL CHECK (handling IN ('ordered', 'received', 'answered', 'refused', 'forwarded')),
  note TEXT,
  handled_at TEXT NOT NULL,
  handled_by TEXT NOT NULL REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_note_goes_with_the_requester AFTER UPDATE OF state ON request
WHEN NEW.state = 'anonymised'
BEGIN
  UPDATE order_handling SET note = NULL
  WHERE order_id IN (SELECT id FROM request_order WHERE request = NEW.id);
END;
