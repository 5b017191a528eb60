package read

import (
	"gentz/text"
)

// clauseContent returns the clause that verb i tells: what hangs on it, or what
// it hangs on ("the strike is over, the union said").
func (f *finder) clauseContent(i, rest int, g verbGroup) []stretch {
	after := max(i, rest)
	for k := range f.kids(i) {
		switch f.Rel(k) {
		case text.Ccomp:
			if f.isQuestionTag(k) {
				continue
			}
		case text.Xcomp: // "said the deal dead" is none; "asked what to do" is
			if f.kid(k, text.Mark) >= 0 && f.lower(f.kid(k, text.Mark)) == "to" && !f.wh(k) {
				continue
			}
			if !f.wh(k) {
				continue
			}
		case text.Parataxis:
			// A clause beside it, told by it, unless it is told itself.
			if k < after || len(f.cues.Verb(f.lower(k))) > 0 && f.kid(k, text.Nsubj) >= 0 && f.leftIsQuoteOrComma(k) || f.kid(i, text.Obj) >= 0 || f.behindStop(k) {
				continue
			}
			if !f.isPredicate(k) {
				continue
			}
		case text.Csubj, text.Dislocated:
			continue
		case text.Acl, text.AclRelcl:
			continue
		default:
			continue
		}
		if f.now.source.has(k) || k < i && f.relative(k) || f.circumstantial(k) {
			continue
		}
		if f.Rel(k) == text.Ccomp && !f.isPredicate(k) && !f.wh(k) && f.kid(k, text.Mark, text.Conj) < 0 {
			continue // a name or an addressee that the parser takes for a clause
		}
		if f.loneQuote(k, i) {
			continue // the quotes are handed out later, whole
		}
		b := f.below(k)
		if k < i && (!f.mainBefore(b.i, min(b.j, i)) && !f.quotedIn(b) || f.marked(b) || f.namesOnly(b, i) || !f.parted(b.j, i)) {
			continue
		}
		if b.i <= i && i < b.j {
			b = f.around(b, i, k)
		}
		if k > i && !f.addresses(i) && f.Rel(k) == text.Ccomp {
			b.i = f.fromCue(after, b.i)
		}
		cut := f.cutChain(b, k)
		if k > i && cut.j == b.j {
			cut.j = f.absorb(i, k, cut.j)
		}
		s := f.onward(i, f.asking(f.unmark(cut, k), i))
		if k > i && !f.whole2(s.i, s.j) {
			if that := f.thatClause(i); !that.empty() {
				s = that // the clause fell apart in the tree
			} else if c := f.besideClause(i, f.now.source); !c.empty() && c.i > i && !f.introduces(i) && !f.wh(k) {
				s = c
			}
		}
		return []stretch{s}
	}
	// "It was made clear that": the clause may be the subject.
	for k := range f.kids(i) {
		if (f.Rel(k) == text.Csubj || f.Rel(k) == text.CsubjPass) && k > i {
			return []stretch{f.unmark(f.below(k), k)}
		}
	}
	return f.aside(i)
}

// fromCue returns where a clause begins that the tree begins at word i: right
// behind the cue, if only its own subject, lost by the tree, stands between.
func (f *finder) fromCue(cue, i int) int {
	k := cue + 1
	for k < i && (f.isTime(k) || f.Tag(k) == text.ADV) {
		k++
	}
	if k >= i || !f.worded(stretch{k, i}) {
		return i
	}
	switch f.Tag(k) {
	case text.DET, text.PROPN, text.NOUN, text.PRON, text.ADJ, text.NUM:
	default:
		return i
	}
	for w := k; w < i; w++ {
		if f.innermost(w) != f.innermost(cue) || f.isTime(w) {
			return i
		}
	}
	return k
}

// asking widens s, told by verb i, by the question word in front of it.
func (f *finder) asking(s stretch, i int) stretch {
	if s.i-1 > i && s.i < f.Len() {
		switch f.lower(s.i - 1) {
		case "what", "when", "where", "why", "how", "who", "which", "whether":
			s.i--
		}
	}
	return s
}

// absorb returns where the clause k told by verb i ends if what hangs on the verb
// behind it belongs to the clause in truth: a phrase or clause that follows
// without a comma, and a joined clause that can only be told ("would first
// review", "had left") where the telling is a plain past.
func (f *finder) absorb(i, k, end int) int {
	end = f.tailOf(i, end)
	for d := range f.kids(i) {
		if d < k || f.Rel(d) != text.Conj || f.below(d).i < end || f.below(d).i > end+2 {
			continue
		}
		g := f.group(d)
		if f.simplePast(i) && !f.simplePast(d) && (g.modal == "would" || g.modal == "could" || g.perfect || g.tense == future || f.kid(d, text.Nsubj) < 0 && g.tense != past) {
			end = f.cutAt(stretch{end, f.below(d).j}).j
		}
	}
	return end
}

// namesOnly reports whether s, before verb i, is the name of the speaker that the
// parser takes for a clause ("two people briefed on the talks said"): no comma,
// dash or quotation mark parts it from the verb. It then makes it the speaker.
func (f *finder) namesOnly(s stretch, i int) bool {
	for k := min(s.i, i); k < i; k++ {
		if f.Tag(k) == text.PUNCT {
			return false
		}
	}
	if s.i >= i || i-s.i > 14 {
		return false
	}
	name := stretch{s.i, i}
	f.now.heads, f.now.source = []int{f.firstNoun(name)}, name
	return true
}

// parted reports whether punctuation stands between word j, behind a clause, and
// verb i that tells it.
func (f *finder) parted(j, i int) bool {
	for k := j - 1; k < i; k++ {
		if f.Tag(k) == text.PUNCT {
			return true
		}
	}
	return false
}

// firstNoun returns the head of the first noun phrase of s.
func (f *finder) firstNoun(s stretch) int {
	for k := s.i; k < s.j; k++ {
		if f.nounish(k) {
			for h := f.Head(k); h > k && h < s.j && f.nounish(h) && (f.Rel(k) == text.Compound || f.Rel(k) == text.NmodPoss || f.Rel(k) == text.NmodDesc); h = f.Head(k) {
				k = h
			}
			return k
		}
	}
	return s.i
}

// quotedIn reports whether a quotation starts within s.
func (f *finder) quotedIn(s stretch) bool {
	for k := s.i; k < s.j; k++ {
		if n := f.innermost(k); n >= 0 && f.quotes[n].first == k {
			return true
		}
	}
	return false
}

// onward widens the content s of verb i by what follows it and belongs to it:
// "and that …", "if …", "unless …".
func (f *finder) onward(i int, s stretch) stretch {
	_, z := f.Sentence(f.SentenceOf(i))
	k := s.j
	for k < z && f.Word(k) == "," {
		k++
	}
	if k+1 >= z || s.i < i || f.innermost(k) != f.innermost(i) {
		return s
	}
	switch w := f.lower(k); {
	case (w == "and" || w == "but" || w == "or") && f.lower(k+1) == "that" && f.Tag(k+1) == text.SCONJ:
	case (w == "if" || w == "unless" || w == "because" || w == "until") && f.Rel(k) == text.Mark:
		if h := f.Head(k); h >= 0 && f.Head(h) == i {
			return stretch{s.i, f.below(h).j}
		}
		return s
	default:
		return s
	}
	e := k + 2
	for e < z && f.Word(e) != ";" && f.innermost(e) == f.innermost(i) || e < z && f.innermost(e) >= 0 {
		e++
	}
	return f.cutAt(stretch{s.i, e})
}

// circumstantial reports whether clause k tells when or why, and is nothing told.
func (f *finder) circumstantial(k int) bool {
	m := f.kid(k, text.Mark)
	if m < 0 {
		return false
	}
	switch f.lower(m) {
	case "after", "before", "when", "while", "as", "because", "since", "until", "although", "though", "by", "despite", "without", "in", "for":
		return m == f.below(k).i
	}
	return false
}

// behindStop reports whether a semicolon or full stop stands before clause k.
func (f *finder) behindStop(k int) bool {
	a := f.below(k).i
	if a == 0 {
		return false
	}
	w := f.Word(a - 1)
	return w == ";" || w == "." || f.Word(a) == ";"
}
