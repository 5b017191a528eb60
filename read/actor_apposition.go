package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// Noun phrases beside a name are read by their words as well as by the tree: a
// parser that errs attaches them first of all.

// titleWithOf reads a title that ends in a phrase with "of" right before name l, at
// word t: "Minister of Foreign Affairs Ada Lind".
func (b *casting) titleWithOf(n, t int, l naming) {
	if h := b.officeWithOf(t); h >= 0 {
		o, first := b.officeEnding(h)
		for first > 0 && b.SentenceOf(first-1) == b.SentenceOf(h) && (b.inTitleOf(first-1, h, l) || b.partyWord(first-1)) {
			first--
		}
		b.role(n, h, first, t+1, o)
	}
}

// officeWithOf returns the noun of the office whose phrase with "of" ends at word t, or -1.
func (b *casting) officeWithOf(t int) int {
	for k := t; k > 0 && k > t-7 && b.SentenceOf(k) == b.SentenceOf(t); k-- {
		switch w := strings.ToLower(b.Word(k)); {
		case w == "of" || w == "for":
			if o, _ := b.officeEnding(k - 1); o.Name != "" && o.Kind != "honorific" && b.label[k-1] == 0 {
				return k - 1
			}
			return -1
		case w != "and" && w != "the" && w != "&" && !upper(b.Word(k)) && !b.possessive(k):
			return -1
		case b.label[k] != 0 && b.labels[b.label[k]-1].kind == text.Person:
			return -1
		}
	}
	return -1
}

// longTitle reports whether word t, in the name of a state or body, ends such a title.
func (b *casting) longTitle(t int) bool {
	return b.labels[b.label[t]-1].kind != text.Person && b.officeWithOf(t) >= 0
}

// afterComma reads "Ada Lind, the prime minister,".
func (b *casting) afterComma(n int, l naming) {
	_, end := b.Sentence(b.SentenceOf(l.first))
	k := l.last
	if k+1 >= end || b.Word(k) != "," {
		return
	}
	from := k + 1
	for k = from; k < end && nominalTag(b.Tag(k)); k++ {
		if m := b.label[k]; m != 0 && b.labels[m-1].kind == text.Person && (b.labels[m-1].last >= end || !b.possessive(b.labels[m-1].last)) {
			return
		}
		o, first := b.officeEnding(k)
		if o.Name == "" || k+1 >= end || b.Tag(k) != text.NOUN && b.Tag(k) != text.PROPN || b.titled[k] || o.Kind == "honorific" || b.Morph(k).Is(text.Number, "Plur") {
			continue
		}
		switch w := b.Word(k + 1); {
		case w == ",", w == ".", w == ";", w == "of", w == "for", w == "to", w == "at", w == "who", w == "and" && b.Tag(k) == text.NOUN:
			j := b.upToComma(k, end)
			if j < end && b.Word(j) == "," && j+1 < end && b.label[j+1] != 0 && b.labels[b.label[j+1]-1].kind == text.Person && b.Word(from) != "the" {
				return // "Lind, foreign minister Varga, …" is a list
			}
			b.role(n, k, min(first, from), j, o)
			return
		}
	}
}

// beforeComma reads "the prime minister, Ada Lind," and "Lind's brother, Piet
// Varga,": the noun phrase between the last mark or verb and the comma. It reports
// whether there is one.
func (b *casting) beforeComma(n int, l naming) bool {
	s, end := b.Sentence(b.SentenceOf(l.first))
	k := l.first - 1
	for k > s && ontology.IsOffice(b.Word(k)) && b.Tag(k) != text.PUNCT { // "H.E."
		k--
	}
	if k <= s || b.Word(k) != "," || l.last < end && b.Tag(l.last) != text.PUNCT && b.Tag(l.last) != text.CCONJ {
		return false
	}
	comma := k
	from := comma
	for from > s && b.Word(from-1) != "," && b.Tag(from-1) != text.VERB && b.Tag(from-1) != text.AUX && b.Tag(from-1) != text.SCONJ && b.quoteless(from-1) {
		from--
	}
	for k = from; k < comma; k++ {
		if m := b.label[k]; m != 0 && b.labels[m-1].kind == text.Person && !b.possessive(b.labels[m-1].last) {
			if k = b.labels[m-1].last; k < comma && b.Tag(k) == text.CCONJ { // "Lind and Peru's envoy, Varga,"
				from = k + 1
				continue
			}
			return false // a list of people, or a title of somebody else
		}
		if k+1 < comma && b.t.lower(k) != "counterpart" && !strings.EqualFold(b.Word(k+1), "of") && !strings.EqualFold(b.Word(k+1), "for") && !strings.EqualFold(b.Word(k+1), "and") && b.Word(k+1) != "-" {
			continue
		}
		if b.Tag(k) != text.NOUN && b.Tag(k) != text.PROPN || b.at[k] != 0 || b.Morph(k).Is(text.Number, "Plur") {
			continue
		}
		o, first := b.officeEnding(k)
		relative := b.personNoun(k) && (o.Name == "" || b.Word(k+1) == "-")
		if (o.Name == "" || o.Kind == "honorific") && !relative {
			continue
		}
		i := b.startOf(first, from)
		if !b.introduced(i, first) && !relative && b.Word(k+1) != "of" && b.Word(k+1) != "for" {
			return false
		}
		if b.t.lower(k) == "counterpart" {
			b.counterpart(n, k, i, comma)
		}
		if !relative {
			b.role(n, k, i, b.upToComma(k, end), o)
			for c := range b.t.kids(k) {
				if b.Rel(c) == text.Conj && c < comma && b.at[c] == 0 {
					b.nounRole(n, c)
				}
			}
		}
		b.mean(n, k, i, comma, "title")
		return true
	}
	return false
}

// counterpart gives person n, introduced as somebody's counterpart by the words
// [i, j) around word k, the office of who was named with one last, for the party
// that the words name.
func (b *casting) counterpart(n, k, i, j int) {
	of := b.partyInWords(i, j)
	b.placeWith(n, of)
	for m := len(b.held) - 1; m >= 0; m-- {
		if o := b.held[m]; o.h < k && o.n != n && b.SentenceOf(k)-b.SentenceOf(o.h) <= 1 {
			b.held = append(b.held, holding{n, k, i, of, o.office})
			return
		}
	}
}

func (b *casting) quoteless(k int) bool { return !strings.ContainsAny(b.Word(k), "\"“”:;()") }

// startOf returns the first word of the noun phrase in front of word k, not before from.
func (b *casting) startOf(k, from int) int {
	for k > from && (nominalTag(b.Tag(k-1)) || b.possessive(k-1) || b.Word(k-1) == "-") {
		k--
		if (b.Tag(k) == text.DET || b.Tag(k) == text.PRON) && !(k+1 < b.Len() && b.possessive(k+1)) {
			break
		}
	}
	return k
}

// introduced reports whether the noun phrase [i, h] has an article, an owner or a state.
func (b *casting) introduced(i, h int) bool {
	for k := i; k <= h; k++ {
		if b.Tag(k) == text.DET || b.Tag(k) == text.PRON || b.possessive(k) || b.partyWord(k) {
			return true
		}
	}
	return false
}

// ofNext reports whether the noun at word k after name l belongs to the next
// name: "Lind and Peru's envoy, Varga".
func (b *casting) ofNext(l naming, k int) bool {
	for i := l.last; i < k; i++ {
		if b.Tag(i) == text.CCONJ {
			return true
		}
	}
	return k+1 < b.Len() && b.label[k+1] != 0 && b.labels[b.label[k+1]-1].kind == text.Person
}

// partyInWords returns the party that the words [i, j) name, the last owner or
// else the first name, -1 if they name none or two.
func (b *casting) partyInWords(i, j int) int {
	found := -1
	for k := i; k < j; k++ {
		n := -1
		if b.partyWord(k) {
			l := b.labels[b.label[k]-1]
			if b.paired(l) {
				return -1
			}
			n = b.partyActor(l.party.Party)
			k = l.last - 1
		} else if upper(b.Word(k)) {
			for e := min(j, k+4); e > k && n < 0; e-- {
				if m := b.world.Match(b.name(k, e)); m != nil && (m[0].By != ontology.ByCapital || e < j && b.possessive(e)) {
					n = b.partyActor(m[0].Party)
				}
			}
		}
		if n >= 0 && (found < 0 || k+1 < j && b.possessive(k+1)) {
			found = n
		}
	}
	return found
}

// nominalTag reports whether a word of tag t may stand in front of a noun in its phrase.
func nominalTag(t text.Tag) bool {
	switch t {
	case text.DET, text.ADJ, text.NOUN, text.PROPN, text.PART, text.PRON, text.NUM:
		return true
	}
	return false
}

// upToComma returns the end of the noun phrase whose noun is word k: after a phrase
// with "of" or "for", before the next comma or verb.
func (b *casting) upToComma(k, end int) int {
	j := k + 1
	if w := b.Word(j); w != "of" && w != "for" && w != "to" {
		return j
	}
	for j++; j < end && j < k+12 && (nominalTag(b.Tag(j)) || b.Tag(j) == text.CCONJ || b.Word(j) == "of" || b.Word(j) == "for" || b.Word(j) == "-"); j++ {
	}
	for j > k+1 && (b.Tag(j-1) == text.CCONJ || b.Tag(j-1) == text.DET || b.Tag(j-1) == text.ADP) {
		j--
	}
	return j
}
