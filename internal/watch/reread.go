package watch

import (
	"context"
	"time"

	"gentz/internal/merge"
	"gentz/internal/store"
	"gentz/record"
)

// Reread reads documents again that another reader has read, all if all is true,
// and replaces what they say in the record. What people decided stays. It can be
// stopped at any moment and goes on there, unless all is true. It returns how many
// documents it read.
func (m *Merger) Reread(ctx context.Context, all bool) (int, error) {
	reader := m.Reader
	if all {
		reader = ""
	}
	total := 0
	for after := int64(0); ; {
		if err := ctx.Err(); err != nil {
			return total, err
		}
		docs, err := m.Store.Unread(ctx, reader, after, mergedAtOnce)
		if err != nil || len(docs) == 0 {
			return total, err
		}
		pairs := m.readAll(docs)
		err = m.Store.Change(ctx, &m.cache, func(se *store.Session) error {
			for _, p := range pairs {
				if err := m.merge(ctx, se, p, true); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return total, err
		}
		after = docs[len(docs)-1].Seq
		total += len(docs)
		if m.Seen != nil {
			m.Seen(total)
		}
	}
}

// Correct makes a correction in the record of s and returns the changes that it
// made. See [merge.Correct] for its errors.
func Correct(ctx context.Context, s *store.Store, a merge.Action, by record.Correction) ([]record.Change, error) {
	var out []record.Change
	at := time.Now().UTC().Format(time.RFC3339)
	err := s.Change(ctx, &store.Cache{}, func(se *store.Session) error {
		r, err := merge.Correct(se, se.Next(), at, a, by)
		if err != nil {
			return err
		}
		out = r.Changes
		return se.Apply(0, "", r.Changes, r.Subjects)
	})
	return out, err
}
