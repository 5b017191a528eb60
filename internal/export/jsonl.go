// Package export writes the record in the formats that other tools take. Every
// writer streams: what it holds does not grow with the record.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"gentz/internal/store"
	"gentz/record"
)

// Counts says how many objects of each kind were written.
type Counts map[string]int

// JSONL writes the record as docs/record.md says: one object a line, documents,
// origins, stories, subjects by kind and number, then the changes.
func JSONL(ctx context.Context, s *store.Store, f record.Frame, w io.Writer) (Counts, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	n := Counts{}
	put := func(kind string, v any) error {
		n[kind]++
		return enc.Encode(v)
	}
	later := map[string]bool{} // documents that are not there yet as of that day
	if err := documents(ctx, s, f, put, later); err != nil {
		return n, err
	}
	if err := s.Stories(ctx, true, func(x *record.Story) error {
		x.Documents = slices.DeleteFunc(x.Documents, func(id string) bool { return later[id] })
		if f.AsOf != "" {
			if len(x.Documents) == 0 {
				return nil
			}
			x.To = min(x.To, f.AsOf)
		}
		return put("story", x)
	}); err != nil {
		return n, err
	}
	for _, kind := range record.Kinds {
		err := s.Subjects(ctx, store.Query{Kind: kind, All: true}, func(x *record.Subject) error {
			if x.Fixed.Rejected || x.MergedInto == "" && len(x.Standing(f)) == 0 {
				return nil
			}
			v, err := View(ctx, s, f, x)
			if err != nil {
				return err
			}
			return put(string(kind), v)
		})
		if err != nil {
			return n, err
		}
	}
	for after := int64(0); ; {
		changes, err := s.Changes(ctx, after, 1000)
		if err != nil {
			return n, err
		}
		if len(changes) == 0 {
			return n, out.Flush()
		}
		for i := range changes {
			c := &changes[i]
			after = c.Seq
			if f.AsOf != "" && c.At[:min(10, len(c.At))] > f.AsOf {
				continue
			}
			if err := put("change", struct {
				Kind string `json:"kind"`
				*record.Change
			}{"change", c}); err != nil {
				return n, err
			}
		}
	}
}

// View returns a subject as it is shown in f.
func View(ctx context.Context, s *store.Store, f record.Frame, x *record.Subject) (any, error) {
	switch x.Kind {
	case record.KindActor:
		return x.Actor(f), nil
	case record.KindMeeting:
		return x.Meeting(f), nil
	case record.KindStatement:
		return x.Statement(f), nil
	case record.KindIssue:
		return x.Issue(f), nil
	case record.KindPosition:
		return x.Position(f), nil
	case record.KindProposal:
		return x.Proposal(f), nil
	case record.KindExpectation:
		e := x.Expectation(f, nil)
		if e.Meeting == "" {
			return e, nil
		}
		m, err := s.Standing(ctx, e.Meeting)
		if err != nil {
			return nil, err
		}
		return x.Expectation(f, m.Meeting(f)), nil
	}
	return nil, fmt.Errorf("subject %s of unknown kind %q", x.ID, x.Kind)
}

// documents writes the documents and the origins, and notes which are left out.
func documents(ctx context.Context, s *store.Store, f record.Frame, put func(string, any) error, later map[string]bool) error {
	return s.Listed(ctx, func(d *record.Document) error {
		if f.AsOf != "" && d.Published != "" && d.Published[:min(10, len(d.Published))] > f.AsOf {
			later[d.ID] = true
			return nil
		}
		return put("document", d)
	}, func(o *record.Origin) error {
		o.Documents = slices.DeleteFunc(o.Documents, func(c record.OriginCopy) bool { return later[c.Document] })
		if len(o.Documents) == 0 {
			return nil
		}
		if later[o.First] {
			o.First = o.Documents[0].Document
		}
		return put("origin", o)
	})
}
