package store

import (
	"context"
	"database/sql"
	"errors"
)

// Cursor returns the Seq of the last document that the named reader of the store
// has dealt with, 0 if it has not begun.
func (s *Store) Cursor(ctx context.Context, name string) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT seq FROM cursor_at WHERE name = $1`, name).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return seq, s.wrap("reading", err)
}

// SetCursor says that the named reader has dealt with all documents up to seq. A
// cursor never goes back but to 0, to begin anew.
func (s *Store) SetCursor(ctx context.Context, name string, seq int64) error {
	return s.tx(ctx, "writing to", func(tx *sql.Tx) error { return setCursor(ctx, tx, name, seq) })
}

func setCursor(ctx context.Context, tx *sql.Tx, name string, seq int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO cursor_at (name, seq) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE excluded.seq = 0 OR excluded.seq > cursor_at.seq`, name, seq)
	return err
}

// moveCursor moves a cursor from one place to another, or reports that another
// process has moved it meanwhile.
func moveCursor(ctx context.Context, tx *sql.Tx, name string, from, to int64) (moved bool, err error) {
	r, err := tx.ExecContext(ctx, `INSERT INTO cursor_at (name, seq) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE cursor_at.seq = $3`, name, to, from)
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n == 1, err
}
