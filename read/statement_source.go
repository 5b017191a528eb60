package read

import (
	"strings"

	"gentz/text"
)

// sayers returns the head words of who says what verb i says, and the words
// that name them.
func (f *finder) sayers(i int, g verbGroup) (heads []int, source stretch) {
	heads, source = f.sayersInTree(i, g)
	if source.empty() {
		return heads, source
	}
	was := source.j
	// The parser took a time or a bracket for the name; or it cut the name short:
	// "a source close to the talks said".
	if source.j < i && f.innermost(source.j) == f.innermost(i) {
		rest := stretch{source.j, i}
		for !rest.empty() && (f.Tag(rest.j-1) == text.ADV || f.Tag(rest.j-1) == text.AUX || f.Tag(rest.j-1) == text.PART) {
			rest.j--
		}
		switch {
		case rest.empty() || rest.j-rest.i > 10 || f.SentenceOf(rest.i) != f.SentenceOf(i):
		case f.isTime(heads[0]) || f.Word(source.i) == "(" && f.Word(source.j-1) == ")":
			if r := f.trim(rest); !r.empty() && f.worded(r) && !f.clausal2(r) {
				return f.headsOf(r), r
			}
		case !f.clausal2(rest) && f.worded(rest) && !f.isTime(rest.j-1):
			source.j = rest.j
		}
	}
	// A name behind a title that the parser has not joined: "union boss Ada Lind".
	end := source.j
	for end < f.Len() && end != i && f.Tag(end) == text.PROPN && f.innermost(end) == f.innermost(source.i) && f.SentenceOf(end) == f.SentenceOf(source.i) && f.Tag(end-1) != text.PUNCT {
		end++
		if end+1 < f.Len() && f.Word(end) == "-" && !f.SpaceAfter(end) && !f.SpaceAfter(end-1) && f.Tag(end+1) == text.PROPN {
			end += 2
		}
	}
	if end == i || source.i > i || end < f.Len() && f.Tag(end) != text.VERB {
		source.j = max(source.j, end)
	}
	if _, ok := f.cast.who(heads[0]); !ok && source.j > was {
		for k := source.j - 1; k >= was; k-- {
			if n, ok := f.cast.who(k); ok && f.Tag(k) == text.PROPN && f.cast.actors[n].Kind == "person" {
				return []int{k}, source
			}
		}
	}
	return heads, source
}

// clausal2 reports whether s holds punctuation, a finite verb or a conjunction,
// so that it is no mere phrase.
func (f *finder) clausal2(s stretch) bool {
	for k := s.i; k < s.j; k++ {
		switch f.Tag(k) {
		case text.PUNCT, text.AUX, text.SCONJ, text.CCONJ:
			return true
		case text.VERB:
			if f.Morph(k).Is(text.VerbForm, "Fin") {
				return true
			}
		case text.PRON:
			return true
		}
	}
	return false
}

// sayersInTree is sayers by the tree alone.
func (f *finder) sayersInTree(i int, g verbGroup) (heads []int, source stretch) {
	if g.passive && !f.quotedAs(i) {
		heads = f.agents(i)
		if len(heads) == 0 {
			return nil, stretch{}
		}
		return heads, f.naming(heads[0], i)
	}
	if f.kid(i, text.Nsubj, text.NsubjPass) < 0 && f.Morph(i).Is(text.VerbForm, "Fin") && f.Rel(i) != text.Conj {
		if h, s := f.besideVerb(i); h >= 0 && h < i {
			return []int{h}, s
		}
	}
	// The word that names the speaker in the verb's own clause, "who" included.
	for j, n := i, 0; j >= 0 && n < 16; n++ {
		if s := f.kid(j, text.Nsubj, text.NsubjPass); s >= 0 && !f.quoteApart(s, i) && f.lower(s) != "it" || s >= 0 && f.lower(s) == "it" && f.kid(j, text.Expl) < 0 && !f.quoteApart(s, i) {
			if f.dummy(s) {
				break
			}
			if d := f.datelineEnd(i); d > s && d < i {
				if r := f.trim(stretch{d, i}); !r.empty() && f.worded(r) {
					return f.headsOf(r), r
				}
			}
			h := s
			if a := f.antecedent(s); a >= 0 {
				h = a
			}
			return f.conjuncts(h), f.naming(s, i)
		}
		up := -1
		switch f.Rel(j) {
		case text.Conj, text.Xcomp, text.Advcl, text.Acl, text.AclRelcl, text.Parataxis, text.Ccomp, text.Dep:
			up = f.Head(j)
		}
		if up < 0 {
			break
		}
		if h := f.toldBy(j); h >= 0 {
			j = h
			continue
		}
		if f.chained(j) { // ", adding that …" goes on from who told the clause
			if t := f.teller(j); t != nil {
				return t.heads, t.source
			}
		}
		j = up
		if f.Rel(i) == text.Acl || f.Rel(i) == text.AclRelcl {
			break
		}
		if r := f.Rel(i); (r == text.Parataxis || r == text.Ccomp) && j == f.Head(i) {
			break
		}
	}
	heads = f.subjects(i)
	if len(heads) > 0 && f.quoteApart(heads[0], i) {
		heads = nil
	}
	if len(heads) == 0 {
		if h, s := f.besideVerb(i); h >= 0 {
			return []int{h}, s
		}
		return nil, stretch{}
	}
	if d := f.datelineEnd(i); d > heads[0] && d < i { // the name stands behind the dateline
		if s := f.trim(stretch{d, i}); !s.empty() && f.worded(s) {
			return f.headsOf(s), s
		}
	}
	if h := f.Head(heads[0]); documentNoun(f.lower(heads[0])) && f.Rel(i) == text.Acl && h >= 0 && f.isPredicate(h) && !f.isSubject(heads[0]) {
		if own := f.holder(heads[0]); len(own) > 0 { // "issued a statement saying"
			return own, f.naming(own[0], i)
		}
	}
	return heads, f.naming(heads[0], i)
}

// toldBy returns the telling verb that verb j is joined to in truth, see
// [finder.toldOn], or -1.
func (f *finder) toldBy(j int) int {
	if f.Rel(j) != text.Conj {
		return -1
	}
	c := f.Head(j)
	for k, n := c, 0; k >= 0 && n < 12; k, n = f.Head(k), n+1 {
		if f.Rel(k) == text.Ccomp && f.toldOn(j, c, k) {
			return f.Head(k)
		}
	}
	return -1
}

// isSubject reports whether word k is a subject.
func (f *finder) isSubject(k int) bool {
	r := f.Rel(k)
	return r == text.Nsubj || r == text.NsubjPass || r == text.NsubjOuter
}

// quotedAs reports whether verb i is told of its subject though passive in form:
// the "saying" of "was quoted as saying".
func (f *finder) quotedAs(i int) bool { return f.Morph(i).Is(text.VerbForm, "Ger") }

// dummy reports whether subject s names nobody: "there", "it" in "it is said".
func (f *finder) dummy(s int) bool {
	w := strings.ToLower(f.Word(s))
	return w == "there" || f.Rel(s) == text.Expl || w == "what"
}

// quoteApart reports whether words a and b stand in different quotations.
func (f *finder) quoteApart(a, b int) bool { return f.innermost(a) != f.innermost(b) }

// teller returns the telling whose content ends where the chained participle j
// goes on: the nearest verb of saying above or before it in the sentence.
func (f *finder) teller(j int) *telling {
	for h := f.Head(j); h >= 0; h = f.Head(h) {
		if t := f.by(h); t != nil && len(t.heads) > 0 && !f.quoteApart(h, j) {
			return t
		}
	}
	a, _ := f.Sentence(f.SentenceOf(j))
	for k := j - 1; k >= a; k-- {
		if t := f.by(k); t != nil && len(t.heads) > 0 && t.class != nil && !t.class.Noun && f.innermost(k) == f.innermost(j) && f.Rel(k) != text.AclRelcl {
			return t
		}
	}
	return nil
}

// naming returns the words of the phrase headed by s that names the speaker of
// verb i: all of it, unless the verb stands within it.
func (f *finder) naming(s, i int) stretch {
	b := f.below(s)
	if a := f.antecedent(s); a >= 0 && a < s {
		// "another firm, which said": from the noun to the pronoun, if near.
		if ab := f.below(a); ab.i < s && s-ab.i <= 12 && !f.quoteApart(a, s) {
			return f.trim(stretch{f.start(a), s + 1})
		}
		return stretch{s, s + 1}
	}
	switch {
	case b.has(i) && i > s:
		// The phrase with the relative clause that tells: up to that clause.
		b.j = i
		for k := range f.kids(s) {
			if kb := f.below(k); kb.has(i) {
				b.j = kb.i
			}
		}
	case b.has(i):
		b.i = s
	}
	if d := f.datelineEnd(b.i); b.i < d && d <= s {
		b.i = d
	}
	for k := range f.kids(s) { // a quotation or another clause wrongly hung on the name
		kb := f.below(k)
		if (f.Rel(k) == text.Parataxis || f.quoteApart(k, s)) && kb.i > s {
			b.j = min(b.j, kb.i)
		}
		if (f.Rel(k) == text.Case || f.Rel(k) == text.Cc || f.Rel(k) == text.Mark) && k < s && k == b.i {
			b.i = k + 1
		}
	}
	if f.quoteApart(s, i) {
		return f.trim(b)
	}
	for b.i < s && f.innermost(b.i) != f.innermost(s) && f.Tag(b.i) == text.PUNCT {
		b.i++
	}
	return f.trim(b)
}

// besideVerb finds the speaker by the order of words where the tree names none:
// the name or noun right before or right behind a verb that ends or starts its
// clause beside a quotation mark or comma ("…, said Lind").
func (f *finder) besideVerb(i int) (head int, s stretch) {
	if r := f.Rel(i); r == text.Acl || r == text.Advcl || r == text.Xcomp || f.Tag(i) != text.VERB || f.Morph(i).Is(text.VerbForm, "Ger") || f.Morph(i).Is(text.VerbForm, "Inf") {
		return -1, stretch{}
	}
	if i > 0 && f.nounish(i-1) && !f.quoteApart(i-1, i) {
		h := f.top(i-1, i)
		b := f.below(h)
		if !b.has(i) && b.j == i {
			return h, f.trim(b)
		}
	}
	if k := i + 1; k < f.Len() && !f.addresses(i) && f.SentenceOf(k) == f.SentenceOf(i) && (f.nounish(k) || f.Tag(k) == text.DET || f.Tag(k) == text.ADJ) && i > 0 && f.Tag(i-1) == text.PUNCT {
		h := f.top(k, i)
		b := f.below(h)
		if !b.has(i) && b.i == k && f.nounish(h) {
			return h, f.trim(b)
		}
	}
	return -1, stretch{}
}

// addresses reports whether the object of verb i is whom one speaks to, so that
// no speaker can stand behind it.
func (f *finder) addresses(i int) bool {
	for _, u := range f.cues.Verb(f.lower(i)) {
		if u.Has("addr") {
			return true
		}
	}
	return false
}

func (f *finder) nounish(k int) bool {
	t := f.Tag(k)
	return t == text.PROPN || t == text.PRON || t == text.NOUN
}

// top returns the head of the largest phrase around word k that does not contain
// verb i and does not leave its quotation.
func (f *finder) top(k, i int) int {
	for f.Head(k) >= 0 && !f.below(f.Head(k)).has(i) && !f.quoteApart(k, f.Head(k)) && !f.isPredicate(f.Head(k)) {
		k = f.Head(k)
	}
	return k
}

// datelineEnd returns the first word behind the dateline of the sentence of word
// i ("GENEVA, March 3 (AP) - "), or 0 if it has none: a paragraph that starts in
// capitals and has a dash within the first words.
func (f *finder) datelineEnd(i int) int {
	s := f.SentenceOf(i)
	if !f.Paragraph(s) {
		return 0
	}
	a, z := f.Sentence(s)
	if !capitals(f.Word(a)) {
		return 0
	}
	for k := a + 1; k < z && k < a+18; k++ {
		switch f.Word(k) {
		case "-", "–", "—", "--":
			if f.SpaceAfter(k) && f.SpaceAfter(k-1) {
				return k + 1
			}
		}
		if f.Tag(k) == text.VERB || f.Tag(k) == text.AUX {
			return 0
		}
	}
	return 0
}

// documentNoun reports whether the noun names something that carries words.
func documentNoun(lemma string) bool {
	switch lemma {
	case "statement", "letter", "post", "tweet", "message", "memo", "email", "e-mail", "readout", "note", "communique", "communiqué", "declaration", "release",
		"report", "document", "speech", "remark", "comment", "article", "interview", "video", "text", "notice", "decree", "order", "filing", "complaint", "resolution":
		return true
	}
	return false
}
