package store

import (
	"context"
	"database/sql"
	"slices"
)

// searchCursor is the name under which the store keeps how many documents can be
// searched.
const searchCursor = "search"

// IndexWords makes the documents that have arrived since it last ran searchable.
// It returns how many there were.
func (s *Store) IndexWords(ctx context.Context) (int, error) {
	total := 0
	for {
		after, err := s.Cursor(ctx, searchCursor)
		if err != nil {
			return total, err
		}
		docs, err := s.Documents(ctx, after, 256)
		if err != nil || len(docs) == 0 {
			return total, err
		}
		kept := false
		err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
			var err error
			if kept, err = moveCursor(ctx, tx, searchCursor, after, docs[len(docs)-1].Seq); err != nil || !kept {
				return err
			}
			for _, d := range docs {
				if _, err := tx.ExecContext(ctx, s.dialect.index, d.Seq, clean(d.Title), clean(d.Text)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return total, err
		}
		if kept {
			total += len(docs)
		}
	}
}

// Search returns at most limit documents that have words one after the other, in
// any case and without regard to accents and punctuation, in their title or text:
// the newest first.
func (s *Store) Search(ctx context.Context, words string, limit int) ([]*Stored, error) {
	seqs, err := s.numbers(ctx, s.dialect.match, s.dialect.phrase(words), limit)
	if err != nil {
		return nil, err
	}
	docs, err := s.Numbered(ctx, seqs)
	slices.Reverse(docs)
	return docs, err
}
