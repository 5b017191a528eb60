package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// oneKind gives equal names one kind: that of a person if they are the last
// part of a person's full name, else the one that most of them have.
func (b *casting) oneKind() {
	surname := map[string]bool{}
	body := map[string]string{} // first word of a body's name to the name
	votes := map[string]*[4]int{}
	for _, l := range b.labels {
		if l.kind == text.Person && l.last-l.first > 1 {
			surname[l.key[strings.LastIndexByte(l.key, ' ')+1:]] = true
		}
		if w, _, more := strings.Cut(l.key, " "); l.kind == text.Organisation && more && l.party == nil {
			body[w] = l.key
		}
		if l.party != nil {
			continue
		}
		if votes[l.key] == nil {
			votes[l.key] = &[4]int{}
		}
		votes[l.key][l.kind]++
	}
	for i := range b.labels {
		l := &b.labels[i]
		v := votes[l.key]
		if l.party != nil || v == nil {
			continue
		}
		if surname[l.key] && (v[text.Person] > 0 || l.kind == text.Place && !b.located(l.head)) {
			l.kind = text.Person
			continue
		}
		if l.kind == text.Place && l.last-l.first > 1 && (b.holdsOffice(l.head) || b.Rel(l.head) == text.Nsubj && ontology.GenderOf(b.Word(l.first)) != "") {
			l.kind = text.Person
			continue
		}
		if long := body[l.key]; long != "" && !surname[l.key] {
			l.kind, l.key = text.Organisation, long // "Norvane" of "Norvane Terminals"
			continue
		}
		for k, n := range v {
			if n > v[l.kind] {
				l.kind = text.NameKind(k)
			}
		}
		if l.kind == text.Person && !surname[l.key] && !strings.Contains(l.key, " ") && b.runBySomebody(l.key) {
			l.kind = text.Organisation
		}
	}
}

// holdsOffice reports whether the name headed by h is explained by an office:
// "Hana Brod, the islands' special envoy".
func (b *casting) holdsOffice(h int) bool {
	k := b.t.kid(h, text.Appos)
	return k >= 0 && !upper(b.Word(k)) && ontology.IsOffice(b.t.lower(k))
}

// located reports whether word h stands after a preposition of place.
func (b *casting) located(h int) bool {
	switch b.t.preposition(h) {
	case "in", "at", "near", "from", "to", "into", "outside", "around", "of", "through", "towards", "toward":
		return true
	}
	return false
}

// amongBodies reports whether the name at word h is joined to names of bodies only:
// "Norvane, Brisk Lines and Harbour Holding".
func (b *casting) amongBodies(h int) bool {
	bodies := 0
	for _, k := range b.t.conjuncts(b.t.firstConjunct(h)) {
		if k == h {
			continue
		}
		n, ok := b.NameAt(k)
		if !ok || n.Kind != text.Organisation {
			return false
		}
		bodies++
	}
	return bodies > 0
}

// runBySomebody reports whether a single name is a body's by whom it has: "the
// Norvane chairman", "Norvane's workers".
func (b *casting) runBySomebody(key string) bool {
	for _, l := range b.labels {
		if l.key == key && l.first > 0 && upper(b.Word(l.first-1)) && ontology.IsOffice(b.Word(l.first-1)) {
			return false // "Secretary Lind"
		}
	}
	for _, l := range b.labels {
		k := l.last
		if l.key != key || k >= b.Len() {
			continue
		}
		if b.Morph(l.head).Is(text.Number, "Plur") || b.t.preposition(l.head) == "at" || b.amongBodies(l.head) {
			return true
		}
		if b.possessive(k) {
			k++
		}
		if k < b.Len() && oneOf(b.t.lower(k), " chairman chairwoman chair ceo executive boss supremo worker employee plant factory shareholder subsidiary management board share terminal headquarters headquarter customer ") {
			return true
		}
	}
	return false
}
