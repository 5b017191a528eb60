package read

import (
	"strings"

	"gentz/text"
)

// aside returns the clause that contains verb i as an aside: "The strike, the
// union said, is over". It returns nil if i is none.
func (f *finder) aside(i int) []stretch {
	top := f.asideTop(i)
	if top < 0 {
		return nil
	}
	h := f.Head(top)
	if h < 0 {
		return nil
	}
	own := f.below(top)
	for n := 0; n < 8 && f.Head(h) >= 0 && f.Rel(h) != text.Root && f.Rel(h) != text.Ccomp && !(f.isPredicate(h) && own.i > f.below(h).i); n++ {
		h = f.Head(h)
	}
	b := f.below(h)
	if b.i < own.i && f.namesOnly(stretch{b.i, own.i}, i) {
		return nil
	}
	if own.i < h && own.j < h && own.i <= b.i+1 && !f.inverted(i) {
		return nil // it comes first: then it does not tell what follows by a comma alone
	}
	out := []stretch{{b.i, own.i}, {own.j, b.j}}
	if f.mainBefore(b.i, own.i) && !f.subordinate(own.j, b.j) {
		out = out[:1] // the clause is whole before the aside: what follows goes on from the saying
	}
	var keep []stretch
	told := false
	for _, s := range out {
		if s = f.trim(s); s.empty() || f.startsRelative(s) {
			continue
		}
		s = f.afterStop(s, i)
		keep = append(keep, s)
		told = told || f.mainBefore(s.i, s.j) && !f.marked(s)
	}
	if !told {
		return nil
	}
	return keep
}

// asideTop returns the head of the aside that verb i makes: i itself if it is
// beside another clause, or -1.
func (f *finder) asideTop(i int) int {
	if s := f.kid(i, text.NsubjPass); s >= 0 && f.lower(s) != "it" {
		return -1
	}
	if m := f.kidWord(i, "as"); f.Rel(i) == text.Advcl && m >= 0 && m < i && f.kid(i, text.Nsubj) >= 0 && f.kid(i, text.Ccomp, text.Xcomp) < 0 {
		return i // "as the envoy told reporters"
	}
	switch f.Rel(i) {
	case text.Parataxis:
		return i
	case text.Conj, text.Advcl, text.Dep, text.Appos, text.Discourse, text.Acl:
		// What the parser calls joined or dependent is an aside if a comma or
		// quotation mark stands before it and its subject has no other verb.
		s := f.kid(i, text.Nsubj)
		if s < 0 || f.kid(i, text.Cc, text.Mark) >= 0 {
			return -1
		}
		if f.kid(i, text.Obj, text.Ccomp, text.Xcomp) >= 0 {
			return -1
		}
		if f.leftIsQuoteOrComma(i) {
			return i
		}
	}
	return -1
}

// mainBefore reports whether a main clause with its subject stands in [i, j).
func (f *finder) mainBefore(i, j int) bool {
	for k := i; k < j; k++ {
		if !f.isPredicate(k) || f.kid(k, text.Mark) >= 0 {
			continue
		}
		switch f.Rel(k) {
		case text.AclRelcl, text.Acl, text.Advcl, text.Xcomp:
			continue
		}
		if s := f.kid(k, text.Nsubj, text.NsubjPass, text.Expl); s >= i && s < j {
			return true
		}
	}
	return false
}

func (f *finder) startsRelative(s stretch) bool {
	switch strings.ToLower(f.Word(s.i)) {
	case "who", "which", "whose", "whom":
		return true
	}
	return false
}

// relative reports whether the clause of word k starts with a relative pronoun.
func (f *finder) relative(k int) bool {
	b := f.below(k)
	switch strings.ToLower(f.Word(b.i)) {
	case "who", "which", "whose", "whom":
		return true
	}
	return f.Rel(k) == text.AclRelcl
}

// afterStop returns what stands in s, before verb i, behind a colon or semicolon,
// if that is a clause: the saying reaches no further back.
func (f *finder) afterStop(s stretch, i int) stretch {
	if s.i > i {
		return s
	}
	for k := s.j - 1; k > s.i; k-- {
		if w := f.Word(k); (w == ":" || w == ";") && f.innermost(k) == f.innermost(i) && f.mainBefore(k+1, s.j) {
			return f.trim(stretch{k + 1, s.j})
		}
	}
	return s
}

// subordinate reports whether the words [i, j) go on with a clause of the kind
// "if …", "because …", which belongs to what is told.
func (f *finder) subordinate(i, j int) bool {
	for i < j && f.Tag(i) == text.PUNCT {
		i++
	}
	if i >= j {
		return false
	}
	switch f.lower(i) {
	case "if", "because", "unless", "although", "though", "so", "since", "whether", "provided", "that", "until":
		return true
	}
	return false
}

// inverted reports whether the subject of verb i follows it ("said the envoy").
func (f *finder) inverted(i int) bool {
	s := f.kid(i, text.Nsubj)
	return s > i
}

// leftIsQuoteOrComma reports whether what hangs on word i is set off before by a
// comma, a dash or a quotation mark.
func (f *finder) leftIsQuoteOrComma(i int) bool {
	a := f.below(i).i
	if a > 0 && f.Tag(a) == text.PUNCT {
		return true
	}
	return a > 0 && f.Tag(a-1) == text.PUNCT
}

// below returns the words that word k and all below it span.
func (f *finder) below(k int) stretch {
	i, j := f.extent(k)
	return stretch{i, j}
}

// around returns of b, the span of the clause k that surrounds verb i, the side
// on which k stands.
func (f *finder) around(b stretch, i, k int) stretch {
	if k < i {
		return stretch{b.i, i}
	}
	return stretch{i + 1, b.j}
}

// unmark takes "that" off the front of s, the words of clause k.
func (f *finder) unmark(s stretch, k int) stretch {
	for s.i < s.j && f.Tag(s.i) == text.PUNCT && f.innermost(s.i) < 0 {
		s.i++
	}
	if s.i < s.j && f.lower(s.i) == "that" && f.Rel(s.i) == text.Mark {
		s.i++
	}
	return s
}

// cutChain ends s, the words of clause k, before a participle that tells on:
// ", adding that …", ", accusing …". It belongs to who tells k.
func (f *finder) cutChain(s stretch, k int) stretch {
	for c := k; c >= 0; {
		last := -1
		for d := range f.kids(c) {
			if d > c && f.below(d).j >= s.j-1 && f.Tag(d) != text.PUNCT {
				last = d
			}
			if d > c && (f.chained(d) || f.toldOn(d, c, k)) {
				return stretch{s.i, f.below(d).i}
			}
		}
		c = last
	}
	return s
}

// toldOn reports whether verb d, joined to verb c of the clause k that is told, is
// joined to the telling verb in truth: "denied that it had fired, and accused …",
// "agreed that arms must rest, called for …". It has no subject, is a past verb of
// saying, and c is no simple past or a comma parts them.
func (f *finder) toldOn(d, c, k int) bool {
	if f.Rel(d) != text.Conj || f.Tag(d) != text.VERB || f.kid(d, text.Nsubj, text.NsubjPass, text.Aux) >= 0 || len(f.cues.Verb(f.lower(d))) == 0 {
		return false
	}
	i := f.Head(k)
	if i < 0 || !f.simplePast(d) || !f.simplePast(i) || f.innermost(d) != f.innermost(i) {
		return false
	}
	b := f.below(d)
	comma := b.i > 0 && (f.Word(b.i-1) == "," || f.Word(b.i) == ",")
	for x := range f.kids(c) {
		if x > c && x < d && f.Tag(x) == text.PUNCT && x >= b.i-2 {
			comma = true
		}
	}
	return comma || !f.simplePast(c)
}

// simplePast reports whether verb i is a finite past form without an auxiliary.
func (f *finder) simplePast(i int) bool {
	m := f.Morph(i)
	return m.Is(text.Tense, "Past") && m.Is(text.VerbForm, "Fin") && f.kid(i, text.Aux, text.AuxPass) < 0
}

// chained reports whether word d is a participle of saying set off by a comma
// from the clause before it.
func (f *finder) chained(d int) bool {
	if f.Tag(d) != text.VERB || f.Rel(d) != text.Advcl && f.Rel(d) != text.Acl && f.Rel(d) != text.Conj && f.Rel(d) != text.Parataxis {
		return false
	}
	if !strings.HasSuffix(strings.ToLower(f.Word(d)), "ing") || len(f.cues.Verb(f.lower(d))) == 0 || f.kid(d, text.Nsubj, text.Mark) >= 0 {
		return false
	}
	a := f.below(d).i
	for a < d && f.Tag(a) == text.PUNCT {
		a++
	}
	return a > 0 && f.Tag(a-1) == text.PUNCT && f.innermost(d) < 0
}
