package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver named pgx
	"github.com/pressly/goose/v3"

	"gentz"
)

// postgres keeps the store in a database of PostgreSQL, or of what speaks its
// protocol.
var postgres = dialect{
	goose:   goose.DialectPostgres,
	open:    openPostgres,
	again:   againPostgres,
	explain: explainPostgres,
	change:  strings.NewReplacer("/* postgres: ", "", " :postgres */", ""),
	index:   `INSERT INTO passage (rowid, words) VALUES ($1, to_tsvector('simple', $2 || ' ' || left($3, 500000)))`,
	match:   `SELECT rowid FROM passage WHERE words @@ phraseto_tsquery('simple', $1) ORDER BY rowid DESC LIMIT $2`,
	phrase:  func(words string) string { return words },
}

func openPostgres(ctx context.Context, url string) (write, read *sql.DB, err error) {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: it is not a postgres:// URL", gentz.ErrInvalid) // err may show the password
	}
	db.SetMaxOpenConns(8)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, db, nil
}

// SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html
const (
	uniqueViolation     = "23505"
	serializationFailed = "40001"
	deadlockDetected    = "40P01"
	diskFull            = "53100"
	noSuchDatabase      = "3D000"
	badPassword         = "28P01"
	readOnly            = "25006"
)

func pgCode(err error) string {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

func againPostgres(err error) bool {
	switch pgCode(err) {
	case uniqueViolation, serializationFailed, deadlockDetected:
		return true // another process was faster: the next try sees what it wrote
	}
	return pgconn.SafeToRetry(err)
}

func explainPostgres(err error) error {
	var connect *pgconn.ConnectError
	switch pgCode(err) {
	case diskFull:
		return advise(fmt.Errorf("the server's disk is full: %w", err), "make room and run the same command again")
	case noSuchDatabase:
		return advise(fmt.Errorf("the database: %w: %w", gentz.ErrNotFound, err), "make it with createdb")
	case badPassword:
		return fmt.Errorf("%w: the server does not take this user and password", gentz.ErrRefused)
	case readOnly:
		return advise(fmt.Errorf("the database may only be read: %w", err), "give the address of the primary server")
	}
	if errors.As(err, &connect) {
		return advise(fmt.Errorf("%w: the server does not answer: %w", gentz.ErrRetry, err), "see that it runs and that the address is right")
	}
	return err
}
