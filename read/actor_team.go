package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// leaders finds who leads a delegation and who else is of it.
func (b *casting) leaders() {
	for n := range b.actors {
		if _, ok := b.teamOf[n]; !ok {
			continue
		}
		for h := range b.Len() {
			if int(b.at[h]) == n+1 {
				b.leadersAt(n, h)
			}
		}
	}
	for _, o := range b.held {
		b.leaderByOffice(o)
	}
	b.companions()
}

// leadersAt reads who leads team n or is of it from what stands around its mention at word h.
func (b *casting) leadersAt(n, h int) {
	for k := range b.t.kids(h) {
		switch {
		case b.Rel(k) == text.Acl && leads(b.t.lower(k)): // "led by A and B"
			b.joinLeaders(n, k)
		case b.Rel(k) == text.AclRelcl && leads(b.t.lower(k)):
			b.joinLeaders(n, k)
		case b.Rel(k) == text.Nmod && (b.t.preposition(k) == "including" || b.t.preposition(k) == "of"), b.Rel(k) == text.Appos:
			b.joinAll(n, k)
		case b.Rel(k) == text.Acl && consists(b.t.lower(k)):
			for o := range b.t.kids(k) {
				if b.Rel(o) == text.Obj || b.Rel(o) == text.Obl {
					b.joinAll(n, o)
				}
			}
		}
	}
	k := int(b.upto[h])
	if k < b.Len() && b.Word(k) == "," {
		k++
	}
	if k+1 < b.Len() && leads(b.t.lower(k)) && b.Word(k+1) == "by" { // wherever the tree put it
		b.joinLeaders(n, k)
	}
	v := b.Head(h)
	if v < 0 {
		return
	}
	switch {
	case leads(b.t.lower(v)) && b.isPatient(v, h):
		b.joinLeaders(n, v)
	case consists(b.t.lower(v)) && b.Rel(h) == text.Nsubj:
		for k := range b.t.kids(v) {
			if b.Rel(k) == text.Obj || b.Rel(k) == text.Obl && b.t.preposition(k) == "of" {
				b.joinAll(n, k)
			}
		}
	}
}

// joinLeaders makes those leaders of team n who do what verb v says: its agents,
// and after "by" everyone named in the same list, up to the next verb.
func (b *casting) joinLeaders(n, v int) {
	agents := b.t.agents(v)
	for _, a := range agents {
		b.join(n, a, true)
	}
	_, end := b.Sentence(b.SentenceOf(v))
	if v+1 >= end || !strings.EqualFold(b.Word(v+1), "by") {
		return
	}
	for k := v + 2; k < end; k++ {
		switch b.Tag(k) {
		case text.VERB, text.AUX, text.SCONJ:
			return
		case text.ADP:
			if b.Word(k-1) != "-" && !strings.EqualFold(b.Word(k), "of") {
				return
			}
		}
		if l := b.label[k]; l != 0 && b.labels[l-1].kind == text.Person && b.labels[l-1].head == k && (b.labels[l-1].last >= end || !b.possessive(b.labels[l-1].last)) {
			b.join(n, k, true)
		}
	}
}

func (b *casting) isPatient(v, h int) bool {
	for _, k := range b.t.patients(v) {
		if k == h {
			return true
		}
	}
	return false
}

func leads(verb string) bool    { return oneOf(verb, " lead head chair spearhead captain ") }
func consists(verb string) bool { return oneOf(verb, " include comprise consist compose ") }
func leadership(w string) bool {
	return oneOf(w, " leader head chief chair chairman chairwoman chairperson boss ")
}
func negotiatorship(w string) bool { return oneOf(w, " negotiator ") }

func (b *casting) joinAll(n, k int) {
	for _, c := range b.t.conjuncts(k) {
		b.join(n, c, false)
	}
}

// join makes the person at word k a member or leader of team n and places them
// with its party.
func (b *casting) join(n, k int, leader bool) {
	m, ok := b.who(k)
	if !ok || b.actors[m].Kind != "person" {
		return
	}
	party := b.cast.number(b.actors[n].Party)
	if p := b.actors[m].Party; p != "" && b.cast.number(p) != party {
		return
	}
	b.placeWith(m, party)
	t := &b.teams[b.teamOf[n]]
	add := func(ids []gentz.ID) []gentz.ID {
		for _, id := range ids {
			if id == b.id(m) {
				return ids
			}
		}
		return append(ids, b.id(m))
	}
	t.Members = add(t.Members)
	if leader {
		t.Leaders = add(t.Leaders)
	}
}

// leaderByOffice reads "the leader of the Danish delegation" and "Denmark's chief negotiator".
func (b *casting) leaderByOffice(o holding) {
	last := o.office.Name[strings.LastIndexByte(o.office.Name, ' ')+1:]
	lead := leadership(last) || leadership(o.office.Name)
	for k := o.h + 1; k < min(o.h+8, b.Len()) && (lead || last == "member") && b.Tag(k) != text.PUNCT; k++ {
		n, ok := b.who(k)
		if _, team := b.teamOf[n]; !ok || !team || !strings.EqualFold(b.Word(o.h+1), "of") {
			continue
		}
		if at := b.lastMentionOf(o.n); at >= 0 {
			b.join(n, at, lead)
		}
	}
	if negotiatorship(last) && b.actors[o.n].Party != "" {
		if n, ok := b.number["team "+string(b.actors[o.n].Party)]; ok {
			title := strings.ToLower(b.name(o.i, o.h+1))
			lead := strings.Contains(title, "chief") || strings.Contains(title, "lead") || strings.Contains(title, "top") || strings.Contains(title, "head")
			if at := b.lastMentionOf(o.n); at >= 0 {
				b.join(n, at, lead)
			}
		}
	}
}

func (b *casting) lastMentionOf(n int) int {
	for k := b.Len() - 1; k >= 0; k-- {
		if int(b.at[k]) == n+1 {
			return k
		}
	}
	return -1
}

// companions makes those members who come with a leader: "Lind, alongside
// General Varga, met …".
func (b *casting) companions() {
	for k := range b.Len() {
		m, ok := b.who(k)
		if !ok || b.actors[m].Kind != "person" || b.Rel(k) != text.Obl && b.Rel(k) != text.Nmod {
			continue
		}
		switch b.t.preposition(k) {
		case "alongside", "along with", "together with", "accompanied by":
		default:
			continue
		}
		var subjects []int
		for v := b.t.clause(k); v >= 0 && len(subjects) == 0; v = b.t.outer(v) {
			subjects = b.t.subjects(v)
		}
		for _, s := range subjects {
			lead, ok := b.who(s)
			if !ok || b.actors[lead].Party == "" || b.actors[lead].Party != b.actors[m].Party {
				continue
			}
			for n, t := range b.teamOf {
				for _, id := range b.teams[t].Leaders {
					if id == b.id(lead) {
						b.join(n, k, false)
					}
				}
			}
		}
	}
}
