package view

import (
	"context"
	"slices"
	"strings"

	"gentz/record"
)

// MeetingTitle says in a line who meets, what kind of meeting it is, where and when.
func (v *View) MeetingTitle(ctx context.Context, m *record.Meeting) string {
	what := map[string]string{"": "meeting", "meet": "meeting", "round": "round of talks", "other": "contact", "series": "several meetings"}[m.Mode]
	if what == "" {
		what = m.Mode
	}
	text := v.Who(ctx, m)
	if text != "" {
		text += ", "
	}
	text += what
	if m.Place != nil {
		text += " in " + m.Place.Name
	}
	if d := Days(m.From, m.To); d != "" {
		if m.Precision == "vague" {
			d = "about " + d
		}
		text += ", " + d
	}
	return text
}

// Who says who meets: persons by name, sides that no person stands for, then who
// mediates.
func (v *View) Who(ctx context.Context, m *record.Meeting) string {
	stands := map[string]bool{}
	var people, others, mediators []string
	for _, p := range m.Participants {
		name := v.Name(ctx, p.Actor)
		switch {
		case p.Role == "mediator":
			mediators = append(mediators, name)
		case v.types[p.Actor] == "person":
			people = append(people, name)
			stands[p.Side] = true
		}
	}
	for _, p := range m.Participants {
		if p.Role != "mediator" && v.types[p.Actor] != "person" && !stands[p.Actor] {
			if name := v.Name(ctx, p.Actor); !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
	}
	text := List(append(people, others...))
	if len(mediators) > 0 {
		text += " (mediated by " + List(mediators) + ")"
	}
	return text
}

// StatementTitle says who said it and how.
func (v *View) StatementTitle(ctx context.Context, s *record.Statement) string {
	who := "somebody unnamed"
	if s.Speaker != "" {
		who = List(append([]string{v.Name(ctx, s.Speaker)}, v.Names(ctx, s.Joint)...))
	}
	verb := map[string]string{"say": "said", "deny": "denied", "reject": "rejected", "refuse": "refused", "decline": "declined", "demand": "demanded", "propose": "proposed",
		"promise": "promised", "warn": "warned", "threaten": "threatened", "accuse": "accused", "agree": "agreed", "confirm": "confirmed", "expect": "expected", "ask": "asked"}[s.Act]
	if verb == "" {
		verb = s.Act
	}
	return who + " " + verb
}

// StanceWords says a stance as a verb: "accepts if".
func StanceWords(stance string) string {
	return map[string]string{"accepts-if": "accepts if", "open": "is open to", "claims": "lays claim to"}[stance] + onlyIf(stance)
}

func onlyIf(stance string) string {
	switch stance {
	case "accepts-if", "open", "claims":
		return ""
	}
	return stance
}

// OfficeWords says an office: "foreign minister of Velmora".
func (v *View) OfficeWords(ctx context.Context, o *record.Office) string {
	if o.Of == "" || strings.Contains(strings.ToLower(o.Title), strings.ToLower(v.Name(ctx, o.Of))) {
		return o.Title
	}
	if strings.HasSuffix(o.Title, " for") || strings.HasSuffix(o.Title, " of") {
		return o.Title + " " + v.Name(ctx, o.Of)
	}
	return o.Title + " of " + v.Name(ctx, o.Of)
}

// List joins names as people write them: "A, B and C".
func List(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// Days says a day or a run of days: "2026-03-04", "2026-03-04 to 2026-03-06".
func Days(from, to string) string {
	if to == "" || to == from {
		return from
	}
	if from == "" {
		return "until " + to
	}
	return from + " to " + to
}
