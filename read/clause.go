package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// A Tense is when a clause places what it says, seen from its writing.
type tense uint8

const (
	noTense tense = iota // infinitives, participles, verbless clauses
	past
	present
	future
)

func (t tense) String() string { return [...]string{"none", "past", "present", "future"}[t] }

// A verbGroup is what the auxiliaries and the form of a predicate say of it.
type verbGroup struct {
	tense       tense
	modal       string // lemma of a modal other than "will" and "shall": "may", "would", …
	perfect     bool   // "has met", "had met", "having met"
	progressive bool   // "is meeting"
	passive     bool   // "was received"; also of a bare participle ("held in Oslo")
	negated     bool   // "not", "never", "no longer", "without meeting"
	infinitive  bool   // "to meet"
	participle  bool   // a bare participle: "meeting", "held"
	imperative  bool
}

// isClausal reports whether r links a clause, or a whole sentence, to its head.
func isClausal(r text.Rel) bool {
	switch r {
	case text.Root, text.Ccomp, text.Advcl, text.Acl, text.AclRelcl, text.AdvclRelcl, text.Csubj, text.CsubjPass, text.Xcomp, text.Parataxis:
		return true
	}
	return false
}

// isPredicate reports whether word i heads a clause of its own: a verb, or a noun
// or adjective with a copula or a subject.
func (t *tree) isPredicate(i int) bool {
	switch t.Tag(i) {
	case text.VERB:
		r := t.Rel(i)
		return r != text.Amod && r != text.Compound && r != text.Case && r != text.Fixed && r != text.Flat
	case text.AUX:
		r := t.Rel(i)
		return r != text.Aux && r != text.AuxPass && r != text.Cop
	}
	return t.kid(i, text.Cop, text.Nsubj, text.NsubjPass, text.NsubjOuter, text.Csubj, text.Expl) >= 0
}

// clause returns the head of the innermost clause that word i stands in: its
// predicate, or the root of a sentence without one.
func (t *tree) clause(i int) int {
	for {
		if t.isPredicate(i) || t.Head(i) < 0 {
			return i
		}
		if r := t.Rel(i); (isClausal(r) || r == text.Conj) && t.kid(i, text.Mark) >= 0 {
			return i
		}
		i = t.Head(i)
	}
}

// outer returns the head of the clause that contains the clause headed by word
// i, or -1 if that is the main clause. A clause joined to another by "and" is
// contained in what contains the first one.
func (t *tree) outer(i int) int {
	i = t.firstConjunct(i)
	h := t.Head(i)
	if h < 0 {
		return -1
	}
	return t.clause(h)
}

// group reads the verb group of the predicate headed by word i. A predicate
// joined to another ("will meet and talk") shares its auxiliaries if it has none
// and could.
func (t *tree) group(i int) verbGroup {
	g, bare := t.ownGroup(i)
	if t.Rel(i) != text.Conj || t.Head(i) < 0 || !bare {
		return g
	}
	h := t.Head(i)
	if !t.isPredicate(h) || t.kid(i, text.Nsubj, text.NsubjPass) >= 0 {
		return g
	}
	first := t.group(h)
	m, n := t.Morph(i), t.Morph(h)
	switch {
	case m.Is(text.VerbForm, "Inf") && (n.Is(text.VerbForm, "Inf") || first.modal != "" || first.tense == future),
		m.Is(text.VerbForm, "Part") && n.Is(text.VerbForm, "Part"), m.Is(text.VerbForm, "Ger") && n.Is(text.VerbForm, "Ger"):
		first.negated = g.negated || first.negated && !t.adversative(i)
		return first
	}
	return g
}

// adversative reports whether word i is joined by "but", which ends a negation:
// "did not call but wrote".
func (t *tree) adversative(i int) bool {
	k := t.kid(i, text.Cc)
	return k >= 0 && t.lower(k) == "but"
}

// ownGroup reads the verb group of word i from its own children. bare is true if
// it has no auxiliary, so that it may share those of the verb before.
func (t *tree) ownGroup(i int) (g verbGroup, bare bool) {
	bare = true
	m := t.Morph(i)
	form := m.Get(text.VerbForm)
	finite := form == "Fin"
	if form == "Part" && m.Is(text.Tense, "Past") && t.tellsPast(i) {
		form, finite, g.tense = "Fin", true, past
	} else if finite {
		g.tense = tenseOf(m)
	}
	g.infinitive = form == "Inf"
	g.imperative = m.Is(text.Mood, "Imp")
	part, pastPart := form == "Part" || form == "Ger", form == "Part" && m.Is(text.Tense, "Past")
	modal, be, have := "", false, false
	for k := range t.kids(i) {
		switch t.Rel(k) {
		case text.Aux, text.AuxPass, text.Cop:
		case text.Advmod, text.Det, text.Mark, text.Cc:
			if t.isNegation(k) {
				g.negated = true
			}
			if t.Rel(k) == text.Mark && t.Tag(k) == text.PART && t.lower(k) == "to" {
				g.infinitive, bare = true, false
			}
			continue
		case text.NsubjPass, text.CsubjPass:
			g.passive = g.passive || !finite || t.kid(i, text.AuxPass) >= 0
			continue
		default:
			continue
		}
		bare = false
		w := t.lower(k)
		km := t.Morph(k)
		if g.tense == noTense && !finite && (km.Is(text.VerbForm, "Fin") || km.Get(text.Tense) != "" && !km.Is(text.VerbForm, "Part")) && modalOf(w) == "" {
			g.tense = tenseOf(km)
		}
		switch {
		case w == "be" || w == "get":
			be = true
			if t.Rel(k) == text.AuxPass {
				g.passive = true
			}
		case w == "have":
			have = true
		case modalOf(w) != "":
			modal = modalOf(w)
		}
		if t.isNegation(k) { // "cannot" kept in one word
			g.negated = true
		}
	}
	switch modal {
	case "":
	case "will":
		g.tense = future
	default:
		g.modal, g.tense = modal, present
	}
	if modal != "" || t.kid(i, text.Aux, text.AuxPass) >= 0 {
		g.infinitive = g.infinitive && !finite && modal == "" && !hasDo(t, i)
	}
	g.perfect = have
	if be && part && !pastPart && t.kid(i, text.Cop) < 0 {
		g.progressive = true
	}
	if pastPart && !have && t.Tag(i) == text.VERB && t.kid(i, text.Cop) < 0 {
		g.passive = true // "held in Oslo", "was held"
	}
	g.participle = part && bare && t.Tag(i) == text.VERB
	return g, bare
}

// tellsPast reports whether verb i, read as a participle, is the past of its
// clause: it has a subject and an object and no auxiliary, "the vote followed talks".
func (t *tree) tellsPast(i int) bool {
	switch t.Rel(i) {
	case text.Root, text.Ccomp, text.Parataxis, text.Conj, text.AclRelcl:
	default:
		return false
	}
	return t.kid(i, text.Nsubj) >= 0 && t.kid(i, text.Obj, text.Ccomp) >= 0 && t.kid(i, text.Aux, text.AuxPass, text.Cop) < 0
}

func hasDo(t *tree, i int) bool {
	for k := range t.kids(i) {
		if t.Rel(k) == text.Aux && t.lower(k) == "do" {
			return true
		}
	}
	return false
}

func tenseOf(m text.Morph) tense {
	switch m.Get(text.Tense) {
	case "Past":
		return past
	case "Pres":
		return present
	}
	return noTense
}

// modalOf returns the plain form of a modal verb, or "". "will" and "shall" are one.
func modalOf(lemma string) string {
	switch lemma {
	case "will", "shall", "'ll", "’ll", "wo":
		return "will"
	case "would", "could", "may", "might", "should", "must", "can", "ought":
		return lemma
	case "'d", "’d":
		return "would"
	case "ca":
		return "can"
	}
	return ""
}

// isNegation reports whether word k says no to its head.
func (t *tree) isNegation(k int) bool {
	switch strings.ToLower(t.Word(k)) {
	case "not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "none", "nothing", "cannot", "hardly", "scarcely":
		return true
	}
	return t.Morph(k).Is(text.Polarity, "Neg")
}

// subjects returns the heads of the grammatical subjects of predicate i, joined
// ones included: its own, that of the verb it is joined to, of the verb that
// governs it ("agreed to meet", "asked them to meet": them), or the noun that a
// relative clause or participle describes. It returns nil if none can be told.
func (t *tree) subjects(i int) []int {
	for range 32 { // a chain of that many verbs is no sentence
		if s := t.kid(i, text.Nsubj, text.NsubjPass, text.NsubjOuter); s >= 0 {
			if a := t.antecedent(s); a >= 0 {
				s = a
			}
			return t.conjuncts(s)
		}
		if f := t.forSubject(i); f >= 0 {
			return t.conjuncts(f)
		}
		h := t.Head(i)
		if h < 0 {
			return nil
		}
		switch t.Rel(i) {
		case text.Conj:
			i = h
		case text.Xcomp:
			if o := t.kid(h, text.Obj, text.Iobj); o >= 0 && !subjectControl(t.lower(h)) {
				return t.conjuncts(o)
			}
			i = h
		case text.Advcl:
			if t.kid(i, text.Mark) >= 0 && !t.Morph(i).Is(text.VerbForm, "Ger") && !t.Morph(i).Is(text.VerbForm, "Part") && !t.Morph(i).Is(text.VerbForm, "Inf") {
				return nil
			}
			i = h
		case text.Acl, text.AclRelcl:
			if t.Rel(i) == text.AclRelcl && t.relativeIsObject(i) {
				return nil
			}
			if t.Rel(i) == text.Acl && t.Tag(h) != text.PROPN && t.Tag(h) != text.PRON && (t.Morph(i).Is(text.VerbForm, "Inf") || t.kidWord(i, "of", "for", "to", "about") >= 0) {
				if t.Tag(h) == text.NOUN && ontology.LoadAgents().Kind(t.lower(h)) != "" {
					return t.conjuncts(h) // "expects the ministers to meet"
				}
				return t.holder(h) // "the president's offer to meet", "made an offer to meet"
			}
			return t.conjuncts(h)
		case text.Ccomp, text.Parataxis, text.Csubj, text.Root:
			if t.Rel(i) != text.Root && t.Rel(i) != text.Parataxis && t.nonfinite(i) {
				if o := t.kid(h, text.Obj, text.Iobj); o >= 0 && o < i && !subjectControl(t.lower(h)) {
					return t.conjuncts(o)
				}
				i = h
				continue
			}
			return nil
		case text.Obj: // "denied meeting him"
			if t.Tag(i) != text.VERB || !t.nonfinite(i) {
				return nil
			}
			i = h
		default:
			return nil
		}
	}
	return nil
}

// nonfinite reports whether predicate i has no tense of its own: "to meet",
// "meeting", "having met".
func (t *tree) nonfinite(i int) bool {
	switch t.Morph(i).Get(text.VerbForm) {
	case "Inf", "Ger", "Part":
	default:
		return false
	}
	g, _ := t.ownGroup(i)
	return g.tense == noTense && g.modal == ""
}

// forSubject returns the head of the phrase with "for" that is the subject of
// infinitive i although it is written before its "to": "plans for them to meet".
// It returns -1 if there is none.
func (t *tree) forSubject(i int) int {
	m := t.kid(i, text.Mark)
	if m <= 0 || t.lemma[m] != "to" {
		return -1
	}
	for w := m - 1; w >= 0; w = t.Head(w) {
		if int(t.right[w]) != m {
			return -1
		}
		if t.preposition(w) == "for" {
			return w
		}
	}
	return -1
}

// subjectControl reports whether the subject of an infinitive after the verb is
// the subject of the verb although it has an object: "promised them to meet".
func subjectControl(lemma string) bool {
	switch lemma {
	case "promise", "vow", "pledge", "threaten", "use", "take", "have", "hold":
		return true
	}
	return false
}

// antecedent returns the noun that a relative pronoun s ("who", "which", "that")
// stands for, or -1 if s is no relative pronoun.
func (t *tree) antecedent(s int) int {
	switch strings.ToLower(t.Word(s)) {
	case "who", "which", "that", "whom":
	default:
		return -1
	}
	for i := s; i >= 0; i = t.Head(i) {
		if r := t.Rel(i); r == text.AclRelcl {
			return t.Head(i)
		}
	}
	return -1
}

// relativeIsObject reports whether the noun described by relative clause i is
// not its subject: "the talks that he left", "the city where they met".
func (t *tree) relativeIsObject(i int) bool {
	for k := range t.kids(i) {
		switch t.Rel(k) {
		case text.Obj, text.Obl, text.Advmod, text.Iobj:
			switch strings.ToLower(t.Word(k)) {
			case "which", "that", "whom", "where", "when", "why", "who":
				return true
			}
		}
	}
	return false
}

// holder returns whose the noun i is: the possessor ("the president's offer"),
// or the subject of the verb that noun i is the object of ("made an offer").
func (t *tree) holder(i int) []int {
	if k := t.kid(i, text.NmodPoss); k >= 0 {
		return t.conjuncts(k)
	}
	h := t.Head(i)
	if h >= 0 && t.isPredicate(h) && (t.Rel(i) == text.Obj || t.Rel(i) == text.Obl || t.Rel(i) == text.Xcomp) {
		if t.group(h).passive {
			return nil
		}
		return t.subjects(h)
	}
	for k := range t.kids(i) {
		if t.Rel(k) == text.Nmod && (t.preposition(k) == "by" || t.preposition(k) == "from") {
			return t.conjuncts(k)
		}
	}
	return nil
}

// agents returns the heads of who does what predicate i says: its subjects, or
// of a passive the phrase with "by". It returns nil if nobody is said to.
func (t *tree) agents(i int) []int {
	if !t.group(i).passive {
		return t.subjects(i)
	}
	for j := i; ; j = t.Head(j) {
		for k := range t.kids(j) {
			if t.Rel(k) == text.OblAgent || t.Rel(k) == text.Obl && t.preposition(k) == "by" && t.Tag(k) != text.NUM {
				return t.conjuncts(k)
			}
		}
		if t.Rel(j) != text.Conj || t.Head(j) < 0 || !t.isPredicate(t.Head(j)) {
			return nil
		}
	}
}

// patients returns the heads of whom predicate i is done to: its objects, or of
// a passive its subjects.
func (t *tree) patients(i int) []int {
	if t.group(i).passive {
		return t.subjects(i)
	}
	if o := t.kid(i, text.Obj); o >= 0 {
		if a := t.antecedent(o); a >= 0 {
			o = a
		}
		return t.conjuncts(o)
	}
	for k := range t.kids(i) { // "killed at least six people", read as a phrase with "at"
		if j := int(t.left[k]); t.Rel(k) == text.Obl && k > i && j+1 < k && t.lemma[j] == "at" && (t.lemma[j+1] == "least" || t.lemma[j+1] == "most") {
			return t.conjuncts(k)
		}
	}
	if t.Rel(i) == text.AclRelcl && t.relativeIsObject(i) && t.kid(i, text.Nsubj) >= 0 {
		return t.conjuncts(t.Head(i))
	}
	return nil
}

// obliques returns the heads of the phrases that belong to word i, a verb or a
// noun, by one of the prepositions, joined ones included, in text order.
func (t *tree) obliques(i int, prepositions ...string) []int {
	var out []int
	for k := range t.kids(i) {
		switch t.Rel(k) {
		case text.Obl, text.Nmod, text.OblAgent, text.Obj, text.Iobj:
		default:
			continue
		}
		p := t.preposition(k)
		for _, want := range prepositions {
			if p == want {
				out = append(out, t.conjuncts(k)...)
				break
			}
		}
	}
	return out
}

// condition returns the mark that makes the clause of word i, or a clause around
// it within the sentence, a condition: "if", "unless", "should" in front. It
// returns -1 if there is none.
func (t *tree) condition(i int) int {
	for c := t.clause(i); c >= 0; c = t.outer(c) {
		for k := range t.kids(c) {
			if t.Rel(k) != text.Mark && t.Rel(k) != text.Advmod {
				continue
			}
			switch strings.ToLower(t.Word(k)) {
			case "if":
				if r := t.Rel(t.firstConjunct(c)); r == text.Ccomp { // "asked if they met"
					continue
				}
				return k
			case "unless", "provided", "whether":
				return k
			}
		}
	}
	return -1
}
