package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// placeOf returns where the event of word i takes place: the first phrase with
// "in", "at" and the like that belongs to it and is the name of a place or a
// building. It returns nil if the text does not tell.
func (s *scene) placeOf(i int) *gentz.Place {
	for k := range s.t.kids(i) {
		switch s.t.Rel(k) {
		case text.Obl, text.Nmod, text.OblUnmarked, text.Advmod:
		default:
			continue
		}
		if !placePreposition(s.t.preposition(k)) {
			continue
		}
		if pl := s.placeAt(k); pl != nil {
			return pl
		}
	}
	return nil
}

func placePreposition(p string) bool {
	switch p {
	case "in", "at", "near", "inside", "outside", "on", "aboard":
		return true
	}
	return false
}

// placeAt returns the place that the phrase headed by word k names, or nil. "In
// the lakeside town of Liske" is Liske.
func (s *scene) placeAt(k int) *gentz.Place {
	if _, ok := s.cal.of(k); ok {
		return nil
	}
	if s.t.Tag(k) == text.NOUN {
		if of := s.t.kid(k, text.Nmod); of >= 0 && s.t.preposition(of) == "of" && s.t.Tag(of) == text.PROPN && settlement(s.t.lower(of), s.t.lower(k)) {
			return s.placeAt(of)
		}
		if a := s.t.kid(k, text.Appos); a >= 0 && s.t.Tag(a) == text.PROPN && settlement("", s.t.lower(k)) {
			return s.placeAt(a)
		}
	}
	i, j := s.t.phrase(k)
	if n, ok := s.NameAt(k); ok {
		if n.Kind == text.Person {
			return nil
		}
		i, j = int(n.Start), int(n.End)
	} else if s.t.Tag(k) != text.PROPN {
		return nil
	} else if n, ok := s.cast.who(k); ok && s.cast.actors[n].Kind == "person" {
		return nil
	}
	for i < k && (s.t.Tag(i) == text.DET || s.t.Rel(i) == text.NmodPoss) {
		i++
	}
	pl := &gentz.Place{Name: s.Words(i, j), Span: s.span(i, j)}
	s.locate(pl)
	return pl
}

// settlement reports whether noun says what kind of place a name names.
func settlement(_, noun string) bool {
	switch noun {
	case "city", "town", "village", "capital", "port", "resort", "district", "province", "region", "state", "island", "suburb", "kingdom", "sultanate", "emirate", "republic", "county", "area",
		"room", "hall", "floor", "grounds", "headquarters", "residence", "palace", "office", "seat", "mansion", "house", "lobby":
		return true
	}
	return false
}

// samePlace reports whether two places may be one: the same name, or one within
// the name of the other ("Villa Lind, Geneva" and "Geneva").
func samePlace(a, b *gentz.Place) bool {
	x, y := strings.ToLower(a.Name), strings.ToLower(b.Name)
	return x == y || strings.Contains(x, y) || strings.Contains(y, x)
}

// locate adds country and coordinates, if the tables know the place.
func (s *scene) locate(pl *gentz.Place) {
	for _, m := range s.world.Match(pl.Name) {
		if m.By != ontology.ByDemonym {
			pl.Country = m.Country()
			break
		}
	}
	for _, k := range s.world.Places(pl.Name) {
		if pl.Country == "" || pl.Country == k.Code {
			pl.Country, pl.Lat, pl.Lon = k.Code, k.Lat, k.Lon
			return
		}
	}
}

// around fills in where and when from the rest of the clause below word h, if
// its own phrases do not tell: "talks with the Danish delegation on Monday in
// Oslo", where day and town hang on the delegation. What the event is about
// ("talks on the dam at Tarvo") and what another clause tells is left out.
func (s *scene) around(r *report, h int) {
	if r.place != nil && r.time.ref != 0 {
		return
	}
	a, b := s.t.extent(h)
	for k := h + 1; k < b && k >= a; k++ {
		if s.apart(k, h) {
			continue
		}
		p := s.t.preposition(k)
		if r.place == nil && (p == "in" || p == "at" || p == "to" && r.mode == "visit") && s.isPlace(k) {
			r.place = s.placeAt(k)
			if n, is := s.hostState(k); is && r.mode == "visit" {
				r.target = unique(append(r.target, n))
				r.who = s.parts(r.who, []int{n}, "host")
			}
		}
		if t, ok := s.cal.of(k); ok && r.time.ref == 0 && t.first == k || ok && r.time.ref == 0 && s.t.preposition(k) == "on" {
			if p := s.t.preposition(k); p == "" || p == "on" || p == "in" {
				if tm := s.timingOf(t); tm.exact() {
					r.time = tm
				}
			}
		}
	}
}

// apart reports whether word k stands in a clause of its own below word top, or
// in a phrase of another matter.
func (s *scene) apart(k, top int) bool {
	for ; k >= 0 && k != top; k = s.t.Head(k) {
		if _, timely := s.cal.of(k); timely {
			continue
		}
		if s.t.Tag(k) == text.VERB || s.t.Tag(k) == text.NOUN && (len(s.meetings.Noun(s.t.lower(k))) > 0 || s.t.Rel(k) == text.Conj && s.nouns.Kind(s.t.lower(k)) == "") {
			return true
		}
		switch s.t.Rel(k) {
		case text.AclRelcl, text.Acl, text.Advcl, text.Parataxis, text.Ccomp, text.Xcomp, text.Appos, text.NmodPoss:
			return true
		}
		if s.Tag(k) == text.NOUN {
			switch s.t.preposition(k) {
			case "with", "between", "among", "from", "by", "":
			case "of":
			default:
				return true
			}
		}
	}
	return k < 0
}

// hostState returns the actor of the state that is visited by going to the place
// at word h: the state itself, or that of its capital or seat.
func (s *scene) hostState(h int) (int, bool) {
	a, b := s.t.phrase(h)
	if n, ok := s.NameAt(h); ok {
		a, b = int(n.Start), int(n.End)
	}
	for a < h && s.Tag(a) == text.DET {
		a++
	}
	for _, m := range s.world.Match(s.Words(a, b)) {
		if m.IsState() && m.By != ontology.ByDemonym {
			return s.state(m.Party, a, b), true
		}
	}
	return 0, false
}
