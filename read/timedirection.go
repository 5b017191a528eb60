package read

import "strings"

// A direction tells whether a clause speaks of what was or of what is to come.
type direction struct {
	*scanner
}

// of returns -1 if the clause around p tells of the past, +1 if of what is to
// come, 0 if nothing tells. strong means that the verb itself tells it.
func (t *direction) of(p *phrase) (dir int, strong bool) { return t.byWords(p) }

// byWords looks for the nearest word that tells the tense, first before p, then
// after it, within the sentence.
func (t *direction) byWords(p *phrase) (dir int, strong bool) {
	switch {
	case t.is(p.i-1, "since"):
		return -1, true
	case t.is(p.i-1, "by") && !t.is(p.i, "the"):
		dir = 1 // "by Thursday" is a limit, unless a past verb stands near
	}
	to := false // "to meet": what governs the infinitive tells
	for i := p.i - 1; i >= 0 && i > p.i-30; i-- {
		a := t.at(i)
		if a.kind == '.' && (a.far || t.at(i+1).gap) && !t.short(i) || a.kind == '?' || a.kind == '!' || a.kind == ';' || t.at(i+1).far {
			break
		}
		if a.kind != 'a' {
			continue
		}
		if t.is(i, "to") && t.verbal(i+1) {
			to = true
			continue
		}
		if d := t.word(i, to); d != 0 {
			return d, true
		}
	}
	if to {
		return 1, false
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
			return d, i < p.j+8
		}
	}
	return dir, false
}

// short reports whether the point at atom i ends an abbreviation.
func (t *direction) short(i int) bool {
	return !t.at(i).gap && (t.lex(i-1).month > 0 || t.lex(i-1).weekday > 0 || t.at(i-1).len() <= 2 && t.at(i-1).upper)
}

// verbal reports whether atom i may be an infinitive: a small word that is no
// article, pronoun or name.
func (t *direction) verbal(i int) bool {
	return t.at(i).kind == 'a' && !t.at(i).upper && t.at(i).len() > 1 &&
		!t.is(i, "the", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "all", "both", "him", "them", "us", "me", "which", "whom", "be")
}

// word tells the direction of one word. to is set if an infinitive stands between.
func (t *direction) word(i int, to bool) int {
	l := t.lex(i)
	switch {
	case l.future && l.past: // "agreed to meet on Thursday", "agreed on Thursday"
		if to || t.is(i+1, "for", "on") && t.at(i+2).word != noLexeme && false {
			return 1
		}
		return -1
	case l.future:
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
