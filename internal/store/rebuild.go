package store

import (
	"context"
	"database/sql"
	"fmt"

	"gentz/record"
)

// Rebuild makes all that is derived from the log of changes again, in one
// transaction: it is done or it is not. It returns how many changes there are.
// seen, if not nil, is called now and then with how many are done.
func (s *Store) Rebuild(ctx context.Context, seen func(n int64)) (n int64, err error) {
	err = s.tx(ctx, "rebuilding", func(tx *sql.Tx) error {
		n = 0
		if _, err := take(ctx, tx, "change", 0); err != nil { // keeps other writers waiting
			return err
		}
		for _, table := range []string{"report", "subject", "subject_key", "link"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		r := &rebuild{ctx: ctx, tx: tx}
		for after := int64(0); ; {
			batch, err := r.next(after)
			if err != nil {
				return err
			}
			if len(batch) == 0 {
				break
			}
			for i := range batch {
				if err := r.fold(&batch[i]); err != nil {
					return fmt.Errorf("change %d: %w", batch[i].Seq, err)
				}
			}
			after = batch[len(batch)-1].Seq
			n += int64(len(batch))
			if seen != nil {
				seen(n)
			}
		}
		return r.rows()
	})
	return n, err
}

// A rebuild is a replay of the log in one transaction.
type rebuild struct {
	ctx context.Context
	tx  *sql.Tx
}

// A logged is a change with the number of its document.
type logged struct {
	record.Change
	document int64
}

// next returns the changes after the change after, as far as they derive something.
func (r *rebuild) next(after int64) ([]logged, error) {
	rows, err := r.tx.QueryContext(r.ctx, `SELECT seq, at, COALESCE(document_seq, 0), subject, what, before, after FROM change WHERE seq > $1 ORDER BY seq LIMIT 1000`, after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []logged
	for rows.Next() {
		var l logged
		var before, after string
		if err := rows.Scan(&l.Seq, &l.At, &l.document, &l.Subject, &l.What, &before, &after); err != nil {
			return nil, err
		}
		l.Before, l.After = []byte(before), []byte(after)
		out = append(out, l)
	}
	return out, rows.Err()
}

// fold does what Session.Apply did for the change.
func (r *rebuild) fold(l *logged) error {
	kind, num, ok := numberOf(l.Subject)
	if !ok {
		return notFound(l.Subject)
	}
	if _, err := r.tx.ExecContext(r.ctx, `INSERT INTO subject (kind, num, last_seq) VALUES ($1, $2, $3)
		ON CONFLICT (kind, num) DO UPDATE SET last_seq = excluded.last_seq`, string(kind), num, l.Seq); err != nil {
		return err
	}
	s := &record.Subject{ID: l.Subject, Kind: kind}
	switch l.What {
	case record.WhatMerged:
		if err := s.Apply(&l.Change); err != nil {
			return err
		}
		if _, err := r.tx.ExecContext(r.ctx, `UPDATE subject SET merged_into = $1 WHERE kind = $2 AND num = $3`, s.MergedInto, string(kind), num); err != nil {
			return err
		}
	case record.WhatFixed:
		if _, err := r.tx.ExecContext(r.ctx, `UPDATE subject SET fixed = $1 WHERE kind = $2 AND num = $3`, string(l.After), string(kind), num); err != nil {
			return err
		}
	}
	return derive(r.ctx, r.tx, l.document, &l.Change)
}

// rows writes the row of each subject as its reports make it.
func (r *rebuild) rows() error {
	merged, err := loadTombstones(r.ctx, r.tx)
	if err != nil {
		return err
	}
	for _, kind := range record.Kinds {
		for after := int64(0); ; {
			var num int64
			err := r.tx.QueryRowContext(r.ctx, `SELECT num FROM subject WHERE kind = $1 AND num > $2 ORDER BY num LIMIT 1`, string(kind), after).Scan(&num)
			if err == sql.ErrNoRows {
				break
			} else if err != nil {
				return err
			}
			s, err := loadSubject(r.ctx, r.tx, merged, kind, num)
			if err != nil {
				return err
			}
			if err := keepSubject(r.ctx, r.tx, s, 0); err != nil { // the last change is kept
				return err
			}
			after = num
		}
	}
	return nil
}

// Unread returns at most limit documents after the document after which were
// merged by another reader than the given one; all that were merged if it is "".
func (s *Store) Unread(ctx context.Context, reader string, after int64, limit int) ([]*Stored, error) {
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE seq IN
		(SELECT document_seq FROM merged WHERE reader <> $1 AND document_seq > $2 ORDER BY document_seq LIMIT $3) ORDER BY seq`, reader, after, limit)
}
