package read

import (
	"strings"

	"gentz/text"
)

// nounState tells the state of the event that noun n means, from the verb that
// has it as subject or object, from the words beside it and from its date.
func (s *scene) nounState(n int) affair {
	by := s.besideNoun(n)
	in := s.nounInClause(n)
	out := in
	switch {
	case in.never() && in.strength >= 2, by.state == "":
	case by.strength >= in.strength || in.state == "":
		out = by
		if out.state == "planned" && in.state == "held" && in.strength == 3 && in.rule != "state.follow" {
			out = in // "held their next round"
		}
	}
	out.hedged = in.hedged || by.hedged
	if s.noOne(n) && out.rule != "state.negated" {
		out = negate(affair{state: "held", hedged: out.hedged}, n)
	}
	return s.byDate(out, s.timeOf(n))
}

// byDate corrects a state by the date of the event: what lies ahead was not
// held, and what lies behind and is told without a marker was.
func (s *scene) byDate(a affair, t timing) affair {
	switch {
	case t.after(s.pub) && (a.state == "held" || a.state == "ongoing" || a.state == ""):
		return affair{"planned", 2, a.hedged, -1, a.cue, "state.date-ahead"}
	case t.before(s.pub) && (a.state == "" || a.strength <= 1 && (a.state == "planned" || a.state == "ongoing")):
		return affair{"held", 2, a.hedged, -1, a.cue, "state.date-past"}
	}
	return a
}

// besideNoun reads the adjectives and participles of noun n.
func (s *scene) besideNoun(n int) affair {
	t := s.t
	out := affairOf("", 0, "", -1)
	for k := range t.kids(n) {
		switch t.Rel(k) {
		case text.Amod, text.Compound, text.NmodPoss, text.Advmod, text.NmodUnmarked, text.NmodDesc:
			w := strings.ToLower(t.Word(k))
			for _, u := range s.affairs.Of("adj", w) {
				switch {
				case u.State == "hedged":
					out.hedged = true
				case out.strength < 2:
					h := out.hedged
					out = affairOf(u.State, 2, "state.adjective", k)
					if w == "new" || w == "further" || w == "fresh" || w == "additional" || w == "final" || w == "secret" || w == "historic" {
						out.strength = 1
					}
					out.hedged = h
				}
			}
			if t.Rel(k) == text.Amod && out.strength < 3 { // "due to open on Monday"
				if u, ok := s.use(k, "predicate"); ok && k > n {
					out = affairOf(u.State, 2, "state.predicate", k)
				}
			}
		case text.Acl:
			if a := s.participle(k); a.state != "" && a.strength >= out.strength {
				a.hedged = a.hedged || out.hedged
				out = a
			}
		case text.AclRelcl:
			if t.relativeIsObject(k) {
				continue
			}
			if a := s.courseState(k, t.group(k).passive, maxClauses); a.state != "" && a.strength > out.strength {
				out = a
			}
		}
	}
	if k := s.relative(n); k >= 0 && out.strength < 3 {
		if a := s.objectState(k, k, maxClauses); a.state != "" {
			a.hedged = a.hedged || out.hedged
			out = a
		}
	}
	return out
}

// participle reads a participle or adjective behind a noun: "talks held in
// Oslo", "a visit planned for Monday", "a meeting to be held".
func (s *scene) participle(k int) affair {
	t := s.t
	g := t.group(k)
	if u, ok := s.use(k, "predicate", "govern"); ok && u.State != "same" && (g.passive || t.Tag(k) == text.ADJ) {
		return affairOf(u.State, 3, "state.participle", k)
	}
	if g.infinitive {
		return affairOf("planned", 2, "state.to", k)
	}
	if g.passive || len(s.uses(k, "light")) > 0 {
		if _, ok := s.use(k, "light", "occur"); ok {
			if g.progressive || s.being(k) {
				return affairOf("ongoing", 3, "state.participle", k)
			}
			return affairOf("held", 2, "state.participle", k)
		}
	}
	if u, ok := s.use(k, "begin", "end"); ok && !g.passive { // "talks ending on Tuesday"
		if u.Kind == "begin" {
			return s.byDate(affairOf("ongoing", 1, "state.participle", k), s.timeOf(k))
		}
	}
	return affairOf("", 0, "", -1)
}

// nounInClause reads the state of noun n off the place that it has in its clause.
func (s *scene) nounInClause(n int) affair { return s.nounRole(n, maxClauses) }

func (s *scene) nounRole(n, depth int) affair {
	none := affairOf("", 0, "", -1)
	if depth == 0 {
		return none
	}
	t := s.t
	f := t.firstConjunct(n)
	h, rel := t.Head(f), t.Rel(f)
	if k := s.lightBefore(n); k >= 0 {
		return affairOf("held", 3, "state.light", k)
	}
	if k := t.kidWord(n, "if", "unless"); k >= 0 {
		return affairOf("hypothetical", 3, "state.condition", k)
	}
	if t.isPredicate(f) && t.kid(f, text.Cop) >= 0 { // "it was a meeting of equals"
		return s.clauseState(f, depth)
	}
	if h < 0 {
		return none
	}
	switch rel {
	case text.Xcomp:
		if t.Tag(h) == text.ADJ {
			return s.governed(h, n, none, true, depth)
		}
		return s.objectState(h, n, depth)
	case text.Obj, text.NsubjPass:
		if u, ok := s.use(h, "govern"); ok && u.State == "same" && rel == text.Obj {
			last := -1 // "said the meeting had been put off" with the meeting taken for the object
			for k := range t.kids(h) {
				if k > n && t.Rel(k) == text.Ccomp && t.isPredicate(k) {
					last = k
				}
			}
			if last >= 0 && t.kid(last, text.Nsubj, text.NsubjPass) < 0 {
				if t.group(last).passive {
					return s.objectState(last, last, depth-1)
				}
				return s.courseState(last, false, depth-1)
			}
		}
		return s.objectState(h, n, depth)
	case text.Nsubj:
		if t.group(h).passive {
			return s.objectState(h, n, depth)
		}
		return s.courseState(h, false, depth)
	case text.Obl, text.OblAgent, text.Advcl:
		return s.circumstance(f, h, depth)
	case text.Nmod, text.NmodPoss, text.Acl:
		if p := t.preposition(f); rel == text.Nmod {
			for _, u := range s.affairs.Of("prep", p) {
				if u.State == "held" && p != "from" {
					return affairOf("held", 1, "state.after", f)
				}
			}
		}
		if us := s.uses(h, "noun"); len(us) > 0 {
			if us[0].State == "same" {
				return s.nounRole(h, depth-1)
			}
			a := s.nounGoverned(h, none, true, depth)
			if us[0].State == "hedged" && a.state == "" {
				b := s.nounRole(h, depth-1)
				b.hedged = true
				if b.state == "held" && b.rule == "state.past-course" {
					b.state = ""
				}
				return b
			}
			return a
		}
		if t.isPredicate(h) && t.kid(h, text.Cop) < 0 {
			return s.circumstance(f, h, depth)
		}
		if t.preposition(f) == "for" && s.inPlace(h) { // "is in Tarvo for talks"
			a := s.clauseState(h, depth)
			if a.state == "" && a.rule == "state.present" {
				a = affairOf("ongoing", 2, "state.present", h)
			}
			return a
		}
	case text.Appos:
		return s.nounRole(h, depth-1)
	case text.Ccomp: // "said talks had begun" with the noun taken for the clause
		for k := range t.kids(h) {
			if k > n && t.Rel(k) == text.Ccomp && t.isPredicate(k) {
				return s.courseState(k, t.group(k).passive, depth-1)
			}
		}
	}
	return none
}

// lightBefore returns the light verb right before noun n that the parser took for
// an adjective of it: "the envoy, who was ill, held talks". It returns -1 if there
// is none; an article before it would make it an adjective indeed.
func (s *scene) lightBefore(n int) int {
	k := n - 1
	if k < 1 || s.t.Head(k) != n || s.t.Rel(k) != text.Amod || s.t.Tag(k) != text.VERB || !s.t.Morph(k).Is(text.Tense, "Past") ||
		s.t.kid(n, text.Det, text.NmodPoss) >= 0 && !s.doerBefore(n) {
		return -1
	}
	switch s.t.lower(k) {
	case "hold", "conduct", "have", "attend", "begin", "chair", "host", "open", "mediate", "broker", "facilitate", "resume", "join", "lead":
		return k
	}
	return -1
}

// doerBefore reports whether the subject of the light verb before noun n stands
// right before that verb, read as a part of the noun: "the envoy chaired talks".
func (s *scene) doerBefore(n int) bool {
	k := n - 2
	return k >= 0 && s.t.Head(k) == n && s.t.Rel(k) == text.Compound && (s.t.Tag(k) == text.NOUN || s.t.Tag(k) == text.PROPN)
}

// objectState tells the state of what is the object, or the subject of the
// passive, of verb h.
func (s *scene) objectState(h, n, depth int) affair {
	t := s.t
	if u, ok := s.use(h, "follow", "precede"); ok && !t.group(h).passive {
		return affairOf(u.State, 1, "state.follow", h)
	}
	g, governs := s.use(h, "govern")
	if governs && g.State != "same" {
		return s.compose(g.State, s.clauseState(h, depth), affairOf("", 0, "", -1), true, h)
	}
	if us := s.uses(h, "light"); len(us) > 0 {
		a := s.clauseState(h, depth)
		switch w := t.lower(h); {
		case (w == "begin" || w == "start" || w == "open" || w == "resume" || w == "launch" || w == "restart" || w == "enter") && a.state == "held" && s.fresh(h):
			a.state, a.rule = "ongoing", "state.begun"
		case w == "continue" && a.state == "held" && s.fresh(h):
			a.state, a.rule = "ongoing", "state.begun"
		case (w == "leave" || w == "pursue") && a.state == "ongoing":
		}
		return a
	}
	if t.Rel(n) == text.NsubjPass || t.group(h).passive {
		a := s.clauseState(h, depth)
		if a.state == "held" {
			return affairOf("", 0, "", -1)
		}
		if a.state == "hypothetical" || a.never() {
			return affair{state: "", by: -1, cue: -1}
		}
	}
	if s.conditional(h) {
		return affairOf("hypothetical", 2, "state.condition", h)
	}
	return affairOf("", 0, "", -1)
}

// fresh reports whether the clause of word h tells of the day of publication or
// the one before it, or gives no day.
func (s *scene) fresh(h int) bool {
	t := s.timeOf(h)
	return !t.known() || s.pub != 0 && t.to >= s.pub-1
}

// courseState tells the state of an event that is the subject of predicate h:
// "talks continued", "the meeting was fruitful", "the visit is due on Monday".
func (s *scene) courseState(h int, passive bool, depth int) affair {
	t := s.t
	a := s.clauseState(h, depth)
	if passive {
		return s.objectState(h, h, depth)
	}
	if t.Tag(h) != text.VERB && t.Tag(h) != text.AUX { // "are due", "was fruitful", "is off"
		for k := range t.kids(h) { // "is due on Friday" with Friday as the head
			if u, ok := s.use(k, "predicate"); ok && k < h {
				return s.compose(u.State, a.or(affairOf("held", 2, "", k)), affairOf("", 0, "", -1), true, k)
			}
		}
		switch t.lower(h) {
		case "off":
			return affairOf("cancelled", 3, "state.off", h)
		case "hold":
			return affairOf("postponed", 3, "state.off", h)
		case "on", "underway", "way", "ongoing":
			if a.state == "" {
				return affairOf("ongoing", 3, "state.ongoing", h)
			}
			return a
		}
		if u, ok := s.use(h, "predicate", "adj"); ok && u.State != "hedged" && u.State != "held" {
			out := s.compose(u.State, a.or(affairOf("held", 2, "", h)), affairOf("", 0, "", -1), true, h)
			return out
		}
		if s.noOne(h) {
			return negate(a, h)
		}
		if a.state == "held" {
			a.strength = 2
		}
		return a
	}
	switch {
	case len(s.uses(h, "end")) > 0:
		if a.state == "ongoing" || a.state == "" {
			a.state = "ongoing"
		}
		return a
	case len(s.uses(h, "begin")) > 0:
		if a.state == "held" && s.fresh(h) || a.state == "" {
			return affair{"ongoing", 3, a.hedged, a.by, h, "state.begun"}
		}
		return a
	case len(s.uses(h, "occur")) > 0:
		return a
	case len(s.uses(h, "govern")) > 0 && s.uses(h, "govern")[0].State == "cancelled": // "the talks were dropped" comes as a passive
		return affairOf("", 0, "", -1)
	}
	if x := t.kid(h, text.Xcomp); x >= 0 && len(s.uses(x, "begin")) > 0 { // "talks failed to begin", "seem to stall"
		return s.courseState(x, false, depth-1)
	}
	if a.state == "held" {
		a.strength, a.rule = 2, "state.past-course"
		return a
	}
	if a.state == "planned" {
		a.strength = 2
		return a
	}
	if a.state == "ongoing" || a.state == "" && t.group(h).tense == present {
		return affairOf("", 0, "", -1)
	}
	return a
}

// circumstance tells the state of an event that clause h mentions with a
// preposition: "after talks in Oslo", "at the meeting".
func (s *scene) circumstance(f, h, depth int) affair {
	t := s.t
	p := t.preposition(f)
	us := s.affairs.Of("prep", p)
	if p == "" {
		for k := range t.kids(f) {
			if t.Rel(k) == text.Mark || t.Rel(k) == text.Case {
				p = strings.ToLower(t.Word(k))
				us = s.affairs.Of("prep", p)
			}
		}
	}
	if g, ok := s.use(h, "govern"); ok && g.State != "same" && g.Rest == "" && (p == "for" || p == "to" || p == "on" || p == "in") {
		if p != "in" || g.State == "cancelled" {
			return s.compose(g.State, s.clauseState(h, depth), affairOf("", 0, "", -1), true, h)
		}
	}
	for _, u := range s.uses(h, "govern") { // "called for talks", "pulled out of talks"
		if u.Rest != "" && strings.HasSuffix(u.Rest, p) {
			return s.compose(u.State, s.clauseState(h, depth), affairOf("", 0, "", -1), true, h)
		}
	}
	if us2 := s.uses(h, "light"); len(us2) > 0 && us2[0].Rest != "" || len(us2) > 0 && (p == "in" || p == "at" || p == "with") {
		return s.clauseState(h, depth)
	}
	if t.Tag(h) == text.ADJ || t.isPredicate(h) {
		if u, ok := s.use(h, "predicate"); ok && (p == "for" || p == "to") { // "ready for talks", "open to talks"
			return s.compose(u.State, s.clauseState(h, depth).or(affairOf("held", 1, "", h)), affairOf("", 0, "", -1), true, h)
		}
	}
	if len(us) == 0 {
		if s.conditional(h) {
			return affairOf("hypothetical", 2, "state.condition", h)
		}
		return affairOf("", 0, "", -1)
	}
	a := s.clauseState(h, depth)
	switch us[0].State {
	case "held":
		if a.state == "planned" || a.state == "hypothetical" || a.state == "proposed" {
			return affairOf("", 0, "", -1) // "will report after the talks"
		}
		return affairOf("held", 2, "state.after", f)
	case "planned":
		return affairOf("planned", 1, "state.before", f)
	case "hypothetical":
		return affairOf("hypothetical", 2, "state.without", f)
	case "same":
		if a.state == "held" || a.state == "planned" || a.state == "ongoing" {
			return affair{a.state, 1, false, -1, f, "state.during"}
		}
	}
	return affairOf("", 0, "", -1)
}
