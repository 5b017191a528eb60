package read

import (
	gentz "gentz"
	"gentz/text"
)

// A meetingTold is one meeting with all its reports, in text order.
type meetingTold struct {
	report
	reports []report
}

// merge joins the reports of one meeting: those that share who takes part, the
// day or the place, and conflict in none of these. What only points back ("the
// talks") joins the last one it may mean, or is dropped.
func (s *scene) merge(all []report) []gentz.Event {
	var met []*meetingTold
	for n := range all {
		r := &all[n]
		if s.unplaced(r.who) {
			s.inherit(met, r)
		}
		if r.mode == "round" || r.mode == "meet" {
			if s.inChain(r.head) && s.told(met, s.Head(r.head)) {
				continue
			}
		}
		m := s.purpose(met, r)
		if m == nil {
			m = s.same(met, r)
		}
		if m == nil {
			if r.anaphor && !(r.state.strength >= 2 && r.state.state != "held" && r.typ == "CONSULT" && (len(r.who) > 0 || r.ordinal > 0 || r.state.rule == "state.adjective" && r.definite && r.mode != "other") && !s.unplaced(r.who)) {
				continue
			}
			m = &meetingTold{report: *r}
			m.reports = append(m.reports, *r)
			met = append(met, m)
			continue
		}
		m.take(s, r)
	}
	s.bridge(met)
	var out []gentz.Event
	for _, m := range met {
		out = append(out, s.event(&m.report, m.reports))
	}
	return out
}

// inherit gives a report whose participants are only "the sides" or "the
// officers" those of the last meeting that had two sides.
func (s *scene) inherit(met []*meetingTold, r *report) {
	for k := len(met) - 1; k >= max(0, len(met)-within); k-- {
		if sides := sidesOf(met[k].who); len(sides) > 1 && len(sides) < 4 {
			r.who = s.parts(nil, sides, "")
			r.definite = true
			return
		}
	}
}

// purpose returns the meeting whose verb has the noun of r as what it is for:
// "met for talks", "will be received for a visit", nil if there is none.
func (s *scene) purpose(met []*meetingTold, r *report) *meetingTold {
	h := s.Head(r.head)
	if r.rule != "meet.noun" || h < 0 || s.Tag(h) != text.VERB || s.t.Rel(r.head) != text.Obl && s.t.Rel(r.head) != text.Nmod {
		return nil
	}
	switch s.t.preposition(r.head) {
	case "for", "in", "at", "during", "to":
	default:
		return nil
	}
	for _, m := range met[max(0, len(met)-within):] {
		if m.reports[0].head == h || m.reports[len(m.reports)-1].head == h {
			r.anaphor = true // its verb tells the state
			r.state = affair{by: -1, cue: -1}
			m.who = s.parts(m.who, actorsOf(r.who), "")
			return m
		}
	}
	return nil
}

// told reports whether a report of one of the meetings has word i as its head.
func (s *scene) told(met []*meetingTold, i int) bool {
	for _, m := range met[max(0, len(met)-within):] {
		for k := range m.reports {
			if m.reports[k].head == i {
				return true
			}
		}
	}
	return false
}

// within is how many events back the one may be that a report tells of again.
// It keeps the work linear in texts of any length.
const within = 80

// same returns the meeting that r also reports, nil if none.
func (s *scene) same(met []*meetingTold, r *report) *meetingTold {
	var best *meetingTold
	top := 0.0
	met = met[max(0, len(met)-within):]
	for k, m := range met {
		score := s.likeness(m, r)
		if score > 0 {
			score += 0.001 * float64(k) // the nearest one, all else equal
		}
		if score > top {
			best, top = m, score
		}
	}
	if r.anaphor && best == nil && r.definite && len(met) > 0 {
		if m := met[len(met)-1]; s.SentenceOf(r.head)-s.SentenceOf(m.reports[len(m.reports)-1].head) <= 3 && !s.conflict(m, r) && (m.state.state != "denied" || r.state.never()) {
			return m
		}
	}
	return best
}

// conflict reports whether m and r cannot be one meeting: other days, places,
// people, numbers or kinds.
func (s *scene) conflict(m *meetingTold, r *report) bool {
	switch {
	case r.again && !r.definite && m.state.state != r.state.state, r.again && r.ordinal == 0 && m.state.state != r.state.state,
		r.again && r.state.state == "held" && m.state.state == "held" && !r.definite,
		m.time.conflicts(r.time),
		m.place != nil && r.place != nil && !samePlace(m.place, r.place),
		m.ordinal != 0 && r.ordinal != 0 && m.ordinal != r.ordinal,
		!sameMode(m.mode, r.mode):
		return true
	}
	if otherPeople(s, m.who, r.who) {
		return true
	}
	a, b := sidesOf(m.who), sidesOf(r.who)
	if len(a) > 0 && len(b) > 0 && !subset(a, b) && !subset(b, a) {
		return true
	}
	if len(a) > 2 && len(b) == 2 || len(b) > 2 && len(a) == 2 { // three at the table are not two
		return !r.anaphor && !(r.definite && m.place != nil)
	}
	// What was held is not what is planned, unless a date says that they are one.
	if m.state.state == "held" && r.state.state == "ongoing" && r.state.rule == "state.adjective" {
		return true // "the ongoing talks" are the process
	}
	if (m.state.state == "denied" && r.state.state == "held" || m.state.state == "held" && r.state.state == "denied") && !r.anaphor && r.state.strength >= 2 {
		x, y := sidesOf(m.who), sidesOf(r.who)
		if !(subset(x, y) && subset(y, x)) || m.time.exact() != r.time.exact() {
			return true
		}
	}
	if opposed(m.state.state, r.state.state) && !r.anaphor && (r.state.strength >= 2 || m.state.strength >= 2) {
		if !(m.time.exact() && r.time.exact()) {
			return true
		}
	}
	return false
}

// opposed reports whether two plainly told states are of two events.
func opposed(a, b string) bool {
	ahead := func(x string) bool {
		return x == "planned" || x == "proposed" || x == "cancelled" || x == "postponed"
	}
	return a == "held" && ahead(b) || ahead(a) && b == "held"
}

// otherPeople reports whether for one side both name persons, but other ones.
func otherPeople(s *scene, a, b []part) bool {
	named := func(who []part, side int) (out []int) {
		for _, p := range who {
			if p.side == side && s.cast.actors[p.actor].Kind == "person" {
				out = append(out, p.actor)
			}
		}
		return out
	}
	for _, side := range unique(append(sidesOf(a), sidesOf(b)...)) {
		x, y := named(a, side), named(b, side)
		if len(x) > 0 && len(y) > 0 && len(without(x, y)) == len(x) {
			return true
		}
	}
	return false
}

func sameMode(a, b string) bool {
	kind := func(m string) int {
		switch m {
		case "call":
			return 1
		case "signing":
			return 2
		case "series":
			return 4
		case "other", "visit", "meet", "summit", "round":
			return 3
		}
		return 0
	}
	if kind(a) != kind(b) {
		return a == "other" && b == "call" || a == "call" && b == "other"
	}
	return true
}

func subset(a, b []int) bool { return len(without(a, b)) == 0 }

// likeness tells how much speaks for m and r being one meeting, 0 if nothing or
// if something speaks against it.
func (s *scene) likeness(m *meetingTold, r *report) float64 {
	if s.conflict(m, r) || r.anaphor && m.state.state == "denied" && !r.state.never() {
		return 0
	}
	score := 0.0
	a, b := actorsOf(m.who), actorsOf(r.who)
	x, y := sidesOf(m.who), sidesOf(r.who)
	if len(a) > 0 && len(b) > 0 && (subset(a, b) || subset(b, a)) {
		score++
	}
	if len(x) > 1 && len(y) > 1 && len(without(x, y)) == 0 && len(without(y, x)) == 0 {
		score++
	}
	if m.time.exact() && r.time.exact() {
		score++
	}
	if m.place != nil && r.place != nil {
		score++
	}
	if m.ordinal != 0 && m.ordinal == r.ordinal {
		score += 0.5
	}
	if m.state.state == r.state.state {
		score += 0.25
	}
	near := s.SentenceOf(r.head) - s.SentenceOf(m.reports[len(m.reports)-1].head)
	if r.definite && r.ordinal == 0 && near <= 6 && (len(r.who) == 0 || score > 0.5) {
		score += 0.75
	}
	if r.anaphor && r.definite && near <= 8 && score == 0 {
		score = 0.3
	}
	if near == 0 && !r.definite && !r.anaphor && score < 2 {
		return 0
	}
	if r.anaphor {
		if !r.definite && score < 1 {
			return 0
		}
		return score
	}
	if score < 1 {
		return 0
	}
	return score
}

func actorsOf(who []part) []int {
	var out []int
	for _, p := range who {
		out = append(out, p.actor)
	}
	return unique(out)
}

// take adds report r to the meeting.
func (m *meetingTold) take(s *scene, r *report) {
	m.reports = append(m.reports, *r)
	if len(m.who) == 0 || len(r.who) > 0 && (!r.anaphor || r.definite) {
		for _, p := range r.who {
			m.who = s.parts(m.who, []int{p.actor}, p.role)
		}
		m.source, m.target = unique(append(m.source, r.source...)), unique(append(m.target, r.target...))
	}
	if m.place == nil || r.place != nil && len(r.place.Name) > len(m.place.Name) {
		m.place = orPlace(r.place, m.place)
	}
	if r.time.narrower(m.time) {
		m.time = r.time
	}
	if m.ordinal == 0 {
		m.ordinal = r.ordinal
	}
	if m.mode == "meet" || m.mode == "other" {
		if r.mode != "meet" && r.mode != "other" {
			m.mode, m.cameo = r.mode, r.cameo
		}
	}
	m.state = lastWord(m.state, r.state)
	if m.reportedBy != r.reportedBy {
		m.reportedBy = -1
	}
	m.sure = max(m.sure, r.sure)
	if len(m.reports) == 2 && m.sure < 0.95 {
		m.sure += 0.05
	}
}

func orPlace(a, b *gentz.Place) *gentz.Place {
	if a != nil {
		return a
	}
	return b
}

// lastWord joins the states that two places give one event, b behind a: that it
// was denied, cancelled or put off stands; what was held was; else the plainer
// one, and the later of equals.
func lastWord(a, b affair) affair {
	rank := func(x affair) int {
		switch x.state {
		case "":
			return 0
		case "hypothetical":
			return 1
		case "proposed":
			return 2
		case "planned":
			return 3
		case "ongoing", "held":
			return 4
		}
		return 5
	}
	out := a
	switch {
	case b.state == "":
	case a.state == "", rank(b) > rank(a) && (b.strength >= 2 || b.strength >= a.strength),
		rank(b) == rank(a) && b.strength >= a.strength:
		out = b
	}
	out.hedged = a.hedged && b.hedged || a.hedged && b.strength < 2 || b.hedged && a.strength < 2
	if out.by < 0 && out.state == "denied" {
		out.by = max(a.by, b.by)
	}
	return out
}

// mergeActs joins the reports of one act: the same type, the same doers and
// nothing that speaks against it.
func (s *scene) mergeActs(all []report) []gentz.Event {
	var out []*meetingTold
next:
	for n := range all {
		r := &all[n]
		for _, m := range out[max(0, len(out)-within):] {
			if m.typ == r.typ && len(without(m.source, r.source)) == 0 && len(without(r.source, m.source)) == 0 &&
				!m.time.conflicts(r.time) && !(m.place != nil && r.place != nil && !samePlace(m.place, r.place)) && m.state.state == r.state.state &&
				(s.t.lower(m.head) == s.t.lower(r.head) || r.rule == "act.noun" || m.rule == "act.noun") &&
				(subset(m.target, r.target) || subset(r.target, m.target)) {
				m.reports = append(m.reports, *r)
				m.target = unique(append(m.target, r.target...))
				if r.time.narrower(m.time) {
					m.time = r.time
				}
				m.place = orPlace(m.place, r.place)
				m.sure = max(m.sure, r.sure)
				continue next
			}
		}
		m := &meetingTold{report: *r}
		m.reports = append(m.reports, *r)
		out = append(out, m)
	}
	var events []gentz.Event
	for _, m := range out {
		events = append(events, s.event(&m.report, m.reports))
	}
	return events
}
