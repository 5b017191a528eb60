package read

import "gentz/text"

// attached returns the time at which the thing that word i heads, a verb or a
// noun, is said to be: "met on Thursday", "Thursday's talks", "the Thursday
// talks", "talks on Dec. 19", "met in Oslo late on Monday". Of several it is the
// one whose days are known and that stands nearest. Times of other clauses below
// i are not its own, nor are limits ("until Thursday", "since May", "before
// noon"), repeated times and mere lengths. A verb joined to another takes the
// time of the first if it has none and no subject of its own.
//
// The days of a range ("from Monday to Wednesday") are those of the whole range;
// the expression returned is then a copy of its first end.
func (c *calendar) attached(p *page, i int) (t *timex, ok bool) {
	for range 8 { // a chain of more joined verbs is a list
		if t := c.hanging(p, i); t != nil {
			return c.whole(t), true
		}
		h := p.Head(i)
		if p.Rel(i) != text.Conj || h < 0 || p.Tag(i) != text.VERB || p.Tag(h) != text.VERB || p.tree.kid(i, text.Nsubj, text.NsubjPass) >= 0 {
			return nil, false
		}
		i = h
	}
	return nil, false
}

// hanging returns the best time expression among the children of word i, nil if there is none.
func (c *calendar) hanging(p *page, i int) (best *timex) {
	far := 0
	for k := range p.tree.kids(i) {
		t := c.headedBy(p, k)
		if t == nil || t.Type == "SET" || t.Type == "DURATION" && t.From == 0 || i >= t.first && i < t.last {
			continue
		}
		d := max(k-i, i-k)
		switch {
		case best == nil, best.From == 0 && t.From != 0, (best.From == 0) == (t.From == 0) && d < far:
			best, far = t, d
		}
	}
	return best
}

// headedBy returns the time expression that is the phrase of word k, if it may
// say when the head of k is.
func (c *calendar) headedBy(p *page, k int) *timex {
	switch p.Rel(k) {
	case text.Obl, text.OblUnmarked, text.Advmod, text.Nmod, text.NmodUnmarked, text.NmodPoss, text.NmodDesc, text.Compound, text.Nummod, text.Amod, text.Appos, text.Dep:
	case text.Obj, text.Iobj: // "was held Tuesday", read as an object
	default:
		return nil
	}
	switch p.tree.preposition(k) {
	case "since", "until", "till", "before", "after", "by", "than":
		return nil
	}
	t, ok := c.of(k)
	if !ok {
		return nil
	}
	return t
}

// whole returns t, with the days of the whole range if t begins one.
func (c *calendar) whole(t *timex) *timex {
	if t.joined == 0 || t.joined > len(c.times) {
		return t
	}
	u := *t
	if e := &c.times[t.joined-1]; e.To > u.To {
		u.To = e.To
	}
	return &u
}
