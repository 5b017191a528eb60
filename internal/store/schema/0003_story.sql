-- +goose Up
-- Stories: derived from document and made again at will.
CREATE TABLE story (
    num         INTEGER PRIMARY KEY,            -- number of its first document; with "y" before it, the id
    label       TEXT NOT NULL,
    from_day    INTEGER NOT NULL,               -- days since the year 1, 0 for none
    to_day      INTEGER NOT NULL,
    docs        INTEGER NOT NULL,
    merged_into INTEGER NOT NULL DEFAULT 0,     -- another story, 0 while it stands
    words       BYTEA NOT NULL,                 -- vectors
    names       BYTEA NOT NULL
);
CREATE TABLE document_story (
    seq   INTEGER PRIMARY KEY REFERENCES document (seq),
    story INTEGER NOT NULL
);
CREATE INDEX document_story_of ON document_story (story);
-- Words by which stories are found, in the months in which they went on.
CREATE TABLE story_term (
    key BIGINT NOT NULL,                        -- of word and month
    num INTEGER NOT NULL,
    PRIMARY KEY (key, num)
) /* WITHOUT ROWID */;
-- In how many documents a word is.
CREATE TABLE term (
    term BIGINT PRIMARY KEY,
    docs INTEGER NOT NULL
) /* WITHOUT ROWID */;
-- What became of stories, in the order in which it did.
CREATE TABLE story_log (
    n     INTEGER PRIMARY KEY,
    at    TEXT NOT NULL,                        -- day of the document that shows it, or ''
    seq   INTEGER NOT NULL,                     -- that document
    story INTEGER NOT NULL,
    what  TEXT NOT NULL,                        -- began, joined or merged
    other INTEGER NOT NULL                      -- of merged: the story that has its documents now; else 0
);
INSERT INTO counter (name, value) VALUES ('story_log', 0), ('story_docs', 0);

-- +goose Down
DROP TABLE story_log;
DROP TABLE term;
DROP TABLE story_term;
DROP TABLE document_story;
DROP TABLE story;
DELETE FROM counter WHERE name IN ('story_log', 'story_docs');
