// Package view answers what people ask of the record: what changed, who met whom,
// who said what, where each party stands. It reads a store and writes nothing; the
// command line and other fronts show what it returns.
package view

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gentz"
	"gentz/internal/store"
	"gentz/record"
)

// A View is the record as it is looked at once: from a day, with the names and
// texts that were needed so far. It is for one goroutine.
type View struct {
	Store *store.Store
	Frame record.Frame

	names map[string]string
	types map[string]string
	docs  map[string]*Doc
}

// A Doc is a document of which words are shown.
type Doc struct {
	*store.Stored
	text, title []rune
}

// New returns a view of s as of a day, or of all of it if day is "".
func New(ctx context.Context, s *store.Store, day string) (*View, error) {
	v := &View{Store: s, Frame: record.Frame{AsOf: day, Now: day}, names: map[string]string{}, types: map[string]string{}, docs: map[string]*Doc{}}
	if day == "" {
		now, err := s.Today(ctx)
		if err != nil {
			return nil, err
		}
		v.Frame.Now = now
	}
	return v, nil
}

// Name returns what an actor, an issue or a proposal is called; the id if it is
// not known by a name.
func (v *View) Name(ctx context.Context, id string) string {
	if id == "" {
		return ""
	}
	if name, ok := v.names[id]; ok {
		return name
	}
	name := id
	if x, err := v.Store.Standing(ctx, id); err == nil {
		switch x.Kind {
		case record.KindActor:
			a := x.Actor(v.Frame)
			if a.Name == "" { // as of a day before it was named
				a = x.Actor(record.Frame{})
			}
			name, v.types[id] = a.Name, a.Type
		case record.KindIssue:
			name = x.Issue(record.Frame{}).Label
		case record.KindProposal:
			name = x.Proposal(record.Frame{}).Name
		}
	}
	v.names[id] = cmp.Or(name, id)
	return v.names[id]
}

// Names returns the names of several subjects.
func (v *View) Names(ctx context.Context, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = v.Name(ctx, id)
	}
	return out
}

// Doc returns a document by its id.
func (v *View) Doc(ctx context.Context, id string) (*Doc, error) {
	if d := v.docs[id]; d != nil {
		return d, nil
	}
	s, err := v.Store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &Doc{Stored: s, text: []rune(s.Text), title: []rune(s.Title)}
	if len(v.docs) > 1000 {
		clear(v.docs)
	}
	v.docs[id] = d
	return d, nil
}

// Words are the very words of some evidence and where they stand.
type Words struct {
	Words     string      `json:"words"`
	Document  string      `json:"document"`
	Outlet    string      `json:"outlet,omitempty"`
	Published string      `json:"published,omitempty"`
	URL       string      `json:"url,omitempty"`
	Span      record.Span `json:"span"`
}

// Words returns the words of spans in a document. The document of a span that
// names none is document.
func (v *View) Words(ctx context.Context, document string, spans []record.Span) ([]Words, error) {
	var out []Words
	for _, s := range spans {
		s.Document = cmp.Or(s.Document, document)
		d, err := v.Doc(ctx, s.Document)
		if err != nil {
			return nil, err
		}
		text := d.text
		if s.Block == "title" {
			text = d.title
		}
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			return nil, fmt.Errorf("%w: evidence %d:%d of document %s lies outside its text", gentz.ErrCorrupt, s.Start, s.End, s.Document)
		}
		out = append(out, Words{strings.Join(strings.Fields(string(text[s.Start:s.End])), " "), s.Document, d.Outlet, d.Published.String(), d.URL, s})
	}
	return out, nil
}

// A Filter says which entries are wanted. Empty fields do not restrict.
type Filter struct {
	Actors []string // names or ids; all of them must be in it
	Issue  string   // label, code or id
	Place  string   // a part of its name, in any case
	Outlet string   // a part of the name of an outlet that reports it
	From   string   // days, "2026-03-04"
	To     string
	States []string
	Limit  int // 0 for all
}

// query turns f into what the store is asked, and what is left to be looked at.
func (v *View) query(ctx context.Context, kind record.Kind, f Filter) (store.Query, error) {
	q := store.Query{Kind: kind, States: f.States, From: f.From, To: f.To, After: -1}
	if v.Frame.AsOf != "" {
		q.States, q.From, q.To = nil, "", "" // the rows are of today: what is shown is asked instead
	}
	for _, name := range f.Actors {
		id, err := v.Find(ctx, record.KindActor, name)
		if err != nil {
			return q, err
		}
		q.Links = append(q.Links, id)
	}
	if f.Issue != "" {
		id, err := v.Find(ctx, record.KindIssue, f.Issue)
		if err != nil {
			return q, err
		}
		q.Links = append(q.Links, id)
	}
	return q, nil
}

// An AmbiguousError says that a name stands for several subjects.
type AmbiguousError struct {
	Name string
	IDs  []string // at most ten
	Of   []string // their names
}

func (e *AmbiguousError) Error() string {
	var list []string
	for i, id := range e.IDs {
		list = append(list, id+" "+e.Of[i])
	}
	return fmt.Sprintf("%q may be %s", e.Name, strings.Join(list, ", "))
}

// Hint says what to do.
func (e *AmbiguousError) Hint() string { return "give the id instead of the name" }

// Is makes an AmbiguousError a kind of [gentz.ErrInvalid].
func (e *AmbiguousError) Is(target error) bool { return target == gentz.ErrInvalid }

// Find returns the id of the subject of a kind that has a name: an id, the whole
// name in any spelling, or a part of it that no other has.
func (v *View) Find(ctx context.Context, kind record.Kind, name string) (string, error) {
	if record.KindOf(name) == kind {
		if x, err := v.Store.Standing(ctx, name); err == nil {
			return x.ID, nil
		} else if !errors.Is(err, gentz.ErrNotFound) {
			return "", err
		}
	}
	found, err := v.Store.Named(ctx, kind, name, 200)
	if err != nil {
		return "", err
	}
	best, most, tie := "", 0, []string{}
	for _, x := range found {
		switch n := v.fits(x, name); {
		case n > most:
			best, most, tie = x.ID, n, []string{x.ID}
		case n == most && n > 0:
			tie = append(tie, x.ID)
		}
	}
	if best == "" {
		return "", fmt.Errorf("%w: no %s is called %q", gentz.ErrNotFound, kind, name)
	}
	if len(tie) > 1 {
		e := &AmbiguousError{Name: name}
		for _, id := range tie[:min(10, len(tie))] {
			e.IDs, e.Of = append(e.IDs, id), append(e.Of, v.Name(ctx, id))
		}
		return "", e
	}
	return best, nil
}

// fits says how well a subject fits a name: 3 it is one of its names, 2 its last
// words are, 1 it has it within, 0 not.
func (v *View) fits(x *record.Subject, name string) int {
	want := record.Fold(name)
	var names []string
	switch x.Kind {
	case record.KindActor:
		names = x.Actor(record.Frame{}).Names
	case record.KindIssue:
		i := x.Issue(record.Frame{})
		names = []string{i.Label, i.Code}
	case record.KindProposal:
		names = []string{x.Proposal(record.Frame{}).Name}
	}
	best := 0
	for _, n := range names {
		switch f := record.Fold(n); {
		case f == want:
			best = 3
		case strings.HasSuffix(f, " "+want):
			best = max(best, 2)
		case strings.Contains(f, want):
			best = max(best, 1)
		}
	}
	return best
}

// keeps reports whether one of the documents is of an outlet whose name has part.
func (v *View) keeps(ctx context.Context, part string, documents []string) bool {
	if part == "" {
		return true
	}
	return slices.ContainsFunc(documents, func(id string) bool {
		d, err := v.Doc(ctx, id)
		return err == nil && strings.Contains(strings.ToLower(d.Outlet), strings.ToLower(part))
	})
}
