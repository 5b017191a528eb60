package read

import (
	"strings"

	"gentz/text"
)

// A direction tells whether a clause speaks of what was or of what is to come.
type direction struct {
	*scanner
}

// of returns -1 if the clause around p tells of the past, +1 if of what is to
// come, 0 if nothing tells. strong means that the verb itself tells it; a strong
// 0 asks for the nearest day: "was to open on Monday".
func (t *direction) of(p *phrase) (dir int, strong bool) {
	dir, strong = t.byWords(p)
	if t.tree == nil {
		return dir, strong
	}
	d, s, ok := t.byTree(p)
	switch {
	case !ok:
		return dir, strong
	case strong && dir == 0:
		return dir, strong
	case strong:
		// A cue in the same stretch is right more often than the tree, on which
		// many errors fall just where a time hangs.
		return dir, d == dir
	case s || dir == 0:
		return d, s
	}
	return dir, strong
}

// headOf returns the word of [i, j) that hangs on a word outside, or i.
func (t *tree) headOf(i, j int) int {
	for k := i; k < j; k++ {
		if h := t.Head(k); h < i || h >= j {
			if t.Tag(k) != text.ADP && t.Tag(k) != text.DET && t.Tag(k) != text.PUNCT {
				return k
			}
		}
	}
	return i
}

// byTree reads the tense of the clause that p hangs in. ok is false if the
// clause has no verb that tells.
func (t *direction) byTree(p *phrase) (dir int, strong, ok bool) {
	i, j := t.wordAt(t.at(p.i).start), t.wordAt(t.at(p.j-1).start)
	if i < 0 || j < i {
		return 0, false, false
	}
	w := t.tree.headOf(i, j+1)
	prep := t.tree.preposition(w)
	owns := t.tree.Rel(w) == text.NmodPoss || t.tree.Rel(w) == text.Compound
	if prep == "since" {
		return -1, true, true
	}
	if prep == "for" && !owns {
		if h := t.Head(w); h >= 0 && (t.Tag(h) == text.NOUN || t.Tag(h) == text.PROPN) && !t.tree.isPredicate(h) {
			return 1, true, true // "called a meeting for Thursday"
		}
	}
	limit := prep == "for" || prep == "until" || prep == "till" || prep == "to" || prep == "by"
	c := w
	for range 8 {
		h := t.Head(c)
		if h < 0 {
			return 0, false, false
		}
		c = t.tree.clause(h)
		if c == w {
			return 0, false, false
		}
		if dir, strong, ok := t.ofClause(c, limit); ok {
			if dir > 0 && !strong && t.Head(w) != c {
				dir = 0 // "Sunday's meeting follows talks on Friday"
			}
			return dir, strong, true
		}
		limit = false
	}
	return 0, false, false
}

// ofClause tells the direction of the clause headed by word c. ok is false if
// the clause around it must tell.
func (t *direction) ofClause(c int, limit bool) (dir int, strong, ok bool) {
	if !t.tree.isPredicate(c) {
		return 0, false, false
	}
	g := t.tree.group(c)
	l := lexicon()[strings.ToLower(t.Word(c))]
	plan := l != nil && l.future && (!l.past || limit) // "is due", "was planned", "postponed until"
	switch {
	case g.infinitive && g.tense == noTense:
		if c >= 2 && t.lowerIs(c-1, "to") && t.lowerIs(c-2, "was", "were") {
			return 0, true, true
		}
		h := t.Head(c)
		if h < 0 {
			return 1, true, true // "Envoys to meet on Thursday"
		}
		k := lexicon()[strings.ToLower(t.Word(h))]
		if !t.tree.isPredicate(h) {
			return 1, false, k != nil && k.future || t.tree.Rel(c) == text.Acl
		}
		o := t.tree.group(h)
		if k != nil && k.future {
			switch {
			case k.past, o.tense != past: // "agreed to meet", "is due to meet"
				return 1, true, true
			case o.perfect:
				return -1, true, true
			}
			return 0, true, true // "was due to meet"
		}
		if o.tense == present && !o.perfect && o.modal == "" {
			return 1, false, true
		}
		return 0, false, false // "came to talk": as the verb above
	case g.participle && g.tense == noTense:
		switch {
		case plan: // of a plan that may be over: "the talks planned for Thursday ended"
			return 1, false, true
		case g.passive:
			return -1, true, true
		}
		return 0, false, false
	case g.modal != "":
		if g.perfect {
			return -1, true, true
		}
		return 1, true, true
	case g.tense == future:
		return 1, true, true
	case g.perfect:
		if plan && g.tense == past {
			return -1, true, true
		}
		if plan && limit {
			return 1, true, true
		}
		return -1, true, true
	case g.tense == past:
		switch {
		case plan && l.past:
			return 1, false, true
		case plan:
			return 0, true, true
		}
		return -1, true, true
	case g.tense == present:
		if t.inTitle(c) {
			return 0, false, plan || g.progressive
		}
		return 1, g.progressive || plan, true
	}
	return 0, false, false
}

// lowerIs reports whether word i is one of the words, in any case.
func (t *direction) lowerIs(i int, words ...string) bool {
	for _, w := range words {
		if strings.EqualFold(t.Word(i), w) {
			return true
		}
	}
	return false
}

// byWords looks for the nearest word that tells the tense, first before p, then
// after it, within the sentence.
func (t *direction) byWords(p *phrase) (dir int, strong bool) {
	limit := t.is(p.i-1, "by", "until", "till", "for", "to") || // "postponed until Thursday"
		t.is(p.i-1, "on") && t.is(p.i-2, "back") // "asked both back on Thursday"
	switch {
	case t.is(p.i-1, "since"):
		return -1, true
	case t.is(p.i-1, "by", "for") && !t.is(p.i, "the"):
		dir = 1 // unless a past verb stands near
	}
	to := false  // "to meet": what governs the infinitive tells
	near := true // no comma or quote between
	for i := p.i - 1; i >= 0 && i > p.i-30; i-- {
		a := t.at(i)
		if a.kind == '.' && (a.far || t.at(i+1).gap) && !t.short(i) || a.kind == '?' || a.kind == '!' || a.kind == ';' || t.at(i+1).far {
			break
		}
		if a.kind == ',' || a.kind == '"' || a.kind == '(' || a.kind == ')' {
			near = false
		}
		if a.kind != 'a' {
			continue
		}
		if t.is(i, "to") && t.verbal(i+1) {
			to = true
			continue
		}
		d := t.word(i, to || limit)
		switch {
		case d == 0, t.is(i-1, "be") || t.is(i-2, "be") && t.is(i-1, "not", "then", "also"): // "will be held": its auxiliary tells
			continue
		case d < 0 && to && t.is(i, "was", "were"): // "was to open on Monday"
			return 0, near
		case d > 0 && (t.is(i-1, "had") || t.is(i-2, "had") && t.is(i-1, "been", "originally", "earlier")):
			return -1, near
		case d > 0 && t.is(i-1, "was", "were"):
			return 0, near
		case d < 0 && dir > 0 && !to && i < p.i-2 && t.is(p.i-1, "for") && !(t.mark(p.j, '\'') && t.is(p.j+1, "s")) && !t.is(i, "had"): // "was nothing on the list for Thursday"
			return dir, true
		}
		return d, near && !(d > 0 && t.lex(i).past && !to)
	}
	if to {
		return 1, false
	}
	if dir != 0 {
		return dir, false
	}
	for i := p.j; i < len(t.atoms) && i < p.j+20; i++ {
		a := t.at(i)
		if a.far || a.kind == '.' && t.at(i+1).gap || a.kind == ';' || a.kind == '!' {
			break
		}
		if a.kind != 'a' {
			continue
		}
		if d := t.word(i, false); d != 0 {
			return d, false
		}
	}
	return 0, false
}

// short reports whether the point at atom i ends an abbreviation.
func (t *direction) short(i int) bool {
	return !t.at(i).gap && (t.lex(i-1).month > 0 || t.lex(i-1).weekday > 0 || t.at(i-1).len() <= 2 && t.at(i-1).upper)
}

// verbal reports whether atom i may be an infinitive: a small word that is no
// article, pronoun or name.
func (t *direction) verbal(i int) bool {
	return t.at(i).kind == 'a' && !t.at(i).upper && t.at(i).len() > 1 &&
		!t.is(i, "the", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "all", "both", "him", "them", "us", "me", "which", "whom")
}

// word tells the direction of one word. to is set if an infinitive or a limit
// ("until Thursday") hangs on it.
func (t *direction) word(i int, to bool) int {
	l := t.lex(i)
	switch {
	case l.month > 0 && t.at(i).upper: // "May"
		return 0
	case l.future && l.past: // "agreed to meet on Thursday", "agreed on Thursday"
		if to {
			return 1
		}
		return -1
	case l.future:
		if t.is(i, "ahead") && !t.is(i+1, "of") || t.is(i, "set") && t.is(i+1, "out", "up", "off", "aside") {
			return 0
		}
		return 1
	case l.past:
		return -1
	}
	w := t.text(i)
	if len(w) > 4 && strings.HasSuffix(w, "ed") && !t.at(i).upper && !strings.HasSuffix(w, "eed") {
		return -1
	}
	return 0
}
