package watch

import (
	"context"

	"gentz/internal/origin"
	"gentz/internal/store"
	"gentz/internal/story"
)

// storiesAtOnce is how many documents one transaction gives stories. Which story
// one has does not depend on it.
const storiesAtOnce = 64

// Stories gives each document that has arrived since it last ran its story, as far
// as the origins stage has seen it. It returns how many documents it looked at.
// seen, if not nil, is called after each transaction with how many that were.
func Stories(ctx context.Context, s *store.Store, seen func(n int)) (int, error) {
	total := 0
	for {
		if err := ctx.Err(); err != nil {
			return total, err
		}
		after, err := s.Storied(ctx)
		if err != nil {
			return total, err
		}
		upto, err := s.Cursor(ctx, originCursor)
		if err != nil || upto <= after {
			return total, err
		}
		docs, err := s.Documents(ctx, after, int(min(storiesAtOnce, upto-after)))
		if err != nil || len(docs) == 0 {
			return total, err
		}
		var seqs []int64
		for _, d := range docs {
			seqs = append(seqs, d.Seq)
		}
		origins, err := s.Origins(ctx, seqs)
		if err != nil {
			return total, err
		}
		kept, err := s.KeepStories(ctx, after, docs[len(docs)-1].Seq, func(se *store.StorySession) error {
			for _, d := range docs {
				if err := giveStory(se, d, origins[d.Seq]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return total, err
		}
		if !kept {
			continue // another process has looked at these
		}
		total += len(docs)
		if seen != nil {
			seen(total)
		}
	}
}

func giveStory(se *store.StorySession, d *store.Stored, o store.Origin) error {
	if d.Text == "" && d.Title == "" {
		return nil
	}
	if o.First != 0 && o.First != d.Seq && (o.Relation == string(origin.Reprint) || o.Relation == string(origin.Revision)) {
		if ok, err := se.Same(d.Seq, o.First, d.Published); ok || err != nil {
			return err
		}
	}
	decision, err := story.Decide(se, d.Seq, &d.Document)
	if err != nil {
		return err
	}
	return se.Keep(d.Seq, d.Published, decision)
}
