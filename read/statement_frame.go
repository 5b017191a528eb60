package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// rest returns the last word of what must follow verb i ("out" of "point out"),
// or -1 if it does not follow. Up to two words may stand between ("make it clear").
func (f *finder) rest(i int, rest string) int {
	if rest == "" {
		return -1
	}
	words := strings.Fields(rest)
	far := i + 3
	switch rest {
	case "on", "upon", "to", "at", "against", "with":
		far = i + 1
	}
	for k := i + 1; k < f.Len() && k <= far; k++ {
		n := 0
		for n < len(words) && k+n < f.Len() && strings.EqualFold(f.Word(k+n), words[n]) {
			n++
		}
		if n == len(words) {
			return k + n - 1
		}
		if f.Tag(k) == text.PUNCT {
			return -1
		}
	}
	return -1
}

// cueWords returns the words of the cue: the verb, with its particle or noun if
// that stands right behind.
func (f *finder) cueWords(i, rest int) stretch {
	if rest >= 0 && rest <= i+2 {
		return stretch{i, rest + 1}
	}
	return stretch{i, i + 1}
}

// frame returns the content of verb i if it stands in a frame of that kind, or nil.
func (f *finder) frame(i int, kind string, u ontology.CueUse, rest int, g verbGroup) []stretch {
	switch kind {
	case "clause":
		return f.clauseContent(i, rest, g)
	case "inf":
		if g.passive {
			if k := f.infinitive(i); k >= 0 { // "is said to be ready"
				return f.withSubject(i, k)
			}
			return nil
		}
		if f.kid(i, text.Obj) >= 0 {
			return nil
		}
		if k := f.infinitive(i); k >= 0 {
			for _, fr := range u.Frames {
				if fr.Kind == "p" {
					if ks := f.prepKids(i, fr.Prep); len(ks) > 0 && ks[0] > i && ks[0] < k {
						return nil
					}
				}
			}
			s := f.refused(u, k)
			if b := f.below(k); s.j == b.j {
				s.j = f.tailOf(i, s.j)
			}
			return []stretch{s}
		}
	case "obj+inf":
		k := f.infinitive(i)
		if k < 0 {
			return nil
		}
		if g.passive {
			if len(f.agents(i)) == 0 && u.Class != "demand.on" {
				return nil
			}
			return f.withSubject(i, k)
		}
		if o := f.object(i, u.Rest); o >= 0 && o < k {
			return []stretch{{f.start(o), f.tailOf(i, f.below(k).j)}}
		}
	case "obj+pred":
		return f.calling(i, u.Rest, g)
	case "obj+p":
		o := f.object(i, u.Rest)
		for _, fr := range u.Frames {
			if fr.Kind != "obj+p" {
				continue
			}
			for _, k := range f.prepKids(i, fr.Prep) {
				if k < i {
					continue
				}
				if g.passive {
					return f.withSubject(i, k)
				}
				if o >= 0 && o < k {
					return []stretch{{f.start(o), f.tailOf(i, f.below(k).j)}}
				}
			}
			if o >= 0 && !g.passive { // the phrase may hang on the object
				for _, k := range f.prepKids(o, fr.Prep) {
					if k > o {
						return []stretch{{f.start(o), f.tailOf(i, f.below(o).j)}}
					}
				}
			}
		}
	case "p":
		for k := range f.kids(i) {
			if r := f.Rel(k); k < i || r != text.Obl && r != text.Advcl && r != text.Nmod && r != text.Ccomp && r != text.Xcomp && r != text.OblAgent {
				continue
			}
			p := f.preposition(k)
			if p == "" {
				if m := f.kid(k, text.Mark); m >= 0 {
					p = f.lower(m)
				}
			}
			if u.Takes("p", p) && (p == "to" || p == "of" || p == "against" || p == "at" || !f.isTime(k)) {
				b := f.below(k)
				for !b.empty() && b.i < k && (f.Tag(b.i) == text.ADP || f.Tag(b.i) == text.SCONJ) && f.Head(b.i) == k {
					b.i++
				}
				b.j = f.tailOf(i, b.j)
				return []stretch{b}
			}
		}
	case "ing":
		for k := range f.kids(i) {
			if r := f.Rel(k); (r == text.Xcomp || r == text.Ccomp || r == text.Advcl) && k > i && f.Morph(k).Is(text.VerbForm, "Ger") && f.kid(k, text.Mark) < 0 {
				return []stretch{f.below(k)}
			}
		}
	case "obj":
		if g.passive {
			s := f.kid(i, text.NsubjPass, text.Nsubj)
			if s < 0 || f.antecedent(s) >= 0 {
				return nil
			}
			if len(f.agents(i)) == 0 && f.person(s) {
				return nil
			}
			if w := f.lower(s); (w == "this" || w == "that" || w == "it") && f.below(s).j-f.below(s).i == 1 {
				return f.sentenceBefore(i) // "This was announced by the ministry."
			}
			return []stretch{f.below(s)}
		}
		if o := f.kid(i, text.Obj); o > i && !f.isTime(o) && f.Tag(o) != text.PRON {
			end := f.tailOf(i, f.below(o).j)
			if end < f.Len() && u.Has("clause") && (f.Tag(end) == text.AUX || f.Tag(end) == text.VERB && f.Morph(end).Is(text.VerbForm, "Fin")) && f.SentenceOf(end) == f.SentenceOf(i) {
				return nil // a clause that fell apart: "agreed the sides will meet"
			}
			return []stretch{f.restrictive(stretch{f.start(o), end})}
		}
	}
	return nil
}

// restrictive ends s before what is only added to it: ", which …".
func (f *finder) restrictive(s stretch) stretch {
	for k := s.i + 1; k < s.j; k++ {
		if f.Word(k-1) == "," && f.innermost(k) == f.innermost(s.i) && f.startsRelative(stretch{k, s.j}) {
			return stretch{s.i, k - 1}
		}
	}
	return s
}

// refused returns the content of an infinitive k: all of it, but of "declined to
// say whether …" what one would not say.
func (f *finder) refused(u ontology.CueUse, k int) stretch {
	b := f.below(k)
	if u.Act != "decline" && u.Act != "refuse" || len(f.cues.Verb(f.lower(k))) == 0 {
		return b
	}
	if c := f.kid(k, text.Ccomp, text.Xcomp); c > k {
		return f.cutAt(f.unmark(stretch{f.below(c).i, b.j}, c))
	}
	return b
}

// lasting reports whether the time phrase headed by k tells how long or until
// when, which is part of what is told: "over four years", "by May".
func (f *finder) lasting(k int) bool {
	switch f.preposition(k) {
	case "over", "through", "until", "by", "within", "for":
		return true
	}
	return false
}

// sentenceBefore returns the sentence before that of word i, if it is of the
// same paragraph.
func (f *finder) sentenceBefore(i int) []stretch {
	s := f.SentenceOf(i)
	if s == 0 || f.newParagraph(s) {
		return nil
	}
	a, z := f.Sentence(s - 1)
	return []stretch{{max(a, f.datelineEnd(a)), z}}
}

// tailOf returns where the content of verb i ends that starts with its object:
// behind the phrases that follow without a comma and are neither a time nor a
// circumstance of the saying. What belongs to an object often hangs on the verb.
func (f *finder) tailOf(i, end int) int {
	for k := range f.kids(i) {
		b := f.below(k)
		if k < i || b.i < end {
			continue
		}
		if f.Tag(k) == text.PUNCT && f.Word(k) == "," && k+1 < f.Len() {
			switch f.lower(k + 1) {
			case "including", "include", "especially", "particularly", "such", "notably":
				end = max(end, k+1)
				continue
			}
		}
		if b.i > end || f.Tag(k) == text.PUNCT || f.Rel(k) == text.Conj || f.Rel(k) == text.Parataxis || f.Rel(k) == text.Cc || f.isTime(k) && !f.lasting(k) || f.chained(k) {
			break
		}
		if w := f.lower(k); f.Rel(k) == text.Obl && (mediumNoun(w) || occasionNoun(w)) && f.preposition(k) != "of" && f.preposition(k) != "for" {
			break
		}
		end = b.j
	}
	return end
}

// thatClause finds by the order of words what the tree has lost: "that" and a
// clause behind verb i, with no more than an addressee or a time between.
func (f *finder) thatClause(i int) stretch {
	_, z := f.Sentence(f.SentenceOf(i))
	for k := i + 1; k < z && k < i+18; k++ {
		if f.innermost(k) != f.innermost(i) || f.Tag(k) == text.VERB || f.Tag(k) == text.AUX || f.Tag(k) == text.PUNCT && f.Word(k) != "," {
			break
		}
		if w := f.lower(k); w == "so" || w == "such" {
			break // "so many that"
		}
		if f.lower(k) == "that" && f.Tag(k) != text.DET {
			e := k + 1
			for e < z && (f.Tag(e) != text.PUNCT || f.Word(e) != ";") {
				e++
			}
			if f.whole2(k+1, e) {
				return f.cutAt(stretch{k + 1, e})
			}
			break
		}
	}
	return stretch{}
}

// besideClause finds by the order of words what the tree has lost: the clause
// before ", the envoy said" at the end of a sentence, or right behind "the envoy
// said" at its start.
func (f *finder) besideClause(i int, source stretch) stretch {
	a, z := f.Sentence(f.SentenceOf(i))
	if o := f.innermost(i); o >= 0 {
		a, z = max(a, f.quotes[o].first+1), min(z, f.quotes[o].last)
	}
	a = max(a, f.datelineEnd(a))
	lo, hi := i, i+1
	if !source.empty() {
		lo, hi = min(lo, source.i), max(hi, source.j)
	}
	rest := stretch{hi, z}
	if lo-1 > a && f.Word(lo-1) == "," && !f.whole2(rest.i, rest.j) {
		if s := f.trim(stretch{a, lo}); !s.empty() && f.mainBefore(s.i, s.j) && f.levelOf(s, i) {
			return f.afterStop(s, i)
		}
	}
	k := i + 1
	for k < z && (f.Tag(k) == text.ADV || f.isTime(k) || f.Tag(k) == text.ADP && k+1 < z && f.isTime(k+1)) {
		k++
	}
	if k < z && f.Tag(k) != text.PUNCT && f.Tag(k) != text.ADP && f.Tag(k) != text.CCONJ {
		if s := f.trim(stretch{k, z}); !s.empty() && f.whole2(s.i, s.j) && !f.marked(s) && !f.startsRelative(s) && f.innermost(s.i) == f.innermost(i) {
			return f.cutAt(s)
		}
	}
	return stretch{}
}

// levelOf reports whether s stands in the same quotation as word i.
func (f *finder) levelOf(s stretch, i int) bool {
	return f.innermost(s.i) == f.innermost(i) && f.innermost(s.j-1) == f.innermost(i)
}

// introduces reports whether a quotation or a colon follows verb i, or a
// quotation stands right before its clause.
func (f *finder) introduces(i int) bool {
	_, z := f.Sentence(f.SentenceOf(i))
	for k := i + 1; k < z && k < i+16; k++ {
		if f.Word(k) == ":" {
			return true
		}
		if f.deeper(k, f.innermost(i)) {
			// A quotation, but for one that starts inside a clause: 'said he would “never” sign'.
			w := f.Word(k - 1)
			return k == i+1 || w == "," || f.lower(k-1) == "that" || !f.worded(stretch{i + 1, k}) || f.timesOnly(i+1, k)
		}
		if f.isPredicate(k) {
			break
		}
	}
	b := f.below(i)
	return b.i > 0 && f.innermost(b.i-1) >= 0 && f.innermost(b.i-1) != f.innermost(i)
}

// timesOnly reports whether the words [i, j) are times and what goes with them.
func (f *finder) timesOnly(i, j int) bool {
	for k := i; k < j; k++ {
		if !f.isTime(k) && f.nounish(k) && !mediumNoun(f.lower(k)) {
			return false
		}
	}
	return true
}

// cutAt ends s before a participle that tells on.
func (f *finder) cutAt(s stretch) stretch {
	for k := s.i; k < s.j; k++ {
		if f.chained(k) {
			return stretch{s.i, f.below(k).i}
		}
	}
	return s
}

// prepKids returns the phrases and clauses that hang on word i with that
// preposition: "accused them of fraud", "of hiding it".
func (f *finder) prepKids(i int, prep string) []int {
	out := f.obliques(i, prep)
	for k := range f.kids(i) {
		if r := f.Rel(k); r != text.Advcl && r != text.Acl && r != text.Ccomp && r != text.Xcomp {
			continue
		}
		if m := f.kid(k, text.Mark, text.Case); m >= 0 && f.lower(m) == prep {
			out = append(out, k)
		}
	}
	return out
}
