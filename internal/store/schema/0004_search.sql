-- +goose Up
-- The words of all documents, by number of the document; made again at will. Only the index is kept.
/* sqlite: CREATE VIRTUAL TABLE passage USING fts5(title, text, content='', tokenize="unicode61 remove_diacritics 2"); :sqlite */
/* postgres: CREATE TABLE passage (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL); :postgres */
/* postgres: CREATE INDEX passage_words ON passage USING gin (words); :postgres */
INSERT INTO cursor_at (name, seq) VALUES ('search', 0);

-- +goose Down
DELETE FROM cursor_at WHERE name = 'search';
DROP TABLE passage;
