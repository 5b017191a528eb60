package record

import (
	"slices"
	"strings"
	"testing"
)

// told returns a subject of which documents say, in turn, "day state [origin] [day of
// the meeting] [?]"; "?" is an unconfirmed report.
func told(lines ...string) *Subject {
	s := &Subject{ID: "m1", Kind: KindMeeting}
	for i, l := range lines {
		f := strings.Fields(l)
		r := &Report{Seq: int64(i + 1), At: f[0], Document: "d" + string(rune('a'+i)), Origin: "o" + string(rune('a'+i)), Meeting: &MeetingReport{State: f[1]}}
		for _, x := range f[2:] {
			switch {
			case x == "?":
				r.Meeting.Hedged = true
			case strings.HasPrefix(x, "o"):
				r.Origin = x
			case strings.HasPrefix(x, "@"):
				r.Meeting.Place = &Place{Name: x[1:]}
			default:
				r.Meeting.From, r.Meeting.To, r.Meeting.Precision = x, x, "day"
			}
		}
		s.Reports = append(s.Reports, r)
	}
	return s
}

func TestShownState(t *testing.T) {
	for _, tt := range []struct {
		name    string
		reports []string
		now     string
		want    string
		overdue bool
	}{
		{"nothing but a plan", []string{"2031-03-01 planned 2031-03-05"}, "2031-03-02", "planned", false},
		{"a plan whose day has passed is not held", []string{"2031-03-01 planned 2031-03-05"}, "2031-03-06", "planned", true},
		{"planned, then held", []string{"2031-03-01 planned 2031-03-05", "2031-03-06 held 2031-03-05"}, "2031-03-09", "held", false},
		{"an old plan that arrives late", []string{"2031-03-06 held 2031-03-05", "2031-03-01 planned 2031-03-05"}, "2031-03-09", "held", false},
		{"planned, moved, planned anew", []string{"2031-03-01 planned 2031-03-05", "2031-03-04 postponed 2031-03-05", "2031-03-05 planned 2031-03-08"}, "2031-03-06", "planned", false},
		{"put off", []string{"2031-03-01 planned 2031-03-05", "2031-03-04 postponed 2031-03-05"}, "2031-03-09", "postponed", false},
		{"called off on the day it was confirmed", []string{"2031-03-04 cancelled", "2031-03-04 planned 2031-03-05"}, "2031-03-04", "cancelled", false},
		{"a rumour and its denial", []string{"2031-03-06 held 2031-03-05 ?", "2031-03-06 denied 2031-03-05"}, "2031-03-09", "denied", false},
		{"two rumours do not outweigh a denial", []string{"2031-03-06 held 2031-03-05 ?", "2031-03-06 held ?", "2031-03-06 denied 2031-03-05"}, "2031-03-09", "denied", false},
		{"one wire printed thrice is one origin", []string{"2031-03-06 held 2031-03-05 ox", "2031-03-06 held 2031-03-05 ox", "2031-03-06 held 2031-03-05 ox", "2031-03-07 denied 2031-03-05"}, "2031-03-09", "denied", false},
		{"two origins against one denial", []string{"2031-03-06 held 2031-03-05", "2031-03-06 held 2031-03-05", "2031-03-07 denied 2031-03-05"}, "2031-03-09", "disputed", false},
		{"announced, denied, then held", []string{"2031-03-01 planned 2031-03-05", "2031-03-02 denied 2031-03-05", "2031-03-06 held 2031-03-05"}, "2031-03-09", "held", false},
		{"if they met", []string{"2031-03-01 hypothetical", "2031-03-02 proposed"}, "2031-03-02", "proposed", false},
		{"going on", []string{"2031-03-05 ongoing 2031-03-05"}, "2031-03-09", "ongoing", false},
	} {
		m := told(tt.reports...).Meeting(Frame{Now: tt.now})
		if m.State != tt.want || m.Overdue != tt.overdue {
			t.Errorf("%s: shown as %s (overdue: %v), want %s (%v); %s", tt.name, m.State, m.Overdue, tt.want, tt.overdue, m.Reason)
		}
		if !strings.HasPrefix(m.Reason, tt.want+":") || tt.overdue != strings.Contains(m.Reason, "did it happen?") {
			t.Errorf("%s: the reason is %q", tt.name, m.Reason)
		}
	}
}

// TestShownAsOf looks at a course of reports as of each day.
func TestShownAsOf(t *testing.T) {
	s := told("2031-03-01 planned 2031-03-05", "2031-03-03 denied 2031-03-05", "2031-03-04 planned 2031-03-06", "2031-03-07 held 2031-03-06")
	var got []string
	for _, day := range []string{"2031-03-01", "2031-03-03", "2031-03-04", "2031-03-07"} {
		m := s.Meeting(Frame{AsOf: day, Now: day})
		got = append(got, m.State+" "+m.From)
	}
	if want := []string{"planned 2031-03-05", "denied 2031-03-05", "planned 2031-03-06", "held 2031-03-06"}; !slices.Equal(got, want) {
		t.Errorf("shown as %q, want %q", got, want)
	}
	if n := len(s.Meeting(Frame{}).States); n != 4 {
		t.Errorf("%d states are told of, want 4", n)
	}
}

// TestWithdrawn: what a later version no longer says does not count any more, and
// does again where a still later one says it anew.
func TestWithdrawn(t *testing.T) {
	s := told("2031-03-06 held 2031-03-05", "2031-03-01 planned 2031-03-05")
	s.Reports[0].Fate, s.Reports[0].FateAt = WhatWithdrawn, "2031-03-07"
	for _, tt := range []struct{ asOf, want string }{{"", "planned"}, {"2031-03-06", "held"}, {"2031-03-07", "planned"}} {
		if m := s.Meeting(Frame{AsOf: tt.asOf}); m.State != tt.want {
			t.Errorf("as of %q: shown as %s, want %s", tt.asOf, m.State, tt.want)
		}
	}
	again := told("2031-03-08 held 2031-03-05")
	s.Reports = append(s.Reports, again.Reports...)
	if m := s.Meeting(Frame{}); m.State != "held" || len(m.Reports) != 2 {
		t.Errorf("said again: shown as %s by %d reports, want held by 2", m.State, len(m.Reports))
	}
}

// TestConflicts: what reports differ in is shown, not resolved.
func TestConflicts(t *testing.T) {
	m := told("2031-03-06 held 2031-03-05 @Brenn", "2031-03-06 held 2031-03-05 @Brenn", "2031-03-06 held 2031-03-06 @Lindau").Meeting(Frame{})
	if m.Place == nil || m.Place.Name != "Brenn" || m.From != "2031-03-05" {
		t.Errorf("at %v on %s, want what most origins say", m.Place, m.From)
	}
	var fields []string
	for _, c := range m.Conflicts {
		fields = append(fields, c.Field)
		if len(c.Values) != 2 || c.Values[0].Origins+c.Values[1].Origins != 3 {
			t.Errorf("%s: %v", c.Field, c.Values)
		}
	}
	if !slices.Equal(fields, []string{"place", "day"}) {
		t.Errorf("conflicts in %q, want place and day", fields)
	}
}
