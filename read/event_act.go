package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// act reads the report of an event other than a meeting at word i, if there is one.
func (s *scene) act(i int) (report, bool) {
	var kind byte
	switch s.Tag(i) {
	case text.VERB:
		if r := s.t.Rel(i); r == text.Amod || r == text.Compound || r == text.Case || r == text.Fixed || r == text.Flat {
			return report{}, false
		}
		kind = 'v'
	case text.NOUN:
		if r := s.t.Rel(i); r == text.Compound || r == text.Flat {
			return report{}, false
		}
		kind = 'n'
	case text.ADJ:
		kind = 'a'
	default:
		return report{}, false
	}
	if s.used[i] {
		return report{}, false
	}
	if kind == 'v' {
		if r, ok := s.refusal(i); ok {
			return r, true
		}
		if r, ok := s.demand(i); ok {
			return r, true
		}
	}
	for _, u := range s.acts.Of(kind, s.t.lower(i)) {
		if u.Rest != "" && !s.followed(i, u.Rest) {
			continue
		}
		if kind == 'n' {
			if r, ok := s.nounAct(i, u); ok {
				return r, true
			}
			continue
		}
		if w, ok := s.fits(i, u); ok {
			if r, ok := s.verbAct(i, u, w); ok {
				return r, true
			}
			return report{}, false // the best frame decides
		}
	}
	return report{}, false
}

// A fit is the words that fill the needs of a frame.
type fit struct {
	objects []int
	comp    int // head of the complement, -1 if none
}

// fits reports whether what the frame of u needs stands beside word i.
func (s *scene) fits(i int, u ontology.ActUse) (fit, bool) {
	t := s.t
	w := fit{objects: s.unwrap(t.patients(i)), comp: s.complement(i)}
	for _, n := range u.Needs {
		ok := false
		switch n.What {
		case "obj":
			ok = len(w.objects) > 0 && s.oneOf(w.objects, n.Of)
		case "noobj":
			ok = t.kid(i, text.Obj) < 0 && !t.group(i).passive
		case "subj":
			ok = s.oneOf(t.subjects(i), n.Of)
		case "person":
			who := w.objects
			if len(who) == 0 {
				who = t.subjects(i)
			}
			for _, h := range who {
				if len(s.agents(h)) > 0 {
					ok = true
				}
			}
		case "comp":
			ok = w.comp >= 0 && s.hasTo(w.comp) && s.oneOf([]int{w.comp}, n.Of)
			if w.comp >= 0 && n.Of == nil && len(w.objects) > 0 && u.Has("obj") {
				ok = true
			}
		case "that":
			ok = w.comp >= 0 && t.kid(w.comp, text.Nsubj, text.NsubjPass) >= 0
		case "prep":
			for _, p := range n.Preps {
				if s.oneOf(t.obliques(i, p), n.Of) && len(t.obliques(i, p)) > 0 || n.Of == nil && t.kidWord(i, p) >= 0 && (t.Rel(t.kidWord(i, p)) == text.CompoundPrt || t.Rel(t.kidWord(i, p)) == text.Advmod) {
					ok = true
				}
			}
		case "solo":
			ok = true
		}
		if !ok {
			return w, false
		}
	}
	return w, true
}

// oneOf reports whether one of the words has a lemma of the set; any has if the set is nil.
func (s *scene) oneOf(words []int, of map[string]bool) bool {
	if of == nil {
		return true
	}
	for _, w := range words {
		if l := s.t.lower(w); of[l] || of[strings.TrimSuffix(l, "s")] || of["dollar"] && (s.t.Tag(w) == text.SYM || s.t.Tag(w) == text.NUM) {
			return true
		}
	}
	return false
}

// complement returns the head of the clause that word i governs, -1 if none.
func (s *scene) complement(i int) int {
	for k := range s.t.kids(i) {
		switch s.t.Rel(k) {
		case text.Xcomp, text.Ccomp:
			if k > i && s.t.Tag(k) != text.ADJ || s.t.Rel(k) == text.Ccomp && k > i {
				return k
			}
		}
	}
	for k := range s.t.kids(i) {
		if s.t.Rel(k) == text.Advcl && k > i && s.hasTo(k) {
			return k
		}
	}
	return -1
}

// hasTo reports whether predicate k is an infinitive with "to".
func (s *scene) hasTo(k int) bool {
	m := s.t.kid(k, text.Mark)
	return m >= 0 && s.t.lower(m) == "to" || s.t.Morph(k).Is(text.VerbForm, "Inf")
}

// verbAct makes the report of verb or adjective i, whose frame fits.
func (s *scene) verbAct(i int, u ontology.ActUse, w fit) (report, bool) {
	t := s.t
	r := s.newReport(i, u.Type, "act.verb")
	r.mode, r.cameo = u.Mode, u.CAMEO
	r.sure = 0.75
	agents := t.agents(i)
	for _, h := range agents {
		r.source = append(r.source, s.agents(h)...)
	}
	if len(r.source) == 0 { // "the ministry's attack killed two"
		for _, h := range agents {
			if t.Tag(h) == text.NOUN && !t.group(i).passive {
				r.source = append(r.source, s.nested(h)...)
				r.sure = 0.6
			}
		}
	}
	r.source = unique(r.source)
	if len(r.source) == 0 && !(u.Has("solo") && t.group(i).passive) {
		return r, false
	}
	r.state = s.actState(i)
	r.time, r.place = s.timeOf(i), s.placeOf(i)
	r.state = s.byDate(r.state, r.time)
	r.target = s.targets(i, u, w, r.source)
	if w.comp >= 0 && (u.Has("comp") || u.Has("that")) {
		s.consume(w.comp)
	}
	for _, o := range w.objects { // "launched an attack" is one event
		if u.Has("obj") && t.Tag(o) == text.NOUN {
			s.used[o] = true
		}
	}
	if len(r.target) == 0 {
		r.sure -= 0.1
		if len(r.source) == 0 {
			return r, false
		}
	}
	return s.settle(r)
}

// consume marks predicate c and what is joined to it as told by its governor.
func (s *scene) consume(c int) {
	for _, k := range s.t.conjuncts(c) {
		s.used[k] = true
		if x := s.t.kid(k, text.Xcomp); x >= 0 {
			s.used[x] = true
		}
		for _, o := range s.t.patients(k) {
			if s.t.Tag(o) == text.NOUN {
				s.used[o] = true
			}
		}
	}
}

// actState is verbState, where a habit in the present counts as going on.
func (s *scene) actState(i int) affair {
	a := s.verbState(i)
	if a.state == "" && a.rule == "state.present" {
		return affairOf("held", 1, "state.present", i)
	}
	return a
}

// settle decides what an event in that state counts as. What is to come changes
// the type, as PLOVER rules: help to come is an agreement, force to come a
// threat. What somebody merely wants, or what did not happen, is no event.
func (s *scene) settle(r report) (report, bool) {
	switch r.typ {
	case "AID", "COOPERATE", "SANCTION": // one-sided, these are none
		if len(r.target) == 0 && !(r.typ == "COOPERATE" && len(r.source) > 1) {
			return r, false
		}
	}
	switch r.state.state {
	case "held", "ongoing":
		return r, true
	case "denied":
		return r, r.state.rule == "state.denied" && r.state.by >= 0
	case "planned":
		switch r.typ {
		case "AID", "COOPERATE", "SUPPORT":
			r.typ, r.mode, r.cameo = "AGREE", "", "030"
		case "SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE":
			r.typ, r.mode, r.cameo = "THREATEN", "", "130"
		case "RETREAT", "CONCEDE":
			r.typ, r.mode, r.cameo = "AGREE", "", "035"
		}
		r.sure -= 0.1
		return r, true
	case "cancelled", "postponed":
		return r, true
	}
	return r, false
}

// nounAct makes the report of noun i: "the shelling of the port by Norland".
func (s *scene) nounAct(i int, u ontology.ActUse) (report, bool) {
	t := s.t
	r := s.newReport(i, u.Type, "act.noun")
	r.mode, r.cameo = u.Mode, u.CAMEO
	r.sure = 0.55
	ofIsTarget := false
	for _, sl := range u.Targets {
		ofIsTarget = ofIsTarget || sl.At == "of"
	}
	for k := range t.kids(i) {
		switch {
		case t.Rel(k) == text.NmodPoss:
			r.source = append(r.source, s.possessor(k)...)
		case k < i && (t.Rel(k) == text.Amod || t.Rel(k) == text.Compound):
			r.source = append(r.source, s.premodifier(k, i)...)
		}
	}
	by, fromIsTarget := t.obliques(i, "by", "between"), false
	for _, sl := range u.Targets {
		fromIsTarget = fromIsTarget || sl.At == "from"
	}
	if !fromIsTarget {
		by = append(by, t.obliques(i, "from")...)
	}
	for _, of := range t.obliques(i, "of") { // "the shelling of the port by Norland", with "by" below the port
		by = append(by, t.obliques(of, "by")...)
	}
	for _, h := range by {
		if t.Rel(t.firstConjunct(h)) != text.Obl {
			r.source = append(r.source, s.agents(h)...)
		}
	}
	beside := len(t.obliques(i, "on", "against", "to", "from", "with", "in", "for")) > 0
	for _, of := range t.obliques(i, "of") { // "the appeal of the union to the company", with "to" below the union
		beside = beside || len(t.obliques(of, "on", "against", "to", "with")) > 0
	}
	if !ofIsTarget || len(r.source) == 0 && beside {
		for _, h := range t.obliques(i, "of", "between", "among") {
			r.source = append(r.source, s.agents(h)...)
		}
	}
	if h := t.Head(i); len(r.source) == 0 && h >= 0 && t.Rel(i) == text.Obj && performs(t.lower(h)) {
		for _, a := range t.agents(h) {
			r.source = append(r.source, s.agents(a)...)
		}
	}
	r.source = unique(r.source)
	for _, sl := range u.Targets {
		var out []int
		at := s.slot(i, sl.At, false)
		if len(at) == 0 && sl.At != "of" && sl.At != "by" {
			for _, of := range t.obliques(i, "of") {
				at = append(at, s.slot(of, sl.At, false)...)
			}
		}
		for _, h := range at {
			out = append(out, s.agents(h)...)
			if len(out) == 0 {
				out = s.territory(h)
			}
			if len(out) == 0 {
				out = append(out, s.nested(h)...)
			}
		}
		if out = without(unique(out), r.source); len(out) > 0 {
			r.target = out
			break
		}
	}
	if len(r.source) == 0 {
		return r, false
	}
	r.state = s.nounState(i)
	r.time, r.place = s.timeOf(i), s.placeOf(i)
	if r.state.state == "" {
		if len(r.target) == 0 {
			return r, false
		}
		r.state = affairOf("held", 0, "state.presupposed", -1)
		r.sure = 0.35
	}
	return s.settle(r)
}

// performs reports whether the subject of a verb does what its object, a noun of
// doing, says: "ordered the release of the crew".
func performs(verb string) bool {
	switch verb {
	case "announce", "order", "approve", "authorise", "authorize", "begin", "start", "launch", "continue", "conduct", "complete", "resume", "intensify", "extend",
		"declare", "issue", "make", "carry", "step", "stage", "express", "voice", "secure", "allow", "enforce", "unleash", "initiate", "repeat", "renew", "escalate":
		return true
	}
	return false
}
