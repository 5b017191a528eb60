package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// meeting reads the report of a meeting at word i, if there is one.
func (s *scene) meeting(i int) (report, bool) {
	switch s.Tag(i) {
	case text.VERB:
		if strings.EqualFold(s.Word(i), "talks") && s.Head(i) >= 0 && (s.t.kid(i, text.Nsubj, text.Aux) < 0 || isRel(s.t.Rel(i), []text.Rel{text.Nsubj, text.NsubjPass, text.Obj})) { // "invited him to talks" with a verb seen
			return s.meetingNoun(i)
		}
		return s.meetingVerb(i)
	case text.NOUN, text.PROPN:
		if r, ok := s.meetingNoun(i); ok {
			return r, true
		}
	case text.ADJ:
		if s.t.lower(i) == "due" {
			return s.dueIn(i)
		}
	}
	if s.t.lower(i) == "back" {
		return s.backAt(i)
	}
	return report{}, false
}

// dueIn reads "the minister is due in Oslo on Monday" at the word "due", which
// the parser may have made a preposition of the place.
func (s *scene) dueIn(i int) (report, bool) {
	t := s.t
	top, place := i, -1
	if h := t.Head(i); t.Rel(i) == text.Case && h >= 0 {
		top = h
		if p := t.kidWord(h, "in", "at"); p > i || t.kidWord(i, "at", "in") > i {
			place = h
		}
	} else {
		place = s.destination(i, "in", "at")
	}
	var who []int
	for _, h := range t.subjects(top) {
		who = append(who, s.sitters(h)...)
	}
	if place < 0 || !s.isPlace(place) || !s.official(who) {
		return report{}, false
	}
	r := s.newReport(i, "CONSULT", "meet.due")
	r.mode, r.cameo, r.sure = "visit", "042", 0.75
	r.who, r.source = s.parts(nil, who, ""), unique(who)
	r.place = s.placeAt(place)
	if n, is := s.hostState(place); is {
		r.target = []int{n}
		r.who = s.parts(r.who, r.target, "host")
	}
	r.state = affairOf("planned", 3, "state.predicate", i)
	r.time = s.timeOf(top)
	s.around(&r, top)
	return r, true
}

// newReport returns a report of the event at word i with what every report has.
func (s *scene) newReport(i int, typ, rule string) report {
	r := report{head: i, typ: typ, rule: rule, reportedBy: -1, state: affair{by: -1, cue: -1}}
	c := s.t.clause(i)
	r.first, r.last = s.t.extent(c)
	if q := s.statementAt(i); q != nil && q.Speaker != "" {
		r.reportedBy = s.cast.number(q.Speaker)
	}
	return r
}

func (s *scene) meetingVerb(i int) (report, bool) {
	r := s.t.Rel(i)
	if r == text.Amod || r == text.Compound || r == text.Case || r == text.Fixed {
		return report{}, false
	}
	for _, u := range s.meetings.Verb(s.t.lower(i)) {
		if u.Rest != "" && !s.followed(i, u.Rest) {
			continue
		}
		if rep, ok := s.tryVerb(i, u); ok {
			return rep, true
		}
	}
	return report{}, false
}

// tryVerb reads verb i as the meeting word u, if what u needs is there.
func (s *scene) tryVerb(i int, u ontology.MeetingUse) (report, bool) {
	t := s.t
	rep := s.newReport(i, "CONSULT", "meet.verb")
	rep.mode, rep.cameo = u.Mode, u.CAMEO
	passive := t.group(i).passive
	var subjects, others []int
	place := -1
	if subjects = s.seated(t.agents(i)); len(subjects) == 0 {
		subjects = s.seated(s.verbRead(i))
	}
	ok := false
	for _, need := range u.Needs {
		switch need {
		case "obj":
			for _, h := range s.whom(i) {
				if t.Tag(h) == text.NOUN && s.notMet(h) || t.Rel(h) == text.Obj && t.Head(h) == i && u.Mode == "call" && s.predicative(i) {
					continue
				}
				others = append(others, s.sitters(h)...)
			}
			if (u.Host || u.Mode == "call") && (!s.people(others) || passive && u.Mode == "call") {
				others = nil // "received a prize", "called the Larch"
				continue
			}
			ok = ok || len(others) > 0 && (len(subjects) > 0 || passive || s.noSubject(i))
		case "with", "to":
			if need == "to" && u.Mode == "visit" {
				place = s.destination(i, "to", "into", "for")
				ok = ok || place >= 0 && s.official(subjects)
				continue
			}
			var with []int
			for _, h := range t.obliques(i, need, "together with", "alongside") {
				if _, timely := s.cal.of(h); timely || s.audience(h) {
					continue
				}
				with = append(with, h)
			}
			others = append(others, s.seated(with)...)
			ok = ok || len(others) > 0 && len(subjects) > 0
		case "in":
			place = s.destination(i, "in", "at", "to")
			ok = ok || place >= 0 && s.official(subjects)
		case "plural":
			ok = ok || s.plural(i, subjects) && (s.meetable(i) || u.Rest != "" && s.t.kid(i, text.Obj) == i+1)
		case "table":
			ok = s.atTable(i) && s.plural(i, subjects)
		case "span":
			for _, h := range t.obliques(i, "with") {
				if !s.audience(h) {
					others = append(others, s.sitters(h)...)
				}
			}
			ok = s.spends(i) && s.people(subjects) && s.people(others)
		case "phone":
			if t.kidWord(i, "phone", "telephone") >= 0 && s.byPhone(i) || s.byPhone(i) {
				for _, h := range t.obliques(i, "with", "to") {
					others = append(others, s.sitters(h)...)
				}
				ok = len(subjects)+len(others) > 1 || s.plural(i, subjects)
			}
		case "place":
			for _, h := range t.patients(i) {
				if s.isPlace(h) && s.official(subjects) {
					place, ok = h, true
				}
			}
		case "accord":
			rep.typ = "CONSULT"
			for _, h := range t.patients(i) {
				if accord(t.lower(h)) && s.noOne(h) {
					ok, rep.anaphor, rep.definite = true, true, true // "no deal was signed"
				}
				if accord(t.lower(h)) && (len(unique(subjects)) > 1 || s.placeOf(i) != nil || s.timeOf(i).known()) {
					if passive && len(subjects) == 0 {
						rep.anaphor = s.placeOf(i) == nil && !s.timeOf(i).exact()
					}
					ok = true
				}
			}
			if ok {
				for _, h := range t.obliques(i, "with") {
					others = append(others, s.sitters(h)...)
				}
				others = append(others, s.accordSides(i)...)
				ok = len(subjects)+len(others) > 0 || passive
			}
		}
		if ok {
			break
		}
	}
	if !ok || s.firstPersonOnly(i) && len(subjects)+len(others) == 0 {
		return rep, false
	}
	if t.lower(i) == "expect" && (!passive || t.kid(i, text.Xcomp) >= 0) {
		return rep, false
	}
	rep.state = s.byDate(s.verbState(i), s.timeOf(i))
	if rep.state.state == "" || rep.state.rule == "state.present" {
		return rep, false // habits and what nobody dates
	}
	role := ""
	if u.Host {
		role = "host"
	}
	rep.who = s.parts(rep.who, subjects, role)
	rep.who = s.parts(rep.who, others, "")
	if u.Mode == "visit" && place >= 0 {
		rep.place = s.placeAt(place)
		if n, is := s.hostState(place); is {
			rep.target = []int{n}
			rep.who = s.parts(rep.who, []int{n}, "host")
		}
	}
	if u.Mode == "visit" {
		rep.source, rep.target = unique(subjects), unique(append(rep.target, others...))
		if u.Host {
			rep.source, rep.target = unique(others), unique(subjects)
		}
	}
	s.company(&rep, i)
	if rep.place == nil {
		rep.place = s.placeOf(i)
	}
	rep.time = s.timeOf(i)
	if u.Rest != "" {
		s.idiomAt(&rep, i+1, i+1+len(strings.Fields(u.Rest)))
	}
	s.around(&rep, i)
	rep.again = s.against(i)
	if rep.mode == "meet" && s.oftenAt(i) {
		rep.mode, rep.time = "series", timing{}
	}
	rep.sure = 0.85
	return rep, len(rep.who) > 0 || u.Mode == "signing" || s.noSubject(i) && u.Mode == "meet"
}

// whom returns the heads of the objects of verb i; one that stands far behind it
// may have been read as a bare phrase: "received at the palace the minister".
func (s *scene) whom(i int) []int {
	if out := s.t.patients(i); len(out) > 0 {
		return out
	}
	for k := range s.t.kids(i) {
		if _, timely := s.cal.of(k); s.t.Rel(k) == text.Obl && k > i && !timely && s.t.preposition(k) == "" && len(s.known(k)) > 0 {
			return s.t.conjuncts(k)
		}
	}
	return nil
}

// people reports whether one of the actors is a person, or stands for people.
func (s *scene) people(who []int) bool {
	for _, n := range who {
		switch a := &s.cast.actors[n]; {
		case a.Kind == "person", a.Kind == "office", a.Kind == "group" && a.Mentions[0].Kind != "name":
			return true
		case a.Kind == "organisation" && a.Party != "" && a.Party != a.ID: // "the Danish delegation"
			return true
		}
	}
	return false
}

// predicative reports whether verb i says what it calls its object: "called him a liar".
func (s *scene) predicative(i int) bool {
	x := s.t.kid(i, text.Xcomp)
	return x >= 0 && !s.hasTo(x)
}

// notMet reports whether noun h is something that one meets without meeting
// anybody: a demand, a deadline. Agents and names are met.
func (s *scene) notMet(h int) bool {
	return s.nouns.Kind(s.t.lower(h)) == "" && s.known(h) == nil
}

// audience reports whether the phrase headed by h is the press or the public,
// to whom one speaks without meeting.
func (s *scene) audience(h int) bool {
	switch s.t.lower(h) {
	case "reporter", "journalist", "press", "medium", "media", "newspaper", "agency", "audience", "crowd", "newsman", "public", "television", "radio", "correspondent", "parliament", "nation", "supporter", "viewer", "listener", "channel", "network", "magazine", "website", "host", "student", "news", "people", "voter", "club", "community":
		return true
	}
	if n, ok := s.cast.who(h); ok && s.cast.actors[n].Kind == "organisation" && s.t.Tag(h) == text.PROPN {
		return true // "spoke to the Tarvo Times"
	}
	return false
}

// byPhone reports whether predicate or noun i is said to be on the telephone.
func (s *scene) byPhone(i int) bool {
	for k := range s.t.kids(i) {
		switch s.t.lower(k) {
		case "phone", "telephone", "video", "videolink", "videoconference", "teleconference", "call", "line", "link":
			switch s.t.Rel(k) {
			case text.Obl, text.Nmod, text.Compound, text.Amod, text.OblUnmarked, text.Advmod:
				return true
			}
		}
	}
	return false
}

// destination returns the head of the phrase of verb i with one of the
// prepositions that names a place, or -1.
func (s *scene) destination(i int, prepositions ...string) int {
	for _, h := range s.t.obliques(i, prepositions...) {
		if s.isPlace(h) {
			return h
		}
	}
	return -1
}

// isPlace reports whether the phrase headed by h names a place, a state among them.
func (s *scene) isPlace(h int) bool {
	if _, timely := s.cal.of(h); timely {
		return false
	}
	if s.cast.place(h) {
		return true
	}
	if n, ok := s.NameAt(h); ok {
		return n.Kind == text.Place
	}
	if s.Tag(h) != text.PROPN {
		return false
	}
	if n, ok := s.cast.who(h); ok {
		return s.cast.actors[n].Kind == "state"
	}
	_, ok := s.hostState(h)
	return ok
}

// official reports whether one of the actors travels for a state or a body:
// somebody with an office or a party. What a private person visits is no meeting.
func (s *scene) official(who []int) bool {
	for _, n := range who {
		a := &s.cast.actors[n]
		switch a.Kind {
		case "person", "group":
			if len(a.Roles) > 0 || a.Party != "" {
				return true
			}
		case "office":
			return true
		}
	}
	return false
}

// plural reports whether predicate i has more than one as its subject: several
// actors, or a noun in the plural or for many.
func (s *scene) plural(i int, who []int) bool {
	if len(unique(who)) > 1 {
		return true
	}
	for _, h := range s.t.subjects(i) {
		if s.t.Morph(h).Is(text.Number, "Plur") && (len(who) > 0 || s.t.Tag(h) == text.PRON) {
			return true
		}
		switch s.t.lower(h) {
		case "pair", "duo", "trio", "group", "council", "committee", "cabinet", "commission", "panel", "board", "parliament", "assembly", "team", "delegation", "two", "both", "side", "party":
			return true
		}
		if s.nouns.Kind(s.t.lower(h)) == "body" && s.t.Tag(h) == text.NOUN && len(who) > 0 && s.t.Rel(h) == text.Nsubj {
			return true
		}
	}
	return false
}

// meetable reports whether verb i, with several as its subject, is used without
// an object: "the sides met", not "the sides met the deadline".
func (s *scene) meetable(i int) bool {
	o := s.t.kid(i, text.Obj)
	if o < 0 {
		return !s.t.group(i).passive
	}
	_, timely := s.cal.of(o)
	return timely || strings.EqualFold(s.Word(o), "other") || s.t.lower(o) == "other"
}

// firstPersonOnly reports whether the subject of predicate i is "I" or "we".
func (s *scene) firstPersonOnly(i int) bool {
	for _, h := range s.t.subjects(i) {
		if s.t.Morph(h).Is(text.PersonOf, "1") {
			return true
		}
	}
	return false
}

// accord reports whether a noun with that lemma is what meetings sign.
func accord(lemma string) bool {
	switch lemma {
	case "agreement", "deal", "pact", "treaty", "accord", "memorandum", "settlement", "protocol", "declaration", "truce", "ceasefire", "contract", "communique", "charter":
		return true
	}
	return false
}

// against reports whether the event of word i is called another one: "met
// again", "another round", "a second meeting".
func (s *scene) against(i int) bool {
	for k := range s.t.kids(i) {
		w := strings.ToLower(s.Word(k))
		for _, u := range s.affairs.Of("adverb", w) {
			if u.State == "again" {
				return true
			}
		}
		if s.Tag(i) == text.VERB || s.t.Rel(k) != text.Amod && s.t.Rel(k) != text.Det {
			continue
		}
		switch w {
		case "another", "new", "further", "next", "other", "additional", "fresh", "previous", "earlier", "last", "follow-up", "subsequent", "separate":
			return true
		}
	}
	return false
}
