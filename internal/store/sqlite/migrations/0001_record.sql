-- +goose Up

-- One row a name: the build that codes (coder), the count of changes (changes), and that count when opinions were settled (fused).
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES ('changes', 0), ('fused', -1);

CREATE TABLE coders (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL, engine TEXT NOT NULL, fingerprint TEXT NOT NULL,
  UNIQUE (version, engine, fingerprint)
) STRICT;

-- What came in, by its content. Bodies here and below are Zstandard frames, but for opinions and rulings.
CREATE TABLE raws (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

-- Every version of every report, as it was given to the coder.
CREATE TABLE inputs (
  sum TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  rank TEXT NOT NULL,
  raw TEXT REFERENCES raws (sha256),
  body BLOB NOT NULL
) STRICT;
CREATE INDEX inputs_by_report ON inputs (report, rank);

-- The current version of every report and its record.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  input TEXT NOT NULL REFERENCES inputs (sum),
  coder INTEGER NOT NULL REFERENCES coders (id),
  day TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX reports_by_day ON reports (day = '', day, id);
CREATE INDEX reports_by_coder ON reports (coder);

CREATE TABLE traits (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  fusion TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (report, fusion)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinions (
  kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX opinions_by_day ON opinions (kind, day = '', day, id);

CREATE TABLE rulings (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;

-- +goose Down
DROP TABLE rulings;
DROP TABLE opinions;
DROP TABLE traits;
DROP TABLE reports;
DROP TABLE inputs;
DROP TABLE raws;
DROP TABLE coders;
DROP TABLE state;
