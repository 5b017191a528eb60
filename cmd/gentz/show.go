package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	gentz "gentz"
	"gentz/internal/store"
	"gentz/internal/view"
	"gentz/record"
)

// showFlags are what every command that shows the record takes.
type showFlags struct {
	storeFlag
	AsOf   gentz.Day `placeholder:"DATE" help:"The record as the documents up to that day tell it."`
	Format string    `enum:"table,json" default:"table" help:"table for people, json for programs."`
}

// filterFlags narrow down what is shown.
type filterFlags struct {
	Actor  []string  `placeholder:"NAME" sep:"none" help:"Only where this actor is in it: a name or an id; may be repeated."`
	Issue  string    `placeholder:"NAME" help:"Only what is about this issue: its name, its code or its id."`
	Place  string    `placeholder:"NAME" help:"Only at a place whose name has this in it."`
	Outlet string    `placeholder:"NAME" help:"Only what an outlet with this in its name reports."`
	From   gentz.Day `placeholder:"DATE" help:"Only from this day on."`
	To     gentz.Day `placeholder:"DATE" help:"Only up to this day."`
	State  []string  `placeholder:"STATE" help:"Only meetings in this state: held, planned, denied and so on; may be repeated."`
	Limit  int       `placeholder:"N" help:"At most so many; the line below says if there are more."`
}

func (f *filterFlags) filter() view.Filter {
	return view.Filter{Actors: f.Actor, Issue: f.Issue, Place: f.Place, Outlet: f.Outlet, From: f.From.String(), To: f.To.String(), States: f.State}
}

// A shower is a record that is shown: a view, and the page on which it is printed.
type shower struct {
	context.Context
	*view.View
	*table
	store *store.Store
	end   func()
}

// open opens the store to be shown.
func (f *showFlags) open(e *env) (*shower, error) {
	ctx, stop := untilStopped()
	s, err := f.existing(ctx)
	if err != nil {
		stop()
		return nil, err
	}
	day := ""
	if f.AsOf != 0 {
		day = f.AsOf.String()
	}
	v, err := view.New(ctx, s, day)
	if err != nil {
		s.Close()
		stop()
		return nil, err
	}
	return &shower{Context: ctx, View: v, store: s, table: newTable(&gentz.Reading{}, e.width, e.colour), end: func() { s.Close(); stop() }}, nil
}

// write prints what was made for people.
func (s *shower) write(w io.Writer) error {
	_, err := w.Write(s.out.Bytes())
	return err
}

// writeJSON prints v for programs.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// evidence prints the words of evidence with where they stand.
// Headlines come last: they leave much out.
func (s *shower) evidence(document string, spans []record.Span, most int) error {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b record.Span) int { return len(a.Block) - len(b.Block) })
	words, err := s.Words(s, document, spans[:min(most, len(spans))])
	if err != nil {
		return err
	}
	for _, w := range words {
		s.quoteFrom(w)
	}
	return nil
}

// quoteFrom prints words beside a bar, with the outlet and the day.
func (s *shower) quoteFrom(w view.Words) {
	from := []string{}
	for _, x := range []string{w.Outlet, w.Published, w.Document} {
		if x != "" {
			from = append(from, clean(x))
		}
	}
	s.quote("“" + clean(w.Words) + "” — " + strings.Join(from, ", "))
}

// count prints how many entries there are, and how many were left out.
func (s *shower) count(n, limit int, what, none string) {
	if n == 0 {
		s.print("", part{none, faint})
		return
	}
	if limit > 0 && n > limit {
		s.print("", part{fmt.Sprintf("%d of %s; --limit shows more", limit, count(n, what)), faint})
		return
	}
	s.print("", part{count(n, what), faint})
}

// cut returns at most limit entries.
func cut[T any](list []T, limit int) []T {
	if limit > 0 && len(list) > limit {
		return list[:limit]
	}
	return list
}
