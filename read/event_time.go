package read

import (
	gentz "gentz"
	"gentz/text"
)

// A timing is when something happens, as one place of the text tells it.
type timing struct {
	ref       int // 1 + index of the expression in the calendar, 0 if none
	from, to  gentz.Day
	precision string
}

// known reports whether t names days.
func (t timing) known() bool { return t.from != 0 || t.to != 0 }

// end returns t as the end of something longer: "talks that ended on Tuesday".
func (t timing) end() timing {
	if t.from == t.to {
		t.from = 0
	}
	return t
}

// exact reports whether t names one day or a few.
func (t timing) exact() bool { return t.from != 0 && t.to != 0 && t.precision == "day" }

// after reports whether all of t lies behind day d.
func (t timing) after(d gentz.Day) bool { return t.from != 0 && d != 0 && t.from > d }

// before reports whether all of t lies before day d.
func (t timing) before(d gentz.Day) bool { return t.to != 0 && d != 0 && t.to < d }

// conflicts reports whether t and u name days that exclude each other. Something
// of which only the end or the beginning is told may reach a week.
func (t timing) conflicts(u timing) bool {
	if !t.known() || !u.known() {
		return false
	}
	t, u = t.closed(), u.closed()
	return t.to < u.from || u.to < t.from
}

func (t timing) closed() timing {
	if t.from == 0 {
		t.from = t.to - 6
	}
	if t.to == 0 {
		t.to = t.from + 6
	}
	return t
}

// narrower reports whether t says more than u.
func (t timing) narrower(u timing) bool {
	if t.from == 0 {
		return t.to != 0 && !u.known() || t.ref != 0 && u.ref == 0
	}
	return u.from == 0 && u.to == 0 || t.to != 0 && u.from != 0 && (u.to == 0 || t.to-t.from < u.to-u.from)
}

// timeOf returns when the event of word i takes place: the time expression that
// belongs to the word itself. Expressions of another clause are another's.
func (s *scene) timeOf(i int) timing {
	best := timing{}
	if t, ok := s.cal.attached(s.page, i); ok {
		best = s.timingOf(t)
	}
	if best.exact() {
		return best
	}
	for k := range s.t.kids(i) {
		if s.timely(k) {
			if t := s.timeIn(k); t.narrower(best) {
				best = t
			}
		}
	}
	return best
}

// timely reports whether the phrase headed by word k may say when its head happens.
func (s *scene) timely(k int) bool {
	switch s.t.Rel(k) {
	case text.Obl, text.OblUnmarked, text.Advmod, text.Nmod, text.NmodUnmarked, text.NmodPoss, text.Compound, text.Nummod, text.Appos, text.NmodDesc, text.Dep, text.Amod, text.Parataxis, text.Flat:
		switch s.t.preposition(k) {
		case "since", "until", "till", "before", "by", "from", "than":
			return false
		}
		return true
	case text.Obj: // "was held Tuesday" with the day taken for an object
		_, ok := s.cal.of(k)
		return ok
	}
	return false
}

// timeIn returns the time expression that word k heads or stands in.
func (s *scene) timeIn(k int) timing {
	t, ok := s.cal.of(k)
	if !ok {
		if s.t.Rel(k) == text.Advmod || s.t.preposition(k) == "" && s.t.Rel(k) != text.OblUnmarked && s.t.Rel(k) != text.NmodUnmarked {
			return timing{}
		}
		// "on the evening of March 4", "late on Monday"
		for m := range s.t.kids(k) {
			if u, is := s.cal.of(m); is && (s.t.Rel(m) == text.Nmod || s.t.Rel(m) == text.NmodUnmarked || s.t.Rel(m) == text.Compound) {
				t, ok = u, true
				break
			}
		}
	}
	if !ok {
		return timing{}
	}
	return s.timingOf(t)
}

// timingOf turns a time expression into a timing. Durations and repeated times
// name no days of an event.
func (s *scene) timingOf(t *timex) timing {
	if t.Type == "DURATION" && t.From == 0 || t.Type == "SET" {
		return timing{}
	}
	n := int(s.cal.at[t.first])
	out := timing{ref: n, from: t.From, to: t.To}
	if t.joined > 0 && t.joined <= len(s.cal.times) {
		if u := &s.cal.times[t.joined-1]; u.To > out.to {
			out.to = u.To
		}
	}
	for w := t.first; w < t.last && w < s.Len(); w++ { // "on Monday and Tuesday"
		for k := range s.t.kids(w) {
			if u, ok := s.cal.of(k); ok && s.t.Rel(k) == text.Conj && u.From == out.to+1 && u.From == u.To {
				out.to = u.To
			}
		}
	}
	switch {
	case out.from == 0 && out.to == 0:
		out.precision = "vague"
	case out.to-out.from <= 6 && out.from != 0:
		out.precision = "day"
		if out.to-out.from >= 6 || t.grain > dayGrain {
			out.precision = "week"
		}
	case out.to-out.from <= 31:
		out.precision = "month"
	case out.to-out.from <= 366:
		out.precision = "year"
	default:
		out.precision = "vague"
	}
	return out
}
