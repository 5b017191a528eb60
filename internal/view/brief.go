package view

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"gentz"
	"gentz/internal/store"
	"gentz/record"
)

// A Briefing is what changed since a reader last looked.
type Briefing struct {
	Since     int64                 `json:"since"`               // number of the last change that was seen
	SinceDay  string                `json:"since_day,omitempty"` // or the day from which on changes count
	Until     int64                 `json:"until"`               // number of the last change of the record
	Documents int                   `json:"documents"`           // that came with these changes
	Copies    int                   `json:"copies"`              // of these, that have the words of others
	News      []News                `json:"news"`                // what matters, the weightiest first
	Expected  []*record.Expectation `json:"expected"`            // what is due within the next fourteen days
	Disputed  []*record.Meeting     `json:"disputed"`            // meetings of the news on which reports differ
	Withdrawn []News                `json:"withdrawn"`           // what outlets no longer say
	Overdue   []*record.Expectation `json:"overdue"`             // due, and nothing says what came of it
}

// A News is one change that matters, with the words that it rests on.
type News struct {
	record.Net
	Kind    record.Kind `json:"kind"`
	Text    string      `json:"text"` // in words, made of the fields of the record
	Origins int         `json:"origins,omitempty"`
	Words   []Words     `json:"words"`
}

// weight orders news: what ends or begins a meeting, then positions, denials and
// agreements, then new people, then numbers.
func weight(n *News, act string) int {
	switch {
	case n.Kind == record.KindMeeting && n.What == "state":
		return 0
	case n.Kind == record.KindMeeting:
		return 1
	case n.Kind == record.KindPosition:
		return 2
	case n.Kind == record.KindStatement && (act == "deny" || act == "agree" || act == "reject" || act == "promise" || act == "threaten"):
		return 3
	case n.Kind == record.KindProposal:
		return 4
	case n.Kind == record.KindActor && n.What == "name":
		return 5
	}
	return -1 // not told
}

// Brief returns what changed after the change since, or, if day is not "", what
// documents of that day or later changed.
func (v *View) Brief(ctx context.Context, since int64, day string) (*Briefing, error) {
	b := &Briefing{Since: since, SinceDay: day, News: []News{}, Expected: []*record.Expectation{}, Disputed: []*record.Meeting{}, Withdrawn: []News{}, Overdue: []*record.Expectation{}}
	var err error
	if b.Until, err = v.Store.LastChange(ctx); err != nil {
		return nil, err
	}
	changes, err := v.Store.Telling(ctx, since, day, v.Frame.AsOf)
	if err != nil {
		return nil, err
	}
	if b.Documents, b.Copies, err = v.Store.CameWith(ctx, since, day); err != nil {
		return nil, err
	}
	newMeetings := meetingsNewIn(changes)
	type weighed struct {
		News
		weight int
	}
	var all []weighed
	for _, net := range record.Nets(changes) {
		x, err := v.Store.Subject(ctx, net.Subject)
		if errors.Is(err, gentz.ErrNotFound) || err == nil && (x.MergedInto != "" || x.Fixed.Rejected) {
			continue
		} else if err != nil {
			return nil, err
		}
		n := News{Net: net, Kind: x.Kind}
		w := 0
		if net.What == record.WhatWithdrawn {
			w = -2
		} else {
			act := ""
			if x.Kind == record.KindStatement {
				act = x.Statement(v.Frame).Act
				if net.What != "act" {
					continue // one line for a statement
				}
			}
			if w = weight(&n, act); w < 0 || net.What != "name" && x.Kind == record.KindActor {
				continue
			}
			if x.Kind == record.KindMeeting && n.What != "state" && newMeetings[net.Subject] {
				continue // its day and place stand in the line of the new meeting
			}
		}
		if n.Text, n.Origins, err = v.tell(ctx, x, &n); err != nil {
			return nil, err
		}
		if n.Text == "" {
			continue
		}
		if n.Words, err = v.Words(ctx, net.Document, best(net.Evidence)); err != nil {
			return nil, err
		}
		all = append(all, weighed{n, w})
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return a.weight - b.weight })
	seen := map[string]bool{}
	for _, w := range all {
		if w.weight == -2 {
			b.Withdrawn = append(b.Withdrawn, w.News)
			continue
		}
		b.News = append(b.News, w.News)
		if w.Kind == record.KindMeeting && !seen[w.Subject] {
			seen[w.Subject] = true
			x, err := v.Store.Subject(ctx, w.Subject)
			if err != nil {
				return nil, err
			}
			if m := x.Meeting(v.Frame); len(m.Conflicts) > 0 {
				b.Disputed = append(b.Disputed, m)
			}
		}
	}
	return b, v.due(ctx, b)
}

// best returns the one span to be shown of several: the first that is not a headline.
func best(spans []record.Span) []record.Span {
	for i := range spans {
		if spans[i].Block == "" {
			return spans[i : i+1]
		}
	}
	return spans[:min(1, len(spans))]
}

// meetingsNewIn returns the meetings that changes tell of for the first time.
func meetingsNewIn(changes []record.Change) map[string]bool {
	out := map[string]bool{}
	for i := range changes {
		if c := &changes[i]; c.What == "state" && c.Before == nil {
			out[c.Subject] = true
		}
	}
	return out
}

// due fills what is expected and what is overdue.
func (v *View) due(ctx context.Context, b *Briefing) error {
	if v.Frame.Now == "" {
		return nil
	}
	all, err := v.Expected(ctx, Filter{}, true)
	if err != nil {
		return err
	}
	now, err := time.Parse(time.DateOnly, v.Frame.Now)
	if err != nil {
		return nil
	}
	soon, old := now.AddDate(0, 0, 14).Format(time.DateOnly), now.AddDate(0, 0, -30).Format(time.DateOnly)
	for _, e := range all {
		switch {
		case e.Outcome == "overdue" && e.Due >= old:
			b.Overdue = append(b.Overdue, e)
		case e.Due >= v.Frame.Now && e.Due <= soon:
			b.Expected = append(b.Expected, e)
		}
	}
	return nil
}

// tell says a change in words.
func (v *View) tell(ctx context.Context, x *record.Subject, n *News) (text string, origins int, err error) {
	before, after := plain(n.Before), plain(n.After)
	switch x.Kind {
	case record.KindMeeting:
		m := x.Meeting(v.Frame)
		if m.State == "" && n.What != record.WhatWithdrawn {
			return "", 0, nil
		}
		what := v.MeetingTitle(ctx, m)
		switch {
		case n.What == record.WhatWithdrawn:
			return "no longer reported by this outlet: " + what, m.Origins, nil
		case n.What == "state" && before == "":
			return after + ": " + what, m.Origins, nil
		case n.What == "state":
			return after + ", " + before + " before: " + what, m.Origins, nil
		case strings.HasPrefix(n.What, "conflict."):
			if after == "" {
				return "", 0, nil
			}
			return "reports differ on the " + strings.TrimPrefix(n.What, "conflict.") + " (" + after + "): " + what, m.Origins, nil
		case before != "" && after != "" && n.What != "to":
			return map[string]string{"from": "moved", "place": "another place"}[n.What] + ", " + before + " → " + after + ": " + what, m.Origins, nil
		}
		return "", 0, nil
	case record.KindPosition:
		p := x.Position(v.Frame)
		text := v.Name(ctx, p.Party) + " " + StanceWords(after)
		if p.Issue != "" {
			text += ": " + v.Name(ctx, p.Issue)
		}
		if n.What == "stance.ascribed" {
			text += " (as others say)"
		}
		if after == "" {
			return "", 0, nil
		}
		if before != "" {
			text += ", " + StanceWords(before) + " before"
		}
		return text, p.Origins, nil
	case record.KindStatement:
		s := x.Statement(v.Frame)
		if len(s.Variants) == 0 {
			return "", 0, nil
		}
		return v.StatementTitle(ctx, s) + ": " + s.Words, s.Origins, nil
	case record.KindProposal:
		p := x.Proposal(v.Frame)
		if n.What == "points" && after != "" {
			return p.Name + ": " + after + " points", p.Origins, nil
		}
		return "on the table: " + after, p.Origins, nil
	case record.KindActor:
		if !n.New {
			return "", 0, nil
		}
		a := x.Actor(v.Frame)
		if a.Type != "person" {
			return "", 0, nil
		}
		text := "new: " + a.Name
		if len(a.Offices) > 0 {
			text += ", " + v.OfficeWords(ctx, &a.Offices[0])
		}
		return text, 0, nil
	}
	return "", 0, nil
}

// plain returns the value of a field for people.
func plain(b json.RawMessage) string {
	var v any
	if json.Unmarshal(b, &v) != nil || v == nil {
		return ""
	}
	switch x := v.(type) {
	case string:
		return x
	case []any:
		var parts []string
		for _, y := range x {
			if s, ok := y.(string); ok {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, " / ")
	}
	return strings.Trim(string(b), `"`)
}

// Seen is the name of the cursor of a reader.
func seenBy(reader string) string { return "seen " + reader }

// LastSeen returns the number of the last change that a reader has marked as seen.
func LastSeen(ctx context.Context, s *store.Store, reader string) (int64, error) {
	return s.Cursor(ctx, seenBy(reader))
}

// MarkSeen marks all changes up to until as seen by a reader; 0 begins anew.
func MarkSeen(ctx context.Context, s *store.Store, reader string, until int64) error {
	return s.SetCursor(ctx, seenBy(reader), until)
}
