package read

import (
	"strings"

	"gentz/text"
)

// An affair is the state of an event as one place of the text tells it.
type affair struct {
	state    string // proposed, planned, ongoing, held, postponed, cancelled, denied, hypothetical, "" if the place does not tell
	strength int    // how plainly: 1 by tense or preposition alone, 2 by an adjective or a date, 3 by a verb
	hedged   bool
	by       int // word that names who denies, -1 if nobody is named
	cue      int // word that the state rests on, -1 if none
	rule     string
}

func affairOf(state string, strength int, rule string, cue int) affair {
	return affair{state: state, strength: strength, by: -1, cue: cue, rule: rule}
}

// never reports whether the event did not and will not come about.
func (a affair) never() bool {
	return a.state == "denied" || a.state == "cancelled" || a.state == "postponed"
}

// maxClauses bounds the climb from clause to clause; deeper sentences are
// damaged ones.
const maxClauses = 12

// verbState tells in which state the predicate headed by word v places what it says.
func (s *scene) verbState(v int) affair { return s.clauseState(v, maxClauses) }

func (s *scene) clauseState(v, depth int) affair {
	if depth == 0 {
		return affairOf("", 0, "", -1)
	}
	t := s.t
	g := t.group(v)
	a := s.tenseState(v, g)
	for k := range t.kids(v) {
		if t.Rel(k) != text.Advmod {
			continue
		}
		w := strings.ToLower(t.Word(k))
		for _, u := range s.affairs.Of("adverb", w) {
			switch u.State {
			case "hedged":
				a.hedged = true
			case "denied":
				a = affairOf("denied", 3, "state.almost", k)
			}
		}
	}
	if g.negated || s.noSubject(v) {
		a = negate(a, v)
	}
	return s.inContext(v, g, a, depth)
}

// noSubject reports whether the subject or object of predicate v denies it:
// "no meeting took place", "neither side met the envoy".
func (s *scene) noSubject(v int) bool {
	for k := range s.t.kids(v) {
		switch s.t.Rel(k) {
		case text.Nsubj, text.NsubjPass, text.Obj:
			if s.noOne(k) {
				return true
			}
		}
	}
	return false
}

// noOne reports whether the phrase headed by word k means nothing: "no meeting", "neither envoy", "nobody".
func (s *scene) noOne(k int) bool {
	switch strings.ToLower(s.t.Word(k)) {
	case "nobody", "none", "neither", "nothing":
		return true
	}
	d := s.t.kidWord(k, "no", "neither")
	return d >= 0 && (s.t.Rel(d) == text.Det || s.t.Rel(d) == text.Advmod || s.t.Rel(d) == text.Cc)
}

// negate turns a state into that of its negation.
func negate(a affair, cue int) affair {
	switch a.state {
	case "held", "ongoing", "planned", "":
		return affair{"denied", 3, a.hedged, -1, cue, "state.negated"}
	case "cancelled", "postponed":
		return affair{"planned", 2, a.hedged, -1, cue, "state.negated"}
	case "denied":
		return affair{"proposed", 2, a.hedged, -1, cue, "state.negated"}
	}
	return affair{"denied", 2, a.hedged, -1, cue, "state.negated"}
}

// tenseState reads the state off the verb group alone.
func (s *scene) tenseState(v int, g verbGroup) affair {
	t := s.t
	if c := s.ownCondition(v); c >= 0 {
		return affairOf("hypothetical", 3, "state.condition", c)
	}
	after := s.timeOf(v).after(s.pub)
	switch {
	case s.beTo(v), g.passive && t.lower(v) == "expect":
		return affairOf("planned", 3, "state.to", v)
	case g.modal == "would":
		if s.reported(v) {
			return affairOf("planned", 3, "state.reported-future", v)
		}
		return affairOf("hypothetical", 2, "state.modal", v)
	case g.modal != "":
		st := "proposed"
		for _, u := range s.affairs.Of("modal", g.modal) {
			st = u.State
		}
		a := affairOf(st, 2, "state.modal", v)
		a.hedged = g.modal == "may" || g.modal == "might" || g.modal == "could"
		return a
	case g.tense == future && t.kidWord(v, "shall") >= 0:
		return affairOf("", 1, "state.rule", v) // "the secretary shall consult": a rule is no plan
	case g.tense == future:
		return affairOf("planned", 3, "state.future", v)
	case g.perfect:
		return affairOf("held", 3, "state.perfect", v)
	case g.tense == past:
		if g.progressive && !g.passive && after {
			return affairOf("planned", 2, "state.past-progressive", v)
		}
		if g.progressive && !g.passive && s.reported(v) && sets(t.lower(v)) && !s.timeOf(v).before(s.pub) {
			// "said she was going to Oslo": her words were "I am going".
			return affairOf("planned", 2, "state.reported-progressive", v)
		}
		return affairOf("held", 3, "state.past", v)
	case g.tense == present && g.progressive, g.tense == present && g.passive && s.being(v):
		if after {
			return affairOf("planned", 3, "state.progressive-future", v)
		}
		return affairOf("ongoing", 3, "state.progressive", v)
	case g.tense == present:
		switch {
		case after, s.pub != 0 && s.timeOf(v).from == s.pub && !s.inTitle(v):
			return affairOf("planned", 2, "state.present-future", v)
		case s.inTitle(v):
			return affairOf("held", 2, "state.headline", v)
		case s.timeOf(v).before(s.pub), s.pub == 0 && s.timeOf(v).exact():
			return affairOf("held", 1, "state.present-past", v)
		}
		return affairOf("", 1, "state.present", v)
	case g.infinitive && s.inTitle(v) && s.t.Head(v) < 0:
		return affairOf("planned", 3, "state.to", v)
	case g.infinitive:
		return affairOf("", 1, "state.infinitive", v)
	case g.participle && g.passive:
		return affairOf("held", 1, "state.participle", v)
	case g.participle:
		return affairOf("", 1, "state.participle", v)
	}
	if s.inTitle(v) && t.Tag(v) == text.VERB {
		return affairOf("held", 1, "state.headline", v)
	}
	return affairOf("", 0, "", -1)
}

// being reports whether predicate v has "being" as an auxiliary.
func (s *scene) being(v int) bool { return s.t.kidWord(v, "being") >= 0 }

// beTo reports whether infinitive v stands after a bare "be": "the envoys are to meet".
func (s *scene) beTo(v int) bool {
	if k := s.t.kid(v, text.Aux, text.Cop); k >= 0 && s.t.lower(k) == "be" {
		for m := range s.t.kids(v) {
			if s.t.Rel(m) == text.Mark && m > k && s.t.lower(m) == "to" {
				return true
			}
		}
	}
	h := s.t.Head(v)
	return h >= 0 && s.t.lower(h) == "be" && s.t.Rel(v) == text.Xcomp
}

// ownCondition returns the word that makes the clause of predicate v itself a
// condition, or -1.
func (s *scene) ownCondition(v int) int {
	f := s.t.firstConjunct(v)
	for _, c := range []int{v, f} {
		for k := range s.t.kids(c) {
			if s.t.Rel(k) != text.Mark && s.t.Rel(k) != text.Advmod {
				continue
			}
			switch strings.ToLower(s.t.Word(k)) {
			case "if", "unless", "provided", "providing":
				return k
			case "whether":
				return k
			}
		}
	}
	return -1
}

// reported reports whether predicate v stands in what somebody says or thinks,
// so that "would" is the future seen from then.
func (s *scene) reported(v int) bool {
	if s.statementAt(v) != nil {
		return true
	}
	f := s.t.firstConjunct(v)
	if s.t.Rel(f) == text.Ccomp {
		return true
	}
	for k := range s.t.kids(f) { // "…, she said"
		if s.t.Rel(k) == text.Parataxis {
			return true
		}
	}
	return s.t.Rel(f) == text.AclRelcl || s.t.Rel(f) == text.Parataxis || s.t.Rel(f) == text.Root && s.t.kid(f, text.Advcl) < 0
}

// inContext adds what the clauses and nouns around predicate v say of it.
func (s *scene) inContext(v int, g verbGroup, a affair, depth int) affair {
	t := s.t
	f := t.firstConjunct(v)
	h, rel := t.Head(f), t.Rel(f)
	if h < 0 || a.rule == "state.to" && rel != text.Ccomp {
		return a
	}
	bare := a.state == "" || a.rule == "state.participle" // the context must tell
	switch rel {
	case text.Xcomp, text.Ccomp, text.Csubj, text.CsubjPass, text.Obj, text.Parataxis, text.Obl:
		if rel == text.Parataxis {
			return a // "…, she said": the tense of what is said holds
		}
		return s.governed(h, f, a, bare, depth)
	case text.Advcl, text.AdvclRelcl:
		return s.adverbial(h, f, g, a, bare, depth)
	case text.Acl:
		if t.Morph(f).Is(text.VerbForm, "Inf") || g.infinitive || t.kidWord(f, "of", "for", "to", "about", "that") >= 0 {
			if v := t.Head(h); v >= 0 && len(s.uses(h, "noun")) == 0 && t.Rel(h) == text.Obj && t.isPredicate(v) {
				return s.governed(v, f, a, bare, depth) // "expects the ministers to meet"
			}
			return s.nounGoverned(h, a, bare, depth)
		}
		if s.conditional(h) {
			return affairOf("hypothetical", 2, "state.condition", a.cue)
		}
	case text.AclRelcl:
		if s.conditional(h) && a.state != "held" {
			return affairOf("hypothetical", 2, "state.condition", a.cue)
		}
	}
	return a
}

// conditional reports whether word i stands in an if-clause.
func (s *scene) conditional(i int) bool {
	k := s.t.condition(i)
	return k >= 0 && !strings.EqualFold(s.t.Word(k), "whether")
}

// governed tells the state of a complement f with the governor h: "agreed to
// meet", "said that they met", "denied meeting".
func (s *scene) governed(h, f int, a affair, bare bool, depth int) affair {
	t := s.t
	u, ok := s.use(h, "predicate", "govern")
	if t.lower(h) == "go" && t.group(h).progressive { // "are going to meet"
		return s.compose("planned", affairOf("held", 3, "", h), a, true, h)
	}
	if !t.isPredicate(h) && t.Tag(h) != text.ADJ {
		return s.nounGoverned(h, a, bare, depth)
	}
	outer := s.clauseState(h, depth-1)
	if outer.state == "" && t.group(h).tense == present {
		outer.state, outer.strength = "held", 1 // "she says", "they refuse"
	}
	hedge := len(s.uses(h, "hedge")) > 0
	if !ok {
		if bare { // an unknown governor of an infinitive: what it does is what happens
			a.state, a.strength, a.hedged = "", 0, a.hedged || outer.hedged
		}
		return a
	}
	out := s.compose(u.State, outer, a, bare, h)
	out.hedged = out.hedged || a.hedged || hedge && (t.group(h).passive || strings.HasPrefix(t.lower(h), "claim") || strings.HasPrefix(t.lower(h), "alleg") || rumoured(t.lower(h)))
	return out
}

// compose joins what a governor says of an event (effect) with the state of the
// governor's own clause (outer) and the state that the event's clause tells by
// itself (own).
func (s *scene) compose(effect string, outer, own affair, bare bool, cue int) affair {
	by := -1
	if sub := s.t.agents(cue); len(sub) > 0 {
		by = sub[0]
	}
	set := func(state, rule string) affair { return affair{state, 3, own.hedged, -1, cue, rule} }
	if outer.state == "hypothetical" {
		return set("hypothetical", "state.condition")
	}
	if !bare && own.state == "hypothetical" && effect != "denied" {
		return own // "asked whether they had met"
	}
	if outer.state == "" && outer.rule == "state.present" {
		outer.state = "held" // "they put off the talks"
	}
	switch effect {
	case "same":
		if !bare {
			if outer.state == "denied" && outer.rule == "state.negated" {
				own.hedged = true // "did not say that they met"
			}
			return own
		}
		switch outer.state {
		case "denied":
			out := set("denied", "state.negated")
			out.by = outer.by
			return out
		case "":
			return own
		}
		return affair{outer.state, outer.strength, own.hedged || outer.hedged, outer.by, cue, "state.governor"}
	case "denied":
		switch outer.state {
		case "denied": // "did not rule out meeting"
			return set("proposed", "state.not-denied")
		case "proposed":
			return set("planned", "state.may-refuse")
		}
		if own.never() { // "denied that the talks were called off"
			return set("planned", "state.denied-negative")
		}
		out := set("denied", "state.denied")
		out.by = by
		return out
	case "cancelled", "postponed":
		switch outer.state {
		case "denied", "proposed":
			return set("planned", "state.not-"+effect)
		case "":
			if outer.rule == "state.infinitive" && s.t.kid(cue, text.Mark) >= 0 {
				return set("planned", "state.not-"+effect)
			}
		}
		return set(effect, "state."+effect)
	case "planned":
		switch outer.state {
		case "denied":
			if w := s.t.lower(cue); w == "confirm" || w == "announce" { // what nobody confirms may well be
				own.hedged = true
				return own
			}
			out := set("denied", "state.not-planned")
			out.by = by
			return out
		case "proposed":
			return set("proposed", "state.may-plan")
		}
		if !bare && (own.state == "held" || own.state == "ongoing" || own.never()) {
			return own // "confirmed that they had met"
		}
		return set("planned", "state.planned")
	case "proposed":
		if outer.state == "denied" {
			return set("denied", "state.not-proposed")
		}
		if !bare && own.state == "held" && own.rule != "state.headline" {
			return own
		}
		return set("proposed", "state.proposed")
	case "hypothetical":
		return set("hypothetical", "state.doubted")
	}
	return own
}

// adverbial tells the state of an adverbial clause f of predicate h.
func (s *scene) adverbial(h, f int, g verbGroup, a affair, bare bool, depth int) affair {
	t := s.t
	if a.rule == "state.condition" {
		return a
	}
	mark := ""
	for k := range t.kids(f) {
		if (t.Rel(k) == text.Mark || t.Rel(k) == text.Case || t.Rel(k) == text.Advmod) && k < f {
			mark = strings.ToLower(t.Word(k))
			break
		}
	}
	switch mark {
	case "before", "until", "till":
		if bare || g.tense == present {
			return affairOf("planned", 1, "state.before", f)
		}
		return a
	case "after", "since", "having", "upon", "following":
		if bare {
			return affairOf("held", 2, "state.after", f)
		}
		if outer := s.clauseState(h, depth-1); outer.state == "planned" && a.state == "" {
			return affairOf("planned", 1, "state.after", f)
		}
		return a
	case "without", "instead":
		return affairOf("denied", 2, "state.without", f)
	}
	if t.lower(h) == "be" && (g.infinitive || t.nonfinite(f)) { // "there are no plans for them to meet"
		if n := t.kid(h, text.Nsubj); n >= 0 && len(s.uses(n, "noun")) > 0 {
			return s.nounGoverned(n, a, bare, depth)
		}
	}
	if !bare {
		return a
	}
	outer := s.clauseState(h, depth-1)
	if g.infinitive || t.Morph(f).Is(text.VerbForm, "Inf") { // a purpose: "flew to Oslo to meet him"
		if outer.state == "held" || outer.state == "ongoing" {
			if us := s.uses(h, "govern"); len(us) > 0 && us[0].State != "same" { // parsed as a purpose, is a complement
				return s.compose(us[0].State, outer, a, true, h)
			}
			return affairOf("planned", 1, "state.purpose", f)
		}
		return affair{outer.state, 1, a.hedged, -1, f, "state.purpose"}
	}
	// "meeting in Oslo, the ministers agreed"
	return affair{outer.state, min(outer.strength, 2), a.hedged || outer.hedged, -1, f, "state.participle"}
}

// nounGoverned tells the state of what belongs to noun n: "plans to meet", "the offer of talks".
func (s *scene) nounGoverned(n int, a affair, bare bool, depth int) affair {
	t := s.t
	us := s.uses(n, "noun")
	if len(us) == 0 {
		return a
	}
	u := us[0]
	if u.State == "hedged" {
		a.hedged = true
		if c := s.t.outer(n); t.isPredicate(n) {
			_ = c
		} else if h := t.clause(n); h >= 0 && t.isPredicate(h) { // "denied reports of talks"
			if g, ok := s.use(h, "govern"); ok && (g.State == "denied") {
				return s.compose("denied", s.clauseState(h, depth-1), a, bare, h)
			}
		}
		return a
	}
	if s.noOne(n) || t.kidWord(n, "no", "not", "never") >= 0 {
		st := "denied"
		if u.State == "denied" || u.State == "cancelled" {
			st = "proposed"
		}
		return affairOf(st, 3, "state.no-"+t.lower(n), n)
	}
	outer := affairOf("held", 1, "", -1)
	rel := t.Rel(n)
	if h := t.Head(n); h >= 0 && depth > 1 {
		switch {
		case rel == text.Obj || rel == text.NsubjPass || rel == text.Nsubj || rel == text.Obl:
			if g, ok := s.use(h, "govern"); ok && t.isPredicate(h) && g.State != "same" && !(g.State == "proposed" && u.State == "planned") && (rel == text.Obj || rel == text.NsubjPass) {
				in := s.compose(u.State, outer, a, bare, n)
				return s.compose(g.State, s.clauseState(h, depth-1), in, g.State != "planned" && g.State != "proposed" || in.state == "", h).or(in)
			}
			outer = s.clauseState(h, depth-1)
			if outer.state == "planned" || outer.state == "proposed" || outer.state == "" {
				outer.state = "held"
			}
		case s.conditional(n):
			outer.state = "hypothetical"
		}
	}
	return s.compose(u.State, outer, a, bare || u.State != "same", n)
}

// sets reports whether the verb means to set out for somewhere: in the progressive
// it speaks of what is still to come.
func sets(lemma string) bool {
	switch lemma {
	case "go", "travel", "fly", "head", "come", "leave", "return", "drive", "sail", "arrive":
		return true
	}
	return false
}
