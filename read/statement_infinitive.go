package read

import (
	"strings"

	"gentz/text"
)

// infinitive returns the head of the infinitive that verb i governs, or -1.
func (f *finder) infinitive(i int) int {
	for k := range f.kids(i) {
		if r := f.Rel(k); k > i && (r == text.Xcomp || r == text.Advcl || r == text.Ccomp) && f.hasTo(k) {
			return k
		}
	}
	objects := f.obliques(i, "on", "upon")
	if o := f.kid(i, text.Obj); o >= 0 { // "urged the sides to return" with "to return" on "sides"
		objects = append(objects, o)
	}
	for _, o := range objects {
		for k := range f.kids(o) {
			if f.Rel(k) == text.Acl && f.hasTo(k) && k > o {
				return k
			}
		}
	}
	return -1
}

func (f *finder) hasTo(k int) bool {
	for m := range f.kids(k) {
		if m < k && f.Rel(m) == text.Mark && strings.EqualFold(f.Word(m), "to") {
			return true
		}
	}
	return false
}

// wh reports whether clause k starts with a question word.
func (f *finder) wh(k int) bool {
	b := f.below(k)
	if b.empty() {
		return false
	}
	switch strings.ToLower(f.Word(b.i)) {
	case "what", "whether", "if", "why", "how", "who", "whom", "whose", "when", "where", "which":
		return true
	}
	return false
}

// isQuestionTag reports whether clause k is no content: a bare pronoun or "so".
func (f *finder) isQuestionTag(k int) bool {
	b := f.below(k)
	return b.j-b.i == 1 && f.Tag(k) != text.VERB
}

// object returns the head of the object of verb i: of "call on", what follows "on".
func (f *finder) object(i int, rest string) int {
	if rest != "" && rest != "out" {
		if o := f.obliques(i, rest); len(o) > 0 && o[0] > i {
			return o[0]
		}
	}
	if o := f.kid(i, text.Obj, text.Iobj); o > i {
		return o
	}
	return -1
}

// start returns the first word of the phrase headed by o, without its preposition.
func (f *finder) start(o int) int {
	b := f.below(o)
	for b.i < o && f.Rel(b.i) == text.Case && f.Head(b.i) == o {
		b.i++
	}
	return b.i
}

// withSubject returns the passive subject of verb i and what k spans: "two men
// are said to have left".
func (f *finder) withSubject(i, k int) []stretch {
	s := f.kid(i, text.NsubjPass, text.Nsubj)
	if s < 0 || f.antecedent(s) >= 0 {
		return []stretch{f.below(k)}
	}
	return []stretch{f.below(s), f.below(k)}
}

// calling returns the content of "called the draft a fair start", "described it
// as dead", "put the figure at ten".
func (f *finder) calling(i int, rest string, g verbGroup) []stretch {
	o := f.object(i, rest)
	if g.passive {
		s := f.kid(i, text.NsubjPass)
		if s < 0 || len(f.agents(i)) == 0 {
			return nil
		}
		for k := range f.kids(i) {
			if k > i && (f.Rel(k) == text.Xcomp || f.Rel(k) == text.Obl && f.preposition(k) == "as") {
				return []stretch{f.below(s), f.below(k)}
			}
		}
		return nil
	}
	if o < 0 {
		return nil
	}
	for k := range f.kids(i) {
		if k <= i {
			continue
		}
		switch f.Rel(k) {
		case text.Xcomp, text.Ccomp:
			if k > o || f.below(k).i > o {
				return []stretch{{f.start(o), f.below(k).j}}
			}
		case text.Obl, text.Advcl, text.Nmod:
			if k > o && (f.preposition(k) == "as" || f.kidWord(k, "as") >= 0) {
				return []stretch{{f.start(o), f.below(k).j}}
			}
		}
	}
	for k := range f.kids(o) { // "as" hanging on the object; a name made of both
		if k > o && (f.preposition(k) == "as" || f.kidWord(k, "as") >= 0) {
			return []stretch{{f.start(o), f.below(o).j}}
		}
	}
	// "called the draft “a fair start”": the parser may take both for one phrase.
	b := f.below(o)
	for k := b.i; k < b.j; k++ {
		if n := f.innermost(k); n >= 0 && f.innermost(i) != n && f.quotes[n].first > b.i {
			return []stretch{b}
		}
	}
	if n := f.innermost(o); n >= 0 && n != f.innermost(i) {
		return []stretch{b}
	}
	_, z := f.Sentence(f.SentenceOf(i))
	for k := b.j; k < z && k < o+12; k++ {
		if n := f.innermost(k); n >= 0 && n != f.innermost(i) {
			if f.quotes[n].first == k && f.quotes[n].outer == f.innermost(i) {
				return []stretch{{f.start(o), f.quotes[n].last}}
			}
			break
		}
		if f.Tag(k) == text.VERB || f.Tag(k) == text.PUNCT {
			break
		}
	}
	switch f.lower(i) {
	case "call", "dub", "label", "brand", "term", "deem":
		if f.lastKid(o, text.Amod) > o {
			return []stretch{b} // "called the charges false"
		}
		// What follows the object without a comma is what it is called.
		e := b.j
		for e < f.below(i).j && f.Tag(e) != text.PUNCT && f.Tag(e) != text.CCONJ && f.Tag(e) != text.SCONJ && !f.isTime(e) && f.Tag(e) != text.VERB {
			e++
		}
		if e > b.j && (f.Tag(b.j) == text.DET || f.Tag(b.j) == text.ADJ || f.Tag(b.j) == text.NOUN) {
			return []stretch{{f.start(o), e}}
		}
	}
	return nil
}

// lastKid returns the last child of word i with relation r, or -1.
func (f *finder) lastKid(i int, r text.Rel) int {
	last := -1
	for k := range f.kids(i) {
		if f.Rel(k) == r {
			last = k
		}
	}
	return last
}

// isTime reports whether the phrase headed by k is a time expression.
func (f *finder) isTime(k int) bool {
	_, ok := f.cal.of(k)
	return ok
}

// person reports whether word k heads a name of a person or a pronoun for one.
func (f *finder) person(k int) bool {
	if n, ok := f.NameAt(k); ok && n.Kind == text.Person {
		return true
	}
	switch strings.ToLower(f.Word(k)) {
	case "he", "she", "they", "him", "her", "them", "i", "we", "you", "who":
		return true
	}
	return false
}
