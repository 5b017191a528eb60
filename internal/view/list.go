package view

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gentz/record"
)

// errEnough ends a listing that has reached its limit.
var errEnough = errors.New("enough")

// Meetings returns the meetings that f wants, by day, those without one last.
func (v *View) Meetings(ctx context.Context, f Filter) ([]*record.Meeting, error) {
	q, err := v.query(ctx, record.KindMeeting, f)
	if err != nil {
		return nil, err
	}
	var out []*record.Meeting
	err = v.Store.Subjects(ctx, q, func(x *record.Subject) error {
		m := x.Meeting(v.Frame)
		if m.State == "" || !v.wantsMeeting(ctx, f, m) {
			return nil
		}
		if out = append(out, m); len(out) == f.Limit {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return out, nil
}

func (v *View) wantsMeeting(ctx context.Context, f Filter, m *record.Meeting) bool {
	if len(f.States) > 0 && !slices.Contains(f.States, m.State) || !within(f, m.From, m.To) {
		return false
	}
	if f.Place != "" && (m.Place == nil || !strings.Contains(strings.ToLower(m.Place.Name), strings.ToLower(f.Place))) {
		return false
	}
	var docs []string
	for _, r := range m.Reports {
		docs = append(docs, r.Document)
	}
	return v.keeps(ctx, f.Outlet, docs)
}

// within reports whether the days from to to touch those of f.
func within(f Filter, from, to string) bool {
	if f.From == "" && f.To == "" {
		return true
	}
	return from != "" && (f.From == "" || max(from, to) >= f.From) && (f.To == "" || from <= f.To)
}

// Statements returns the statements that f wants, by the day on which they were
// made. words, if not "", must stand in one of its variants, in any case.
func (v *View) Statements(ctx context.Context, f Filter, words string) ([]*record.Statement, error) {
	q, err := v.query(ctx, record.KindStatement, f)
	if err != nil {
		return nil, err
	}
	words = strings.ToLower(words)
	var out []*record.Statement
	err = v.Store.Subjects(ctx, q, func(x *record.Subject) error {
		s := x.Statement(v.Frame)
		if len(s.Variants) == 0 || !within(f, s.Said, s.Said) && f.From+f.To != "" {
			return nil
		}
		if len(f.Actors) > 0 && !slices.ContainsFunc(q.Links, func(id string) bool {
			return s.Speaker == id || s.OnBehalfOf == id || slices.Contains(s.Joint, id) || slices.Contains(s.About, id)
		}) {
			return nil
		}
		if words != "" && !slices.ContainsFunc(s.Variants, func(x record.Variant) bool { return strings.Contains(strings.ToLower(x.Words), words) }) {
			return nil
		}
		var docs []string
		for _, x := range s.Variants {
			docs = append(docs, x.Document)
		}
		if !v.keeps(ctx, f.Outlet, docs) {
			return nil
		}
		if out = append(out, s); len(out) == f.Limit {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return out, nil
}

// Positions returns the positions that f wants: by party, then by issue, in the
// order of their names.
func (v *View) Positions(ctx context.Context, f Filter) ([]*record.Position, error) {
	q, err := v.query(ctx, record.KindPosition, f)
	if err != nil {
		return nil, err
	}
	q.From, q.To, q.After = "", "", 0
	var out []*record.Position
	err = v.Store.Subjects(ctx, q, func(x *record.Subject) error {
		p := x.Position(v.Frame)
		p.Series = slices.DeleteFunc(p.Series, func(s record.Stance) bool {
			return !within(f, s.At[:min(10, len(s.At))], "") || !v.keeps(ctx, f.Outlet, []string{s.Document})
		})
		if len(p.Series) > 0 {
			out = append(out, p)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b *record.Position) int {
		if c := strings.Compare(v.Name(ctx, a.Party), v.Name(ctx, b.Party)); c != 0 {
			return c
		}
		return strings.Compare(v.Name(ctx, a.Issue), v.Name(ctx, b.Issue))
	})
	if f.Limit > 0 && len(out) > f.Limit {
		out = out[:f.Limit]
	}
	return out, err
}

// Expected returns what is expected, by the day on which it is due, those without
// one last. open leaves out what has come about or will not.
func (v *View) Expected(ctx context.Context, f Filter, open bool) ([]*record.Expectation, error) {
	q, err := v.query(ctx, record.KindExpectation, f)
	if err != nil {
		return nil, err
	}
	q.From, q.To = "", ""
	var out []*record.Expectation
	err = v.Store.Subjects(ctx, q, func(x *record.Subject) error {
		e := x.Expectation(v.Frame, nil)
		if len(e.Evidence) == 0 {
			return nil
		}
		if e.Meeting != "" {
			m, err := v.Store.Standing(ctx, e.Meeting)
			if err != nil {
				return err
			}
			e = x.Expectation(v.Frame, m.Meeting(v.Frame))
		}
		if open && (e.Outcome == "happened" || e.Outcome == "did not") || !within(f, e.Due, e.Due) {
			return nil
		}
		if out = append(out, e); len(out) == f.Limit {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return out, nil
}
