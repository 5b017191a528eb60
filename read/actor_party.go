package read

import (
	"slices"
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// state returns the actor of a party of the tables, made when first asked for.
func (b *casting) partyActor(p *ontology.Party) int {
	k := "party " + p.Code
	if n, ok := b.number[k]; ok {
		return n
	}
	kind := p.Kind
	if p.IsState() {
		kind = "state"
	}
	n := b.add(gentz.Actor{Name: p.Name, Kind: kind, Country: p.Country(), Rule: "actor.world", Sure: 0.97}, 0)
	b.number[k] = n
	if s := b.world.Party(p.State); s != nil && p.State != p.Code {
		state := b.partyActor(s)
		b.actors[n].Party = b.id(state)
	}
	return n
}

// seat returns the actor of a seat of government: "Kremlin".
func (b *casting) seat(l naming) int {
	k := "seat " + l.key
	if n, ok := b.number[k]; ok {
		return n
	}
	state := b.partyActor(l.party.Party)
	name := strings.TrimPrefix(strings.TrimPrefix(b.name(l.first, l.last), "the "), "The ")
	n := b.add(gentz.Actor{Name: name, Kind: "office", Party: b.id(state), Country: l.party.Country(), Rule: "actor.seat", Sure: 0.95}, 0)
	b.number[k] = n
	return n
}

// castParties makes actors of the names of states, bodies and seats where they
// act, and leaves them out where they are places or only describe ("the Lima summit").
func (b *casting) castParties() {
	b.acronyms()
	for _, l := range b.labels {
		switch {
		case l.kind == text.Person:
		case l.party == nil:
			if (l.kind == text.Organisation || b.asSayer(l.head)) && !b.modifier(l.head) {
				n := b.organisation(l)
				b.mean(n, l.head, l.first, l.last, "name")
				b.used[n] = b.used[n] || b.agentive(l.head)
			}
		case l.party.By == ontology.ByDemonym:
			if b.peoples(l) {
				n := b.partyActor(l.party.Party)
				b.mean(n, l.head, l.first, l.last, "nominal")
				b.used[n] = b.used[n] || b.agentive(l.head)
			}
		case b.modifier(l.head) || b.listed(l):
		case b.asPlace(l):
			b.where[l.head] = true
		case l.party.By == ontology.BySeat:
			n := b.seat(l)
			b.mean(n, l.head, l.first, l.last, "name")
			b.used[n] = true
		default:
			n := b.partyActor(l.party.Party)
			b.mean(n, l.head, l.first, l.last, "name")
			b.used[n] = b.used[n] || b.agentive(l.head) || l.party.By == ontology.ByCapital
		}
	}
}

// asSayer reports whether word h is the subject of a verb of saying, as no place is.
func (b *casting) asSayer(h int) bool {
	v := b.Head(h)
	return v >= 0 && b.Rel(h) == text.Nsubj && b.Tag(v) == text.VERB && len(ontology.LoadCues().Verb(b.t.lower(v))) > 0 && b.t.preposition(h) == ""
}

// organisation returns the actor of a body that no table knows.
func (b *casting) organisation(l naming) int {
	k := "org " + l.key
	if n, ok := b.number[k]; ok {
		return n
	}
	a := gentz.Actor{Name: b.name(l.first, l.last), Kind: "organisation", Rule: "actor.body", Sure: 0.8}
	n := b.add(a, 0)
	b.number[k] = n
	if of := b.partyWithin(l); of >= 0 {
		b.actors[n].Party, b.actors[n].Country = b.id(of), b.actors[of].Country
	} else if of := b.partyOf(l.head, 0); of >= 0 && b.actors[of].Kind == "state" {
		b.actors[n].Party, b.actors[n].Country = b.id(of), b.actors[of].Country
	}
	return n
}

// partyWithin returns the state whose name or demonym stands within the name of
// a body that speaks for it ("Peruvian Navy"), or -1.
func (b *casting) partyWithin(l naming) int {
	if uses := ontology.NounOf(singular(b.Word(l.last - 1))); len(uses) == 0 || uses[0].Kind != "government" {
		return -1
	}
	for i := l.first; i < l.last; i++ {
		for j := l.last - 1; j > i; j-- {
			if m := b.world.Match(b.name(i, j)); m != nil && upper(b.Word(i)) && m[0].IsState() && m[0].By != ontology.ByCapital {
				return b.partyActor(m[0].Party)
			}
		}
	}
	return -1
}

// acronyms lets a short form mean the body whose initials it is: "HWF" the
// "Harbour Workers' Federation", if it is the only one with these.
func (b *casting) acronyms() {
	long := map[string]string{} // initials to key, "" if two bodies share them
	party := map[string]*ontology.Match{}
	for _, l := range b.labels {
		if l.kind != text.Organisation || l.last-l.first < 2 || l.party != nil && l.party.By != ontology.ByName {
			continue
		}
		short := initialsOf(b.name(l.first, l.last))
		if old, ok := long[short]; ok && old != l.key {
			long[short] = ""
			continue
		}
		long[short], party[short] = l.key, l.party
	}
	for k := range b.labels {
		s := &b.labels[k]
		short := strings.ReplaceAll(b.name(s.first, s.last), ".", "")
		if key := long[short]; key != "" && len(short) >= 2 && s.party == nil {
			s.kind, s.key, s.party = text.Organisation, key, party[short]
		}
	}
}

// initialsOf returns the capitals that the words of a name start with.
func initialsOf(name string) string {
	var out []byte
	for w := range strings.FieldsSeq(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			out = append(out, w[0])
		}
	}
	return string(out)
}

// modifier reports whether word h only describes the noun it hangs on: "Lima
// talks", "the Danish side".
func (b *casting) modifier(h int) bool {
	switch b.Rel(h) {
	case text.Amod, text.Compound, text.NmodDesc, text.Flat:
		return b.Head(h) > h || b.Rel(h) == text.Flat && b.Head(h) >= 0
	case text.Conj:
		return b.Head(h) >= 0 && b.modifier(b.Head(h))
	}
	return false
}

// listed reports whether l is one of a list of names that describe a noun ("Danish,
// US and Peruvian officials"), however the parser took the list.
func (b *casting) listed(l naming) bool {
	k, demonym := l.last, l.party.By == ontology.ByDemonym
	for k < b.Len() {
		if n := b.label[k]; n != 0 && b.labels[n-1].party != nil {
			demonym = demonym || b.labels[n-1].party.By == ontology.ByDemonym
			k = b.labels[n-1].last
			continue
		}
		if b.Tag(k) == text.ADJ && upper(b.Word(k)) { // "European"
			demonym = true
		} else if w := b.Word(k); w != "," && w != "and" && w != "-" && w != "–" && w != "&" {
			break
		}
		k++
	}
	if k == l.last { // "US delegates", even where they were taken for a verb
		return k < b.Len() && b.SentenceOf(k) == b.SentenceOf(l.first) && b.Tag(k) != text.AUX && !upper(b.Word(k)) && isTeam(singular(b.Word(k))) && strings.HasSuffix(b.Word(k), "s")
	}
	return demonym && k < b.Len() && b.label[k] == 0 && b.SentenceOf(k) == b.SentenceOf(l.first) && b.Tag(k) == text.NOUN && (b.label[k-1] != 0 || b.Tag(k-1) == text.ADJ && upper(b.Word(k-1)))
}

// peoples reports whether demonym l stands for the state: "the Danes", and in a
// title, which drops articles, "Danes".
func (b *casting) peoples(l naming) bool {
	if b.modifier(l.head) || b.Tag(l.head) == text.ADJ || b.listed(l) || !l.party.Plural {
		return false
	}
	return b.t.kidWord(l.head, "the") >= 0 || b.inTitle(l.head) && b.agentive(l.head)
}

// agentive reports whether word h stands where who acts or is dealt with stands,
// not where things merely are.
func (b *casting) agentive(h int) bool {
	switch b.Rel(b.t.firstConjunct(h)) {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter, text.OblAgent, text.NmodPoss, text.Obj, text.Iobj, text.Vocative:
		return true
	case text.Obl, text.Nmod:
		switch b.t.preposition(b.t.firstConjunct(h)) {
		case "with", "by", "between", "among", "against", "from", "to", "of", "for", "according to", "on", "under", "without", "including", "alongside", "on behalf of":
			return true
		}
	case text.Appos, text.Root:
		return true
	}
	return false
}

// partyOf returns the actor of the state or body that the phrase headed by word
// h is placed with: "Danish", "Oslo's", "of Peru", "from the African Union". It is
// -1 if the phrase names none or two ("Danish-Peruvian").
func (b *casting) partyOf(h, depth int) int {
	if h < 0 || depth > 4 {
		return -1
	}
	found := -1
	for k := range b.t.kids(h) {
		n := -1
		switch r := b.Rel(k); r {
		case text.Amod, text.Compound, text.NmodDesc, text.NmodPoss, text.NmodUnmarked, text.Nmod, text.Det:
			if r == text.Nmod && !b.belongs(h, k) || k > h && r != text.Nmod || r == text.NmodPoss && othersOf(b.t.lower(h)) {
				continue
			}
			if n = b.partyNamed(k); n == -2 {
				return -1
			}
			if n < 0 && (b.Tag(k) == text.NOUN || b.Tag(k) == text.PROPN || b.Tag(k) == text.ADJ) && (r != text.Nmod || b.forPeople(h)) {
				n = b.partyOf(k, depth+1)
			}
		default:
			continue
		}
		if n >= 0 && (found < 0 || b.Rel(k) == text.NmodPoss) {
			found = n
		}
	}
	return found
}

// parties returns the actors of the names right before noun h that describe it
// together, in text order: the states of "Danish-Peruvian talks" and of "Danish, US
// and Peruvian officials", the people of "the Lind-Varga summit".
func (b *casting) parties(h int) []int {
	var out []int
	k := h - 1
	for k >= 0 && b.SentenceOf(k) == b.SentenceOf(h) && b.label[k] == 0 && (b.Tag(k) == text.ADJ || b.Tag(k) == text.NOUN || b.Tag(k) == text.NUM) && b.t.within(k, h) && len(out) == 0 {
		k--
	}
	for k >= 0 && b.SentenceOf(k) == b.SentenceOf(h) {
		if n := b.label[k]; n != 0 {
			l := b.labels[n-1]
			if l.party != nil {
				out = append(out, b.partyActor(l.party.Party))
			} else if m, ok := b.who(l.head); ok {
				out = append(out, m)
			} else {
				break
			}
			k = l.first - 1
			continue
		}
		if w := b.Word(k); len(out) == 0 || w != "," && w != "and" && w != "-" && w != "–" && w != "&" {
			break
		}
		k--
	}
	slices.Reverse(out)
	if out = distinct(out); len(out) > 0 {
		return out
	}
	for k := range b.t.kids(h) { // "envoys of Denmark and Peru"
		if b.Rel(k) != text.Nmod || k < h || !b.belongs(h, k) && b.t.preposition(k) != "between" {
			continue
		}
		for _, c := range b.t.conjuncts(k) {
			if n := b.partyNamed(c); n >= 0 {
				out = append(out, n)
			}
		}
	}
	return distinct(out)
}

// othersOf: nouns for people who are on another side than who has them.
func othersOf(noun string) bool {
	return oneOf(noun, " guest host visitor counterpart rival opponent enemy foe critic neighbour neighbor adversary captor kidnapper interlocutor partner ally attacker ")
}

// forPeople reports whether word h is a noun for people or for a body of people.
func (b *casting) forPeople(h int) bool {
	lemma := b.t.lower(h)
	return ontology.NounOf(lemma) != nil || ontology.IsOffice(lemma)
}

// belongs reports whether the phrase k after noun h says whose it is.
func (b *casting) belongs(h, k int) bool {
	switch b.t.preposition(k) {
	case "of", "from":
		return true
	case "for":
		o, ok := ontology.OfficeOf(b.t.lower(h))
		return ok && (o.Kind == "spokesperson" || o.Kind == "minister" || o.Kind == "official")
	}
	return false
}

// partyNamed returns the actor of the party that the name at word k stands for:
// the state of a demonym, capital or seat, the party of a person. It is -1 if it
// names none, -2 if it names two.
func (b *casting) partyNamed(k int) int {
	if b.label[k] == 0 {
		if n, ok := b.who(k); ok && b.Tag(k) == text.PRON { // "its delegation", "her envoy"
			if n = b.stateOf(n); n >= 0 && b.actors[n].Kind != "group" {
				return n
			}
		}
		return -1
	}
	l := b.labels[b.label[k]-1]
	if l.party != nil {
		if b.paired(l) {
			return -2
		}
		return b.partyActor(l.party.Party)
	}
	n, ok := b.who(l.head)
	switch {
	case ok && b.actors[n].Party != "":
		return b.cast.number(b.actors[n].Party)
	case l.kind == text.Organisation:
		if n := b.partyWithin(l); n >= 0 {
			return n
		}
		return b.organisation(l)
	}
	return -1
}

// paired reports whether l is joined to another party's name: "US-Danish",
// "Danish and Peruvian".
func (b *casting) paired(l naming) bool {
	other := func(k int) bool {
		return k >= 0 && k < b.Len() && b.label[k] != 0 && b.labels[b.label[k]-1].party != nil && b.labels[b.label[k]-1].party.Party != l.party.Party
	}
	joint := func(k int) bool {
		if k < 0 || k >= b.Len() {
			return false
		}
		switch b.Word(k) {
		case "-", "–", "and", "/", "or", "&":
			return b.Word(k) != "and" || b.Rel(l.head) == text.Amod || b.Rel(l.head) == text.Conj
		}
		return false
	}
	return joint(l.last) && other(l.last+1) || joint(l.first-1) && other(l.first-2)
}

// singular returns a noun without a plural ending, roughly; lemmas are better
// where there is a word.
func singular(w string) string {
	w = strings.ToLower(w)
	switch {
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}
