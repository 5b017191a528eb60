package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// asPlace reports whether the name l of a state, capital or seat stands for the
// place rather than for who governs there.
func (b *casting) asPlace(l naming) bool {
	if !l.party.IsState() && l.party.By != ontology.BySeat {
		return false
	}
	capital, seat := l.party.By == ontology.ByCapital, l.party.By == ontology.BySeat
	if b.dateline(l) {
		return true
	}
	h := b.t.firstConjunct(l.head)
	if own := b.t.preposition(l.head); own != "" {
		h = l.head
	}
	governor := ""
	if g := b.Head(h); g >= 0 {
		governor = b.t.lower(g)
	}
	switch b.Rel(h) {
	case text.NsubjPass:
		return happensTo(governor)
	case text.Nsubj, text.NsubjOuter:
		// "Lima is three hours away", but "Lima is ready to talk".
		return capital && b.Head(h) >= 0 && b.Tag(b.Head(h)) == text.NOUN && b.t.kid(b.Head(h), text.Cop) >= 0
	case text.NmodPoss:
		return capital && localNoun(governor)
	case text.Obj, text.Iobj:
		if goesThere(governor) {
			return true
		}
		return capital && !dealsWith(governor)
	case text.Appos, text.Dep, text.Parataxis, text.List, text.OblUnmarked, text.NmodUnmarked, text.Advmod:
		return capital || seat
	case text.Root:
		return capital
	case text.OblAgent:
		return false
	case text.Obl, text.Nmod, text.Acl, text.Advcl, text.Orphan:
	default:
		return capital
	}
	switch p := b.t.preposition(h); p {
	case "with", "against", "between", "by", "among", "on behalf of", "according to", "alongside", "without", "like", "unlike":
		return false
	case "in", "at", "near", "around", "outside", "across", "within", "inside", "throughout", "into", "through", "via", "toward", "towards", "off", "beyond", "north of", "south of", "east of", "west of", "close to", "out of", "over", "along":
		return p != "over" || capital
	case "to", "from", "for":
		if p == "for" && governor != "leave" && governor != "depart" && governor != "head" && governor != "bind" {
			return false
		}
		if moves(governor) {
			return true
		}
		return (capital || seat) && !hands(governor)
	case "of":
		return capital
	}
	return capital
}

// dateline reports whether l opens a paragraph as the place of writing: "LIMA (CPW) —".
func (b *casting) dateline(l naming) bool {
	s := b.SentenceOf(l.first)
	i, j := b.Sentence(s)
	if l.first != i || b.inTitle(i) {
		return false
	}
	for k := l.last; k < min(j, l.last+9); k++ {
		switch b.Word(k) {
		case "-", "–", "—", "--":
			return k > l.last || b.SpaceAfter(k)
		case "(", "/":
			return true
		case ".":
			if k > l.last && k+1 < b.Len() { // "OSLO, 4 March. "
				_, dated := b.cal.of(k - 1)
				return dated
			}
			return false
		}
		if b.Tag(k) == text.VERB || b.Tag(k) == text.AUX {
			return false
		}
	}
	return false
}

// places marks the names of other places, so that [cast.place] knows them.
func (b *casting) places() {
	for _, l := range b.labels {
		if l.kind == text.Place && l.party == nil {
			b.where[l.head] = true
		}
	}
}

func oneOf(w, words string) bool {
	return w != "" && strings.Contains(words, " "+w+" ")
}

// happensTo: what is done to a place.
func happensTo(verb string) bool {
	return oneOf(verb, " hit strike bomb shell flood shake rock locate situate rebuild damage destroy pound evacuate surround besiege build capture liberate ")
}

// localNoun: what a city has as a city.
func localNoun(noun string) bool {
	return oneOf(noun, " airport street suburb outskirts mayor resident hotel center centre square station port district neighborhood neighbourhood university museum metro skyline park downtown hospital embassy palace club stadium university river harbour harbor ")
}

// goesThere: verbs whose object is where somebody goes.
func goesThere(verb string) bool {
	return oneOf(verb, " visit leave enter reach tour quit flee exit cross overfly inhabit ")
}

// moves: verbs and nouns of going, whose "to" and "from" are places.
func moves(word string) bool {
	return oneOf(word, " go come travel fly return arrive depart leave head move drive sail visit trip journey flight tour land fly flee relocate escape route road way train back voyage deport extradite evacuate bring take transport withdraw retreat import export shipment ship summon recall commute stopover send dispatch mission ")
}

// hands: words whose "to" and "from" are parties even if the name is a city's.
func hands(word string) bool {
	return oneOf(word, " give offer hand pass convey deliver present submit signal message ultimatum proposal appeal call warning warn concession support aid assistance pledge promise demand response respond reply answer say speak talk listen cede transfer sell supply provide lend loan loyal close ally ambassador envoy letter note threat statement approval pressure request apologise apologize propose suggest explain report counteroffer offer win extract hear learn receive guarantee assurance commitment comment word reaction payment seek want expect belong owe matter unacceptable acceptable hostile friendly sympathetic subordinate according ")
}

// dealsWith: verbs whose object is a party even if the name is a city's.
func dealsWith(verb string) bool {
	return oneOf(verb, " urge tell accuse pressure ask force allow blame condemn criticise criticize warn push press persuade help isolate arm back support invite offer give satisfy anger convince assure notify inform thank praise sanction punish compel enable oblige represent defy deter provoke reassure consult engage contact call address assist aid fund trust mistrust suspect threaten demand fault embarrass prompt lead leave want expect need please infuriate antagonise antagonize bind commit require remind rebuke slam denounce ")
}
