-- +goose Up
-- The record. The changes are the truth; all other tables here are derived from them and made again at will.
INSERT INTO counter (name, value) VALUES ('change', 0), ('actor', 0), ('meeting', 0), ('statement', 0), ('issue', 0),
    ('position', 0), ('proposal', 0), ('expectation', 0);

-- One line of the log. Rows are only added; seq has no gaps.
CREATE TABLE change (
    seq          INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,                 -- of the document: UTC time or day, or ''
    document_seq INTEGER,                       -- NULL for a correction
    subject      TEXT NOT NULL,
    what         TEXT NOT NULL,
    before       TEXT NOT NULL,                 -- JSON, or ''
    after        TEXT NOT NULL,                 -- JSON, or ''
    evidence     TEXT NOT NULL,                 -- JSON, '' for none and where after has it
    correction   TEXT NOT NULL                  -- JSON, or ''
);
CREATE INDEX change_of ON change (subject, seq);
CREATE INDEX change_by ON change (document_seq);
CREATE INDEX change_at ON change (at);

-- Which documents have been merged, by which reader.
CREATE TABLE merged (
    document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
    reader       TEXT NOT NULL
);

-- What people and programs set for the whole store.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE subject (
    kind        TEXT NOT NULL,
    num         INTEGER NOT NULL,               -- with the letter of the kind before it, the id
    merged_into TEXT NOT NULL DEFAULT '',
    fixed       TEXT NOT NULL DEFAULT '',       -- JSON, or ''
    rejected    INTEGER NOT NULL DEFAULT 0,
    state       TEXT NOT NULL DEFAULT '',       -- of a meeting, as it is shown
    from_day    TEXT NOT NULL DEFAULT '',       -- when it is or was; of a statement when it was said
    to_day      TEXT NOT NULL DEFAULT '',
    label       TEXT NOT NULL DEFAULT '',       -- of an actor, an issue or a proposal: its name
    last_seq    INTEGER NOT NULL,               -- of its last change
    PRIMARY KEY (kind, num)
) /* WITHOUT ROWID */;
CREATE INDEX subject_day ON subject (kind, from_day);
CREATE INDEX subject_last ON subject (kind, last_seq);
CREATE INDEX subject_merged ON subject (kind, num) WHERE merged_into <> '';

-- What a document says of a subject: the change that says it, and what became of it.
CREATE TABLE report (
    seq          INTEGER PRIMARY KEY REFERENCES change (seq),
    kind         TEXT NOT NULL,                 -- of the subject that has it now
    num          INTEGER NOT NULL,
    document_seq INTEGER NOT NULL,
    fate         TEXT NOT NULL DEFAULT '',      -- revised, withdrawn or reread; '' while it stands
    fate_at      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX report_of ON report (kind, num, seq);
CREATE INDEX report_by ON report (document_seq);

-- Keys by which subjects that may be the same find each other.
CREATE TABLE subject_key (
    key  BIGINT NOT NULL,                       -- of kind and key
    kind TEXT NOT NULL,
    num  INTEGER NOT NULL,
    PRIMARY KEY (key, num)
) /* WITHOUT ROWID */;
CREATE INDEX subject_key_of ON subject_key (kind, num);

-- Which subjects name which: an actor's meetings, an issue's positions.
CREATE TABLE link (
    target TEXT NOT NULL,
    kind   TEXT NOT NULL,
    num    INTEGER NOT NULL,
    PRIMARY KEY (target, kind, num)
) /* WITHOUT ROWID */;

-- +goose Down
DROP TABLE link;
DROP TABLE subject_key;
DROP TABLE report;
DROP TABLE subject;
DROP TABLE setting;
DROP TABLE merged;
DROP TABLE change;
DELETE FROM counter WHERE name IN ('change', 'actor', 'meeting', 'statement', 'issue', 'position', 'proposal', 'expectation');
