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

// takeOf adds a position of the speaker's own party, voiced in st at word i.
func (a *agenda) takeOf(st *gentz.Statement, i int, stance string, content stretch, rule string) {
	n := a.cast.side(a.cast.number(st.Speaker))
	if n < 0 || a.cast.actors[n].Kind == "person" || content.empty() {
		return
	}
	if w := a.wordsOf(st.Content[0]); content.i < w.i && content.j > w.i {
		content.i = w.i
	}
	ev := a.p.span(content.i, content.j)
	party := a.cast.id(n)
	if a.taken(party, ev) {
		return
	}
	p := gentz.Position{ID: gentz.ID("p" + itoa(len(a.stands)+1)), Party: party, Stance: stance, Own: true, By: st.Speaker, Time: st.Time, Evidence: []gentz.Span{ev}, Content: &ev, Rule: rule, Issue: a.issueIn(content)}
	if stance == "accepts" || stance == "offers" || stance == "open" {
		if c, ok := a.proviso(stand{word: i, content: content}); ok {
			p.Stance, p.Condition = "accepts-if", &c
		}
	}
	p.Sure = sureOfPosition(&p)
	a.stands = append(a.stands, p)
}

// deed takes the position that lies in what is done by saying st.
func (a *agenda) deed(st *gentz.Statement) {
	if st.Speaker == "" || st.Block == "title" || len(st.Via) > 0 {
		return
	}
	stance := ""
	if w := a.wordsOf(st.Content[0]); a.issueIn(w) == "" && (st.Rule == "turn" || !strings.HasPrefix(strings.Replace(st.Rule, ".n.", ".", 1), "cue."+st.Act) && (st.Act == "demand" || st.Act == "promise" || st.Act == "propose")) {
		return // what is only read out of the content must be a matter of the table
	}
	switch st.Act {
	case "demand":
		stance = "demands"
	case "reject", "refuse":
		stance = "rejects"
	case "propose", "promise":
		stance = "offers"
	case "agree":
		stance = "accepts"
	case "deny":
		stance = "denies"
	default:
		return
	}
	if st.Polarity == "not-said" || st.Polarity == "refused-to-say" {
		return
	}
	w := a.wordsOf(st.Content[0])
	if w.empty() || w.j-w.i > 80 {
		return
	}
	speakers := append([]gentz.ID{st.Speaker}, st.Joint...)
	for _, id := range speakers {
		one := *st
		one.Speaker = id
		a.takeOf(&one, w.i, stance, w, "stance.act."+st.Act)
	}
}

// proviso finds the condition of a stance: "if …", "provided that …", "in
// exchange for …", "on condition that …".
func (a *agenda) proviso(s stand) (gentz.Span, bool) {
	x, y := a.extent(a.clause(s.word))
	x, y = min(x, s.content.i), max(y, s.content.j)
	for k := x; k < y; k++ {
		switch strings.ToLower(a.Word(k)) {
		case "if", "unless", "provided":
			if a.Rel(k) != text.Mark || a.Head(k) < 0 {
				continue
			}
			b, e := a.extent(a.Head(k))
			if a.Rel(a.Head(k)) == text.Ccomp {
				continue
			}
			return a.p.span(b, e), true
		case "exchange", "return", "condition":
			if k > 0 && (a.lower(k-1) == "in" || a.lower(k-1) == "on") && a.Tag(k) == text.NOUN {
				b, e := a.extent(k)
				if e-b > 2 {
					return a.p.span(b, e), true
				}
			}
		}
	}
	return gentz.Span{}, false
}

// sureOfPosition is how sure a position is: the share of those found by the same
// rule that were annotated in real_dev and wire_dev (n=144), which is a lower
// bound, for what is a position is a matter of degree.
func sureOfPosition(p *gentz.Position) float64 {
	class := strings.TrimPrefix(p.Rule, "stance.")
	if s, ok := sureByStance[class]; ok {
		return s
	}
	if strings.HasPrefix(class, "act.") {
		return 0.4
	}
	return 0.5
}

var sureByStance = map[string]float64{
	"accept": 0.5, "must": 0.6, "deny": 0.75, "demand": 0.8, "demand.want": 0.65, "demand.for": 0.3, "demand.of": 0.35, "reject": 0.8, "reject.no": 0.8,
	"reject.to": 0.8, "will": 0.55, "n.offer": 0.4, "offer": 0.4, "offer.ready": 0.4,
}
