package read

import (
	"slices"
	"strings"

	"gentz/text"
)

// A voice is who speaks in a telling.
type voice struct {
	actors    []int // numbers of the cast
	anonymous bool
	head      int  // head word of the naming phrase, -1 if none
	guessed   bool // a pronoun that nothing else resolves: who spoke last
}

// speakers finds who speaks in each telling. Quotations within quotations take
// "I" and "we" from the telling around them, so the outer come first.
func (f *finder) speakers(all []*telling) map[*telling]*voice {
	out := map[*telling]*voice{}
	var of func(t *telling, depth int) *voice
	of = func(t *telling, depth int) *voice {
		if v := out[t]; v != nil {
			return v
		}
		v := &voice{head: -1}
		out[t] = v
		if depth > 8 {
			return v
		}
		if len(t.heads) == 0 {
			if t.carried != nil {
				*v = *of(t.carried, depth+1)
			}
			return v
		}
		v.head = t.heads[0]
		if t.rule == "turn" {
			v.actors, v.anonymous = f.turnSpeaker(t)
			return v
		}
		for _, h := range t.heads {
			if len(t.heads) == 1 {
				h = f.behindTitle(t, h)
			}
			if f.firstPerson(h) {
				if o := f.around2(all, t, h); o != nil {
					w := of(o, depth+1)
					v.actors = append(v.actors, w.actors...)
					v.anonymous = w.anonymous
				}
				continue
			}
			if g := f.cast.group[h]; len(g) > 1 && len(t.heads) == 1 {
				g = slices.Clone(g)
				slices.SortStableFunc(g, func(a, b int) int { return f.namedIn(t, a) - f.namedIn(t, b) })
				v.actors = append(v.actors, g...)
				continue
			}
			if n, ok := f.cast.who(h); ok && !f.wrongPronoun(h, n) && !f.crew(h, n) {
				v.actors = append(v.actors, n)
			} else if n, ok := f.named(t, h); ok {
				v.actors = append(v.actors, n)
			} else if n, ok := f.owner(h); ok {
				v.actors = append(v.actors, n)
			} else if n, ok := f.lastNamed(t); ok && len(t.heads) == 1 {
				v.actors = append(v.actors, n)
			} else if n, ok := f.definiteBody(h); ok {
				v.actors = append(v.actors, n)
			} else if n, ok := f.nameOf(t, h); ok {
				v.actors = append(v.actors, n)
			}
		}
		v.actors = distinct(v.actors)
		if len(v.actors) == 0 && len(t.heads) == 1 {
			if o := f.speaksOn(all, t); o != nil {
				w := of(o, depth+1)
				if f.agrees(t.heads[0], w.actors) {
					v.actors, v.anonymous, v.guessed = slices.Clone(w.actors), w.anonymous, true
					return v
				}
			}
		}
		if !t.source.empty() && len(v.actors) == 0 && f.describedBody(t, v.head) {
			v.actors = []int{f.namelessOf(t, v)}
			a := &f.cast.actors[v.actors[0]]
			a.Kind = "organisation"
			v.anonymous = f.indefinite(t, v.head)
			return v
		}
		if !t.source.empty() && len(v.actors) <= 1 && f.unnamed(t, v.head) && (len(v.actors) == 0 || f.onlyDescribed(v.actors[0])) {
			v.anonymous = true
			if f.Tag(v.head) != text.NOUN {
				v.actors = nil // "one of them": who, nobody can tell, but what he is
				if noun := f.oneOf(t, v.head); noun != "" {
					v.actors = []int{f.another(t, noun)}
				}
				return v
			}
			v.actors = []int{f.namelessOf(t, v)}
		}
		if len(v.actors) > 0 && f.cast.actors[v.actors[0]].Rule == nameless {
			v.anonymous = f.cast.actors[v.actors[0]].Kind == "group"
		}
		return v
	}
	for _, t := range all {
		of(t, 0)
	}
	return out
}

// behindTitle returns the word that names a person at the end of the speaker's
// name, if its head h means a body: "Norvane chief Ada Lind".
func (f *finder) behindTitle(t *telling, h int) int {
	n, ok := f.cast.who(h)
	if ok && f.cast.actors[n].Kind == "person" || !t.source.has(h) {
		return h
	}
	end := h + 1
	for end < t.source.j && (f.nounish(end) || f.Tag(end) == text.ADJ || f.Word(end) == "-") && f.Tag(end) != text.PRON {
		end++
	}
	for k := end - 1; k > h && f.Tag(k) == text.PROPN; k-- {
		if m, ok := f.cast.who(k); ok && f.cast.actors[m].Kind == "person" {
			return k
		}
	}
	return h
}

// speaksOn returns the telling that the pronoun of t goes on with: the last one
// before it, in the same or the sentence before, outside of quotations.
func (f *finder) speaksOn(all []*telling, t *telling) *telling {
	h := t.heads[0]
	switch strings.ToLower(f.Word(h)) {
	case "he", "she", "they":
	default:
		return nil
	}
	if f.innermost(h) >= 0 || t.head < 0 {
		return nil
	}
	var best *telling
	for _, o := range all {
		if o == t || o.head < 0 || o.head >= min(h, t.head) || f.innermost(o.head) >= 0 || len(o.heads) == 0 || f.p.inTitle(o.head) != f.p.inTitle(h) || o.heads[0] > h {
			continue
		}
		if best == nil || o.head > best.head {
			best = o
		}
	}
	if best == nil || f.SentenceOf(h)-f.SentenceOf(f.endOf(best)-1) > 1 {
		return nil
	}
	return best
}

// agrees reports whether pronoun h can mean those actors: "they" several or a
// body, "he" one man.
func (f *finder) agrees(h int, actors []int) bool {
	if len(actors) == 0 {
		return false
	}
	w := strings.ToLower(f.Word(h))
	if w == "they" {
		return len(actors) > 1
	}
	if len(actors) != 1 {
		return false
	}
	a := &f.cast.actors[actors[0]]
	if a.Kind != "person" && a.Rule != nameless {
		return false
	}
	if n := actors[0]; n < len(f.cast.gender) {
		switch f.cast.gender[n] {
		case 'm':
			return w == "he"
		case 'f':
			return w == "she"
		case 'p':
			return false
		}
	}
	return true
}

// firstNamed returns where the text names actor n first.
func (f *finder) firstNamed(n int) int {
	best := len(f.Source())
	for _, m := range f.cast.actors[n].Mentions {
		if m.Block == "" {
			best = min(best, m.Start)
		}
	}
	return best
}

// namedIn returns where the source of t names actor n, or else where the text does
// first: who is named there comes before all others.
func (f *finder) namedIn(t *telling, n int) int {
	if !t.source.empty() {
		s := f.p.span(t.source.i, t.source.j)
		for _, m := range f.cast.actors[n].Mentions {
			if s.Overlaps(m.Span) {
				return m.Start - 1_000_000_000
			}
		}
	}
	return f.firstNamed(n)
}

// wrongPronoun reports whether h is "he" or "she" and n nobody whom that can mean.
func (f *finder) wrongPronoun(h, n int) bool {
	switch f.lower(h) {
	case "he", "she":
		a := &f.cast.actors[n]
		return a.Kind == "organisation" || a.Kind == "state"
	}
	return false
}

// crew reports whether h stands for people of the body n, who are not the body:
// "union officials".
func (f *finder) crew(h, n int) bool {
	return f.Tag(h) == text.NOUN && f.Morph(h).Is(text.Number, "Plur") && personNoun(f.lower(h)) && f.cast.actors[n].Kind == "organisation"
}

func distinct(a []int) []int {
	out := a[:0]
	for _, n := range a {
		dup := false
		for _, m := range out {
			dup = dup || m == n
		}
		if !dup {
			out = append(out, n)
		}
	}
	return out
}

func (f *finder) firstPerson(h int) bool {
	switch strings.ToLower(f.Word(h)) {
	case "i", "we", "my", "our", "me", "us":
		return true
	}
	return false
}

// around2 returns the innermost telling whose quoted content word h stands in.
func (f *finder) around2(all []*telling, t *telling, h int) *telling {
	var best *telling
	size := 0
	if f.innermost(h) < 0 && !f.inTurn(h) {
		return nil
	}
	for _, o := range all {
		if o == t || o.head == h {
			continue
		}
		for _, s := range o.pieces {
			if s.has(h) && (best == nil || s.j-s.i < size) {
				best, size = o, s.j-s.i
			}
		}
	}
	return best
}

// named resolves the name that stands in apposition to h or behind it as a title:
// "the spokeswoman, Ada Lind", "union boss Ada Lind".
func (f *finder) named(t *telling, h int) (int, bool) {
	for k := range f.kids(h) {
		switch f.Rel(k) {
		case text.Appos, text.Flat, text.NmodDesc:
			if n, ok := f.cast.who(k); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// owner resolves a document noun to who issued it: "a readout from Quill House".
func (f *finder) owner(h int) (int, bool) {
	if !documentNoun(f.lower(h)) {
		return 0, false
	}
	for _, k := range f.kidsOf(h) {
		switch f.Rel(k) {
		case text.NmodPoss, text.Compound, text.Amod:
		case text.Nmod:
			if p := f.preposition(k); p != "by" && p != "from" && p != "of" {
				continue
			}
		default:
			continue
		}
		if n, ok := f.cast.who(k); ok {
			return n, true
		}
	}
	return 0, false
}

func (f *finder) kidsOf(h int) (out []int) {
	for k := range f.kids(h) {
		out = append(out, k)
	}
	return out
}
