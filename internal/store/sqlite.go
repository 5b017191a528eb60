package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	sqlitedriver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"gentz"
)

// sqlite keeps the store in one file. In WAL mode readers and the one writer do
// not wait for each other; with synchronous=FULL a commit is on disk before it
// returns, which NORMAL does not promise in WAL mode.
var sqlite = dialect{
	goose: goose.DialectSQLite3,
	// A table whose key is all there is of it need not be kept twice.
	change:    strings.NewReplacer("/* WITHOUT ROWID */", "WITHOUT ROWID", "/* sqlite: ", "", " :sqlite */", ""),
	open:      openSQLite,
	oneWriter: true,
	again:     func(err error) bool { return sqliteCode(err) == sqlite3.SQLITE_BUSY },
	explain:   explainSQLite,
	index:     `INSERT INTO passage (rowid, title, text) VALUES ($1, $2, $3)`,
	match:     `SELECT rowid FROM passage WHERE passage MATCH $1 ORDER BY rowid DESC LIMIT $2`,
	phrase:    func(words string) string { return `"` + strings.ReplaceAll(words, `"`, " ") + `"` },
}

// sqliteDSN is the driver's name for the file at path. extra are more pragmas.
func sqliteDSN(path string, extra ...string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{
		"busy_timeout(30000)", // milliseconds; another process may be in a long transaction
		// A document and a page take some 3 KB each, of which two or three waste little
		// of 8 KB; it holds for files that are made, not for those that are there.
		"page_size(8192)",
		"foreign_keys(1)", "synchronous(FULL)", "cache_size(-4000)", // kilobytes, of each connection
	}, extra...)}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

func openSQLite(ctx context.Context, path string) (write, read *sql.DB, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return nil, nil, err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, nil, advise(fmt.Errorf("%w: it is a folder", gentz.ErrInvalid), "give the name of a file in it")
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil, nil, advise(fmt.Errorf("there is no folder %s: %w", filepath.Dir(path), gentz.ErrNotFound), "make it first")
	}
	if write, err = sql.Open("sqlite", sqliteDSN(path)); err != nil {
		return nil, nil, err
	}
	// A single connection: SQLite has one writer, and a second one would only wait.
	write.SetMaxOpenConns(1)
	if err = ours(ctx, write); err == nil {
		_, err = write.ExecContext(ctx, "PRAGMA journal_mode = WAL") // stays with the file
	}
	if err != nil {
		write.Close()
		return nil, nil, err
	}
	if read, err = sql.Open("sqlite", sqliteDSN(path, "query_only(1)")); err != nil {
		write.Close()
		return nil, nil, err
	}
	read.SetMaxOpenConns(4)
	return write, read, nil
}

// ours returns an error if db holds tables that gentz did not make.
func ours(ctx context.Context, db *sql.DB) error {
	var tables, known int
	err := db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(name = 'goose_db_version'), 0) FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &known)
	if err == nil && tables > 0 && known == 0 {
		return advise(fmt.Errorf("%w: it is an SQLite file of another program", gentz.ErrInvalid), "give another name")
	}
	return err
}

// sqliteCode returns the primary result code of err, or 0.
func sqliteCode(err error) int {
	var e *sqlitedriver.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}

func explainSQLite(err error) error {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_FULL:
		return advise(fmt.Errorf("the disk is full: %w", err), "make room and run the same command again; what was reported as kept is kept")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return advise(fmt.Errorf("it cannot be written: %w", err), "give another place, or make the file and its folder writable")
	case sqlite3.SQLITE_NOTADB:
		return advise(fmt.Errorf("%w: it is not an SQLite file: %w", gentz.ErrInvalid, err), "give another name")
	case sqlite3.SQLITE_CORRUPT:
		return advise(fmt.Errorf("%w: %w", gentz.ErrCorrupt, err), "restore a copy, or import into a new store")
	case sqlite3.SQLITE_BUSY:
		return advise(fmt.Errorf("%w: another program keeps it locked: %w", gentz.ErrRetry, err), "wait for that one to end")
	case sqlite3.SQLITE_IOERR:
		return advise(fmt.Errorf("the disk cannot be read or written: %w", err), "see whether it is full or gone")
	}
	return err
}
