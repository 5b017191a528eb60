package read

import (
	"slices"
	"strings"

	"gentz/text"
)

// pronoun resolves "he", "she", "they" or "it" at word i by the mentions before
// it. What is open stays open. "I", "we" and "you" are whoever speaks or listens,
// which only a statement tells.
func (b *casting) pronoun(i int) {
	w := strings.ToLower(b.Word(i))
	if strings.HasSuffix(w, "self") && i > 0 && (b.Tag(i-1) == text.PROPN || b.Tag(i-1) == text.NOUN) {
		return // "Lind himself"
	}
	if i+2 < b.Len() && styled(b.t.lower(i+1)) && upper(b.Word(i+2)) {
		return // "His Majesty King Carl"
	}
	switch w {
	case "he", "him", "his", "himself":
		b.resolve(i, b.singlePerson('m'))
	case "she", "her", "hers", "herself":
		b.resolve(i, b.singlePerson('f'))
	case "they", "them", "their", "themselves":
		b.resolvePlural(i)
	case "it", "its", "itself":
		if b.Rel(i) != text.Expl {
			b.resolveParty(i)
		}
	}
}

// singlePerson returns a test for one human being of gender g.
func (b *casting) singlePerson(g byte) func(n int) bool {
	return func(n int) bool {
		a := &b.actors[n]
		return (a.Kind == "person" || a.Rule == "actor.unnamed" || a.Rule == "actor.office") && (b.gender[n] == 0 || b.gender[n] == g)
	}
}

// A pick is a candidate for what a pronoun means.
type pick struct{ n, score, more int }

// resolve lets pronoun i mean the best candidate that fits, unless another is
// about as good.
func (b *casting) resolve(i int, fits func(n int) bool) {
	best, second := pick{n: -1}, pick{n: -1}
	for _, c := range b.candidates(i, fits) {
		if c.score > best.score {
			best, second = c, best
		} else if c.score > second.score {
			second = c
		}
	}
	if best.n < 0 || best.score-second.score < 6 {
		return
	}
	b.mean(best.n, i, i, i+1, "pronoun")
	g := byte('m')
	switch strings.ToLower(b.Word(i)) {
	case "she", "her", "hers", "herself":
		g = 'f'
	}
	if b.gender[best.n] == 0 && best.score-second.score >= 20 {
		b.gender[best.n] = g // what the page once called "she" it will not call "he"
	}
}

const reach = 3 // sentences back that a pronoun may look

// candidates weighs every actor that fits and is mentioned within reach before
// word i by how near and how prominent its best mention is, after the manner of
// Lappin and Leass (1994).
func (b *casting) candidates(i int, fits func(n int) bool) []pick {
	var out []pick
	s := b.SentenceOf(i)
	add := func(n, score int) {
		for k := range out {
			if out[k].n == n {
				out[k].score = max(out[k].score, score)
				if out[k].more < 8 {
					out[k].more += 4 // spoken of more than once
				}
				return
			}
		}
		out = append(out, pick{n: n, score: score})
	}
	q := b.quoting.innermost(i)
	for back := 0; back <= reach && back <= s; back++ {
		from, to := b.Sentence(s - back)
		if b.inTitle(from) != b.inTitle(i) && back > 0 && !b.inTitle(i) && b.first != from && back > 1 {
			break
		}
		from, to = max(from, i-300), min(to, i+100) // a "sentence" may be a table
		for k := from; k < to; k++ {
			n, ok := b.who(k)
			if !ok || k == i || !fits(n) || b.bound(i, k) {
				continue
			}
			if k > i && !b.cataphor(i, k) {
				continue
			}
			score := 100 - 30*back + b.prominence(k)
			if back == 0 {
				score += b.governs(k, i)
			}
			if at := b.quoting.innermost(k); at >= 0 && at != q { // named in another's words
				score -= 25
			}
			if q >= 0 && b.quoting.innermost(k) < 0 && b.tells(k, q) { // who speaks says "I"
				score -= 60
			}
			if b.inTitle(k) != b.inTitle(i) {
				score -= 20
			}
			if b.topical(i) && b.topical(k) {
				score += 6
			}
			add(n, score)
		}
		for k := from; k < to && back < 2; k++ { // an unnamed person stands in the way
			if b.topical(k) && k < i && b.at[k] == 0 && b.group[k] == nil && b.personNounAt(k) {
				add(-1-k, 100-30*back+b.prominence(k))
			}
		}
	}
	quoted := b.quotedWith(i)
	kept := out[:0]
	for _, c := range out {
		c.score += c.more
		if slices.Contains(quoted, c.n) { // who speaks says "I", not "he"
			c.score -= 40
		}
		if c.score > 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

// quotedWith returns the actors that the quotations in the sentence of word i
// speak of, if i itself stands outside them as their speaker may.
func (b *casting) quotedWith(i int) []int {
	if b.quoting.innermost(i) >= 0 || !b.topical(i) {
		return nil
	}
	var out []int
	from, to := b.Sentence(b.SentenceOf(i))
	from, to = max(from, i-300), min(to, i+300)
	for q := range b.quoting.quotes {
		x := &b.quoting.quotes[q]
		if x.last < from || x.first > to || x.last-x.first < 4 {
			continue
		}
		for k := max(x.first, i-300); k < min(x.last, i+300); k++ {
			if n, ok := b.who(k); ok {
				out = append(out, n)
			}
		}
	}
	return out
}

// personNounAt reports whether word k is a noun for one person that means nobody known.
func (b *casting) personNounAt(k int) bool {
	if b.Tag(k) != text.NOUN || b.Morph(k).Is(text.Number, "Plur") {
		return false
	}
	np := b.nounPhrase(k)
	return !np.definite() && (np.office.Name != "" || np.is("person"))
}

// prominence weighs the place of a mention in its clause.
func (b *casting) prominence(k int) int {
	p := 0
	f := b.t.firstConjunct(k)
	switch b.Rel(f) {
	case text.Nsubj, text.NsubjOuter, text.NsubjPass:
		p = 20
		if h := b.Head(f); h >= 0 {
			switch b.Rel(h) {
			case text.Root, text.Parataxis, text.Conj:
				p += 10
			case text.AclRelcl, text.Acl:
				p -= 10
			}
		}
	case text.Obj, text.Iobj, text.OblAgent:
		p = 8
	case text.Obl:
		p = 4
	case text.NmodPoss:
		p = 0
	case text.Nmod, text.Appos:
		p = -4
	case text.Root:
		p = 10
	}
	if f != k { // one of several
		p -= 6
	}
	return p
}

// governs weighs a mention in the sentence of pronoun i: the subject of a clause
// around the pronoun's ("Lind said she …") goes before all others.
func (b *casting) governs(k, i int) int {
	if v := b.t.clause(i); isPossessive(b.Word(i)) && judges(b.t.lower(v)) && b.t.kid(v, text.Obj) == k && k < i {
		return 60 // "thanked Lind for her efforts"
	}
	near := 34 // the nearest clause first
	for v := b.t.outer(b.t.clause(i)); v >= 0; v = b.t.outer(v) {
		for _, s := range b.t.subjects(v) {
			if s == k {
				return near
			}
		}
		near = max(near-16, 0)
	}
	if v := b.t.clause(i); b.Word(i) == strings.ToLower(b.Word(i)) && isPossessive(b.Word(i)) && !judges(b.t.lower(v)) {
		for _, s := range b.t.subjects(v) {
			if s == k {
				return 34
			}
		}
	}
	if b.t.firstConjunct(b.t.clause(k)) == b.t.firstConjunct(b.t.clause(i)) {
		return 8
	}
	return 0
}

// judges: verbs that speak of what their object did.
func judges(verb string) bool {
	return oneOf(verb, " thank congratulate praise commend criticise criticize blame accuse applaud rebuke condemn fault credit admire salute forgive punish reproach honour honor ")
}

func isPossessive(w string) bool {
	switch strings.ToLower(w) {
	case "his", "her", "their", "its":
		return true
	}
	return false
}

// bound reports whether pronoun i cannot mean what word k does because both
// stand in one clause: "Lind met her", "Lind's letter to her brother" can.
func (b *casting) bound(i, k int) bool {
	w := strings.ToLower(b.Word(i))
	if strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves") {
		return false
	}
	if b.Rel(i) == text.NmodPoss {
		// "his envoy Varga": the envoy is not "his"
		return b.t.within(k, b.Head(i)) && k > i
	}
	if b.t.clause(i) != b.t.clause(k) {
		return false
	}
	return b.Rel(k) != text.NmodPoss
}

// cataphor reports whether pronoun i may look ahead to word k: from a phrase or
// clause in front to the subject of its main clause ("In her speech, Lind said").
func (b *casting) cataphor(i, k int) bool {
	if b.Rel(b.t.firstConjunct(k)) != text.Nsubj || b.quoting.innermost(i) != b.quoting.innermost(k) {
		return false
	}
	v := b.Head(b.t.firstConjunct(k))
	for h := i; h >= 0; h = b.Head(h) {
		if b.Head(h) == v {
			return (b.Rel(h) == text.Obl || b.Rel(h) == text.Advcl) && h < k
		}
	}
	return false
}

// tells reports whether word k is the subject of a clause that the quotation q
// belongs to.
func (b *casting) tells(k, q int) bool {
	x := b.quoting.quotes[q]
	v := b.Head(b.t.firstConjunct(k))
	if v < 0 || !b.topical(k) {
		return false
	}
	s := b.SentenceOf(v)
	i, j := b.Sentence(s)
	return x.first < j && i < x.last || x.last == i || x.first == j
}

// resolvePlural lets "they" mean the group, or the people named together, that the
// clause around it or the sentence before is about.
func (b *casting) resolvePlural(i int) {
	best, second, bestScore, secondScore := -1, -1, 0, 0
	s := b.SentenceOf(i)
	for back := 0; back <= 1 && back <= s; back++ {
		from, to := b.Sentence(s - back)
		for k := max(from, i-300); k < min(to, i); k++ {
			if !b.ofSeveral(k) || b.bound(i, k) || b.quoting.innermost(k) != b.quoting.innermost(i) {
				continue
			}
			score := 100 - 30*back + b.prominence(k)
			if back == 0 {
				score += b.governs(k, i)
			}
			if score > bestScore {
				best, second, bestScore, secondScore = k, best, score, bestScore
			} else if score > secondScore {
				second, secondScore = k, score
			}
		}
	}
	if best < 0 && b.topical(i) && s > 0 {
		b.twoOf(i, s-1)
		return
	}
	if best < 0 || second >= 0 && bestScore-secondScore < 8 {
		return
	}
	if all := b.all(b.t, best); len(all) > 1 {
		b.group[i] = all
		b.from[i], b.upto[i] = int32(i), int32(i+1)
		return
	}
	if n, ok := b.who(best); ok {
		b.mean(n, i, i, i+1, "pronoun")
	}
}

// twoOf lets "they" at word i mean the two people of sentence s who deal with each
// other in its main clause: "Lind briefed Varga."
func (b *casting) twoOf(i, s int) {
	from, to := b.Sentence(s)
	var all []int
	for k := from; k < to; k++ {
		n, ok := b.who(k)
		if !ok || b.actors[n].Kind != "person" || b.quoting.innermost(k) != b.quoting.innermost(i) {
			continue
		}
		v := b.Head(k)
		if v < 0 || b.Rel(v) != text.Root {
			continue
		}
		switch b.Rel(k) {
		case text.Nsubj, text.Obj, text.Iobj:
			all = append(all, n)
		case text.Obl:
			if b.t.preposition(k) == "with" {
				all = append(all, n)
			}
		}
	}
	if all = distinct(all); len(all) == 2 {
		b.group[i] = all
		b.from[i], b.upto[i] = int32(i), int32(i+1)
	}
}

// ofSeveral reports whether word k heads a mention of several: a group, a
// delegation, or names joined by "and".
func (b *casting) ofSeveral(k int) bool {
	if b.Rel(k) == text.Conj && b.Head(k) >= 0 && b.at[b.Head(k)] != 0 {
		return false // counted at the first
	}
	if len(b.group[k]) > 1 {
		return true
	}
	if n, ok := b.who(k); ok && b.gender[n] == 'p' {
		return true
	}
	return len(b.t.conjuncts(k)) > 1 && len(b.all(b.t, k)) > 1
}

// resolveParty lets "it" mean the state or body that is the subject of the clause
// around it, or of the sentence before if that is about nothing else.
func (b *casting) resolveParty(i int) {
	fits := func(n int) bool {
		switch b.actors[n].Kind {
		case "state", "organisation", "armed-group", "office":
			return b.gender[n] == 0
		}
		return false
	}
	for v := b.t.clause(i); v >= 0; v = b.t.outer(v) {
		for _, k := range b.t.subjects(v) {
			if k == i || v == b.t.clause(i) && b.Rel(i) != text.NmodPoss {
				continue
			}
			if n, ok := b.who(k); ok && fits(n) && k < i {
				b.mean(n, i, i, i+1, "pronoun")
				return
			}
			if b.Tag(k) == text.NOUN { // another thing may be "it"
				return
			}
		}
	}
	s, v := b.SentenceOf(i), b.t.clause(i)
	if s == 0 || b.Rel(i) != text.Nsubj || b.Tag(v) != text.VERB || b.t.kid(v, text.Obj, text.Ccomp, text.Xcomp) < 0 || dummySubject(b.t.lower(v)) {
		return
	}
	from, to := b.Sentence(s - 1)
	for k := from; k < to; k++ {
		if b.Rel(k) != text.Nsubj || b.Head(k) < 0 || b.Rel(b.Head(k)) != text.Root {
			continue
		}
		if n, ok := b.who(k); ok && fits(n) && !b.inTitle(k) {
			b.mean(n, i, i, i+1, "pronoun")
		}
		return
	}
}

// dummySubject reports whether "it" before the verb often means nothing.
func dummySubject(verb string) bool {
	return oneOf(verb, " seem appear take remain turn happen look mean become follow emerge transpire help hurt ")
}
