package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// findPositions finds where the parties stand: by words of stance with a party
// as subject, by what must and must not be in a party's own words, and by what a
// party does in saying something.
func (a *agenda) findPositions() {
	for i := a.p.first; i < a.Len(); i++ { // the title says again what the text says
		switch a.Tag(i) {
		case text.VERB:
			if st := a.toldBy(i); st != nil && (st.Act == "decline" || st.Polarity == "not-said") {
				continue // a refusal to speak is no position
			}
			if !a.stanceVerb(i) && !a.commitment(i) {
				a.obligation(i)
			}
		case text.ADJ:
			a.stanceWord(i, "adj")
			a.obligation(i)
		case text.NOUN:
			a.stanceWord(i, "noun")
			a.obligation(i)
		}
	}
	for n := range a.said {
		a.deed(&a.said[n])
	}
}

// toldBy returns the statement whose cue is word i, or nil.
func (a *agenda) toldBy(i int) *gentz.Statement {
	if n, ok := a.cue[i]; ok {
		return &a.said[n]
	}
	return nil
}

// A stand is a position in the making.
type stand struct {
	word    int // that takes it
	heads   []int
	stance  string
	content stretch
	own     bool
	rule    string
}

// take adds the positions of s, one for each party. A party already found with
// these words keeps its first position.
func (a *agenda) take(s stand) bool {
	st := a.statementOf(s.word)
	took := false
	for _, n := range a.parties(s, st) {
		party := a.cast.id(n)
		lo, hi := s.content.i, s.content.j
		if lo >= hi {
			return took
		}
		for _, h := range s.heads {
			if h < lo && lo-h < 12 && a.SentenceOf(h) == a.SentenceOf(lo) {
				if b, _ := a.extent(h); lo-b < 16 {
					lo = b
				} else {
					lo = h
				}
			}
		}
		lo, hi = min(lo, s.word), max(hi, s.word+1)
		ev := a.p.span(lo, hi)
		if a.taken(party, ev) {
			continue
		}
		p := gentz.Position{ID: gentz.ID("p" + itoa(len(a.stands)+1)), Party: party, Stance: s.stance, Own: s.own, Evidence: []gentz.Span{ev}, Rule: s.rule, Issue: a.issueIn(s.content, stretch{lo, hi})}
		c := a.p.span(s.content.i, s.content.j)
		p.Content = &c
		if st != nil && st.Speaker != "" {
			p.By = st.Speaker
			p.Own = a.cast.side(a.cast.number(st.Speaker)) == n || st.Speaker == party
			for _, j := range st.Joint {
				p.Own = p.Own || a.cast.side(a.cast.number(j)) == n
			}
			p.Time = st.Time
		}
		if p.Stance == "accepts" || p.Stance == "offers" || p.Stance == "open" {
			if c, ok := a.proviso(s); ok {
				p.Stance, p.Condition = "accepts-if", &c
			}
		}
		p.Sure = sureOfPosition(&p)
		a.stands = append(a.stands, p)
		took = true
	}
	return took
}

// taken reports whether the party has a position with much the same words.
func (a *agenda) taken(party gentz.ID, ev gentz.Span) bool {
	for _, p := range a.stands {
		if p.Party == party && p.Evidence[0].Overlaps(ev) {
			return true
		}
	}
	return false
}

// parties returns the numbers of the actors whose position it is: states and
// bodies, for whom persons stand. st is the statement around it, or nil.
func (a *agenda) parties(s stand, st *gentz.Statement) []int {
	var out []int
	add := func(n int) {
		side := a.cast.side(n)
		if side < 0 {
			return
		}
		switch a.cast.actors[side].Kind {
		case "person":
			return
		}
		out = append(out, side)
	}
	for _, h := range s.heads {
		switch w := strings.ToLower(a.Word(h)); w {
		case "i", "we", "my", "our":
			if st != nil && st.Speaker != "" {
				add(a.cast.number(st.Speaker))
			}
			continue
		}
		if g := a.cast.group[h]; len(g) > 0 {
			for _, n := range g {
				add(n)
			}
			continue
		}
		if n, ok := a.cast.who(h); ok {
			add(n)
		}
	}
	return distinct(out)
}

// stanceVerb reads the verb i as one of stance, and reports whether it is.
func (a *agenda) stanceVerb(i int) bool {
	uses := a.stances.Of("verb", a.lower(i))
	if len(uses) == 0 || !a.isPredicate(i) {
		return false
	}
	g := a.group(i)
	if a.condition(i) >= 0 || g.modal == "may" || g.modal == "might" || g.modal == "could" || g.modal == "should" {
		return false
	}
	heads := a.agents(i)
	if len(heads) == 0 && a.lower(i) == "commit" {
		heads = a.subjects(i) // "is committed to"
	}
	if len(heads) == 0 {
		return false
	}
	for _, u := range uses {
		stance := u.Stance.Stance
		if g.negated {
			stance = u.Negated
		}
		if stance == "" {
			continue
		}
		if u.Class == "reject.no" && g.tense == past {
			continue // "did not discuss" is no position
		}
		if u.Class == "demand.want" && a.manner(i, heads) {
			continue // "I want to thank"
		}
		if u.Rest != "" && (i+1 >= a.Len() || !strings.EqualFold(a.Word(i+1), firstWord(u.Rest))) {
			continue
		}
		s, ok := a.stanceContent(i, u.Stance, g)
		if !ok {
			continue
		}
		if st := a.toldBy(i); st != nil { // the words told are known better
			if w := a.wordsOf(st.Content[0]); w.i > i && w.i-i < 20 {
				s = w
			}
		}
		return a.take(stand{word: i, heads: heads, stance: stance, content: s, own: u.Own, rule: "stance." + u.Class})
	}
	return false
}

// object returns s, the phrase k that word i governs, without its preposition and
// with what stands right behind it and the parser has hung on the verb.
func (a *agenda) object(i, k int, s stretch) stretch {
	for s.i < k && (a.Tag(s.i) == text.ADP || a.Tag(s.i) == text.SCONJ && a.Rel(k) != text.Ccomp) {
		s.i++
	}
	for d := range a.kids(i) {
		x, y := a.extent(d)
		if d < k || x != s.j || a.Rel(d) != text.Obl && a.Rel(d) != text.Acl && a.Rel(d) != text.Nmod && a.Rel(d) != text.Xcomp {
			continue
		}
		if _, isTime := a.cal.of(d); isTime {
			break
		}
		switch a.preposition(d) {
		case "in", "at", "on", "during", "after", "before", "by":
			continue
		}
		s.j = y
	}
	return s
}

// manner reports whether verb i is a manner of speaking: "I want to say", "we want
// to thank everybody".
func (a *agenda) manner(i int, heads []int) bool {
	if strings.EqualFold(a.Word(heads[0]), "i") {
		return true
	}
	k := a.kid(i, text.Xcomp)
	return k > i && len(ontology.LoadCues().Verb(a.lower(k))) > 0
}

// commitment reads "the state will lift the levy": what a party will do on a
// matter of the table, told by itself or by nobody else.
func (a *agenda) commitment(i int) bool {
	g := a.group(i)
	if g.tense != future || g.negated || g.passive || a.condition(i) >= 0 || !yields(a.lower(i)) {
		return false
	}
	heads := a.subjects(i)
	if len(heads) == 0 || a.kid(i, text.Obj, text.Xcomp, text.Ccomp) < 0 {
		return false
	}
	st := a.statementOf(i)
	for _, h := range heads {
		n, ok := a.cast.who(h)
		if !ok {
			return false
		}
		if st != nil && st.Speaker != "" && a.cast.side(a.cast.number(st.Speaker)) != a.cast.side(n) {
			return false // somebody else says so
		}
	}
	x, y := a.extent(i)
	return a.take(stand{word: i, heads: heads, stance: "offers", content: stretch{max(x, i), y}, own: true, rule: "stance.will"})
}

// yields reports whether the verb names what parties grant each other.
func yields(lemma string) bool {
	switch lemma {
	case "lift", "halt", "stop", "suspend", "reduce", "remove", "release", "withdraw", "buy", "purchase", "provide", "continue", "restore", "open", "reopen", "exchange", "return", "freeze",
		"pause", "end", "allow", "address", "maintain", "adopt", "ease", "cut", "raise", "lower", "pay", "help", "support", "recognise", "recognize", "cease", "refrain", "permit", "grant", "supply", "dismantle":
		return true
	}
	return false
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// stanceContent returns what the stance is about, if it stands in a frame of u.
func (a *agenda) stanceContent(i int, u *ontology.Stance, g verbGroup) (stretch, bool) {
	end := i + 1
	for k := range a.kids(i) {
		if k < i {
			if g.passive && a.Rel(k) == text.NsubjPass && u.Takes("obj", "") {
				x, y := a.extent(k)
				return stretch{x, y}, true
			}
			continue
		}
		x, y := a.extent(k)
		ok := false
		switch a.Rel(k) {
		case text.Obj, text.Iobj:
			if u.Takes("obj+inf", "") && !a.ownStaff(k) && (u.Class != "demand.of" || a.otherParty(k)) {
				if v := a.kid(i, text.Xcomp, text.Ccomp, text.Advcl); v > k {
					_, y = a.extent(v)
					return stretch{x, y}, true
				}
			}
			ok = a.Rel(k) == text.Obj && u.Takes("obj", "") && a.Tag(k) != text.PRON
		case text.Xcomp:
			ok = u.Takes("inf", "") || u.Takes("ing", "") && a.Morph(k).Is(text.VerbForm, "Ger")
		case text.Ccomp:
			// "agreed that the talks were useful" accepts nothing.
			ok = u.Takes("clause", "") && (u.Class != "accept" || a.group(k).tense != past)
		case text.Obl, text.Advcl:
			ok = a.preposition(k) != "" && u.Takes("p", a.preposition(k))
			if m := a.kid(k, text.Mark); m >= 0 && a.Rel(k) == text.Advcl {
				ok = u.Takes("p", a.lower(m))
			}
		}
		if _, isTime := a.cal.of(k); isTime {
			ok = false
		}
		if ok {
			return a.object(i, k, stretch{x, y}), true
		}
	}
	if u.Takes("any", "") {
		_, y := a.extent(i)
		return stretch{i, max(y, end)}, true
	}
	return stretch{}, false
}

// otherParty reports whether the phrase headed by k means a state, a body or
// several of them: whom a demand can be made of.
func (a *agenda) otherParty(k int) bool {
	if len(a.cast.group[k]) > 1 {
		return true
	}
	n, ok := a.cast.who(k)
	return ok && a.cast.side(n) >= 0
}

// ownStaff reports whether the phrase headed by k is the subject's own people:
// "instructed their teams".
func (a *agenda) ownStaff(k int) bool {
	n := a.kid(k, text.NmodPoss)
	if n < 0 {
		return false
	}
	switch strings.ToLower(a.Word(n)) {
	case "his", "her", "its", "their", "our", "my":
		return true
	}
	return false
}
