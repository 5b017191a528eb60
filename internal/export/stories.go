package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"gentz/internal/store"
	"gentz/record"
)

// Stories writes which story each document is of, one document a line.
func Stories(ctx context.Context, s *store.Store, f record.Frame, w io.Writer) (Counts, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	n := Counts{}
	err := s.Stories(ctx, false, func(x *record.Story) error {
		n["story"]++
		for _, id := range x.Documents {
			n["document"]++
			if err := enc.Encode(struct {
				ID    string `json:"id"`
				Story string `json:"story"`
				Label string `json:"label"`
			}{id, x.ID, x.Label}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	return n, out.Flush()
}
