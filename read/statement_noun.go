package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// nounCue reads the noun i as a cue: "the union's demand for", "a threat to".
func (f *finder) nounCue(i int) {
	uses := f.cues.Noun(f.lower(i))
	if len(uses) == 0 {
		return
	}
	heads := f.holder(i)
	if len(heads) == 0 || !f.canSpeak(heads[0]) || f.innermost(i) >= 0 && f.firstPerson(heads[0]) {
		return
	}
	for _, u := range uses {
		for _, kind := range [...]string{"clause", "inf", "p", "quote"} {
			if !u.Has(kind) {
				continue
			}
			s, ok := f.nounContent(i, kind, u)
			if !ok || f.lower(s.i) == "comment" {
				continue
			}
			t := &telling{head: i, cue: stretch{i, i + 1}, class: u.Cue, act: u.Act, polarity: u.Polarity, heads: heads, source: f.naming(heads[0], i), pieces: []stretch{s}, rule: "cue." + u.Class + "." + kind}
			if h := f.Head(i); h >= 0 && f.Rel(i) == text.Obj && f.isPredicate(h) {
				g := f.group(h)
				t.negated = g.negated
				if f.by(h) != nil { // "rejected the union's demand for": told by the verb already
					t.negated = false
				}
			}
			f.tell(t)
			return
		}
	}
}

// nounContent returns what noun i tells in a frame of that kind.
func (f *finder) nounContent(i int, kind string, u ontology.CueUse) (stretch, bool) {
	if kind == "quote" { // "in the pilot's words, “a mess”"
		for k := i + 1; k < f.Len() && k < i+4; k++ {
			if n := f.innermost(k); n >= 0 && n != f.innermost(i) {
				q := f.quotes[n]
				return stretch{q.first, q.last}, q.first == k
			}
			if f.Tag(k) != text.PUNCT && f.Tag(k) != text.ADP {
				break
			}
		}
		return stretch{}, false
	}
	for k := range f.kids(i) {
		if k < i {
			continue
		}
		switch kind {
		case "clause":
			if r := f.Rel(k); (r == text.Acl || r == text.Ccomp || r == text.AclRelcl) && f.kid(k, text.Mark) >= 0 && f.lower(f.kid(k, text.Mark)) == "that" && f.Tag(f.kid(k, text.Mark)) == text.SCONJ {
				return f.unmark(f.below(k), k), true
			}
		case "inf":
			if r := f.Rel(k); (r == text.Acl || r == text.Xcomp || r == text.Ccomp) && f.hasTo(k) {
				return f.below(k), true
			}
		case "p":
			if r := f.Rel(k); (r == text.Nmod || r == text.Obl) && u.Takes("p", f.preposition(k)) || f.Rel(k) == text.Acl && f.kid(k, text.Mark) >= 0 && u.Takes("p", f.lower(f.kid(k, text.Mark))) {
				b := f.below(k)
				for b.i < k && (f.Tag(b.i) == text.ADP || f.Tag(b.i) == text.SCONJ) {
					b.i++
				}
				return b, true
			}
		}
	}
	if h := f.Head(i); kind == "p" && h >= 0 && h < i { // the phrase behind the noun may hang on its verb
		for k := range f.kids(h) {
			if b := f.below(k); b.i == i+1 && f.Rel(k) == text.Obl && u.Takes("p", f.preposition(k)) && !f.isTime(k) {
				return stretch{b.i + 1, b.j}, true
			}
		}
	}
	return stretch{}, false
}

// accordingTo reads "according to X" and "in the words of X" at word i.
func (f *finder) accordingTo(i int) {
	if !strings.EqualFold(f.Word(i), "according") || i+2 >= f.Len() || !strings.EqualFold(f.Word(i+1), "to") {
		return
	}
	// The phrase: what "according" marks, or what hangs on it.
	x := f.Head(i)
	if x <= i+1 {
		x = -1
		for _, k := range f.obliques(i, "to") {
			x = k
			break
		}
		if x < 0 {
			x = f.top(i+2, i)
		}
	}
	if x <= i+1 {
		return
	}
	b := f.below(x)
	src := f.trim(stretch{i + 2, max(i+3, b.j)})
	for k := range f.kids(x) { // a clause behind a comma is not the name's
		if kb := f.below(k); kb.i > x && (f.Rel(k) == text.Parataxis || f.Rel(k) == text.Ccomp || f.Rel(k) == text.Root) {
			src.j = min(src.j, kb.i)
		}
	}
	src = f.trim(src)
	own := stretch{i, src.j}
	h := f.Head(x)
	if b.i <= i && h < 0 || f.Rel(i) != text.Case {
		if f.Rel(i) != text.Case && f.Head(i) >= 0 {
			h = f.Head(i)
		}
	}
	content := f.accounted(own, h)
	if len(content) == 0 {
		return
	}
	f.tell(&telling{head: i, cue: stretch{i, i + 2}, source: src, heads: f.conjuncts(x), pieces: content, act: "say", polarity: "affirmed", rule: "according-to"})
}

// accounted returns what is told by the phrase own, which hangs on word h: the
// clause around it, up to a clause that somebody else tells.
func (f *finder) accounted(own stretch, h int) []stretch {
	a, z := f.Sentence(f.SentenceOf(own.i))
	s := stretch{a, z}
	if h >= 0 {
		c := f.clause(h)
		for f.Head(c) >= 0 && (f.Rel(c) != text.Ccomp || f.by(f.Head(c)) == nil && len(f.cues.Verb(f.lower(f.Head(c)))) == 0) {
			n := f.clause(f.Head(c))
			if n == c {
				break
			}
			if f.Rel(c) == text.Conj && own.i > f.below(f.Head(c)).i && f.kid(c, text.Nsubj) >= 0 && own.i > c {
				break
			}
			c = n
		}
		if b := f.below(c); b.i <= own.i && own.j <= b.j {
			s = f.unmark(b, c)
		}
	}
	out := []stretch{{s.i, own.i}, {own.j, s.j}}
	if f.trim(out[0]).empty() {
		return out[1:]
	}
	if rest := f.trim(out[1]); !rest.empty() && own.i-s.i > 3 {
		// In the middle or at the end of its clause, what follows is told by it
		// only if the clause is not yet whole.
		if f.whole2(s.i, own.i) {
			return out[:1]
		}
	}
	return out
}

// whole2 reports whether the words [i, j) contain a verb with its subject.
func (f *finder) whole2(i, j int) bool {
	for k := i; k < j; k++ {
		if f.isPredicate(k) {
			if s := f.kid(k, text.Nsubj, text.NsubjPass, text.Expl); s >= i && s < j {
				return true
			}
		}
	}
	return false
}

// adverbCue reads "reportedly" and "allegedly": somebody unnamed says the clause.
func (f *finder) adverbCue(i int) {
	switch f.lower(i) {
	case "reportedly", "allegedly", "purportedly", "supposedly":
	default:
		return
	}
	h := f.Head(i)
	if h < 0 {
		return
	}
	c := f.clause(h)
	if len(f.cues.Verb(f.lower(c))) > 0 {
		return // "has reportedly warned": the saying itself is hedged
	}
	b := f.unmark(f.below(c), c)
	if f.Rel(i) == text.Advmod && f.Tag(h) == text.ADJ && f.Rel(h) == text.Amod {
		return
	}
	if f.kid(c, text.Nsubj, text.NsubjPass) < 0 {
		return
	}
	f.tell(&telling{head: i, cue: stretch{i, i + 1}, pieces: []stretch{{b.i, i}, {i + 1, b.j}}, act: "say", polarity: "affirmed", hedged: true, rule: "adverb"})
}
