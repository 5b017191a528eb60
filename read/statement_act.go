package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// deed fills in what is done by saying s, whether its content is affirmed or
// denied, and whether the saying itself is unsure.
func (f *finder) deed(s *gentz.Statement, t *telling) {
	s.Hedged = t.hedged || t.head >= 0 && f.unsure(t.head)
	if s.Act == "" {
		s.Act, s.Polarity = "say", "affirmed"
	}
	switch {
	case t.head >= 0 && t.class != nil && !t.class.Noun && f.wouldNotSay(t):
		s.Act, s.Polarity = "decline", "refused-to-say"
		return
	case (s.Act == "refuse" || s.Act == "decline") && f.infinitiveOfSaying(t):
		s.Act, s.Polarity = "decline", "refused-to-say"
		return
	case t.negated:
		switch s.Act {
		case "deny", "reject", "refuse", "decline":
			s.Polarity = "affirmed"
			s.Act = "say"
		default:
			s.Polarity = "not-said"
		}
		return
	}
	if s.Act == "say" || s.Act == "confirm" {
		if act := f.objectAct(t); act != "" {
			s.Act = act
			return
		}
	}
	switch s.Act {
	case "say":
		if act := f.saidAct(t); act != "" {
			s.Act = act
		}
	case "promise":
		if strings.HasSuffix(t.rule, ".clause") && len(t.pieces) > 0 {
			if k := f.mainVerb(t.pieces[0]); k >= 0 && f.group(k).negated {
				s.Act = "refuse" // "swore he would never sign"
			}
		}
	}
}

// objectAct tells what is done by the object of a cue that only says that
// something was voiced: "reiterated its readiness to", "expressed the hope that".
func (f *finder) objectAct(t *telling) string {
	if t.head < 0 || !strings.HasSuffix(t.rule, ".obj") {
		return ""
	}
	o := f.kid(t.head, text.Obj)
	if o < 0 {
		return ""
	}
	switch f.lower(o) {
	case "commitment", "readiness", "willingness", "determination", "resolve", "pledge", "promise", "intention":
		return "promise"
	case "hope", "expectation", "confidence", "optimism":
		return "expect"
	case "demand", "call", "request", "appeal":
		return "demand"
	case "opposition", "rejection", "objection":
		return "reject"
	case "invitation", "offer", "proposal":
		return "propose"
	case "denial":
		return "deny"
	case "warning":
		return "warn"
	case "accusation", "allegation":
		return "accuse"
	}
	return ""
}

// wouldNotSay reports whether the verb of t says that somebody would not speak:
// "would not comment", "won't discuss", "could not be drawn".
func (f *finder) wouldNotSay(t *telling) bool {
	g := f.group(t.head)
	return g.negated && (g.modal == "would" || g.tense == future) && t.act == "say"
}

// infinitiveOfSaying reports whether what is refused is to speak: "declined to
// say", "refused to be drawn".
func (f *finder) infinitiveOfSaying(t *telling) bool {
	if t.head < 0 {
		return false
	}
	k := f.infinitive(t.head)
	if k < 0 {
		return false
	}
	switch w := f.lower(k); w {
	case "comment", "say", "discuss", "elaborate", "answer", "disclose", "name", "draw", "reveal", "confirm", "identify", "specify", "speak", "talk", "respond", "speculate", "give", "provide", "detail", "explain":
		return true
	}
	return false
}

// unsure reports whether the saying of verb i is unsure: "may have said".
func (f *finder) unsure(i int) bool {
	if f.Tag(i) != text.VERB {
		return false
	}
	g := f.group(i)
	if g.modal == "may" || g.modal == "might" || g.modal == "could" {
		return true
	}
	for k := range f.kids(i) {
		switch f.lower(k) {
		case "reportedly", "allegedly", "apparently":
			return true
		}
	}
	return false
}

// saidAct tells from the content itself what is done by saying it, where the cue
// only says that it was said: a refusal ("will not discuss"), a demand ("must"),
// an expectation, a denial. It looks at the main clause of the first piece. It
// returns "" if that is plain.
func (f *finder) saidAct(t *telling) string {
	for _, s := range t.pieces {
		k := f.mainVerb(s)
		if k < 0 {
			continue
		}
		g := f.group(k)
		subj := ""
		if n := f.kid(k, text.Nsubj, text.NsubjPass); n >= 0 {
			subj = strings.ToLower(f.Word(n))
		}
		own := f.ownSubject(t, k)
		lemma := f.lower(k)
		verb := f.Tag(k) == text.VERB
		will := g.tense == future || g.modal == "would"
		switch {
		case f.hasWords(s, "no comment"), f.hasWords(s, "a question for"), own && g.negated && (lemma == "comment" || lemma == "elaborate" || lemma == "speculate" || lemma == "get") && !g.perfect && g.tense != past:
			return "decline"
		case f.hasWords(s, "not on the table"), f.hasWords(s, "n't on the table"), f.hasWords(s, "n’t on the table"), f.hasWords(s, "off the table"), f.hasWords(s, "out of the question"), f.hasWords(s, "non-starter"):
			return "refuse"
		case own && g.negated && !will && !g.perfect && g.tense == present && (lemma == "accept" || lemma == "recognize" || lemma == "recognise" || lemma == "agree" || lemma == "support" || lemma == "approve"):
			return "reject"
		case own && g.negated && verb && (will || g.tense == present && !g.perfect && (subj == "we" || lemma == "negotiate" || lemma == "talk" || lemma == "discuss")) && !stative(lemma):
			return "refuse"
		case own && g.negated && verb && !g.passive && (g.perfect || g.tense == past) && !stative(lemma) && lemma != "say" && lemma != "hear" && lemma != "receive" && lemma != "decide":
			return "deny"
		case g.negated && (subj == "that" || subj == "this" || subj == "it") && (lemma == "true" || lemma == "real" || lemma == "accurate" || lemma == "correct" || lemma == "so" || lemma == "case"):
			return "deny"
		case own && !g.negated && (lemma == "reject" || lemma == "oppose"):
			return "reject"
		case own && !g.negated && lemma == "refuse":
			return "refuse"
		case own && !g.negated && lemma == "deny":
			return "deny"
		case own && !g.negated && lemma == "stand" && f.kidWord(k, "by") >= 0, own && !g.negated && lemma == "stand" && k+1 < s.j && f.lower(k+1) == "by":
			return "confirm"
		case own && !g.negated && !will && g.modal == "" && (lemma == "accept" || lemma == "agree") && verb:
			return "agree"
		case own && !g.negated && (lemma == "demand" || lemma == "insist" || lemma == "urge"):
			return "demand"
		case own && !g.negated && (lemma == "expect" || lemma == "anticipate") || !g.negated && g.passive && lemma == "expect":
			return "expect"
		case own && !g.negated && will && hostile(lemma):
			return "threaten"
		case own && !g.negated && will && verb && !stative(lemma):
			return "promise"
		case own && !g.negated && (lemma == "ready" || lemma == "willing" || lemma == "prepared" || lemma == "prepare" && g.passive):
			return "promise"
		case !own && !g.negated && (g.modal == "must" || f.mustHave(k)), g.imperative && f.innermost(k) >= 0 && lemma != "let" && lemma != "look":
			return "demand"
		case !own && !g.negated && g.modal == "should" && f.stresses(t):
			return "demand"
		case f.noSuch(s) && t.class != nil && !t.class.Noun && f.lower(t.head) == "say":
			return "deny"
		}
		if f.Tag(f.lastWord(s)) == text.PUNCT && strings.HasSuffix(f.Words(s.i, s.j), "?") {
			return "ask"
		}
		return ""
	}
	return ""
}

// stresses reports whether the cue of t insists, so that "should" demands.
func (f *finder) stresses(t *telling) bool {
	if t.head < 0 {
		return false
	}
	switch f.lower(t.head) {
	case "insist", "stress", "emphasize", "emphasise", "underline", "underscore", "reiterate", "maintain", "repeat":
		return true
	}
	return false
}

// hostile reports whether the verb announces harm.
func hostile(lemma string) bool {
	switch lemma {
	case "attack", "strike", "retaliate", "destroy", "punish", "bomb", "shell", "invade", "crush", "annihilate", "hit":
		return true
	}
	return false
}

// noSuch reports whether s says that there was no such thing: "no commitment had
// been made", "there was no deal", "no such meeting took place".
func (f *finder) noSuch(s stretch) bool {
	i := s.i
	for i < s.j && f.Tag(i) == text.PUNCT {
		i++
	}
	if i >= s.j {
		return false
	}
	if f.lower(i) == "there" {
		for k := i + 1; k < s.j && k < i+5; k++ {
			if f.lower(k) == "no" {
				return true
			}
		}
		return false
	}
	return f.lower(i) == "no" && f.Tag(i) == text.DET && f.whole2(i, s.j) && i+1 < s.j
}

func (f *finder) lastWord(s stretch) int { return s.j - 1 }

// mustHave reports whether predicate k is an obligation: "has to", "needs to".
func (f *finder) mustHave(k int) bool {
	w := f.lower(k)
	return (w == "have" || w == "need") && f.infinitive(k) >= 0 && f.Tag(k) == text.VERB
}

func (f *finder) hasWords(s stretch, words string) bool {
	return strings.Contains(strings.ToLower(f.Words(s.i, s.j)), words)
}

// mainVerb returns the highest predicate of s, or -1.
func (f *finder) mainVerb(s stretch) int {
	best, depth := -1, 1<<30
	for k := s.i; k < s.j && k < s.i+60; k++ {
		if !f.isPredicate(k) {
			continue
		}
		d := 0
		for h := f.Head(k); h >= 0; h = f.Head(h) {
			d++
		}
		if d < depth {
			best, depth = k, d
		}
		if f.SentenceOf(k) != f.SentenceOf(s.i) {
			break
		}
	}
	return best
}

// ownSubject reports whether the subject of predicate k is the speaker of t: a
// first person in a quotation, a pronoun or "its side" outside.
func (f *finder) ownSubject(t *telling, k int) bool {
	n := f.kid(k, text.Nsubj, text.NsubjPass)
	if n < 0 {
		return false
	}
	w := strings.ToLower(f.Word(n))
	if f.innermost(n) >= 0 || t.turnlike() {
		return w == "i" || w == "we"
	}
	if len(t.heads) == 0 {
		return false
	}
	a, ok := f.cast.who(t.heads[0])
	b, ok2 := f.cast.who(n)
	if ok && ok2 {
		return a == b || f.cast.side(a) >= 0 && f.cast.side(a) == f.cast.side(b)
	}
	switch w {
	case "he", "she", "it", "they":
		return !ok2
	}
	if p := f.kid(n, text.NmodPoss); p >= 0 {
		switch strings.ToLower(f.Word(p)) {
		case "his", "her", "its", "their":
			return true
		}
	}
	return false
}

// stative reports whether doing the verb is no matter of will.
func stative(lemma string) bool {
	switch lemma {
	case "be", "know", "think", "believe", "want", "see", "have", "understand", "feel", "remember", "need", "hope", "like", "care", "seem", "matter", "mean", "mind", "wonder":
		return true
	}
	return false
}
