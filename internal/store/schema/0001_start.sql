-- +goose Up
-- One schema for SQLite and PostgreSQL: only types and clauses that mean the same to both.
-- Every time is UTC, RFC 3339 with milliseconds, "2026-03-04T09:00:00.000Z", and '' where there is none,
-- so that text order is time order.

-- The last number given out, one row a sequence. Numbers are taken inside the transaction that uses
-- them, which holds the row until it commits: so they have no gaps and appear in commit order, and a
-- reader that has seen n has seen everything before n. A database sequence promises neither.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
);
INSERT INTO counter (name, value) VALUES ('document', 0), ('article', 0), ('source', 0), ('entry', 0);

-- What is watched.
CREATE TABLE source (
    id            INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,         -- as the reader gave it
    kind          TEXT NOT NULL,                -- feed, sitemap or page
    title         TEXT NOT NULL,                -- as the reader or the feed calls it
    added         TEXT NOT NULL,
    location      TEXT NOT NULL DEFAULT '',     -- where it has moved for good, or ''
    etag          TEXT NOT NULL DEFAULT '',     -- validators of the last answer that was read
    last_modified TEXT NOT NULL DEFAULT '',
    body_sha256   TEXT NOT NULL DEFAULT '',     -- of the last body that was read
    every_ms      INTEGER NOT NULL DEFAULT 0,   -- rhythm: milliseconds between polls
    next_poll     TEXT NOT NULL,
    last_poll     TEXT NOT NULL DEFAULT '',
    last_success  TEXT NOT NULL DEFAULT '',
    last_new      TEXT NOT NULL DEFAULT '',     -- when it last brought an entry that was new
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row, since last_success
    failing_since TEXT NOT NULL DEFAULT '',
    last_error    TEXT NOT NULL DEFAULT '',
    polls         INTEGER NOT NULL DEFAULT 0,
    stopped       TEXT NOT NULL DEFAULT ''      -- why it is no longer polled, or ''
);
CREATE INDEX source_next ON source (next_poll);

-- One thing that a source listed, and how far its page has come.
CREATE TABLE entry (
    id            INTEGER PRIMARY KEY,
    source_id     INTEGER NOT NULL REFERENCES source (id),
    article_key   TEXT NOT NULL,                -- which article it is; see Key
    url           TEXT NOT NULL,                -- of the page, '' if the entry is all there is
    host          TEXT NOT NULL,                -- of the page: one request at a time goes to it
    body          BYTEA NOT NULL,               -- the entry itself, JSON, zstd
    body_sha256   TEXT NOT NULL,                -- of the entry: another one means that it was edited
    first_seen    TEXT NOT NULL,
    next_fetch    TEXT NOT NULL,                -- '' when nothing more is to be done
    fetches       INTEGER NOT NULL DEFAULT 0,   -- that were answered
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    etag          TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    reason        TEXT NOT NULL DEFAULT '',     -- why there is no text, or ''
    UNIQUE (source_id, article_key)
);
CREATE INDEX entry_next ON entry (next_fetch) WHERE next_fetch <> '';

-- Bytes as they were served, once each, apart from all that is read often.
CREATE TABLE page (
    sha256 TEXT PRIMARY KEY,                    -- of the bytes before compression, hexadecimal
    size   INTEGER NOT NULL,                    -- bytes before compression
    zstd   BYTEA NOT NULL
);

-- One article: the chain of its versions.
CREATE TABLE article (
    id  INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE                    -- see Key
);

-- One version of one article. Rows are only added; seq is the order of arrival.
CREATE TABLE document (
    seq          INTEGER PRIMARY KEY,           -- without gaps, in commit order
    id           TEXT NOT NULL UNIQUE,          -- what people and files call it
    article_id   INTEGER NOT NULL REFERENCES article (id),
    version      INTEGER NOT NULL,              -- 1, 2, ...
    source_id    INTEGER REFERENCES source (id),
    arrived      TEXT NOT NULL,
    fetched      TEXT NOT NULL,                 -- when its page was served, or ''
    url          TEXT NOT NULL,
    outlet       TEXT NOT NULL,
    title        TEXT NOT NULL,
    published    TEXT NOT NULL,                 -- RFC 3339 time or a date as the page states it, in its own zone, or ''
    facts        TEXT NOT NULL,                 -- all that is known of it but id and text, JSON
    text         BYTEA NOT NULL,                -- zstd
    same_sha256  TEXT NOT NULL,                 -- of title and text: equal means the same version
    page_sha256  TEXT REFERENCES page (sha256),
    media_type   TEXT NOT NULL,                 -- of the page, as served
    reason       TEXT NOT NULL,                 -- why there is no text, or ''
    UNIQUE (article_id, version)
);
CREATE INDEX document_source ON document (source_id);

-- Derived from document and made again at will: whose words a document has. One row a document
-- with text, in the order of seq.
CREATE TABLE origin (
    seq        INTEGER PRIMARY KEY REFERENCES document (seq),
    origin_seq INTEGER NOT NULL,                -- the document that the words are taken from; its own seq if none
    relation   TEXT NOT NULL,                   -- to origin_seq: none, revision, reprint
    reasons    TEXT NOT NULL                    -- why, for people, JSON list
);
CREATE INDEX origin_of ON origin (origin_seq);

-- Keys by which documents that are alike find each other.
CREATE TABLE band (
    key BIGINT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (key, seq)
) /* WITHOUT ROWID */;

-- In how many origins of one outlet a paragraph stands.
CREATE TABLE block (
    key     BIGINT PRIMARY KEY,                 -- of outlet and paragraph
    origins INTEGER NOT NULL
) /* WITHOUT ROWID */;

-- Where each reader of the store has got to.
CREATE TABLE cursor_at (
    name TEXT PRIMARY KEY,
    seq  INTEGER NOT NULL
);

-- +goose Down
DROP TABLE cursor_at;
DROP TABLE block;
DROP TABLE band;
DROP TABLE origin;
DROP TABLE document;
DROP TABLE article;
DROP TABLE page;
DROP TABLE entry;
DROP TABLE source;
DROP TABLE counter;
