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
	around := f.contentAround(q)
	if t := f.cueBehind(q); t != nil && (around == nil || around == t || around.head > q.first) {
		f.behind(t, n)
		return t
	}
	if around != nil {
		around.quoted = append(around.quoted, n)
		return around
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
			if k = q.last; k >= z { // a long quotation holds no cue of its own
				break
			}
		}
		if t := f.by(k); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// canQuote returns the telling of verb k if it may introduce a quotation at the
// level of q.
func (f *finder) canQuote(k int, q quote) *telling {
	t := f.by(k)
	if t == nil || f.innermost(k) != q.outer || t.class == nil || t.class.Noun {
		return nil
	}
	for _, u := range f.cues.Verb(f.lower(k)) {
		if u.Has("clause") || u.Has("quote") || u.Has("addr") {
			return t
		}
	}
	return nil
}

// behind gives quote n to t, whose cue stands right behind it: then what the tree
// made the content of t is not, and a sentence that runs into the quotation is
// content from its start. The name of the speaker must stand beside the cue.
func (f *finder) behind(t *telling, n int) {
	q := f.quotes[n]
	t.quoted = append(t.quoted, n)
	if !f.clausal(t) {
		for _, u := range f.cues.Verb(f.lower(t.head)) {
			if u.Rest == "" && (u.Has("clause") || u.Has("quote")) {
				t.class, t.act, t.polarity = u.Cue, u.Act, u.Polarity
				break
			}
		}
	}
	t.rule = "cue." + t.class.Class + ".quote"
	a, _ := f.Sentence(f.SentenceOf(q.first))
	lead := stretch{max(a, f.quoteStart(q.outer)), q.first}
	t.pieces = nil
	if lead = f.trim(lead); !lead.empty() && lead.j-lead.i < 60 && f.innermost(lead.i) == q.outer && f.worded(lead) && f.by(lead.i) == nil && !f.connective(lead) {
		t.pieces = []stretch{lead}
	}
	f.nameBeside(t, q)
}

func (f *finder) clausal(t *telling) bool { return t.class.Has("clause") || t.class.Has("quote") }

// quoteStart returns the first word of quote n, or 0 outside of quotes.
func (f *finder) quoteStart(n int) int {
	if n < 0 {
		return 0
	}
	return f.quotes[n].first + 1
}

// connective reports whether s only links sentences: "But", "And then".
func (f *finder) connective(s stretch) bool {
	for k := s.i; k < s.j; k++ {
		if t := f.Tag(k); t != text.CCONJ && t != text.PUNCT && t != text.INTJ && t != text.ADV {
			return false
		}
	}
	return true
}

// nameBeside corrects the speaker of t, whose cue stands behind quote q, if the
// tree found none outside of the quotation: the phrase between the two ("…," the
// envoy said), or the one after the cue ("…," said the envoy).
func (f *finder) nameBeside(t *telling, q quote) {
	if len(t.heads) > 0 && !t.source.empty() && f.innermost(t.heads[0]) == q.outer && f.innermost(t.source.i) == q.outer && t.source.i >= q.last-1 {
		return
	}
	s := f.trim(stretch{q.last, t.cue.i})
	for !s.empty() && (f.Tag(s.j-1) == text.ADV || f.Tag(s.j-1) == text.AUX || f.Tag(s.j-1) == text.PART) {
		s.j--
	}
	s = f.trim(s)
	if !s.empty() && f.worded(s) {
		t.heads, t.source = f.headsOf(s), s
		return
	}
	k := t.cue.j
	_, z := f.Sentence(f.SentenceOf(t.head))
	if f.addresses(t.head) {
		return
	}
	if k >= z || f.innermost(k) != q.outer {
		return
	}
	h := -1
	for w := k; w < z && w < k+12; w++ { // the first name or noun that heads a phrase from here
		if f.innermost(w) != q.outer || f.Tag(w) == text.VERB || f.Tag(w) == text.ADP || f.Tag(w) == text.PUNCT && w == k {
			break
		}
		if f.nounish(w) {
			h = w
			if x := f.Head(w); x < k || x >= z || !f.nounish(x) || x > w+6 || f.Rel(w) != text.Compound && f.Rel(w) != text.NmodDesc && f.Rel(w) != text.NmodPoss && f.Rel(w) != text.Amod {
				break
			}
		}
	}
	if h < 0 {
		t.heads, t.source = nil, stretch{}
		return
	}
	b := f.below(h)
	b.i = max(b.i, k)
	for w := b.i; w < b.j; w++ {
		if f.innermost(w) != q.outer {
			b.j = w
		}
	}
	t.heads, t.source = f.conjuncts(h), f.trim(b)
}

// worded reports whether s holds a name, noun, pronoun or verb.
func (f *finder) worded(s stretch) bool {
	for k := s.i; k < s.j; k++ {
		if f.nounish(k) || f.Tag(k) == text.VERB {
			return true
		}
	}
	return false
}

// headsOf returns the head of the phrase s and what is joined to it: the word
// that hangs on a word outside, or the last noun before a comma.
func (f *finder) headsOf(s stretch) []int {
	for k := s.i; k < s.j; k++ {
		if h := f.Head(k); f.nounish(k) && (h < s.i || h >= s.j) && f.Rel(k) != text.NmodPoss && f.Rel(k) != text.Compound {
			var out []int
			for _, c := range f.conjuncts(k) {
				if s.has(c) {
					out = append(out, c)
				}
			}
			return out
		}
	}
	return []int{f.lastNoun(s)}
}

// cueBehind returns the telling whose cue stands right behind q: “…,” said Lind;
// “…,” Lind, the envoy, told reporters; “…,” he went on.
func (f *finder) cueBehind(q quote) *telling {
	k := q.last
	if k >= f.Len() || f.p.inTitle(q.first) != f.p.inTitle(k) {
		return nil
	}
	_, z := f.Sentence(f.SentenceOf(k))
	if f.SentenceOf(k) != f.SentenceOf(q.last-1) && (f.Paragraph(f.SentenceOf(k)) || f.upper(k) && f.Word(q.last-2) == ".") {
		return nil
	}
	setOff := q.last-2 > q.first && strings.ContainsAny(f.Word(q.last-2), ",?!—–-…")
	for k < z && f.Tag(k) == text.PUNCT {
		switch f.Word(k) {
		case ".", "?", "!", ";", ":", "(", "“", "\"":
			return nil
		}
		setOff = true
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
		if k == from || setOff && f.bareBetween(from, k) {
			return t
		}
		return nil
	}
	return nil
}

// bareBetween reports whether the words [i, j) between a quotation and a cue are
// a phrase that may name the speaker, with adverbs: no verb but in a relative
// clause or apposition, and no "and" or "that" in front.
func (f *finder) bareBetween(i, j int) bool {
	if t := f.Tag(i); t == text.CCONJ || t == text.SCONJ || t == text.ADP {
		return false
	}
	comma := false
	for ; i < j; i++ {
		switch f.Tag(i) {
		case text.PUNCT:
			comma = true
		case text.VERB:
			if !comma && f.Rel(i) != text.AclRelcl && f.Rel(i) != text.Acl && f.Rel(i) != text.Amod && f.Rel(i) != text.Compound {
				return false
			}
		}
	}
	return true
}

// endsSentence reports whether q ends with a full stop, question or exclamation
// mark inside its marks.
func (f *finder) endsSentence(q quote) bool {
	k := q.last - 2
	if k < q.first {
		return false
	}
	switch f.Word(k) {
	case ".", "!", "?":
		return true
	}
	return false
}

func (f *finder) upper(k int) bool {
	w := f.Word(k)
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// cueBefore returns the telling whose cue introduces q: Lind said, “…”; Lind
// told reporters in Oslo: “…”.
func (f *finder) cueBefore(q quote) *telling {
	k := q.first - 1
	for k > 0 && strings.Trim(f.Word(k), "*_") == "" {
		k--
	}
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
		if f.newParagraph(k) {
			pars++
		}
	}
	ownSentence := q.last >= f.Len() || f.endsSentence(q) || f.SentenceOf(q.last) != f.SentenceOf(q.last-1) || f.Tag(q.last) == text.PUNCT
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
