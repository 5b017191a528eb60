package read

import (
	"strings"

	"gentz/text"
)

// coveredBy reports whether t tells a part of what outer tells.
func (f *finder) coveredBy(outer, t *telling) bool {
	return outer != nil && t.head >= 0 && outer.covers(t.head)
}

// endOf returns the end of t: its cue, its source and all of its content.
func (f *finder) endOf(t *telling) int {
	e := max(t.cue.j, t.source.j)
	for _, p := range t.pieces {
		e = max(e, p.j)
	}
	for _, m := range t.quoted {
		e = max(e, f.quotes[m].last)
	}
	return e
}

// newParagraph reports whether a blank line stands before sentence s, or, in a
// text without blank lines, the end of a line.
func (f *finder) newParagraph(s int) bool {
	a, _ := f.Sentence(s)
	if a == 0 {
		return true
	}
	src := f.Source()
	gap := src[f.Range(a-1).End:f.Range(a).Start]
	n := strings.Count(gap, "\n")
	return n > 1 || n == 1 && f.lines()
}

// lines reports whether the end of a line ends a paragraph: in a text without
// blank lines, unless its words stand apart (" ,"), which tells of one sentence a line.
func (f *finder) lines() bool {
	if f.lined == 0 {
		body := f.Source()[f.p.body:]
		f.lined = 1
		if strings.Contains(body, "\n\n") || strings.Count(body, " , ")+strings.Count(body, " .\n") > 3 {
			f.lined = -1
		}
	}
	return f.lined > 0
}

// ownParagraph reports whether q is all of its paragraph, or all of its first sentences.
func (f *finder) ownParagraph(q quote) bool {
	s := f.SentenceOf(q.first)
	a, _ := f.Sentence(s)
	return f.Paragraph(s) && q.first == a && (q.last >= f.Len() || f.Paragraph(f.SentenceOf(q.last)))
}

// sentenceLike reports whether q quotes a sentence and not a few words: it holds
// a predicate, or ends like a sentence.
func (f *finder) sentenceLike(q quote) bool {
	n := 0
	for k := q.first; k < q.last; k++ {
		if f.isPredicate(k) {
			return true
		}
		if f.Tag(k) != text.PUNCT {
			n++
		}
	}
	k := q.last - 2
	return n > 0 && k > q.first && strings.ContainsAny(f.Word(k), ".!?") && f.upper(q.first+1)
}

// loneQuote reports whether clause k, told by verb i, is all quotation but for a
// word or two; attach hands it out as a whole.
func (f *finder) loneQuote(k, i int) bool {
	n := f.innermost(k)
	for n >= 0 && f.quotes[n].outer != f.innermost(i) {
		n = f.quotes[n].outer
	}
	if n < 0 {
		return false
	}
	q, b := f.quotes[n], f.below(k)
	if q.first <= i && i < q.last {
		return false
	}
	out := 0
	for w := b.i; w < b.j; w++ {
		if (w < q.first || w >= q.last) && f.Tag(w) != text.PUNCT && w != i {
			if f.within(w, i) && !f.within(w, k) {
				continue
			}
			out++
		}
	}
	return out <= 1
}
