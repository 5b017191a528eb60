package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// nominals resolves the pronouns, and the nouns for people and groups that are no
// part of a title, in text order: each may rest on those before it.
func (b *casting) nominals() {
	for h := range b.Len() {
		if (b.Tag(h) == text.PRON || b.Tag(h) == text.DET) && b.at[h] == 0 && b.label[h] == 0 {
			b.pronoun(h)
		}
		if b.at[h] != 0 || b.group[h] != nil || b.titled[h] || b.modifier(h) {
			continue
		}
		switch b.Tag(h) {
		case text.NOUN, text.PROPN, text.NUM, text.DET, text.ADJ:
		default:
			continue
		}
		if l := b.label[h]; l != 0 && (b.labels[l-1].kind != text.Organisation || b.labels[l-1].party != nil) {
			continue
		}
		if n := b.partyOf(h, 0); n >= 0 {
			b.with[h] = int32(n) + 1
		}
		b.nominal(h)
	}
}

// A noun phrase for people, as far as resolving it needs.
type nounPhrase struct {
	head    int
	noun    string // lower-case lemma
	plural  bool
	det     string // "the", "a", "his", "both", …, "" if bare
	number  string // "two", "three", …
	adjunct string // adjectives in front, each after a blank: " former"
	uses    []ontology.Noun
	office  ontology.Office
}

func (b *casting) nounPhrase(h int) nounPhrase {
	np := nounPhrase{head: h, noun: b.t.lower(h), plural: b.Morph(h).Is(text.Number, "Plur")}
	if w := strings.ToLower(b.Word(h)); w != np.noun && strings.HasSuffix(w, "s") { // where the features are wrong
		np.plural = true
	}
	for k := range b.t.kids(h) {
		if k > h {
			break
		}
		w := strings.ToLower(b.Word(k))
		switch b.Rel(k) {
		case text.Det:
			np.det = w
		case text.NmodPoss:
			if np.det == "" {
				np.det = w
			}
		case text.Nummod:
			np.number = w
		case text.Amod:
			np.adjunct += " " + w
		case text.Advmod:
			if w == "both" {
				np.det = w
			}
		}
	}
	np.uses = b.nounUses(h)
	np.office, _ = b.officeEnding(h)
	if np.office.Name == "" && np.plural {
		np.office, _ = ontology.OfficeOf(np.noun)
	}
	return np
}

func (np *nounPhrase) is(kind string) bool {
	for _, u := range np.uses {
		if u.Kind == kind && (!u.Plural || np.plural) {
			return true
		}
	}
	return false
}

// definite reports whether np speaks of somebody known.
func (np *nounPhrase) definite() bool {
	switch np.det {
	case "the", "this", "that", "his", "her", "their", "its", "both", "these", "those":
		return true
	}
	return false
}

func (b *casting) nominal(h int) {
	np := b.nounPhrase(h)
	if b.t.kid(h, text.Cop) >= 0 || b.Rel(h) == text.Xcomp { // "is the minister": said of somebody, means nobody
		return
	}
	switch {
	case styled(np.noun) && (np.det == "his" || np.det == "her" || np.det == "their"): // "Her Excellency"
		if k := b.t.kid(h, text.NmodPoss); k >= 0 {
			if n, ok := b.who(k); ok {
				b.meanNominal(n, &np)
			}
		}
	case b.severalNamed(&np):
		b.several(&np)
	case np.noun == "side" && !np.plural:
		if b.with[h] != 0 { // "the Danish side"
			b.meanNominal(int(b.with[h])-1, &np)
		}
	case np.is("team"):
		b.team(&np)
	case np.is("government"):
		b.ministry(&np)
	case np.office.Name != "" && !np.plural && (np.definite() || np.det == "" && upper(b.Word(h))):
		b.definiteOffice(&np)
	case np.office.Name != "" || np.is("person"):
		b.unnamed(&np)
	}
}

// short returns the words of the noun phrase headed by word h without what
// follows it, but for a phrase with "of".
func (b *casting) short(h int) (i, j int) {
	i, _ = b.t.phrase(h)
	j = h + 1
	for k := range b.t.kids(h) {
		if k < h || b.Rel(k) != text.Nmod && b.Rel(k) != text.Flat && b.Rel(k) != text.Punct && b.Rel(k) != text.Case {
			continue
		}
		a, z := b.t.extent(k)
		if a != j || b.Rel(k) == text.Nmod && b.t.preposition(k) != "of" || b.Rel(k) == text.Punct && b.Word(k) != "-" || z-a > 8 {
			break
		}
		j = z
	}
	for j > h+1 && b.Tag(j-1) == text.PUNCT {
		j--
	}
	return i, j
}

// styled reports whether the noun is a style of address with "his" or "her".
func styled(noun string) bool {
	return oneOf(noun, " excellency majesty highness holiness honour honor eminence grace ")
}

// meanNominal lets np mean actor n.
func (b *casting) meanNominal(n int, np *nounPhrase) {
	i, j := b.short(np.head)
	b.mean(n, np.head, i, j, "nominal")
	b.used[n] = b.used[n] || b.agentive(np.head)
}

// definiteOffice resolves "the minister", "the Danish president", "her envoy".
func (b *casting) definiteOffice(np *nounPhrase) {
	for _, w := range []string{"next", "new", "former", "future", "first", "other", "another", "last", "previous", "late"} {
		if strings.Contains(np.adjunct+" ", " "+w+" ") {
			return
		}
	}
	if n := b.officeHolder(np); n >= 0 {
		if with := b.with[np.head]; with != 0 { // "President Lind … the Danish president"
			b.placeWith(n, b.stateOr(int(with)-1))
		}
		b.meanNominal(n, np)
		return
	}
	if b.with[np.head] == 0 || b.contested(np) {
		return
	}
	// Nobody is named: the office itself acts, "the Danish president".
	party := int(b.with[np.head]) - 1
	k := "office " + np.office.Name + " " + string(b.id(party))
	n, ok := b.number[k]
	if !ok {
		i, j := b.short(np.head)
		n = b.add(gentz.Actor{Name: b.bareName(i, j), Kind: "office", Party: b.id(b.stateOr(party)), Country: b.actors[party].Country, Rule: "actor.office", Sure: 0.7}, 0)
		b.number[k] = n
	}
	b.meanNominal(n, np)
}

// contested reports whether more than one person could hold the office of np, so
// that it is open whom it means.
func (b *casting) contested(np *nounPhrase) bool {
	for _, o := range b.held {
		if b.fits(np, o) && b.sameSide(np, o.n) {
			return true
		}
	}
	return false
}

func (b *casting) stateOr(n int) int {
	if s := b.stateOf(n); s >= 0 {
		return s
	}
	return n
}

// bareName returns the words [i, j) without a leading article or possessive.
func (b *casting) bareName(i, j int) string {
	for i < j-1 && (b.Tag(i) == text.DET || b.Tag(i) == text.PRON || b.Tag(i) == text.PUNCT) {
		i++
	}
	return b.name(i, j)
}

// nameWith is bareName with the party's name where the words have none: "envoys
// of Denmark" for "envoys".
func (b *casting) nameWith(i, j, party int) string {
	for k := i; k < j; k++ {
		if b.label[k] != 0 || b.Tag(k) == text.PRON && b.at[k] != 0 {
			return b.bareName(i, j)
		}
	}
	return b.bareName(i, j) + " of " + b.actors[party].Name
}

// fits reports whether holding o may be called by the noun of np.
func (b *casting) fits(np *nounPhrase, o holding) bool {
	if o.office.Name == np.office.Name {
		return true
	}
	if o.office.Kind == "deputy" || strings.HasPrefix(o.office.Name, "deputy ") || strings.HasPrefix(o.office.Name, "vice ") {
		return strings.HasPrefix(np.office.Name, "deputy ") || strings.HasPrefix(np.office.Name, "vice ")
	}
	last := func(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
	switch {
	case !strings.Contains(np.office.Name, " ") && last(o.office.Name) == np.office.Name:
		return true // "the minister" for a foreign minister
	case !strings.Contains(np.office.Name, " ") && strings.HasPrefix(o.office.Name, np.office.Name+" "):
		return true // "the secretary" for a secretary of state
	case np.office.Name == "leader", np.office.Name == "head of state":
		return o.office.Kind == "head-of-state" || o.office.Kind == "head-of-government" || o.office.Kind == "leader"
	case np.office.Kind == "spokesperson":
		return o.office.Kind == "spokesperson"
	case np.office.Name == "diplomat":
		return o.office.Kind == "diplomat" || o.office.Kind == "minister" || o.office.Kind == "envoy"
	case np.office.Name == "negotiator", np.office.Name == "envoy", np.office.Name == "mediator":
		return o.office.Kind == "envoy" && o.office.Name != "mediator" == (np.office.Name != "mediator")
	case np.office.Name == "premier", np.office.Name == "prime minister":
		return o.office.Name == "premier" || o.office.Name == "prime minister"
	}
	return false
}

// sameSide reports whether person n may be whom np places with a party.
func (b *casting) sameSide(np *nounPhrase, n int) bool {
	with := b.with[np.head]
	if with == 0 || b.actors[n].Party == "" {
		return true
	}
	return b.stateOr(int(with)-1) == b.cast.number(b.actors[n].Party)
}

// officeHolder returns the person whom np means, -1 if nobody fits or if it is
// open: the one that holds the office, of several the one named last, if the
// others are not as near.
func (b *casting) officeHolder(np *nounPhrase) int {
	type candidate struct{ n, at int }
	var all []candidate
	for _, o := range b.held {
		if !b.fits(np, o) || !b.sameSide(np, o.n) {
			continue
		}
		if b.with[np.head] != 0 && b.actors[o.n].Party == "" && (o.office.Name != np.office.Name || b.rivals(np, o.n)) {
			continue
		}
		dup := false
		for _, c := range all {
			dup = dup || c.n == o.n
		}
		if dup {
			continue
		}
		if at := b.lastMention(o.n, np.head); at >= 0 && !b.besides(np.head, o.n) {
			all = append(all, candidate{o.n, at})
		}
	}
	switch len(all) {
	case 0:
		return -1
	case 1:
		return all[0].n
	}
	best, second := candidate{-1, -1}, candidate{-1, -1}
	for _, c := range all {
		if c.at > best.at {
			best, second = c, best
		} else if c.at > second.at {
			second = c
		}
	}
	s := b.SentenceOf(np.head)
	near, far := s-b.SentenceOf(best.at), s-b.SentenceOf(second.at)
	switch {
	case near > 3:
		return -1
	case near < far && b.topical(best.at):
		return best.n
	case near == far && b.topical(best.at) != b.topical(second.at):
		if b.topical(best.at) {
			return best.n
		}
		return second.n
	}
	return -1
}

// rivals reports whether anybody but person n could be called by the noun of np.
func (b *casting) rivals(np *nounPhrase, n int) bool {
	for _, o := range b.held {
		if o.n != n && b.fits(np, o) {
			return true
		}
	}
	return false
}

// besides reports whether actor n stands in the clause of word h already, as its
// subject or object, so that h is somebody else: "Lind briefed the president".
func (b *casting) besides(h, n int) bool {
	v := b.t.clause(h)
	for _, c := range b.t.subjects(v) {
		if int(b.at[c]) == n+1 && c != h {
			return true
		}
	}
	for k := range b.t.kids(v) {
		switch b.Rel(k) {
		case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj:
			for _, c := range b.t.conjuncts(k) {
				if int(b.at[c]) == n+1 && c != h {
					return true
				}
			}
		}
	}
	return false
}

// topical reports whether word k, a mention, is what its clause is about: its
// subject.
func (b *casting) topical(k int) bool {
	switch b.Rel(b.t.firstConjunct(k)) {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter, text.Root:
		return true
	}
	return false
}

// memory is how many words back a noun may look for whom it means: that of a long
// article, so that a book is read in linear time.
const memory = 4000

// lastMention returns the last word before word i that heads a mention of actor n, or -1.
func (b *casting) lastMention(n, i int) int {
	for k := i - 1; k >= max(0, i-memory); k-- {
		if int(b.at[k]) == n+1 {
			return k
		}
	}
	return -1
}

// unnamed makes an actor of people without a name who speak or act: "a senior
// Danish official", "two diplomats". Equal words mean the same ones only if they
// are definite.
func (b *casting) unnamed(np *nounPhrase) {
	if np.office.Kind == "honorific" || !b.speaks(np.head) {
		return
	}
	if h := np.head; h+1 < b.Len() && b.partyWord(h+1) && (b.Head(h+1) == h || b.Head(h) == h+1) { // "mediator Denmark"
		return
	}
	if all := b.parties(np.head); len(all) > 1 && np.plural { // "the presidents of Denmark and Peru"
		b.meanSeveral(all, np)
		return
	}
	i, j := b.short(np.head)
	name := b.bareName(i, j)
	k := "people " + ontology.Fold(name)
	n, ok := b.number[k]
	if !ok && np.det == "the" && !np.plural && b.with[np.head] == 0 && b.t.kid(np.head, text.Nmod, text.Acl, text.AclRelcl) < 0 {
		return // "the nominee" is somebody known, but not told who
	}
	if !ok || !np.definite() && np.det != "" {
		a := gentz.Actor{Name: name, Kind: "group", Rule: "actor.unnamed", Sure: 0.7}
		if with := b.with[np.head]; with != 0 {
			s := b.stateOr(int(with) - 1)
			a.Party, a.Country = b.id(s), b.actors[s].Country
		}
		g := byte('p')
		if !np.plural {
			g = 0
			if np.office.Gender != "" {
				g = np.office.Gender[0]
			}
		}
		n = b.add(a, g)
		b.number[k] = n
	}
	b.mean(n, np.head, i, j, "nominal")
	b.used[n] = true
}

// speaks reports whether word h is the subject or agent of a verb, or the source
// of "according to".
func (b *casting) speaks(h int) bool {
	f := b.t.firstConjunct(h)
	switch b.Rel(f) {
	case text.Nsubj, text.OblAgent:
		return true
	case text.Obl, text.Nmod, text.Parataxis:
		p := b.t.preposition(f)
		return p == "according to" || p == "according" || b.Rel(f) == text.Obl && p == "by"
	}
	return false
}
