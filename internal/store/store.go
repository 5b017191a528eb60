// Package store keeps what gentz has taken in: sources, the pages as they were
// served, and the documents read from them with all their versions. It is the
// only package that knows SQL.
//
// A store is an SQLite file, or a PostgreSQL database where its address is a
// URL. Both have one schema (schema/), one set of queries, and one dialect file
// each for what differs. What a method of Store has returned without an error
// is on disk: it survives a killed process and a power cut.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/pressly/goose/v3"

	"gentz"
)

// A Store is an open store. Its methods may be called at once by any number of
// goroutines, and any number of processes may have the same store open.
type Store struct {
	address string
	dialect dialect
	write   *sql.DB
	read    *sql.DB // the same as write where the dialect wants no second one
	writing sync.Mutex
}

// A dialect is what one SQL database needs that the others do not.
type dialect struct {
	goose goose.Dialect
	// change turns hints in the migrations into what the database understands.
	change *strings.Replacer
	// open connects. address is as the user gave it.
	open func(ctx context.Context, address string) (write, read *sql.DB, err error)
	// oneWriter is true if only one connection may write at a time.
	oneWriter bool
	// again reports whether the same transaction may succeed when tried again.
	again func(error) bool
	// index adds a document to the words of all: number, title, text. match finds
	// the numbers of at most so many documents with a phrase, the newest first.
	index, match string
	// phrase writes words as match wants them.
	phrase func(words string) string
	// explain adds what the user can do about an error, or returns it as it is.
	explain func(error) error
}

// IsURL reports whether address names a database server and not a file.
func IsURL(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Open opens the store at address, a file name or a postgres:// URL, and makes
// it if it is not there yet. An older store is brought up to date. It returns an
// error wrapping [gentz.ErrInvalid] if address holds something else,
// [gentz.ErrCorrupt] if the file is damaged.
func Open(ctx context.Context, address string) (*Store, error) {
	if address == "" {
		return nil, advise(fmt.Errorf("%w: the store has no name", gentz.ErrInvalid), "give a file or a postgres:// URL")
	}
	s := &Store{address: Shown(address), dialect: sqlite}
	if IsURL(address) {
		s.dialect = postgres
	}
	var err error
	if s.write, s.read, err = s.dialect.open(ctx, address); err != nil {
		return nil, s.wrap("opening", err)
	}
	// Two processes that make one store at the same moment get in each other's
	// way once: the second finds the tables there when it tries again.
	for try := 0; ; try++ {
		if err = s.migrate(ctx); err == nil {
			return s, nil
		}
		if try == 8 || errors.Is(err, gentz.ErrInvalid) || ctx.Err() != nil {
			s.Close()
			return nil, s.wrap("opening", err)
		}
		time.Sleep(time.Duration(20<<try) * time.Millisecond)
	}
}

// Shown returns address as it may be printed: without a password.
func Shown(address string) string {
	if !IsURL(address) {
		return address
	}
	scheme, rest, _ := strings.Cut(address, "://")
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		user, _, _ := strings.Cut(rest[:at], ":")
		rest = user + rest[at:]
	}
	if before, _, ok := strings.Cut(rest, "?"); ok { // may hold password=
		rest = before
	}
	return scheme + "://" + rest
}

// Address returns where the store is, without a password.
func (s *Store) Address() string { return s.address }

// Close lets the store go.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

func (s *Store) migrate(ctx context.Context) error {
	p, err := goose.NewProvider(s.dialect.goose, s.write, schema{s.dialect.change},
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return err
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if have > want {
		return advise(fmt.Errorf("%w: it was made by a newer gentz (schema %d, this one knows %d)", gentz.ErrInvalid, have, want), "use that one")
	}
	if have == want {
		return nil
	}
	_, err = p.Up(ctx)
	return err
}

// tx runs f in one transaction that may write, and commits it if f returns nil.
// f may run more than once, so it must set what it computes anew.
func (s *Store) tx(ctx context.Context, doing string, f func(*sql.Tx) error) error {
	if s.dialect.oneWriter {
		// Waiting here is fair and cheap; waiting in the database is neither.
		s.writing.Lock()
		defer s.writing.Unlock()
	}
	for try := 0; ; try++ {
		err := s.once(ctx, f)
		if err == nil {
			return nil
		}
		if try == 8 || !s.dialect.again(err) || ctx.Err() != nil {
			return s.wrap(doing, err)
		}
		time.Sleep(time.Duration(5<<try) * time.Millisecond)
	}
}

func (s *Store) once(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s store %s: %w", doing, s.address, s.dialect.explain(err))
}

// advised is an error that knows what the user can do.
type advised struct {
	error
	hint string
}

func (a *advised) Unwrap() error { return a.error }
func (a *advised) Hint() string  { return a.hint }

func advise(err error, hint string) error { return &advised{err, hint} }

// take returns the first of n numbers of the named counter, and keeps every other
// writer of that counter waiting until tx ends.
func take(ctx context.Context, tx *sql.Tx, counter string, n int64) (int64, error) {
	var last int64
	err := tx.QueryRowContext(ctx, `UPDATE counter SET value = value + $1 WHERE name = $2 RETURNING value`, n, counter).Scan(&last)
	return last - n + 1, err
}

// stampLayout has a fixed width, so that text order is time order.
const stampLayout = "2006-01-02T15:04:05.000Z"

// stamp formats a time for the store; the zero Time is "".
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}

// unstamp reads what stamp wrote.
func unstamp(s string) time.Time {
	t, _ := time.Parse(stampLayout, s)
	return t
}

// clean makes a string that every database takes: valid UTF-8 without NUL, which
// PostgreSQL refuses in text.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return s
}
