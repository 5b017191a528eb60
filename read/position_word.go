package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// stanceWord reads the adjective or noun i as one of stance: "is ready to",
// "the union's demand for".
func (a *agenda) stanceWord(i int, pos string) {
	uses := a.stances.Of(pos, a.lower(i))
	if len(uses) == 0 || a.condition(i) >= 0 {
		return
	}
	if h := a.Head(i); pos == "noun" && h >= 0 && a.Rel(i) != text.Nsubj && len(a.stances.Of("verb", a.lower(h))) > 0 {
		return // "dropped its demand": the verb says where the party stands
	}
	var heads []int
	g := a.group(i)
	if pos == "adj" {
		heads = a.subjects(i)
		if h := a.Head(i); len(heads) == 0 && a.Rel(i) == text.Xcomp && h >= 0 {
			heads = a.subjects(h)
			g = a.group(h)
		}
	} else {
		heads = a.holder(i)
	}
	if len(heads) == 0 || g.modal == "may" || g.modal == "might" {
		return
	}
	for _, u := range uses {
		stance := u.Stance.Stance
		if g.negated && pos == "adj" {
			stance = u.Negated
		}
		if stance == "" {
			continue
		}
		for k := range a.kids(i) {
			if k < i {
				continue
			}
			ok := false
			switch a.Rel(k) {
			case text.Xcomp, text.Acl, text.Ccomp, text.Advcl:
				m := a.kid(k, text.Mark)
				ok = m >= 0 && (a.lower(m) == "to" && u.Takes("inf", "") || a.lower(m) == "that" && u.Takes("clause", "") || u.Takes("p", a.lower(m)))
			case text.Obl, text.Nmod:
				ok = u.Takes("p", a.preposition(k))
			}
			if ok {
				x, y := a.extent(k)
				a.take(stand{word: i, heads: heads, stance: stance, content: a.object(i, k, stretch{x, y}), own: u.Own, rule: "stance." + u.Class})
				return
			}
		}
	}
}

// obligation reads a clause that says what must or cannot be, in a party's own
// words: "the dam must come back", "they cannot have the bomb".
func (a *agenda) obligation(i int) {
	st := a.statementOf(i)
	if st == nil || st.Speaker == "" || !a.isPredicate(i) || a.Rel(i) == text.AclRelcl || a.asks(i) {
		return
	}
	g := a.group(i)
	if g.perfect {
		return // "should never have started"
	}
	for k := range a.kids(i) {
		if a.Rel(k) != text.Nsubj && a.Rel(k) != text.NsubjPass && a.Rel(k) != text.Expl {
			continue
		}
		switch strings.ToLower(a.Word(k)) {
		case "i", "we", "you", "there", "this", "that":
			return // "we have to hurry" asks nothing of anybody
		case "it", "he", "she", "they":
			if g.modal != "must" && a.lower(i) != "have" {
				return
			}
		}
	}
	stance := ""
	switch {
	case g.modal == "must" && !g.negated, a.Tag(i) == text.VERB && (a.lower(i) == "have" || a.lower(i) == "need") && g.tense == present && !g.negated && a.toInfinitive(i):
		stance = "demands"
	case g.modal == "must" && g.negated, (g.modal == "can") && g.negated && a.Tag(i) == text.VERB && !a.ownSubject(i, st):
		stance = "rejects"
	case g.modal == "should" && !a.ownSubject(i, st), g.tense == future && g.negated && g.passive:
		stance = "demands"
		if g.tense == future {
			stance = "rejects" // "the dam will not be traded"
		}
	default:
		return
	}
	if a.condition(i) >= 0 || st.Polarity == "denied" {
		return
	}
	x, y := a.extent(i)
	a.takeOf(st, i, stance, stretch{x, y}, "stance.must")
}

// asks reports whether the sentence of word i is a question.
func (a *agenda) asks(i int) bool {
	_, z := a.Sentence(a.SentenceOf(i))
	for k := z - 1; k > i && k > z-4; k-- {
		if a.Word(k) == "?" {
			return true
		}
	}
	return false
}

func (a *agenda) toInfinitive(i int) bool {
	for k := range a.kids(i) {
		if k > i && a.Rel(k) == text.Xcomp && a.kidWord(k, "to") >= 0 {
			return true
		}
	}
	return false
}

// ownSubject reports whether the subject of predicate i is the speaker of st.
func (a *agenda) ownSubject(i int, st *gentz.Statement) bool {
	for _, h := range a.subjects(i) {
		if w := strings.ToLower(a.Word(h)); w == "i" || w == "we" || w == "you" {
			return true
		}
		if n, ok := a.cast.who(h); ok && a.cast.id(n) == st.Speaker {
			return true
		}
	}
	return false
}
