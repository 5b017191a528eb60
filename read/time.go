package read

import gentz "gentz"

// A timex is a time expression, the words [first, last) of the page.
//
// An expression may be shorter than a word ("1914" in "1914-18"); then first is
// that word.
type timex struct {
	gentz.Time
	first, last int

	grain  grain // the size of what it names
	joined int   // 1 + index of the expression that ends a range this one begins, 0 if none
}

// A calendar holds the time expressions of a page in text order.
type calendar struct {
	times []timex
	at    []int32   // per word: 1 + index into times, 0 outside
	ref   gentz.Day // the day of speech, 0 if unknown
}

// of returns the time expression that word i is part of.
func (c *calendar) of(i int) (t *timex, ok bool) {
	if c.at[i] == 0 {
		return nil, false
	}
	return &c.times[c.at[i]-1], true
}

// in returns the time expressions that begin within the words [i, j), in text order.
func (c *calendar) in(i, j int) []*timex {
	var out []*timex
	for k := range c.times {
		if t := &c.times[k]; t.first >= i && t.first < j {
			out = append(out, t)
		}
	}
	return out
}

// times finds the time expressions of p and resolves them.
//
// The day of speech, from which "yesterday" and "on Thursday" count, is that of
// the dateline ("OSLO, March 4 (Agency) -") where it lies within the week before
// publication, else the day of publication. Without a day of publication it is
// the dateline's, if that prints a year; otherwise relative expressions stay
// unresolved and have only text and type, and what of the value is printed.
//
// A text that tells history counts "in April" from the date told last; see
// [resolver.history].
func times(p *page) *calendar {
	c := &calendar{at: make([]int32, p.Len())}
	r := newResolver(p)
	for _, block := range p.blocks() {
		s := &scanner{page: p, atoms: atomize(p.Source(), block.Start, block.End)}
		r.block(s, s.expressions())
	}
	word := 0
	for _, f := range r.found {
		a, b := f.start, f.end
		for word > 0 && p.Range(word).Start > a {
			word--
		}
		for word < p.Len() && p.Range(word).End <= a {
			word++
		}
		t := timex{Time: f.Time, first: word, last: word, grain: f.grain, joined: f.joined}
		t.Span = gentz.Span{Start: int(a), End: int(b), Block: "title"}
		if a >= p.body {
			t.Span = gentz.Span{Start: int(a - p.body), End: int(b - p.body)}
		}
		t.Text = p.Source()[a:b]
		for t.last < p.Len() && p.Range(t.last).Start < b {
			if c.at[t.last] == 0 {
				c.at[t.last] = int32(len(c.times)) + 1
			}
			t.last++
		}
		c.times = append(c.times, t)
	}
	c.ref = r.ref
	return c
}
