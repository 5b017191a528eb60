package read

import (
	"slices"
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// silences finds what the document says that somebody did not mention, would not
// comment on or gave no answer to. The frames are those of ontology/silences.tsv.
// Where several are silent together, each has an entry of its own.
func silences(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event) []gentz.Silence {
	h := &hush{p: p, tree: p.tree, cast: c, happened: happened, frames: ontology.Silences()}
	for i := p.first; i < p.Len(); i++ {
		if uses := h.frames[h.lower(i)]; len(uses) > 0 {
			h.at(i, uses)
		}
	}
	return h.out
}

// A hush looks for the silences of one page.
type hush struct {
	p *page
	*tree
	cast     *cast
	happened []gentz.Event
	frames   map[string][]ontology.Silence
	out      []gentz.Silence
}

// at looks for a silence that word i tells.
func (h *hush) at(i int, uses []ontology.Silence) {
	for _, u := range uses {
		if u.Rest != "" && !h.follows(i, u.Rest) {
			continue
		}
		switch u.Frame {
		case "from":
			if h.Tag(i) == text.NOUN && h.kidWord(i, "no") >= 0 {
				for _, k := range h.obliques(i, "from") {
					h.add(i, []int{k}, i)
					return
				}
			}
			continue
		case "be", "be-not":
			if h.predicate(i, u) {
				h.add(i, h.subjects(i), i)
				return
			}
			continue
		}
		if h.Tag(i) != text.VERB || !h.verbal(i, u) {
			continue
		}
		top := i
		if u.Frame == "speak" {
			top = h.Head(i)
		}
		who := h.agents(top)
		if u.Frame == "without" && len(who) == 0 && h.Head(i) >= 0 {
			who = h.agents(h.Head(i))
		}
		h.add(i, who, top)
		return
	}
}

// predicate reports whether word i is a predicate of frame be or be-not.
func (h *hush) predicate(i int, u ontology.Silence) bool {
	switch {
	case u.Frame == "be":
		return h.Tag(i) == text.ADJ && h.isPredicate(i) && !h.group(i).negated || h.Tag(i) == text.ADJ && h.Rel(i) == text.Xcomp && h.Head(i) >= 0 && !h.group(h.Head(i)).negated
	case !h.negated(i):
		return false
	case u.With != nil:
		return h.isPredicate(i) && h.group(i).passive && h.followsAny(i, u.With)
	}
	return h.isPredicate(i) && h.kid(i, text.Cop) >= 0 && h.followsAny(i, []string{"for"})
}

// verbal reports whether verb i tells of a silence in the frame of u.
func (h *hush) verbal(i int, u ontology.Silence) bool {
	object := h.kid(i, text.Obj)
	switch u.Frame {
	case "not":
		if !h.negated(i) && !h.yetTo(i) {
			return false
		}
		return u.With == nil || object >= 0 && slices.Contains(u.With, h.lower(object)) || h.followsAny(i, u.With)
	case "what":
		if h.yetTo(i) {
			return object < 0 || h.open(i, object)
		}
		return h.negated(i) && h.group(i).modal != "can" && h.group(i).modal != "could" && h.open(i, object)
	case "no":
		return object >= 0 && slices.Contains(u.With, h.lower(object)) && h.kidWord(object, "no") >= 0 && !h.group(i).negated
	case "object":
		if object < 0 && i+1 < h.Len() && slices.Contains(u.With, h.lower(i+1)) { // "declined comment", with "comment" read as a verb
			object = i + 1
		}
		return object >= 0 && slices.Contains(u.With, h.lower(object)) && (h.isNegation(object) || !h.group(i).negated)
	case "speak":
		top := h.Head(i)
		if top < 0 || h.Rel(i) != text.Xcomp || h.group(top).negated || h.kid(i, text.AuxPass) >= 0 && h.lower(i) != "draw" {
			return false // "declined to be named" says who speaks, not of what
		}
		for _, t := range h.frames[h.lower(top)] {
			if t.Frame == "to" {
				return true
			}
		}
	case "without":
		return h.kidWord(i, "without") >= 0 || i > 0 && strings.EqualFold(h.Word(i-1), "without")
	}
	return false
}

// open reports whether what verb i is followed by leaves something open: a
// question, an object that is none of its own saying, or nothing. "Did not say
// that" denies rather than being silent.
func (h *hush) open(i, object int) bool {
	name := h.lower(i)
	for k := range h.kids(i) {
		switch h.Rel(k) {
		case text.Ccomp, text.Xcomp, text.Advcl, text.Parataxis:
			if k < i {
				continue
			}
			for m := h.left[k]; int(m) <= k; m++ {
				switch strings.ToLower(h.Word(int(m))) {
				case "when", "where", "who", "what", "why", "how", "whether", "if", "which", "whom":
					return true
				}
			}
			if h.Rel(k) == text.Ccomp {
				return false
			}
		}
	}
	switch name {
	case "give", "name": // not "would not give more aid"
		return object >= 0 && slices.Contains(informing, h.lower(object))
	case "identify", "specify", "disclose", "reveal", "detail", "explain", "divulge":
		return object >= 0 && (h.Tag(object) == text.NOUN || h.Tag(object) == text.PROPN || h.Tag(object) == text.PRON) || object < 0
	case "say":
		if object < 0 {
			return h.kidWord(i, "no") < i // "said no" is an answer
		}
		return slices.Contains([]string{"word", "thing", "much", "anything", "more"}, h.lower(object))
	}
	return false
}

// informing are the nouns that tell something when given or named.
var informing = []string{"detail", "date", "day", "reason", "figure", "timetable", "timeline", "comment", "name", "explanation", "answer", "number", "location", "place", "time", "sum", "price", "person", "man", "woman", "official", "suspect", "victim"}

// negated reports whether the clause of word i is: by its verbs, or by its
// subject ("nobody would say", "neither said a word").
func (h *hush) negated(i int) bool {
	g := h.group(i)
	if g.negated {
		return true
	}
	s := h.kid(i, text.Nsubj, text.NsubjPass)
	if s < 0 {
		return false
	}
	switch h.lower(s) {
	case "neither", "nobody", "none", "no-one":
		return true
	}
	return h.kidWord(s, "no", "neither") >= 0
}

// yetTo reports whether "yet to" stands before word i.
func (h *hush) yetTo(i int) bool {
	return i > 1 && strings.EqualFold(h.Word(i-1), "to") && strings.EqualFold(h.Word(i-2), "yet")
}

// follows reports whether the words stand behind word i, each within the next three.
func (h *hush) follows(i int, words string) bool {
	_, end := h.Sentence(h.SentenceOf(i))
	for _, w := range strings.Fields(words) {
		k := i + 1
		for k < end && k <= i+3 && !strings.EqualFold(h.Word(k), w) {
			k++
		}
		if k >= end || k > i+3 {
			return false
		}
		i = k
	}
	return true
}

func (h *hush) followsAny(i int, all []string) bool {
	for _, w := range all {
		if h.follows(i, w) {
			return true
		}
	}
	return false
}

// add notes the silence that word i tells of those named by the heads who; top
// is the head of its clause.
func (h *hush) add(i int, who []int, top int) {
	var by []int
	for _, k := range who {
		all := h.cast.all(h.tree, k)
		if len(all) == 0 { // "nobody from the ministry", "a readout from the palace", "the palace's statement"
			for _, o := range append(h.obliques(k, "from", "of", "in"), h.kid(k, text.NmodPoss)) {
				if o >= 0 {
					all = append(all, h.cast.all(h.tree, o)...)
				}
			}
		}
		by = append(by, all...)
		if w := h.lower(k); len(all) == 0 && (w == "i" || w == "we" || w == "you") {
			return // whose words these are was left open
		}
	}
	by = distinct(by)
	a, b := h.clauseWords(top)
	s := gentz.Silence{Evidence: []gentz.Span{h.p.span(a, b)}, About: h.about(i, b, by)}
	if len(by) == 0 {
		h.out = append(h.out, s)
		return
	}
	for _, n := range by {
		s := s
		s.By = h.cast.id(n)
		h.out = append(h.out, s)
	}
}

// about returns the actor, else the event, that the words behind word i up to
// word b speak of.
func (h *hush) about(i, b int, by []int) gentz.ID {
	for k := i + 1; k < b; k++ {
		if n, ok := h.cast.who(k); ok && !slices.Contains(by, n) && h.Tag(k) != text.PRON {
			return h.cast.id(n)
		}
	}
	for _, e := range h.happened {
		for _, m := range e.Mentions {
			if s := h.p.span(i, b); m.Overlaps(s) {
				return e.ID
			}
		}
	}
	return ""
}

// clauseWords returns the words [i, j) of the clause headed by word v, without
// clauses joined to it or inserted, and without punctuation at its ends.
func (t *tree) clauseWords(v int) (i, j int) {
	i, j = v, v+1
	for k := range t.kids(v) {
		switch t.Rel(k) {
		case text.Conj, text.Cc, text.Parataxis, text.Punct, text.Discourse, text.Vocative:
			continue
		case text.Mark:
			if w := strings.ToLower(t.Word(k)); w == "that" || w == "as" {
				continue
			}
		}
		a, b := t.extent(k)
		i, j = min(i, a), max(j, b)
	}
	for j > v+1 && t.Tag(j-1) == text.PUNCT {
		j--
	}
	for i < v && t.Tag(i) == text.PUNCT {
		i++
	}
	return i, j
}
