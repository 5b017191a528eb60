package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// targets returns the actors at the first slot of the frame that has some.
func (s *scene) targets(i int, u ontology.ActUse, w fit, source []int) []int {
	for _, slot := range u.Targets {
		bases := []int{i}
		switch slot.In {
		case "":
		case "obj":
			bases = w.objects
		case "comp":
			if bases = nil; w.comp >= 0 {
				bases = s.t.conjuncts(w.comp)
			}
		default:
			bases = s.t.obliques(i, slot.In)
		}
		var out []int
		for _, b := range bases {
			for _, h := range s.slot(b, slot.At, slot.In == "comp") {
				if _, timely := s.cal.of(h); timely {
					continue
				}
				found := s.agents(h)
				if found == nil {
					found = s.territory(h)
				}
				if found == nil {
					found = s.nested(h)
				}
				out = append(out, found...)
			}
		}
		if out = without(unique(out), source); len(out) > 0 {
			return out
		}
	}
	for _, h := range append(append([]int(nil), w.objects...), s.t.obliques(i, "in", "on", "at", "against", "into", "to", "near", "from", "over")...) {
		if _, timely := s.cal.of(h); timely {
			continue
		}
		if out := without(s.town(h), source); len(out) > 0 {
			return out
		}
	}
	for _, o := range w.objects { // "imposed a curfew on Tarvo" with the place below the object
		for _, h := range s.t.obliques(o, "in", "on", "at", "against", "into", "to", "near", "from", "over", "of") {
			if out := without(s.town(h), source); len(out) > 0 {
				return out
			}
		}
	}
	if w.comp >= 0 {
		for _, h := range append(s.t.patients(w.comp), s.t.obliques(w.comp, "in", "on", "at", "against", "into", "to", "near", "from", "with", "by", "for")...) {
			if _, timely := s.cal.of(h); timely {
				continue
			}
			if out := without(append(s.nested(h), s.town(h)...), source); len(out) > 0 {
				return unique(out)
			}
		}
	}
	return nil
}

// unwrap returns the words with measures replaced by what they measure: of
// "some of its troops" the troops.
func (s *scene) unwrap(words []int) []int {
	var out []int
	for _, w := range words {
		for range 3 {
			of := -1
			if s.t.Tag(w) == text.NUM || s.t.Tag(w) == text.PRON || s.t.Tag(w) == text.DET || s.measure(w) {
				for k := range s.t.kids(w) {
					if s.t.Rel(k) == text.Nmod && s.t.preposition(k) == "of" {
						of = k
						break
					}
				}
			}
			if of < 0 {
				break
			}
			w = of
		}
		out = append(out, s.t.conjuncts(w)...)
	}
	return out
}

// slot returns the heads at one place beside word b.
func (s *scene) slot(b int, at string, comp bool) []int {
	t := s.t
	switch at {
	case "obj":
		if t.isPredicate(b) {
			return t.patients(b)
		}
		return nil
	case "iobj":
		if k := t.kid(b, text.Iobj); k >= 0 {
			return t.conjuncts(k)
		}
		return nil
	case "subj":
		return t.subjects(b)
	case "poss":
		if k := t.kid(b, text.NmodPoss); k >= 0 {
			return t.conjuncts(k)
		}
		return nil
	}
	out := t.obliques(b, at)
	if len(out) == 0 && comp {
		for _, o := range t.patients(b) {
			out = append(out, t.obliques(o, at)...)
		}
	}
	return out
}

// without returns the numbers of a that are not in b.
func without(a, b []int) []int {
	var out []int
next:
	for _, n := range a {
		for _, m := range b {
			if n == m {
				continue next
			}
		}
		out = append(out, n)
	}
	return out
}

// territory returns the state that the name of a place at word h means as the
// target of an act: "sent medicine to Ostria".
func (s *scene) territory(h int) []int {
	if s.Tag(h) != text.PROPN {
		return nil
	}
	a, b := s.t.phrase(h)
	if n, ok := s.NameAt(h); ok {
		a, b = int(n.Start), int(n.End)
	}
	for a < h && s.Tag(a) == text.DET {
		a++
	}
	name := s.Words(a, b)
	for _, m := range s.world.Match(name) {
		if m.By != ontology.ByName || !m.IsState() {
			continue
		}
		return []int{s.state(m.Party, a, b)}
	}
	return nil
}

// state returns the actor of a state that the words [a, b) name, a new one if the
// cast has none.
func (s *scene) state(p *ontology.Party, a, b int) int {
	mention := s.mention(a, b)
	n, ok := s.byName["state "+p.Code]
	for k := 0; !ok && k < len(s.cast.actors); k++ {
		if o := &s.cast.actors[k]; o.Kind == "state" && (o.Country == p.Code || strings.EqualFold(o.Name, p.Name)) {
			n, ok = k, true
		}
	}
	if !ok {
		n = s.add(newActor(p.Name, "state", p.Country(), "agent.territory", 0.8), mention)
	} else if !s.mentioned(n, mention) {
		s.cast.actors[n].Mentions = append(s.cast.actors[n].Mentions, mention)
	}
	s.byName["state "+p.Code] = n
	return n
}

// mentioned reports whether actor n has that mention already, among its last ones.
func (s *scene) mentioned(n int, m gentz.Mention) bool {
	all := s.cast.actors[n].Mentions
	for _, o := range all[max(0, len(all)-within):] {
		if o.Span == m.Span {
			return true
		}
	}
	return false
}
