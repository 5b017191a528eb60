package read

import (
	"strings"

	"gentz/text"
)

// attach gives every quotation to whom it belongs: to the telling in whose
// content it stands, to the cue beside it, to the saying before it that it goes
// on with; and drops the cues that turn out to tell nothing.
func (f *finder) attach() {
	owner := make([]*telling, len(f.quotes))
	for n := range f.quotes {
		if f.inTurn(f.quotes[n].first) {
			continue
		}
		owner[n] = f.ownerOf(n, owner)
	}
	for _, t := range f.told {
		t.pieces = f.tidy(append(t.pieces, f.quotedBy(t)...))
		if len(t.pieces) == 0 {
			t.dropped = true
		}
	}
}

func (f *finder) quotedBy(t *telling) []stretch {
	var out []stretch
	for _, n := range t.quoted {
		out = append(out, stretch{f.quotes[n].first, f.quotes[n].last})
	}
	return out
}

// ownerOf decides whose words quote n is, or nil if nobody's: a scare quote, a title, a name.
func (f *finder) ownerOf(n int, owner []*telling) *telling {
	q := f.quotes[n]
	if q.continues {
		for m := n - 1; m >= 0; m-- {
			if f.quotes[m].outer == q.outer {
				if t := owner[m]; t != nil {
					t.quoted = append(t.quoted, n)
					return t
				}
				break
			}
		}
	}
	if t := f.contentAround(q); t != nil {
		t.quoted = append(t.quoted, n)
		return t
	}
	if t := f.cueBehind(q); t != nil {
		t.quoted = append(t.quoted, n)
		return t
	}
	if t := f.cueBefore(q); t != nil {
		t.quoted = append(t.quoted, n)
		return t
	}
	return f.goesOn(n, owner)
}

// contentAround returns the innermost telling outside of q whose content q is a
// part of, or reaches into.
func (f *finder) contentAround(q quote) *telling {
	var best *telling
	size := 0
	for _, t := range f.nearby(q) {
		if t.head >= q.first && t.head < q.last {
			continue
		}
		for _, s := range t.pieces {
			if s.meets(stretch{q.first, q.last}) && (best == nil || s.j-s.i < size) {
				best, size = t, s.j-s.i
			}
		}
	}
	return best
}

// nearby returns the tellings made in the sentences that q touches.
func (f *finder) nearby(q quote) []*telling {
	a, _ := f.Sentence(f.SentenceOf(q.first))
	_, z := f.Sentence(f.SentenceOf(q.last - 1))
	var out []*telling
	for k := a; k < z; k++ {
		if k == q.first && z-q.last < q.last-q.first && q.last-q.first > 400 {
			k = q.last // a long quotation holds no cue of its own
		}
		if t := f.by(k); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// canQuote returns the telling of verb k if it may introduce a quotation at the
// level of q and has no content of another kind.
func (f *finder) canQuote(k int, q quote) *telling {
	t := f.by(k)
	if t == nil || f.innermost(k) != q.outer || t.class == nil || !t.class.Has("clause") && !t.class.Has("quote") && !t.class.Has("addr") {
		return nil
	}
	return t
}

// cueBehind returns the telling whose cue stands right behind q: “…,” said Lind;
// “…,” Lind, the envoy, told reporters; “…,” he went on.
func (f *finder) cueBehind(q quote) *telling {
	k := q.last
	if k >= f.Len() || f.p.inTitle(q.first) != f.p.inTitle(k) {
		return nil
	}
	_, z := f.Sentence(f.SentenceOf(k))
	if f.SentenceOf(k) != f.SentenceOf(q.last-1) && (f.Paragraph(f.SentenceOf(k)) || f.upper(k) && f.endsSentence(q)) {
		return nil
	}
	for k < z && f.Tag(k) == text.PUNCT {
		switch f.Word(k) {
		case ".", "?", "!", ";", ":", "(", "“", "\"":
			return nil
		}
		k++
	}
	from := k
	for ; k < z && k < from+40; k++ {
		if f.innermost(k) != q.outer {
			return nil
		}
		t := f.canQuote(k, q)
		if t == nil {
			continue
		}
		if k == from || t.source.i <= from+1 && !t.source.empty() && t.source.j <= k || f.onlyAdverbs(from, k) {
			return t
		}
		if len(t.heads) > 0 && t.source.i >= from && t.source.j <= k && f.onlyAdverbs(from, t.source.i) {
			return t
		}
	}
	return nil
}

// endsSentence reports whether q ends with a full stop, question or exclamation
// mark inside its marks.
func (f *finder) endsSentence(q quote) bool {
	k := q.last - 2
	if k < q.first {
		return false
	}
	switch f.Word(k) {
	case ".":
		return true
	}
	return false
}

func (f *finder) upper(k int) bool {
	w := f.Word(k)
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// onlyAdverbs reports whether nothing but adverbs, auxiliaries, conjunctions and
// punctuation stands in [i, j).
func (f *finder) onlyAdverbs(i, j int) bool {
	for ; i < j; i++ {
		switch f.Tag(i) {
		case text.ADV, text.AUX, text.CCONJ, text.PUNCT, text.PART, text.SCONJ:
		default:
			return false
		}
	}
	return true
}

// cueBefore returns the telling whose cue introduces q: Lind said, “…”; Lind
// told reporters in Oslo: “…”.
func (f *finder) cueBefore(q quote) *telling {
	k := q.first - 1
	if k < 0 || f.p.inTitle(q.first) != f.p.inTitle(k) {
		return nil
	}
	colon := false
	switch w := f.Word(k); {
	case w == ":":
		colon = true
	case f.SentenceOf(k) != f.SentenceOf(q.first) && w != ",":
		return nil
	case w == "." || w == "?" || w == "!" || w == ";":
		return nil
	}
	a, _ := f.Sentence(f.SentenceOf(k))
	other := 0
	for ; k >= a; k-- {
		if f.innermost(k) != q.outer {
			if colon && f.innermost(k) >= 0 {
				continue
			}
			return nil
		}
		t := f.canQuote(k, q)
		if t == nil {
			if f.isPredicate(k) && f.Tag(k) == text.VERB {
				if other++; other > 1 && !colon {
					return nil
				}
			}
			continue
		}
		if other > 0 && !colon && f.Word(q.first-1) != "," {
			return nil
		}
		if len(t.pieces) > 0 && !colon && t.head < q.first-6 {
			return nil
		}
		if t.class.Has("quote") && !t.class.Has("clause") && !colon && q.first-k > 3 && f.Word(q.first-1) != "," {
			return nil
		}
		return t
	}
	return nil
}

// goesOn returns the telling that quote n goes on with: the one before it in its
// paragraph if only the end of that sentence stands between; or a new one, if
// the quotation is a paragraph of its own and the one before ends in a saying.
func (f *finder) goesOn(n int, owner []*telling) *telling {
	q := f.quotes[n]
	if q.outer >= 0 || !f.sentenceLike(q) {
		return nil
	}
	s := f.SentenceOf(q.first)
	a, _ := f.Sentence(s)
	if q.first > a+1 && f.Tag(q.first-1) != text.PUNCT { // it does not start its sentence
		return nil
	}
	last := f.lastTold(a, f.p.inTitle(q.first))
	if last == nil || len(last.heads) == 0 && last.carried == nil {
		return nil
	}
	end := f.endOf(last)
	gap := s - f.SentenceOf(end-1)
	pars := 0
	for k := f.SentenceOf(end-1) + 1; k <= s; k++ {
		if f.Paragraph(k) {
			pars++
		}
	}
	ownSentence := q.last >= f.Len() || f.SentenceOf(q.last) != f.SentenceOf(q.last-1) || f.Tag(q.last) == text.PUNCT
	switch {
	case !ownSentence:
		return nil
	case gap <= 1 && pars == 0:
		last.quoted = append(last.quoted, n)
		return last
	case gap <= 1 && pars == 1 && f.ownParagraph(q):
		t := &telling{head: -1, act: "say", polarity: "affirmed", rule: "quote.carried", carried: last, quoted: []int{n}, pieces: []stretch{{q.first, q.last}}}
		f.told = append(f.told, t)
		f.carried = append(f.carried, t)
		return t
	}
	return nil
}

// lastTold returns the telling, outside of quotations and of what others tell,
// whose end is the last before word i, of the same block. It looks back no
// further than a long paragraph.
func (f *finder) lastTold(i int, title bool) *telling {
	var best *telling
	end := -1
	see := func(t *telling, at int) {
		if t.dropped || t.rule == "adverb" || len(t.pieces) == 0 && len(t.quoted) == 0 || f.p.inTitle(at) != title || f.innermost(at) >= 0 && !t.cue.empty() {
			return
		}
		e := f.endOf(t)
		if e <= i && (e > end || e == end && !f.coveredBy(best, t)) {
			best, end = t, e
		}
	}
	for k := i - 1; k >= 0 && k > i-500; k-- {
		if t := f.by(k); t != nil {
			see(t, k)
		}
	}
	for k := len(f.carried) - 1; k >= 0 && k > len(f.carried)-4; k-- {
		see(f.carried[k], f.carried[k].pieces[0].i)
	}
	return best
}

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
