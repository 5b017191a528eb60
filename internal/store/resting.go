package store

import (
	"context"
	"encoding/json"
	"slices"

	"gentz/record"
)

// RestingOn returns the subjects of which a report rests on words of a document
// between two code points of a block, in the order of their reports.
func (s *Store) RestingOn(ctx context.Context, document int64, block string, start, end int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT r.kind, r.num, c.after FROM report r JOIN change c ON c.seq = r.seq
		WHERE r.document_seq = $1 AND r.fate = '' ORDER BY r.seq`, document)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var kind record.Kind
		var num int64
		var after string
		if err := rows.Scan(&kind, &num, &after); err != nil {
			return nil, s.wrap("reading", err)
		}
		var r struct {
			Evidence []record.Span `json:"evidence"`
		}
		if err := json.Unmarshal([]byte(after), &r); err != nil {
			return nil, s.wrap("reading", err)
		}
		id := subjectID(kind, num)
		if !slices.Contains(out, id) && slices.ContainsFunc(r.Evidence, func(e record.Span) bool { return e.Block == block && e.Start < end && start < e.End }) {
			out = append(out, id)
		}
	}
	return out, s.wrap("reading", rows.Err())
}
