package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// parts adds the actors to the participants, each once. A role that is told
// later is kept.
func (s *scene) parts(to []part, who []int, role string) []part {
next:
	for _, n := range who {
		for k := range to {
			if to[k].actor == n {
				if role != "" {
					to[k].role = role
				}
				continue next
			}
		}
		to = append(to, part{n, s.cast.side(n), role})
	}
	return to
}

// sidesOf returns the sides of the participants, each once.
func sidesOf(who []part) []int {
	var out []int
	for _, p := range who {
		if p.side >= 0 && p.role != "mediator" {
			out = append(out, p.side)
		}
	}
	return unique(out)
}

// company adds who comes along with the subject of predicate i, or leads the
// event: "accompanied by", "alongside", "hosted by".
func (s *scene) company(r *report, i int) {
	for _, h := range s.t.obliques(i, "alongside", "together with", "along with", "with", "accompanied by", "joined by", "in presence of") {
		if s.t.preposition(h) == "with" && r.mode == "signing" {
			continue
		}
		r.who = s.parts(r.who, s.sitters(h), "")
	}
	for k := range s.t.kids(i) {
		if s.t.Rel(k) != text.Advcl && s.t.Rel(k) != text.Acl && s.t.Rel(k) != text.AclRelcl {
			continue
		}
		role, ok := companyVerb(s.t.lower(k))
		if !ok || !s.t.group(k).passive {
			continue
		}
		for _, h := range s.t.agents(k) {
			r.who = s.parts(r.who, s.sitters(h), role)
		}
	}
	for _, h := range s.t.obliques(i, "under", "through", "via") {
		// "with the mediation of Ostria", "under the auspices of the league"
		for _, of := range s.t.obliques(h, "of") {
			if mediation(s.t.lower(h)) {
				r.who = s.parts(r.who, s.sitters(of), "mediator")
			}
		}
	}
	for _, h := range s.t.obliques(i, "with", "under", "through") {
		if mediation(s.t.lower(h)) {
			for _, of := range s.t.obliques(h, "of") {
				r.who = s.parts(r.who, s.sitters(of), "mediator")
			}
		}
	}
}

func mediation(lemma string) bool {
	switch lemma {
	case "mediation", "auspices", "auspex", "chairmanship", "facilitation", "mediator", "arbitration":
		return true
	}
	return false
}

// companyVerb gives the role of the agent of a participle: "hosted by", "mediated by".
func companyVerb(lemma string) (role string, ok bool) {
	switch lemma {
	case "host", "co-host":
		return "host", true
	case "mediate", "broker", "moderate", "facilitate", "chair", "co-chair", "oversee", "sponsor":
		return "mediator", true
	case "lead", "head":
		return "leader", true
	case "accompany", "join", "attend":
		return "", true
	}
	return "", false
}

// nounParts fills in who takes part in the event of the nouns heads, which stand
// for one event.
func (s *scene) nounParts(r *report, heads []int) {
	t := s.t
	for _, i := range heads {
		var who []int
		for k := range t.kids(i) {
			switch t.Rel(k) {
			case text.NmodPoss:
				who = append(who, s.possessor(k)...)
			case text.Amod, text.Compound, text.Nmod, text.NmodDesc, text.Dep, text.Flat:
				if k < i && !(k == i-2 && s.lightBefore(i) >= 0) {
					who = append(who, s.premodifier(k, i)...)
				}
			}
		}
		r.who = s.parts(r.who, who, "")
		beside := t.obliques(i, "between", "among", "with", "involving", "of", "by", "from", "to")
		if r.mode == "signing" { // "the signing of the accord by Norland", with "by" below the accord
			for _, of := range t.obliques(i, "of") {
				beside = append(beside, t.obliques(of, "by", "between")...)
			}
		}
		for _, h := range beside {
			p := t.preposition(t.firstConjunct(h))
			if _, timely := s.cal.of(h); timely || len(s.meetings.Noun(t.lower(h))) > 0 {
				continue
			}
			if mediation(t.lower(h)) {
				for _, of := range t.obliques(h, "of") {
					r.who = s.parts(r.who, s.sitters(of), "mediator")
				}
				continue
			}
			if p == "to" && r.mode != "visit" && r.mode != "call" || p == "between" && s.beyond(i, h) {
				continue
			}
			if p == "to" && r.mode == "visit" || p == "of" && s.isPlace(h) && r.mode != "summit" && r.mode != "meet" {
				if p == "to" && r.place == nil {
					r.place = s.placeAt(h)
					if n, ok := s.cast.who(h); ok {
						r.target = append(r.target, n)
					}
				}
				if p == "to" {
					continue
				}
			}
			r.who = s.parts(r.who, s.sitters(h), "")
		}
		if r.mode == "visit" {
			for _, p := range r.who {
				r.source = append(r.source, p.actor)
			}
			r.source = unique(r.source)
		}
		s.company(r, i)
		for k := range t.kids(i) {
			if t.Rel(k) == text.Acl && t.lower(k) == "involve" {
				for _, h := range t.patients(k) {
					r.who = s.parts(r.who, s.sitters(h), "")
				}
			}
		}
	}
}

// beyond reports whether word h, joined to what follows "between", stands behind
// the two that are meant: "in talks between A and B, C and D agreed".
func (s *scene) beyond(i, h int) bool {
	and := false
	for w := i + 1; w < h; w++ {
		switch s.t.lower(w) {
		case "and":
			and = true
		case ",":
			if and {
				return true
			}
		}
	}
	return false
}

// possessor returns whose event it is: "the ministers' meeting", "Lind's visit".
// A capital or a time is nobody.
func (s *scene) possessor(k int) []int {
	if _, timely := s.cal.of(k); timely {
		return nil
	}
	var out []int
	for _, c := range s.t.conjuncts(k) {
		if s.Tag(c) == text.PRON && s.known(c) == nil {
			continue
		}
		if s.Tag(c) == text.PROPN && s.isPlace(c) && !s.isState(c) {
			continue
		}
		out = append(out, s.sitters(c)...)
	}
	return out
}

// isState reports whether word k means a state by its name, not by a city of it.
func (s *scene) isState(k int) bool {
	n, ok := s.cast.who(k)
	if !ok || s.cast.actors[n].Kind != "state" {
		return false
	}
	name := s.Word(k)
	if m, ok := s.NameAt(k); ok {
		name = s.Words(int(m.Start), int(m.End))
	}
	for _, m := range append(s.world.Match(name), s.world.Match(s.Word(k))...) {
		if m.By <= ontology.ByDemonym {
			return true
		}
	}
	return s.Tag(k) != text.PROPN
}

// premodifier returns the actors that stand before noun i in the phrase headed
// by k: both of "Ostrian-Norland talks", the first of "Ostrian talks". A lone
// name of a state or place before the noun is where or about what: "Ostria
// talks", "the Tarvo summit".
func (s *scene) premodifier(k, i int) []int {
	a, b := s.t.extent(k)
	var out []int
	named := false
	for w := a; w < b && w < i; w++ {
		m, only := s.known(w), false
		if m == nil {
			m, only = s.stateOf(w), true
		}
		if m == nil {
			continue
		}
		if s.Tag(w) == text.PROPN {
			named = true
			if !only && !s.isState(w) && s.cast.actors[m[0]].Kind == "state" {
				continue
			}
		}
		out = append(out, m...)
	}
	out = unique(out)
	if len(out) == 1 && named && s.cast.actors[out[0]].Kind == "state" && !s.paired(k, i) {
		return nil
	}
	return out
}

// paired reports whether the modifier k of noun i stands beside another one with
// a hyphen or dash: "US-Norland talks".
func (s *scene) paired(k, i int) bool {
	for w := range s.t.kids(i) {
		if w != k && w < i && (s.t.Rel(w) == text.Compound || s.t.Rel(w) == text.Amod) && (s.known(w) != nil || s.stateOf(w) != nil) {
			return true
		}
	}
	a, b := s.t.extent(k)
	for w := a; w < b; w++ {
		if w2 := s.Word(w); w2 == "-" || w2 == "–" {
			return true
		}
	}
	return false
}

// course adds what the verb of the clause says of a nominal event: who holds it,
// with whom, where and when.
func (s *scene) course(r *report, heads []int) {
	t := s.t
	top := t.firstConjunct(heads[0])
	for range 2 {
		// "the start of talks", "two days of talks": the noun above carries the verb
		h := t.Head(top)
		if h >= 0 && t.Rel(top) == text.Nmod && len(s.uses(h, "noun")) > 0 && s.uses(h, "noun")[0].State == "same" {
			top = t.firstConjunct(h)
			if tm := s.timeOf(h); tm.narrower(r.time) {
				r.time = tm
			}
		}
	}
	for k := range t.kids(heads[0]) { // "talks held in Tarvo on Monday", "talks, which ended on Monday"
		if rel := t.Rel(k); rel == text.Acl || rel == text.AclRelcl && !t.relativeIsObject(k) {
			s.tell(r, k, s.lightly(k) && t.group(k).passive)
		}
	}
	if k := s.relative(heads[0]); k >= 0 {
		s.tell(r, k, false)
	}
	if k := s.lightBefore(heads[0]); k >= 0 {
		role, _ := companyVerb(t.lower(k))
		if s.doerBefore(heads[0]) {
			r.who = s.parts(r.who, s.sitters(heads[0]-2), role)
		} else if t.Head(top) >= 0 && t.isPredicate(t.Head(top)) {
			r.who = s.parts(r.who, s.seated(t.subjects(t.Head(top))), role)
		}
	}
	h, rel := t.Head(top), t.Rel(top)
	if h >= 0 && (rel == text.Nsubj || rel == text.NsubjPass) {
		for k := range t.kids(h) { // "talks due to open on Monday were put off", with "due to" read as a conjunction
			if t.Rel(k) == text.Advcl && top < k && k < h {
				s.tell(r, k, false)
			}
		}
	}
	if h < 0 || !t.isPredicate(h) {
		if t.isPredicate(heads[0]) {
			s.tell(r, heads[0], false)
		}
		return
	}
	if (rel == text.Nmod || rel == text.Obl) && s.inPlace(h) {
		s.broughtTo(r, h)
		return
	}
	switch rel {
	case text.Obj, text.NsubjPass:
		if s.lightly(h) {
			s.tell(r, h, true)
			if rel == text.NsubjPass && !t.group(h).passive {
				return
			}
			return
		}
		if u, ok := s.use(h, "govern"); ok && u.State != "same" {
			s.tell(r, h, false)
			if u.State == "cancelled" || u.State == "postponed" || u.State == "planned" || u.State == "denied" {
				s.takers(r, h, u.State)
			}
		}
	case text.Nsubj:
		s.tell(r, h, false)
		if x := t.kid(h, text.Xcomp); x >= 0 { // "are due to open on Monday"
			s.tell(r, x, false)
		}
	case text.Obl:
		p := t.preposition(top)
		if us := s.uses(h, "light"); len(us) > 0 && (us[0].Rest != "" || p == "in" || p == "at") {
			s.tell(r, h, true)
			return
		}
		if u, ok := s.use(h, "govern"); ok && u.Rest != "" && strings.HasSuffix(u.Rest, p) {
			s.takers(r, h, u.State)
		}
		if t.lower(h) == "invite" && (p == "for" || p == "to") { // "invited the envoy for talks"
			s.takersAs(r, h, "host")
			for _, w := range t.patients(h) {
				r.who = s.parts(r.who, s.sitters(w), "")
			}
			if to := s.destination(h, "to"); to >= 0 && r.place == nil {
				r.place = s.placeAt(to)
			}
		}
		if t.lower(h) == "meet" || t.lower(h) == "sit" || t.lower(h) == "gather" {
			return
		}
		if p == "in" || p == "at" || p == "during" {
			s.talkers(r, h)
		}
		if p == "at" || p == "during" || p == "in" {
			if tm := s.timeOf(h); r.time == (timing{}) && tm.exact() && s.t.group(h).tense == past {
				r.time = tm
			}
		}
	}
}

// relative returns the head of a relative clause about the event of noun i that
// the parser hangs on a name within its phrase: "a visit by Lind, which is planned
// for Monday". It returns -1 if there is none.
func (s *scene) relative(i int) int {
	a, b := s.t.extent(i)
	for k := max(a, i+1); k < b; k++ {
		if s.t.Rel(k) != text.AclRelcl && s.t.Rel(k) != text.Acl || s.t.Head(k) == i || s.t.Rel(k) == text.AclRelcl && s.t.Tag(s.t.Head(k)) != text.PROPN || !s.t.group(k).passive {
			continue
		}
		if u, ok := s.use(k, "govern"); ok && u.State != "same" && u.State != "denied" {
			return k
		}
		if len(s.uses(k, "light")) > 0 && s.t.lower(k) == "hold" {
			return k
		}
	}
	return -1
}

// lightly reports whether verb h is light: who takes part is its subject.
func (s *scene) lightly(h int) bool { return len(s.uses(h, "light")) > 0 }

// tell adds the time and place of predicate h and, if who takes part is its
// subject, those.
func (s *scene) tell(r *report, h int, subjects bool) {
	t := s.t
	defer s.around(r, h)
	if tm := s.timeOf(h); tm.narrower(r.time) {
		if len(s.uses(h, "end")) > 0 && t.lower(h) != "hold" {
			tm = tm.end()
		}
		r.time = tm
	}
	if r.place == nil {
		r.place = s.placeOf(h)
	}
	if !subjects {
		if role, ok := companyVerb(t.lower(h)); ok && t.group(h).passive {
			for _, a := range t.agents(h) {
				r.who = s.parts(r.who, s.sitters(a), role)
			}
		}
		s.company(r, h)
		return
	}
	role := ""
	switch {
	case len(s.uses(h, "mediator")) > 0:
		role = "mediator"
	case len(s.uses(h, "host")) > 0:
		role = "host"
	case t.lower(h) == "lead":
		role = "leader"
	}
	s.takersAs(r, h, role)
	for _, w := range t.obliques(h, "with", "between", "among") {
		if _, timely := s.cal.of(w); !timely && !s.audience(w) && len(s.meetings.Noun(t.lower(w))) == 0 {
			r.who = s.parts(r.who, s.sitters(w), "")
		}
	}
	s.company(r, h)
}

// takersAs adds the agents of predicate h as participants with a role.
func (s *scene) takersAs(r *report, h int, role string) {
	var heads []int
	for _, a := range s.t.agents(h) {
		if len(s.meetings.Noun(s.t.lower(a))) == 0 || s.known(a) != nil {
			heads = append(heads, a)
		}
	}
	who := s.seated(heads)
	r.who = s.parts(r.who, who, role)
	if r.mode == "visit" {
		r.source = unique(append(r.source, who...))
	}
}

// takers adds who cancels, postpones, plans or refuses the event as a participant,
// as far as that follows: who is to meet plans it, and who pulls out was to come.
func (s *scene) takers(r *report, h int, state string) {
	if s.t.group(h).passive || state == "denied" && len(r.who) > 1 || len(sidesOf(r.who)) > 1 {
		return
	}
	s.takersAs(r, h, "")
}
