package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// unnamed reports whether the phrase headed by h, which names the speaker of t,
// keeps him anonymous: "a senior official", "two diplomats", "sources", "the source".
func (f *finder) unnamed(t *telling, h int) bool {
	switch f.Tag(h) {
	case text.NUM, text.DET:
		return true
	case text.PRON:
		switch f.lower(h) {
		case "somebody", "someone", "one", "another", "many", "some", "several":
			return true
		}
		return false
	case text.NOUN:
	default:
		return false
	}
	for k := t.source.i; k < t.source.j; k++ { // a name in apposition or behind the title
		if f.Tag(k) != text.PROPN || k == h {
			continue
		}
		if f.Head(k) == h && (f.Rel(k) == text.Appos || f.Rel(k) == text.Flat || f.Rel(k) == text.Compound && f.namesPerson(k)) {
			return false
		}
	}
	return personNoun(f.lower(h)) || f.peopleNoun(f.lower(h))
}

// peopleNoun reports whether the noun is one for a person in ontology/nouns.tsv.
func (f *finder) peopleNoun(lemma string) bool {
	for _, n := range ontology.NounOf(lemma) {
		if n.Kind == "person" || n.Kind == "relative" {
			return true
		}
	}
	return false
}

// describedBody reports whether the phrase headed by h names a body or paper that
// the page does not name otherwise: "a tabloid", "foreign outlets", "the press
// service of the council", "his office".
func (f *finder) describedBody(t *telling, h int) bool {
	if f.Tag(h) != text.NOUN {
		return false
	}
	switch w := f.lower(h); w {
	case "tabloid", "newspaper", "paper", "magazine", "broadcaster", "agency", "website", "channel", "outlet", "media", "daily", "weekly", "station":
		return f.indefinite(t, h)
	case "number", "handful", "couple", "group", "series":
		for k := range f.kids(h) {
			if f.Rel(k) == text.Nmod && f.preposition(k) == "of" && (personNoun(f.lower(k)) || bodyNoun(f.lower(k))) {
				return f.indefinite(t, h)
			}
		}
		return false
	case "service", "office", "bureau", "secretariat":
		for k := range f.kids(h) {
			if f.Rel(k) == text.NmodPoss || f.Rel(k) == text.Nmod && f.preposition(k) == "of" {
				return true
			}
		}
	}
	return false
}

// indefinite reports whether the phrase headed by h names something new: with
// "a", or a plural without an article.
func (f *finder) indefinite(t *telling, h int) bool {
	for k := range f.kids(h) {
		switch f.Rel(k) {
		case text.Det:
			w := f.lower(k)
			return w == "a" || w == "an" || w == "some" || w == "several" || w == "another"
		case text.NmodPoss:
			return false
		}
	}
	return f.Morph(h).Is(text.Number, "Plur")
}

// nameless is the rule of actors that are known only by what a source is called.
const nameless = "speaker.unnamed"

// namelessOf returns the number of the actor for an unnamed source headed by
// word h: the one that the cast has for it, of "the official" the one spoken of
// before by the same noun, or a new one. It is never the same as in another document.
func (f *finder) namelessOf(t *telling, v *voice) int {
	h := v.head
	name, definite := f.described(t, h)
	if len(v.actors) > 0 {
		n := v.actors[0]
		a := &f.cast.actors[n]
		if a.Rule != nameless && !definite && len(name) > len(a.Name) {
			a.Name = name
		}
		f.called(n, f.lower(h))
		return n
	}
	mention := gentz.Mention{Span: f.p.span(t.source.i, t.source.j), Kind: "nominal"}
	if definite {
		for n := len(f.cast.actors) - 1; n >= 0; n-- {
			a := &f.cast.actors[n]
			if f.nouns[n] == f.lower(h) {
				a.Mentions = append(a.Mentions, mention)
				return n
			}
		}
	}
	n := len(f.cast.actors)
	a := gentz.Actor{ID: gentz.ID("a" + itoa(n+1)), Name: name, Kind: "group", Roles: []gentz.Role{}, Mentions: []gentz.Mention{mention}, Rule: nameless, Sure: 0.9}
	if p, ok := f.cast.party(h); ok {
		a.Party, a.Country = f.cast.id(p), f.cast.actors[p].Country
	}
	f.cast.actors = append(f.cast.actors, a)
	f.called(n, f.lower(h))
	return n
}

// another returns the number of an unnamed actor of its own for one of several who
// are called by a noun.
func (f *finder) another(t *telling, noun string) int {
	n := len(f.cast.actors)
	f.cast.actors = append(f.cast.actors, gentz.Actor{ID: gentz.ID("a" + itoa(n+1)), Name: noun, Kind: "group", Roles: []gentz.Role{},
		Mentions: []gentz.Mention{{Span: f.p.span(t.source.i, t.source.j), Kind: "nominal"}}, Rule: nameless, Sure: 0.9})
	return n
}

// called notes by which noun unnamed actor n is called.
func (f *finder) called(n int, noun string) {
	if f.nouns == nil {
		f.nouns = map[int]string{}
	}
	f.nouns[n] = noun
}

// described returns what an unnamed source is called, without the article and
// what is said of it behind a comma or in a relative clause.
func (f *finder) described(t *telling, h int) (name string, definite bool) {
	s := t.source
	for s.i < h && (f.Tag(s.i) == text.DET || f.Tag(s.i) == text.PUNCT) {
		definite = definite || f.lower(s.i) == "the"
		s.i++
	}
	for k := max(h, s.i) + 1; k < s.j; k++ {
		w := f.lower(k)
		if f.Word(k) == "," || w == "who" || w == "which" || w == "that" && f.Tag(k) == text.PRON {
			s.j = k
		}
	}
	return f.Words(s.i, s.j), definite
}

func (f *finder) namesPerson(k int) bool {
	n, ok := f.NameAt(k)
	return ok && n.Kind == text.Person
}

// onlyDescribed reports whether actor n is people who are never called by name.
func (f *finder) onlyDescribed(n int) bool {
	a := &f.cast.actors[n]
	if a.Kind != "person" && a.Kind != "group" {
		return false
	}
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			return false
		}
	}
	return true
}

// personNoun reports whether the noun names people by what they are, so that
// whoever is called by it alone stays unnamed.
func personNoun(lemma string) bool {
	switch lemma {
	case "official", "source", "diplomat", "person", "people", "man", "woman", "aide", "adviser", "advisor", "officer", "negotiator", "envoy", "mediator", "analyst",
		"observer", "expert", "resident", "witness", "insider", "delegate", "member", "colleague", "staffer", "lawyer", "minister", "spokesman", "spokeswoman", "spokesperson",
		"soldier", "commander", "worker", "driver", "reporter", "journalist", "participant", "representative", "figure", "politician", "lawmaker", "senator", "bystander",
		"critic", "supporter", "opponent", "economist", "researcher", "scientist", "farmer", "docker", "neighbour", "neighbor", "relative", "friend", "employee", "manager",
		"executive", "authority", "outlet", "media", "report", "poll", "study", "survey", "strategist", "voter", "activist", "protester", "demonstrator", "picket":
		return true
	}
	return false
}

// voice fills in who speaks in s.
func (f *finder) voice(s *gentz.Statement, t *telling, all map[*telling]*voice) {
	v := all[t]
	s.Anonymous = v.anonymous
	for n, a := range v.actors {
		if n == 0 {
			s.Speaker = f.cast.id(a)
		} else {
			s.Joint = append(s.Joint, f.cast.id(a))
		}
	}
	if len(v.actors) > 0 && f.cast.actors[v.actors[0]].Kind == "person" {
		if side := f.cast.side(v.actors[0]); side >= 0 && side != v.actors[0] && f.spokesman(v, t) {
			s.OnBehalfOf = f.cast.id(side)
		}
	}
}

// spokesman reports whether the speaker speaks for another by office: a
// spokesperson, a ministry's voice, an envoy.
func (f *finder) spokesman(v *voice, t *telling) bool {
	a := &f.cast.actors[v.actors[0]]
	for _, r := range a.Roles {
		w := strings.ToLower(r.Title)
		for _, k := range [...]string{"spokes", "press secretary", "minister", "envoy", "ambassador", "president", "prime minister", "secretary", "negotiator", "chancellor", "premier"} {
			if strings.Contains(w, k) {
				return true
			}
		}
	}
	return false
}

// hearsay fills in via: who passed a statement on whose telling stands in the
// content of another. The nearest to the document comes first.
func (f *finder) hearsay(out []gentz.Statement, all []*telling) {
	for n, t := range all {
		if t.head < 0 {
			continue
		}
		type holder struct{ size, n int }
		var by []holder
		for m, o := range all {
			if m == n || out[m].Speaker == "" || out[m].Speaker == out[n].Speaker {
				continue
			}
			for _, s := range o.pieces {
				if s.has(t.head) {
					by = append(by, holder{s.j - s.i, m})
					break
				}
			}
		}
		for i := 1; i < len(by); i++ {
			for k := i; k > 0 && by[k].size > by[k-1].size; k-- {
				by[k], by[k-1] = by[k-1], by[k]
			}
		}
		for _, h := range by {
			out[n].Via = append(out[n].Via, out[h.n].Speaker)
		}
	}
}
