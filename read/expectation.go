package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// expectations finds what the document announces, promises or calls due:
//
//   - the events that are planned;
//   - clauses with a time still to come ("the ballot closes on Saturday", "to
//     admit observers by March 15"), counted from the day of speech;
//   - what somebody says they expect or promise, and what is to come without a
//     day where an actor is to do it ("the ministry will publish the list").
//
// What is denied, asked or said under a condition is left out. By is who voices
// it, "" for the document itself.
func expectations(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event) []gentz.Expectation {
	o := &outlook{p: p, tree: p.tree, cal: cal, cast: c, said: said, quoting: quotes(p), taken: make([]bool, p.Len())}
	o.voices()
	for _, e := range happened {
		o.event(&e)
	}
	for i := p.first; i < p.Len(); i++ {
		if o.isPredicate(i) && !o.taken[i] {
			o.clauseAt(i)
		}
	}
	return o.out
}

// An outlook looks for the expectations of one page.
type outlook struct {
	p *page
	*tree
	*quoting
	cal   *calendar
	cast  *cast
	said  []gentz.Statement
	by    []int32 // per word: 1 + number of the innermost statement whose content it is part of
	taken []bool  // per word: an expectation covers it
	out   []gentz.Expectation
}

// voices notes for each word in whose words it stands.
func (o *outlook) voices() {
	o.by = make([]int32, o.p.Len())
	size := make([]int, o.p.Len())
	for n := range o.said {
		for _, s := range o.said[n].Content {
			i, j := o.p.words(s)
			for k := i; k < j; k++ {
				if size[k] == 0 || j-i < size[k] {
					o.by[k], size[k] = int32(n)+1, j-i
				}
			}
		}
	}
}

// voice returns the statement that word i is part of, nil if it is the document's own.
func (o *outlook) voice(i int) *gentz.Statement {
	if o.by[i] == 0 {
		return nil
	}
	return &o.said[o.by[i]-1]
}

// add notes an expectation over the words [i, j) of the clause headed by word h
// unless one covers them already. Within a statement it ends where the content does.
func (o *outlook) add(h, i, j int, event gentz.ID, due *gentz.When) {
	if s := o.voice(h); s != nil {
		for _, c := range s.Content {
			if a, b := o.p.words(c); a <= h && h < b {
				i, j = max(i, a), min(j, b)
			}
		}
	}
	for i < h && o.Tag(i) == text.PUNCT {
		i++
	}
	for j > h+1 && o.Tag(j-1) == text.PUNCT {
		j--
	}
	if j-i < 3 {
		return
	}
	for k := i; k < j; k++ {
		if o.taken[k] {
			return
		}
	}
	x := gentz.Expectation{What: o.p.span(i, j), Event: event, Due: due}
	if s := o.voice(i); s != nil {
		x.By = s.Speaker
	} else if s := o.voice(j - 1); s != nil {
		x.By = s.Speaker
	}
	o.out = append(o.out, x)
	for k := i; k < j; k++ {
		o.taken[k] = true
	}
}

// event notes what is planned to happen.
func (o *outlook) event(e *gentz.Event) {
	if e.State != "planned" || e.Block == "title" {
		return
	}
	dated := e.Time != nil && e.Time.To != 0
	if dated && o.cal.ref != 0 && e.Time.To < o.cal.ref || !dated && e.Type != "CONSULT" {
		return
	}
	for _, m := range e.Mentions {
		if m.Block != "" {
			continue
		}
		h, _ := o.p.words(m)
		v := o.clause(h)
		if !o.isPredicate(v) || o.condition(v) >= 0 || o.denied(v) || o.asked(v) || o.group(v).modal != "" && !dated {
			continue
		}
		for o.Rel(v) == text.Xcomp && o.Head(v) >= 0 && o.planned(o.Head(v)) { // "is due to meet"
			v = o.Head(v)
		}
		due := e.Time
		if due == nil {
			due = o.due(v)
		}
		i, j := o.clauseWords(v)
		if h < i || h >= j {
			i, j = o.phrase(h)
			v = h
		}
		o.add(v, i, j, e.ID, due)
		return
	}
}

// clauseAt notes the clause headed by word i if it tells of what is to come.
func (o *outlook) clauseAt(i int) {
	g := o.group(i)
	if g.negated || g.imperative || g.participle && o.Rel(i) != text.Acl || o.condition(i) >= 0 || o.denied(i) || o.asked(i) {
		return
	}
	a, b := o.clauseWords(i)
	if o.expects(i, g) {
		n := len(o.out)
		o.add(i, a, b, "", o.due(i))
		if len(o.out) == n {
			return
		}
		if x := &o.out[n]; x.By == "" {
			for _, s := range o.agents(i) {
				if n, ok := o.cast.who(s); ok && x.By == "" {
					x.By = o.cast.id(n)
				}
			}
		}
		return
	}
	due, soon := o.due(i), false
	if due == nil && (g.tense == future || g.modal != "" || g.infinitive) {
		due = o.limit(a, b)
		soon = due == nil && o.soon(i)
	}
	if o.ahead(i, g, due != nil) && (due != nil || soon || o.firm(i, g)) {
		o.add(i, a, b, "", due)
	}
}

// expects reports whether word i says that its subject expects or plans something.
func (o *outlook) expects(i int, g verbGroup) bool {
	switch o.lower(i) {
	case "expect", "intend", "plan", "envisage", "foresee":
		return o.Tag(i) == text.VERB && !g.passive && !g.infinitive && !g.participle && g.modal == "" && len(o.agents(i)) > 0 && o.kid(i, text.Xcomp, text.Ccomp, text.Obj) >= 0 && !o.taken[i]
	}
	return false
}

// denied reports whether the clause of word i hangs on one that takes it back:
// "did not say it would", "it doesn't look as though one will".
func (o *outlook) denied(i int) bool {
	for k := range o.kids(i) {
		if o.Rel(k) == text.Mark && (o.follow(k, "as", "though") || k > 0 && o.follow(k-1, "as", "though")) {
			return true
		}
	}
	if r := o.Rel(i); r != text.Ccomp && r != text.Xcomp {
		return false
	}
	h := o.outer(i)
	return h >= 0 && o.isPredicate(h) && o.group(h).negated && o.kidWord(h, "yet") < 0 // "had not yet confirmed that"
}

// follow reports whether words k and k+1 are a and b.
func (o *outlook) follow(k int, a, b string) bool {
	return k+1 < o.Len() && strings.EqualFold(o.Word(k), a) && strings.EqualFold(o.Word(k+1), b)
}

// soon reports whether the clause of word i says within how long: "in a matter of days".
func (o *outlook) soon(i int) bool {
	for k := range o.kids(i) {
		if r := o.Rel(k); r != text.Obl && r != text.OblUnmarked {
			continue
		}
		if p := o.preposition(k); p != "in" && p != "within" {
			continue
		}
		a, b := o.extent(k)
		for _, t := range o.cal.in(a, b) {
			if t.Type == "DURATION" {
				return true
			}
		}
	}
	return false
}

// asked reports whether the sentence of word i is a question.
func (o *outlook) asked(i int) bool {
	_, j := o.Sentence(o.SentenceOf(i))
	for k := j - 1; k > i; k-- {
		if w := o.Word(k); w == "?" {
			return true
		} else if o.Tag(k) != text.PUNCT {
			return false
		}
	}
	return false
}

// ahead reports whether the clause of word i looks ahead: by a future or modal
// verb, by a present that has a time to come, by an infinitive or participle of a
// plan ("due to open", "planned for Monday").
func (o *outlook) ahead(i int, g verbGroup, dated bool) bool {
	switch {
	case g.perfect, o.wasTo(i):
		return false
	case g.modal == "could" && dated:
		return o.limited(i)
	case g.tense == future:
		return true
	case g.modal == "would", g.modal == "must", g.modal == "should":
		return true
	case g.modal != "":
		return false
	case g.infinitive && g.tense == noTense:
		h := o.Head(i)
		if h < 0 || o.Rel(i) == text.Parataxis {
			return true
		}
		return o.planned(h) || o.Rel(i) == text.Acl || o.lower(h) == "be"
	case g.tense == present && !o.tells(i):
		return true
	}
	return o.planned(i)
}

// planned reports whether word i is one of plans: "due", "scheduled", "agreed".
func (o *outlook) planned(i int) bool {
	l := lexicon()[strings.ToLower(o.Word(i))]
	return l != nil && l.future
}

// wasTo reports whether word i is the verb of "was to open".
func (o *outlook) wasTo(i int) bool {
	if i < 2 || !strings.EqualFold(o.Word(i-1), "to") {
		return false
	}
	w := strings.ToLower(o.Word(i - 2))
	return w == "was" || w == "were"
}

// limited reports whether a limit such as "by Monday" hangs on word i.
func (o *outlook) limited(i int) bool { return len(o.obliques(i, "by", "within", "until")) > 0 }

// tells reports whether word i makes a statement: its own tense is that of telling.
func (o *outlook) tells(i int) bool {
	for n := range o.said {
		if c := o.said[n].Cue; c != nil {
			if a, b := o.p.words(*c); a <= i && i < b {
				return true
			}
		}
	}
	return false
}

// firm reports whether the clause of word i is announced without a day: an actor
// will do it, in the words of the document or in a promise.
func (o *outlook) firm(i int, g verbGroup) bool {
	if g.tense != future || o.kidWord(i, "shall") >= 0 { // "shall" is the language of rules
		return false
	}
	if s := o.voice(i); s != nil && (s.Kind == "direct" || s.Act != "promise" && s.Act != "expect" && s.Act != "agree") {
		return s.Act == "promise" || s.Act == "expect"
	}
	for _, a := range o.agents(i) {
		if _, ok := o.cast.who(a); ok && o.Tag(a) != text.PRON {
			return true
		}
	}
	return false
}

// due returns when what the clause of word i tells is to be: the time that hangs
// on the clause, a limit ("by March 15", "until Tuesday") included, if it is not over.
func (o *outlook) due(i int) *gentz.When {
	ref := o.cal.ref
	var best *timex
	var look func(v, depth int)
	look = func(v, depth int) {
		for k := range o.kids(v) {
			switch o.Rel(k) {
			case text.Obl, text.OblUnmarked, text.Advmod, text.Nmod, text.NmodUnmarked, text.Nummod, text.Compound, text.Obj, text.Appos:
				switch o.preposition(k) {
				case "since", "after", "from", "than", "of":
					continue
				}
				if t, ok := o.cal.of(k); ok && t.Type != "SET" && t.From != 0 && (best == nil || t.From > ref && best.From <= ref) {
					best = t
				}
				if p := o.preposition(k); (depth > 0 || p == "by" || p == "until") && o.Rel(k) != text.Compound {
					look(k, depth-1) // "the talks planned for Monday"
				}
			case text.Xcomp:
				if depth > 0 {
					look(k, depth-1)
				}
			}
		}
	}
	g := o.group(i)
	now := g.tense == present && !g.infinitive && !o.planned(i)
	if now {
		look(i, 0)
	} else {
		look(i, 2)
	}
	if best == nil || ref == 0 {
		return nil
	}
	t := o.cal.whole(best)
	if t.From <= ref && (now || g.infinitive && t.To <= ref && !(o.Head(i) >= 0 && o.planned(o.Head(i)))) {
		return nil // "today we mark", "glad to be joined today": what is, not what is to come
	}
	if t.To < ref || t.grain >= yearGrain && t.From <= ref {
		return nil
	}
	return &gentz.When{From: t.From, To: t.To, Precision: precision(t)}
}

// limit returns a limit still to come that is printed within the words [a, b):
// "must release all hostages, the sick included, by Saturday".
func (o *outlook) limit(a, b int) *gentz.When {
	for _, t := range o.cal.in(a+1, b) {
		if w := strings.ToLower(o.Word(t.first - 1)); (w == "by" || w == "until") && t.From != 0 && t.To > o.cal.ref && o.cal.ref != 0 {
			return &gentz.When{From: t.From, To: t.To, Precision: precision(t)}
		}
	}
	return nil
}

// precision names how exact a time is.
func precision(t *timex) string {
	switch n := t.To - t.From; {
	case t.From == 0:
		return ""
	case t.Type == "DURATION":
		return "vague"
	case n < 4:
		return "day"
	case n < 15:
		return "week"
	case n < 32:
		return "month"
	case n < 367:
		return "year"
	}
	return "vague"
}
