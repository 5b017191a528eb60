package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"gentz"
	"gentz/record"
)

// Subject returns a subject of the record, also one that was merged into another.
// It returns an error wrapping [gentz.ErrNotFound] if there is none.
func (s *Store) Subject(ctx context.Context, id string) (*record.Subject, error) {
	kind, num, ok := numberOf(id)
	if !ok {
		return nil, notFound(id)
	}
	merged, err := loadTombstones(ctx, s.read)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	x, err := loadSubject(ctx, s.read, merged, kind, num)
	if errors.Is(err, gentz.ErrNotFound) {
		return nil, err
	}
	return x, s.wrap("reading", err)
}

// A Query says which subjects are wanted. Empty fields do not restrict.
type Query struct {
	Kind   record.Kind
	Links  []string // subjects that must all be named by it: actors, issues
	States []string // of meetings, as shown
	From   string   // days: what ended before or begins later is left out, as is what has no day
	To     string
	Label  string // a part of the name, in any case
	// Newest asks for those that changed last first; otherwise they come by day,
	// those without one last.
	Newest bool
	After  int64 // number of the subject after which to go on, in the order of numbers; -1 for the order above
	Limit  int   // 0 for all
	All    bool  // also what was merged into others or rejected
}

// Subjects calls each for the subjects that q asks for, in the order that it asks
// for. It stops at the first error, and returns it.
func (s *Store) Subjects(ctx context.Context, q Query, each func(*record.Subject) error) error {
	where, args := []string{"kind = $1"}, []any{string(q.Kind)}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	if !q.All {
		where = append(where, "merged_into = ''", "rejected = 0")
	}
	for _, l := range q.Links {
		where = append(where, "num IN (SELECT num FROM link WHERE target = "+arg(l)+" AND kind = $1)")
	}
	if len(q.States) > 0 {
		var in []string
		for _, st := range q.States {
			in = append(in, arg(st))
		}
		where = append(where, "state IN ("+strings.Join(in, ", ")+")")
	}
	if q.From != "" {
		where = append(where, "from_day <> '' AND (to_day >= "+arg(q.From)+" OR to_day = '' AND from_day >= $"+fmt.Sprint(len(args))+")")
	}
	if q.To != "" {
		where = append(where, "from_day <> '' AND from_day <= "+arg(q.To))
	}
	if q.Label != "" {
		where = append(where, "lower(label) LIKE "+arg("%"+strings.ToLower(q.Label)+"%"))
	}
	order := "num"
	switch {
	case q.Newest:
		order = "last_seq DESC, num"
	case q.After < 0:
		order = "CASE WHEN from_day = '' THEN 1 ELSE 0 END, from_day, num"
	case q.After > 0:
		where = append(where, "num > "+arg(q.After))
	}
	query := "SELECT num FROM subject WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order
	if q.Limit > 0 {
		query += fmt.Sprintf(" LIMIT %d", q.Limit)
	}
	nums, err := s.numbers(ctx, query, args...)
	if err != nil {
		return err
	}
	merged, err := loadTombstones(ctx, s.read)
	if err != nil {
		return s.wrap("reading", err)
	}
	for _, num := range nums {
		x, err := loadSubject(ctx, s.read, merged, q.Kind, num)
		if err != nil {
			return s.wrap("reading", err)
		}
		if err := each(x); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, s.wrap("reading", err)
		}
		out = append(out, n)
	}
	return out, s.wrap("reading", rows.Err())
}

// Changes returns at most limit changes after the change after, in order.
func (s *Store) Changes(ctx context.Context, after int64, limit int) ([]record.Change, error) {
	return s.changes(ctx, `WHERE c.seq > $1 ORDER BY c.seq LIMIT $2`, after, limit)
}

// ChangesOf returns the changes of one subject, in order.
func (s *Store) ChangesOf(ctx context.Context, subject string) ([]record.Change, error) {
	return s.changes(ctx, `WHERE c.subject = $1 ORDER BY c.seq`, subject)
}

func (s *Store) changes(ctx context.Context, where string, args ...any) ([]record.Change, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT c.seq, c.at, COALESCE(d.id, ''), c.subject, c.what, c.before, c.after, c.evidence, c.correction
		FROM change c LEFT JOIN document d ON d.seq = c.document_seq `+where, args...)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []record.Change
	for rows.Next() {
		c, err := scanChange(rows)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		out = append(out, c)
	}
	return out, s.wrap("reading", rows.Err())
}

func scanChange(rows *sql.Rows) (record.Change, error) {
	var c record.Change
	var before, after, evidence, correction string
	if err := rows.Scan(&c.Seq, &c.At, &c.Document, &c.Subject, &c.What, &before, &after, &evidence, &correction); err != nil {
		return c, err
	}
	raw := func(s string) json.RawMessage {
		if s == "" {
			return nil
		}
		return json.RawMessage(s)
	}
	c.Before, c.After, c.Evidence = raw(before), raw(after), []record.Span{}
	if evidence != "" {
		if err := json.Unmarshal([]byte(evidence), &c.Evidence); err != nil {
			return c, err
		}
	} else if c.What == record.WhatReport {
		var r record.Report
		if err := json.Unmarshal(c.After, &r); err != nil {
			return c, err
		}
		c.Evidence = r.Evidence
	}
	if correction != "" {
		c.Correction = &record.Correction{}
		if err := json.Unmarshal([]byte(correction), c.Correction); err != nil {
			return c, err
		}
	}
	return c, nil
}

// LastChange returns the number of the last change, 0 if there is none.
func (s *Store) LastChange(ctx context.Context) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT value FROM counter WHERE name = 'change'`).Scan(&seq)
	return seq, s.wrap("reading", err)
}

// Today returns the day of the newest document that is dated no later than it
// arrived, "" if there is none: what the record takes for today.
func (s *Store) Today(ctx context.Context) (day string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT COALESCE(max(substr(at, 1, 10)), '') FROM change`).Scan(&day)
	return day, s.wrap("reading", err)
}

// Setting returns what is set under a name, "" if nothing is.
func (s *Store) Setting(ctx context.Context, name string) (value string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = $1`, name).Scan(&value)
	if err == sql.ErrNoRows {
		return "", nil
	}
	return value, s.wrap("reading", err)
}

// Set sets a value under a name.
func (s *Store) Set(ctx context.Context, name, value string) error {
	return s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, clean(value))
		return err
	})
}
