package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// offices finds what the page says people are: in front of the name ("Prime
// Minister Ada Lind"), beside it ("Ada Lind, the prime minister", "the prime
// minister, Ada Lind"), of it ("Ada Lind is prime minister"), and joined to any of these.
func (b *casting) offices() {
	for _, l := range b.labels {
		if l.kind != text.Person {
			continue
		}
		n, ok := b.who(l.head)
		if !ok {
			continue
		}
		b.titleBefore(n, l)
		b.beside(n, l)
		b.predicated(n, l)
		for k := range b.t.kids(l.head) { // "Foreign Minister Varga of Peru"
			if b.Rel(k) == text.Nmod && k >= l.last && b.t.preposition(k) == "of" && b.actors[n].Party == "" {
				if of := b.partyNamed(k); of >= 0 {
					b.placeWith(n, of)
				}
			}
		}
	}
}

// placeWith places person n with the state or body of, if nothing placed them before.
func (b *casting) placeWith(n, of int) {
	a := &b.actors[n]
	if of < 0 || of == n {
		return
	}
	if a.Party != "" {
		old := &b.actors[b.cast.number(a.Party)]
		if old.Kind != "organisation" || old.Party != "" || old.Rule != "actor.body" || b.actors[of].Kind != "state" {
			return
		}
		old.Party, old.Country = b.id(of), b.actors[of].Country // whose council it is comes later in the text
	}
	a.Party = b.id(of)
	a.Country = b.actors[of].Country
	b.used[of] = true
}

// titleBefore reads the title in front of name l.
func (b *casting) titleBefore(n int, l naming) {
	t := l.first - 1
	for t > 0 && b.SentenceOf(t) == b.SentenceOf(l.first) { // "Foreign Minister Dr. Ada Lind"
		if o, ok := ontology.OfficeOf(b.Word(t)); !ok || o.Kind != "honorific" && (o.Kind != "expert" || !strings.HasSuffix(o.Name, ".") && o.Name != "dr") {
			break
		}
		t--
	}
	if t < 0 || b.SentenceOf(t) != b.SentenceOf(l.first) || b.label[t] != 0 && !b.titleLabel(t) && !b.longTitle(t) {
		return
	}
	office, first := b.officeEnding(t)
	if office.Name == "" {
		b.titleWithOf(n, t, l)
		return
	}
	if office.Kind == "expert" && !upper(b.Word(t)) && b.t.Head(t) != l.head {
		return
	}
	// The words in front belong to the title as far as they hang on it or on the name.
	i := first
	for i > 0 && b.SentenceOf(i-1) == b.SentenceOf(t) && (b.inTitleOf(i-1, t, l) || b.partyWord(i-1) || b.possessive(i-1) && i > 1 && b.partyWord(i-2)) {
		i--
	}
	b.role(n, t, i, t+1, office)
	if h := b.Head(l.head); h >= i && h < t && b.at[h] != 0 && b.label[h] != 0 { // "Norvane chief executive Ada Lind" with Norvane for the head
		b.at[h], b.from[h], b.upto[h] = int32(n)+1, int32(i), int32(l.last)
	}
	if b.at[t] == 0 && b.Head(l.head) == t {
		b.at[t] = int32(n) + 1 // the parser took the title for the head
		b.from[t], b.upto[t] = int32(i), int32(l.last)
	}
}

// partyWord reports whether word k is of the name of a state or body.
func (b *casting) partyWord(k int) bool {
	return b.label[k] != 0 && b.labels[b.label[k]-1].party != nil
}

// titleLabel reports whether word t, which is in a name, may be the end of a
// title: "White House Press Secretary".
func (b *casting) titleLabel(t int) bool {
	return b.labels[b.label[t]-1].kind != text.Person && ontology.IsOffice(b.Word(t))
}

// inTitleOf reports whether word k stands in front of the title that ends in
// word t and belongs to it.
func (b *casting) inTitleOf(k, t int, l naming) bool {
	switch b.Tag(k) {
	case text.PUNCT:
		return b.Word(k) == "-" || b.Word(k) == "." || b.Word(k) == "–"
	case text.VERB, text.AUX, text.ADP, text.SCONJ, text.PRON, text.CCONJ, text.ADV:
		return b.Tag(k) == text.VERB && b.Rel(k) == text.Amod && b.within(k, t)
	}
	for h := k; h >= 0; h = b.Head(h) {
		if h == t || h == l.head {
			return true
		}
		switch b.Rel(h) {
		case text.Amod, text.Compound, text.NmodPoss, text.NmodDesc, text.Det, text.Case, text.Flat, text.Punct, text.Nummod, text.Nmod, text.NmodUnmarked, text.Conj, text.Dep, text.Appos:
		default:
			return false
		}
		if b.Head(h) < k && b.Head(h) >= 0 {
			return false
		}
	}
	return false
}

func (b *casting) within(k, top int) bool { return b.t.within(k, top) }

// officeEnding returns the office whose name ends at word t, and its first word.
func (b *casting) officeEnding(t int) (o ontology.Office, first int) {
	s, _ := b.Sentence(b.SentenceOf(t))
	for i := max(s, t-6); i <= t; i++ {
		w := b.name(i, t+1)
		if ontology.IsOffice(w) {
			o, _ = ontology.OfficeOf(w)
			return o, i
		}
	}
	if w := b.name(t, min(t+3, b.Len())); b.t.lower(t) == "head" && ontology.IsOffice(w) { // "the Head of State"
		o, _ = ontology.OfficeOf(w)
		return o, t
	}
	if lemma := b.t.lower(t); ontology.IsOffice(lemma) && b.Morph(t).Get(text.Number) != "Plur" {
		o, _ = ontology.OfficeOf(lemma)
		return o, t
	}
	return o, t
}

// beside reads what stands beside name l between commas, on either side.
func (b *casting) beside(n int, l naming) {
	for k := range b.t.kids(l.head) {
		switch b.Rel(k) {
		case text.Appos, text.Parataxis, text.NmodUnmarked, text.List, text.Nmod, text.Conj:
			if k < l.last || b.Tag(k) != text.NOUN && b.Tag(k) != text.PROPN || b.label[k] != 0 && !b.titleLabel(k) || b.ofNext(l, k) {
				continue
			}
			if b.Rel(k) == text.Nmod && b.t.preposition(k) != "" || b.Rel(k) == text.Conj && b.t.kid(k, text.Cc) >= 0 {
				continue
			}
			for _, c := range b.t.conjuncts(k) {
				b.nounRole(n, c)
			}
		case text.AclRelcl: // "Ada Lind, who leads …", "who is the prime minister"
			if b.t.kid(k, text.Cop) >= 0 {
				for _, c := range b.t.conjuncts(k) {
					b.nounRole(n, c)
				}
			}
		}
	}
	b.afterComma(n, l)
	if b.beforeComma(n, l) {
		return
	}
	h := b.Head(l.head)
	if h < 0 {
		return
	}
	h = b.hyphened(h)
	switch b.Rel(l.head) {
	case text.Appos, text.Flat:
		if b.Tag(h) == text.NOUN || b.Tag(h) == text.PROPN {
			if b.at[h] == 0 && b.label[h] == 0 {
				if b.nounRole(n, h) || b.personNoun(h) {
					i, j := b.t.phrase(h)
					b.mean(n, h, i, max(j, h+1), "title")
				}
			}
		}
	}
}

// hyphened returns the head of the compound with hyphens that word h is part of:
// "brother" for "law" in "brother-in-law".
func (b *casting) hyphened(h int) int {
	for b.Head(h) >= 0 && b.Head(h) < h && h >= 2 && b.Word(h-1) == "-" && !b.SpaceAfter(h-1) {
		h = b.Head(h)
	}
	return h
}

// personNoun reports whether word h is a noun for one person.
func (b *casting) personNoun(h int) bool {
	for _, u := range b.nounUses(h) {
		if (u.Kind == "person" || u.Kind == "relative") && b.Morph(h).Get(text.Number) != "Plur" {
			return true
		}
	}
	return false
}

// nounUses returns the uses of the noun at word h, with the nouns and adjectives before it.
func (b *casting) nounUses(h int) []ontology.Noun {
	w := b.t.lower(h)
	if b.Lemma(h) == b.Word(h) && b.Tag(h) == text.PROPN {
		w = strings.ToLower(b.Word(h))
	}
	for i := 1; i <= 2 && h-i >= 0; i++ { // "foreign ministry", "negotiating team"
		if b.SentenceOf(h-i) != b.SentenceOf(h) || b.Tag(h-i) == text.PUNCT {
			break
		}
		w = strings.ToLower(b.Word(h-i)) + " " + w
	}
	return ontology.NounOf(w)
}

// predicated reads "Ada Lind is the prime minister".
func (b *casting) predicated(n int, l naming) {
	h := b.Head(l.head)
	if h < 0 || b.Rel(l.head) != text.Nsubj || b.Tag(h) != text.NOUN && b.Tag(h) != text.PROPN || b.t.kid(h, text.Cop) < 0 {
		return
	}
	if g := b.t.group(h); !g.negated && g.modal == "" {
		b.nounRole(n, h)
	}
}

// nounRole makes the noun phrase headed by word h a role of person n, if its
// noun is an office's.
func (b *casting) nounRole(n, h int) bool {
	office, first := b.officeEnding(h)
	if office.Name == "" || office.Kind == "honorific" || b.Morph(h).Get(text.Number) == "Plur" {
		return false
	}
	i, j := b.t.phrase(h)
	b.role(n, h, min(i, first), max(j, h+1), office)
	return true
}

// role gives person n the title of the words [i, j) headed by word h, places them
// with whom the title names, and keeps the words from meaning anybody else.
func (b *casting) role(n, h, i, j int, office ontology.Office) {
	for k := i; k <= h; k++ { // what follows the noun may mean others: "head of the Danish team"
		b.titled[k] = true
	}
	if office.Gender != "" && b.gender[n] == 0 {
		b.gender[n] = office.Gender[0]
	}
	of := b.partyOf(h, 0)
	if of < 0 { // the state may hang on the name: "Danish President Ada Lind"
		of = b.partyInWords(i, h+1)
	}
	if office.Kind == "honorific" {
		return
	}
	i = b.afterOwner(i, h)
	title := b.name(i, j)
	a := &b.actors[n]
	for _, r := range a.Roles {
		if strings.EqualFold(r.Title, title) {
			return
		}
	}
	r := gentz.Role{Title: title, Span: b.span(i, j)}
	if of >= 0 && of != n {
		r.Of = b.id(of)
	}
	a.Roles = append(a.Roles, r)
	b.held = append(b.held, holding{n, h, i, of, office})
	b.placeByOffice(b.held[len(b.held)-1])
}

// A holding is an office that person n holds: the noun at word h, its title from
// word i, and the actor that the title is of, -1 if none is known.
type holding struct {
	n, h, i, of int
	office      ontology.Office
}

// placeByOffice places who holds an office with the state or body that the title
// names, directly or through a person: "Lind's envoy".
func (b *casting) placeByOffice(o holding) {
	of := b.partyOf(o.h, 0)
	if of < 0 {
		of = o.of
	}
	if of < 0 || o.office.Kind == "expert" {
		return
	}
	if of = b.stateOf(of); of < 0 {
		return
	}
	if b.former(o.i, o.h) {
		if a := &b.actors[o.n]; a.Country == "" { // of the country, but no longer on its side
			a.Country = b.actors[of].Country
		}
		return
	}
	b.placeWith(o.n, of)
}

// partiesOfPeople places people by offices that rest on other people, who may
// have been placed since.
func (b *casting) partiesOfPeople() {
	for range 2 {
		for _, o := range b.held {
			b.placeByOffice(o)
		}
	}
}

// stateOf returns the state or body that actor n is or belongs to.
func (b *casting) stateOf(n int) int {
	if b.actors[n].Kind == "person" || b.actors[n].Kind == "group" {
		if b.actors[n].Party == "" {
			return -1
		}
		return b.cast.number(b.actors[n].Party)
	}
	if a := &b.actors[n]; (a.Kind == "office" || a.Kind == "organisation") && a.Party != "" && a.Rule != "actor.world" {
		return b.cast.number(b.actors[n].Party)
	}
	return n
}

// former reports whether the title [i, h] is of the past.
func (b *casting) former(i, h int) bool {
	for k := i; k <= h; k++ {
		switch strings.ToLower(b.Word(k)) {
		case "former", "ex", "late", "ousted", "deposed", "then", "onetime":
			return true
		}
	}
	return false
}

// afterOwner returns the first word of the title [i, h] after articles, states
// and possessors: "foreign minister" of "Peru's new foreign minister" keeps "new".
func (b *casting) afterOwner(i, h int) int {
	for k := i; k < h; k++ {
		if b.possessive(k) {
			i = k + 1
		}
	}
	for i < h {
		l := b.label[i]
		switch {
		case b.Tag(i) == text.DET || b.Tag(i) == text.PUNCT || b.Tag(i) == text.CCONJ || b.Tag(i) == text.PRON:
			i++
		case l != 0 && b.labels[l-1].party != nil && b.labels[l-1].last <= h && b.labels[l-1].party.By != ontology.BySeat:
			i = b.labels[l-1].last
		default:
			return i
		}
	}
	return i
}
