package store

import (
	"context"
	"strings"

	"gentz/record"
)

// Telling returns the changes after the change after, from documents of the days
// from (if not "") to to (if not ""), in order, that tell what became of a subject:
// all but those that add or replace reports.
func (s *Store) Telling(ctx context.Context, after int64, from, to string) ([]record.Change, error) {
	where, args := `WHERE c.seq > $1 AND c.what NOT IN ('report', 'revised', 'reread', 'moved')`, []any{after}
	if from != "" {
		where += ` AND c.at >= $2`
		args = append(args, from)
	}
	if to != "" {
		where += ` AND c.at < $` + string(rune('1'+len(args)))
		args = append(args, to+"~") // after every time of that day
	}
	return s.changes(ctx, where+` ORDER BY c.seq`, args...)
}

// CameWith returns how many documents made changes after the change after, or are
// of the day from or later, and how many of these have the words of others.
func (s *Store) CameWith(ctx context.Context, after int64, from string) (n, copies int, err error) {
	where, args := `c.seq > $1`, []any{after}
	if from != "" {
		where, args = `c.at >= $1`, []any{from}
	}
	err = s.read.QueryRowContext(ctx, `SELECT count(*), COALESCE(sum(CASE WHEN relation = 'reprint' THEN 1 ELSE 0 END), 0) FROM
		(SELECT DISTINCT c.document_seq FROM change c WHERE c.document_seq IS NOT NULL AND `+where+`) x LEFT JOIN origin o ON o.seq = x.document_seq`, args...).Scan(&n, &copies)
	return n, copies, s.wrap("reading", err)
}

// Named returns at most limit standing subjects of a kind of which a name, or what
// a name sounds like, has the words of name.
func (s *Store) Named(ctx context.Context, kind record.Kind, name string, limit int) ([]*record.Subject, error) {
	keys := []int64{subjectKey(kind, "n:"+record.Fold(name)), subjectKey(kind, "i:"+name), subjectKey(kind, "l:"+record.Fold(name)), subjectKey(kind, "r:"+record.Fold(name))}
	if words := strings.Fields(name); len(words) > 0 {
		keys = append(keys, subjectKey(kind, "s:"+record.Skeleton(words[len(words)-1])))
	}
	in, args := list(keys)
	nums, err := s.numbers(ctx, `SELECT DISTINCT num FROM subject_key WHERE key IN `+in+` ORDER BY num LIMIT 200`, args...)
	if err != nil {
		return nil, err
	}
	more, err := s.numbers(ctx, `SELECT num FROM subject WHERE kind = $1 AND merged_into = '' AND lower(label) LIKE $2 ORDER BY num LIMIT 200`,
		string(kind), "%"+strings.ToLower(name)+"%")
	if err != nil {
		return nil, err
	}
	merged, err := loadTombstones(ctx, s.read)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	var out []*record.Subject
	seen := map[int64]bool{}
	for _, n := range append(nums, more...) {
		if seen[n] || len(out) == limit {
			continue
		}
		seen[n] = true
		x, err := loadSubject(ctx, s.read, merged, kind, n)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		if x.MergedInto == "" {
			out = append(out, x)
		}
	}
	return out, nil
}
