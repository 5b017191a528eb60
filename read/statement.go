package read

import (
	"sort"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// statements finds who said what in p. It looks at every word that can tell of
// saying (ontology/cues.tsv) and reads from the tree around it who says what;
// then it gives the quotations to whom they belong; then it fills in what is
// told of the saying itself. The result is in the order of the first words.
func statements(p *page, cal *calendar, c *cast) []gentz.Statement {
	f := &finder{p: p, tree: p.tree, cal: cal, cast: c, quoting: quotes(p), cues: ontology.LoadCues()}
	f.verb = make([]int32, p.Len())
	f.whole()
	f.turns()
	f.labels()
	for i := range p.Len() {
		switch p.Tag(i) {
		case text.VERB:
			if f.kid(i, text.NmodPoss) >= 0 { // a noun that the tagger takes for a verb
				f.nounCue(i)
			} else {
				f.verbCue(i)
			}
		case text.NOUN:
			f.nounCue(i)
		case text.ADV:
			f.adverbCue(i)
		}
		f.accordingTo(i)
	}
	f.attach()
	return f.finish()
}

// A stretch is the words [i, j).
type stretch struct{ i, j int }

func (s stretch) empty() bool          { return s.i >= s.j }
func (s stretch) has(k int) bool       { return s.i <= k && k < s.j }
func (s stretch) meets(t stretch) bool { return s.i < t.j && t.i < s.j }

// A telling is a statement in the making.
type telling struct {
	head     int     // the word that makes it: a verb, a noun, "according"; -1 if none
	cue      stretch // empty if none
	source   stretch // empty if none
	heads    []int   // head words of those who speak
	pieces   []stretch
	class    *ontology.Cue // nil if none
	act      string
	polarity string
	negated  bool
	hedged   bool
	quoted   []int    // outermost-at-their-level quotes that are its content
	carried  *telling // whose speaker it has, if it has none of its own
	rule     string
	dropped  bool
}

// from returns the first word of t, cue and content, for ordering.
func (t *telling) from() int {
	n := t.cue.i
	if t.cue.empty() {
		n = t.pieces[0].i
	}
	for _, s := range t.pieces {
		n = min(n, s.i)
	}
	return n
}

// covers reports whether word k is part of the content of t.
func (t *telling) covers(k int) bool {
	for _, s := range t.pieces {
		if s.has(k) {
			return true
		}
	}
	return false
}

// A finder looks for the statements of one page.
type finder struct {
	p *page
	*tree
	*quoting
	cal      *calendar
	cast     *cast
	cues     *ontology.Cues
	told     []*telling
	now      *telling // the one being made
	verb     []int32  // per word: 1 + number of the telling that the word makes
	turn     []stretch
	lined    int8           // 1 if lines are paragraphs, -1 if not, 0 if not yet known
	reporter int            // 1 + number of the unnamed reporter who asks in a transcript
	nouns    map[int]string // head noun of each unnamed actor made here
	carried  []*telling     // quotations that take their speaker from before, in text order; labels too
}

// tell adds t if it says anything.
func (f *finder) tell(t *telling) *telling {
	t.pieces = f.tidy(t.pieces)
	if len(t.pieces) == 0 {
		return nil
	}
	f.told = append(f.told, t)
	if t.head >= 0 {
		f.verb[t.head] = int32(len(f.told))
	}
	return t
}

// by returns the telling that word i makes, or nil.
func (f *finder) by(i int) *telling {
	if i < 0 || f.verb[i] == 0 {
		return nil
	}
	return f.told[f.verb[i]-1]
}

// trim takes punctuation off the ends of s, but for quotation marks and
// brackets that have their partner inside.
func (f *finder) trim(s stretch) stretch {
	for !s.empty() && f.loose(s.i, s) {
		s.i++
	}
	for !s.empty() && f.loose(s.j-1, s) {
		s.j--
	}
	return s
}

func (f *finder) loose(k int, s stretch) bool {
	if f.Tag(k) != text.PUNCT && f.Tag(k) != text.SYM {
		return false
	}
	for n := f.innermost(k); n >= 0; n = f.quotes[n].outer {
		if q := f.quotes[n]; s.i <= q.first && q.last <= s.j {
			return false // part of a quotation that is whole
		}
	}
	for _, t := range f.turn {
		if t == s {
			return false
		}
	}
	switch f.Word(k) {
	case "$", "€", "£", "#", "%", "@":
		return false
	case ")", "]":
		return !f.holds(s, "(", "[")
	case "(", "[":
		return !f.holds(s, ")", "]")
	}
	return true
}

func (f *finder) holds(s stretch, a, b string) bool {
	for k := s.i; k < s.j; k++ {
		if w := f.Word(k); w == a || w == b {
			return true
		}
	}
	return false
}

// tidy trims the pieces, puts them in order, joins those that touch and drops the empty ones.
func (f *finder) tidy(pieces []stretch) []stretch {
	out := pieces[:0:0]
	for _, s := range pieces {
		if s = f.trim(s); !s.empty() {
			out = append(out, s)
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].i < out[b].i })
	n := 0
	for _, s := range out {
		if n > 0 && s.i <= out[n-1].j {
			out[n-1].j = max(out[n-1].j, s.j)
			continue
		}
		out[n] = s
		n++
	}
	return out[:n]
}

// finish turns the tellings into statements.
func (f *finder) finish() []gentz.Statement {
	var keep []*telling
	for _, t := range f.told {
		if t.dropped || len(t.pieces) == 0 {
			continue
		}
		if len(t.heads) == 0 && t.class != nil && !t.class.Noun && !f.group(t.head).passive && t.act != "ask" {
			continue // a saying without anybody who says it
		}
		keep = append(keep, t)
	}
	keep = f.unique(keep)
	sort.SliceStable(keep, func(a, b int) bool { return keep[a].from() < keep[b].from() })
	sp := f.speakers(keep)
	out := make([]gentz.Statement, 0, len(keep))
	for n, t := range keep {
		s := f.statement(t)
		s.ID = gentz.ID("s" + itoa(n+1))
		f.voice(&s, t, sp)
		f.circumstances(&s, t)
		f.deed(&s, t)
		s.Sure = sureOf(&s, t)
		out = append(out, s)
	}
	f.hearsay(out, keep)
	return out
}

// unique drops a telling whose content is that of another one and that knows less of it.
func (f *finder) unique(all []*telling) []*telling {
	type key struct{ i, j int }
	best := map[key]*telling{}
	rank := func(t *telling) int {
		n := 0
		if len(t.heads) > 0 {
			n += 2
		}
		if !t.cue.empty() {
			n++
		}
		return n
	}
	for _, t := range all {
		k := key{t.pieces[0].i, t.pieces[len(t.pieces)-1].j}
		if b := best[k]; b == nil {
			best[k] = t
		} else if b.class == nil && t.class != nil || rank(t) > rank(b) && (b.class == nil || rank(b) <= 1) {
			b.dropped, best[k] = true, t
		} else if rank(t) <= 1 {
			t.dropped = true
		}
	}
	out := all[:0]
	for _, t := range all {
		if !t.dropped {
			out = append(out, t)
		}
	}
	return out
}

// statement makes the bare Statement of t: its spans and kind.
func (f *finder) statement(t *telling) gentz.Statement {
	s := gentz.Statement{Joint: []gentz.ID{}, About: []gentz.ID{}, Via: []gentz.ID{}, Act: t.act, Polarity: t.polarity, Rule: t.rule}
	in, out := 0, 0
	lo, hi := t.pieces[0].i, t.pieces[len(t.pieces)-1].j
	for _, w := range t.pieces {
		s.Content = append(s.Content, f.p.span(w.i, w.j))
		level := -1
		if !t.cue.empty() {
			level = f.innermost(t.cue.i)
		}
		for k := w.i; k < w.j; k++ {
			if f.Tag(k) == text.PUNCT {
				continue
			}
			if f.deeper(k, level) {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0 && !t.turnlike():
		s.Kind = "indirect"
	case out == 0 || t.turnlike() || out <= 1 && in > 6:
		s.Kind = "direct"
	default:
		s.Kind = "mixed"
	}
	if !t.cue.empty() {
		c := f.p.span(t.cue.i, t.cue.j)
		s.Cue = &c
		lo, hi = min(lo, t.cue.i), max(hi, t.cue.j)
	}
	if !t.source.empty() {
		c := f.p.span(t.source.i, t.source.j)
		s.Source = &c
		if d := max(hi, t.source.j) - min(lo, t.source.i); d < hi-lo+60 {
			lo, hi = min(lo, t.source.i), max(hi, t.source.j)
		}
	}
	s.Evidence = []gentz.Span{f.p.span(lo, hi)}
	s.Block = s.Content[0].Block
	return s
}

// deeper reports whether word k stands in a quote that stands within the quote
// of number level (-1: outside of all quotes).
func (f *finder) deeper(k, level int) bool {
	for n := f.innermost(k); n >= 0; n = f.quotes[n].outer {
		if n == level {
			return false
		}
		if f.quotes[n].outer == level {
			return true
		}
	}
	return false
}

// turnlike reports whether t is quoted without marks: a turn of a transcript, or
// a statement printed as a document.
func (t *telling) turnlike() bool { return t.rule == "turn" || t.rule == "document" }

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
