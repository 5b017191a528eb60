package read

import (
	"strings"

	gentz "gentz"
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

// targets returns the actors at the first slot of the frame that has some.
func (s *scene) targets(i int, u ontology.ActUse, w fit, source []int) []int {
	for _, slot := range u.Targets {
		bases := []int{i}
		switch slot.In {
		case "":
		case "obj":
			bases = w.objects
		case "comp":
			if bases = nil; w.comp >= 0 {
				bases = s.t.conjuncts(w.comp)
			}
		default:
			bases = s.t.obliques(i, slot.In)
		}
		var out []int
		for _, b := range bases {
			for _, h := range s.slot(b, slot.At, slot.In == "comp") {
				if _, timely := s.cal.of(h); timely {
					continue
				}
				found := s.agents(h)
				if found == nil {
					found = s.territory(h)
				}
				if found == nil {
					found = s.nested(h)
				}
				out = append(out, found...)
			}
		}
		if out = without(unique(out), source); len(out) > 0 {
			return out
		}
	}
	for _, h := range append(append([]int(nil), w.objects...), s.t.obliques(i, "in", "on", "at", "against", "into", "to", "near", "from", "over")...) {
		if _, timely := s.cal.of(h); timely {
			continue
		}
		if out := without(s.town(h), source); len(out) > 0 {
			return out
		}
	}
	for _, o := range w.objects { // "imposed a curfew on Tarvo" with the place below the object
		for _, h := range s.t.obliques(o, "in", "on", "at", "against", "into", "to", "near", "from", "over", "of") {
			if out := without(s.town(h), source); len(out) > 0 {
				return out
			}
		}
	}
	if w.comp >= 0 {
		for _, h := range append(s.t.patients(w.comp), s.t.obliques(w.comp, "in", "on", "at", "against", "into", "to", "near", "from", "with", "by", "for")...) {
			if _, timely := s.cal.of(h); timely {
				continue
			}
			if out := without(append(s.nested(h), s.town(h)...), source); len(out) > 0 {
				return unique(out)
			}
		}
	}
	return nil
}

// unwrap returns the words with measures replaced by what they measure: of
// "some of its troops" the troops.
func (s *scene) unwrap(words []int) []int {
	var out []int
	for _, w := range words {
		for range 3 {
			of := -1
			if s.t.Tag(w) == text.NUM || s.t.Tag(w) == text.PRON || s.t.Tag(w) == text.DET || s.measure(w) {
				for k := range s.t.kids(w) {
					if s.t.Rel(k) == text.Nmod && s.t.preposition(k) == "of" {
						of = k
						break
					}
				}
			}
			if of < 0 {
				break
			}
			w = of
		}
		out = append(out, s.t.conjuncts(w)...)
	}
	return out
}

// slot returns the heads at one place beside word b.
func (s *scene) slot(b int, at string, comp bool) []int {
	t := s.t
	switch at {
	case "obj":
		if t.isPredicate(b) {
			return t.patients(b)
		}
		return nil
	case "iobj":
		if k := t.kid(b, text.Iobj); k >= 0 {
			return t.conjuncts(k)
		}
		return nil
	case "subj":
		return t.subjects(b)
	case "poss":
		if k := t.kid(b, text.NmodPoss); k >= 0 {
			return t.conjuncts(k)
		}
		return nil
	}
	out := t.obliques(b, at)
	if len(out) == 0 && comp {
		for _, o := range t.patients(b) {
			out = append(out, t.obliques(o, at)...)
		}
	}
	return out
}

// without returns the numbers of a that are not in b.
func without(a, b []int) []int {
	var out []int
next:
	for _, n := range a {
		for _, m := range b {
			if n == m {
				continue next
			}
		}
		out = append(out, n)
	}
	return out
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

// refusal reads a refusal in the future: "will not end the strike".
func (s *scene) refusal(i int) (report, bool) {
	t := s.t
	g := t.group(i)
	if t.Tag(i) != text.VERB || stative(t.lower(i)) || s.inTitle(i) {
		return report{}, false
	}
	if !g.negated || g.passive || g.tense != future && (g.modal != "would" || !s.reported(i)) || s.firstPersonOnly(i) || s.conditional(i) {
		return report{}, false
	}
	subjects := s.doers(i)
	if len(subjects) == 0 {
		return report{}, false
	}
	r := s.newReport(i, "REJECT", "act.will-not")
	r.cameo, r.source, r.sure = "120", subjects, 0.75
	r.state = affairOf("held", 2, "state.refusal", i)
	for _, h := range t.patients(i) {
		r.target = append(r.target, s.nested(h)...)
	}
	for _, h := range t.obliques(i, "with", "to", "from", "for", "on", "in", "by") {
		if len(r.target) == 0 {
			r.target = append(r.target, s.agents(h)...)
		}
	}
	r.target = without(unique(r.target), subjects)
	s.consume(i)
	return r, true
}

// doers returns the actors that do what predicate i says.
func (s *scene) doers(i int) []int {
	var out []int
	for _, h := range s.t.agents(i) {
		out = append(out, s.agents(h)...)
	}
	return unique(out)
}

// demand reads a demand in somebody's mouth: "said that Ostria must leave".
func (s *scene) demand(i int) (report, bool) {
	g := s.t.group(i)
	if g.modal != "must" && g.modal != "should" && g.modal != "ought" || g.negated || s.conditional(i) {
		return report{}, false
	}
	q := s.statementAt(i)
	if q == nil || q.Speaker == "" {
		return report{}, false
	}
	speaker := s.cast.number(q.Speaker)
	target := without(s.doers(i), []int{speaker})
	if len(target) == 0 {
		return report{}, false
	}
	r := s.newReport(i, "REQUEST", "act.must")
	r.mode, r.cameo, r.source, r.target, r.sure = "change", "100", []int{speaker}, target, 0.75
	r.state = affairOf("held", 2, "state.demand", i)
	s.consume(i)
	return r, true
}

// territory returns the state that the name of a place at word h means as the
// target of an act: "sent medicine to Ostria".
func (s *scene) territory(h int) []int {
	if s.Tag(h) != text.PROPN {
		return nil
	}
	a, b := s.t.phrase(h)
	if n, ok := s.NameAt(h); ok {
		a, b = int(n.Start), int(n.End)
	}
	for a < h && s.Tag(a) == text.DET {
		a++
	}
	name := s.Words(a, b)
	for _, m := range s.world.Match(name) {
		if m.By != ontology.ByName || !m.IsState() {
			continue
		}
		return []int{s.state(m.Party, a, b)}
	}
	return nil
}

// state returns the actor of a state that the words [a, b) name, a new one if the
// cast has none.
func (s *scene) state(p *ontology.Party, a, b int) int {
	mention := s.mention(a, b)
	n, ok := s.byName["state "+p.Code]
	for k := 0; !ok && k < len(s.cast.actors); k++ {
		if o := &s.cast.actors[k]; o.Kind == "state" && (o.Country == p.Code || strings.EqualFold(o.Name, p.Name)) {
			n, ok = k, true
		}
	}
	if !ok {
		n = s.add(newActor(p.Name, "state", p.Country(), "agent.territory", 0.8), mention)
	} else if !s.mentioned(n, mention) {
		s.cast.actors[n].Mentions = append(s.cast.actors[n].Mentions, mention)
	}
	s.byName["state "+p.Code] = n
	return n
}

// mentioned reports whether actor n has that mention already, among its last ones.
func (s *scene) mentioned(n int, m gentz.Mention) bool {
	all := s.cast.actors[n].Mentions
	for _, o := range all[max(0, len(all)-within):] {
		if o.Span == m.Span {
			return true
		}
	}
	return false
}
