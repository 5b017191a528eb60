package read

import gentz "gentz"

// A timex is a time expression, the words [first, last) of the page.
type timex struct {
	gentz.Time
	first, last int
}

// A calendar holds the time expressions of a page in text order.
type calendar struct {
	times []timex
	at    []int32 // per word: 1 + index into times, 0 outside
}

// at returns the time expression that word i is part of.
func (c *calendar) of(i int) (t *timex, ok bool) {
	if c.at[i] == 0 {
		return nil, false
	}
	return &c.times[c.at[i]-1], true
}

// times finds the time expressions of p.
func times(p *page) *calendar { return &calendar{at: make([]int32, p.Len())} }
