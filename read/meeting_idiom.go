package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// atTable reports whether verb i puts its subject at the table of talks: "sat
// across the table", "returned to the table".
func (s *scene) atTable(i int) bool {
	for k := range s.t.kids(i) {
		if s.t.lower(k) != "table" {
			continue
		}
		switch s.t.preposition(k) {
		case "at", "to", "around", "round", "across", "over":
			return true
		}
	}
	return false
}

// backAt reads "the envoys are back at the table" at the word "back".
func (s *scene) backAt(i int) (report, bool) {
	t := s.t
	if t.kid(i, text.Cop) < 0 || !s.atTable(i) {
		return report{}, false
	}
	who := s.seated(t.subjects(i))
	r := s.newReport(i, "CONSULT", "meet.table")
	if r.state = s.clauseState(i, maxClauses); r.state.state == "" && r.state.rule == "state.present" {
		r.state = affairOf("ongoing", 2, "state.present", i)
	}
	if t.kidWord(i, "due") >= 0 {
		r.state = affairOf("planned", 3, "state.predicate", i)
	}
	r.mode, r.sure, r.who = "meet", 0.75, s.parts(nil, who, "")
	r.time = s.timeOf(i)
	r.state = s.byDate(r.state, r.time)
	s.idiomAt(&r, i+1, int(t.right[i]))
	s.around(&r, i)
	return r, len(who) > 0 && r.state.state != ""
}

// idiomAt fills in where and when from what hangs on the words [i, j) of an idiom:
// "came face to face in Tarvo".
func (s *scene) idiomAt(r *report, i, j int) {
	for k := i; k < j && k < s.Len(); k++ {
		if s.Tag(k) != text.NOUN {
			continue
		}
		if r.place == nil {
			r.place = s.placeOf(k)
		}
		if tm := s.timeOf(k); tm.narrower(r.time) {
			r.time = tm
		}
	}
}

// spends reports whether the object of verb i is a length of time: "spent two hours with".
func (s *scene) spends(i int) bool {
	o := s.t.kid(i, text.Obj, text.OblUnmarked)
	if o < 0 {
		return false
	}
	switch s.t.lower(o) {
	case "minute", "hour", "day", "night", "evening", "morning", "afternoon", "week", "weekend":
		return true
	}
	return false
}

// verbRead returns who is the subject of the infinitive i if the parser took the
// verb before it for a noun: "Norland and Ostria plan to meet".
func (s *scene) verbRead(i int) []int {
	t := s.t
	n := t.Head(i)
	if t.Rel(i) != text.Acl || n < 0 || t.Tag(n) != text.NOUN || t.Rel(n) != text.Root || t.kid(n, text.Det, text.Amod, text.NmodPoss, text.Cop, text.Case) >= 0 {
		return nil
	}
	if u, ok := s.use(n, "govern"); !ok || u.State == "same" {
		return nil
	}
	k := t.kid(n, text.Compound)
	if k < 0 || k > n {
		return nil
	}
	return t.conjuncts(k)
}

// talkers adds who talks at a meeting that only says where: "in a telephone call
// Lind told Varga", "at a meeting in Tarvo the two sides agreed". H is the
// predicate that the noun of the meeting stands with.
func (s *scene) talkers(r *report, h int) {
	t := s.t
	if len(actorsOf(r.who)) > 1 || t.group(h).passive {
		return
	}
	switch t.lower(h) {
	case "tell", "urge", "ask", "assure", "inform", "warn", "thank", "congratulate", "invite", "brief", "promise":
		var to []int
		for k := range t.kids(h) {
			if rel := t.Rel(k); rel == text.Iobj || rel == text.Obj {
				to = append(to, s.sitters(k)...)
			}
		}
		if from := s.seated(t.subjects(h)); s.people(from) && s.people(to) {
			r.who = s.parts(s.parts(r.who, from, ""), to, "")
		}
	case "agree", "discuss", "decide", "approve", "adopt", "settle", "exchange", "endorse", "sign":
		if who := s.seated(t.subjects(h)); s.plural(h, who) {
			r.who = s.parts(r.who, who, "")
		}
	}
}

// broughtTo adds who is in a place for the event of noun i: "is in Tarvo for
// talks with". H is the place.
func (s *scene) broughtTo(r *report, h int) {
	if who := s.seated(s.t.subjects(h)); s.official(who) {
		r.who = s.parts(r.who, who, "")
		if r.place == nil {
			r.place = s.placeAt(h)
		}
	}
}

// inPlace reports whether word h is the place where somebody is: "the envoy is in Tarvo".
func (s *scene) inPlace(h int) bool {
	return s.t.kid(h, text.Cop) >= 0 && s.isPlace(h) && placePreposition(s.t.preposition(h))
}

// accordSides returns between whom the accord is that verb i signs: "the truce
// between Norland and Ostria was signed".
func (s *scene) accordSides(i int) []int {
	var out []int
	for _, h := range s.t.patients(i) {
		if !accord(s.t.lower(h)) {
			continue
		}
		for _, w := range s.t.obliques(h, "between", "of") {
			if s.t.preposition(s.t.firstConjunct(w)) == "between" {
				out = append(out, s.sitters(w)...)
			}
		}
	}
	return out
}

// further returns the same event on the other days that its phrase joins to the
// first: "met on Monday and again on Thursday", "talks in Geneva on 3 May and in
// Vienna on 9 May".
func (s *scene) further(r report) []report {
	if !r.time.exact() || r.anaphor {
		return nil
	}
	var out []report
	c := s.t.clause(r.head)
	a, b := s.t.extent(c)
	last := -1 // word after the time before
	seen := r.time
	for _, x := range s.cal.in(max(a, r.head+1), b) {
		tm := s.timingOf(x)
		if x.first == int(s.cal.times[r.time.ref-1].first) {
			last = x.last
			continue
		}
		if last < 0 {
			continue
		}
		place, joined := s.joins(last, x.first)
		if !joined || !tm.exact() || !tm.after(seen.to+1) && !(tm.from > seen.to && place != nil) {
			if !joined || tm.known() {
				break
			}
			continue
		}
		n := r
		n.time, n.again, n.definite, n.place = tm, true, false, place
		n.head = x.first
		n.state = s.byDate(n.state, tm)
		out = append(out, n)
		seen, last = tm, x.last
	}
	return out
}

// holdsTalks reports whether verb i has the noun of a meeting as its object.
func (s *scene) holdsTalks(i int) bool {
	o := s.t.kid(i, text.Obj)
	return o >= 0 && len(s.meetings.Noun(s.t.lower(o))) > 0
}

// joins reports whether the words [i, j) only join two times of one event, with
// the place of the second one: ", and again in Vienna on".
func (s *scene) joins(i, j int) (place *gentz.Place, ok bool) {
	and := false
	for k := i; k < j; k++ {
		switch w := strings.ToLower(s.Word(k)); w {
		case "and", "then":
			and = true
		case ",", "again", "on", "once", "more", "in", "at", "before", "the":
		default:
			if !s.isPlace(k) {
				return nil, false
			}
			if pl := s.placeAt(k); pl != nil {
				place = pl
			}
		}
	}
	return place, and
}

// inSeries reports whether the event of the nouns is one of many told as one: "a
// series of meetings", "weekly calls".
func (s *scene) inSeries(heads []int) bool {
	for _, i := range heads {
		if !s.t.Morph(i).Is(text.Number, "Plur") {
			continue
		}
		if h := s.t.Head(i); h >= 0 && s.t.Rel(i) == text.Nmod && s.t.preposition(i) == "of" {
			switch s.t.lower(h) {
			case "series", "string", "flurry", "succession", "sequence", "spate", "number", "dozen", "score", "handful":
				return true
			}
		}
		for k := range s.t.kids(i) {
			switch strings.ToLower(s.Word(k)) {
			case "weekly", "daily", "monthly", "yearly", "annual", "quarterly", "fortnightly", "regular", "frequent", "repeated", "several", "numerous", "many", "periodic", "occasional":
				return s.t.lower(i) != "talk" && s.t.lower(i) != "negotiation" || strings.ToLower(s.Word(k)) != "several"
			}
		}
	}
	return false
}

// oftenAt reports whether verb i tells of many meetings as one: "have met five times".
func (s *scene) oftenAt(i int) bool {
	for k := range s.t.kids(i) {
		switch strings.ToLower(s.Word(k)) {
		case "times":
			if n := s.t.kid(k, text.Nummod, text.Amod, text.Det); n >= 0 && s.t.preposition(k) == "" {
				return true
			}
		case "repeatedly", "regularly", "frequently", "often", "weekly", "twice", "thrice":
			return true
		}
	}
	return false
}
