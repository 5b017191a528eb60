package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// use returns the first use of word h in the kinds, in their order.
func (s *scene) use(h int, kinds ...string) (ontology.AffairUse, bool) {
	for _, k := range kinds {
		if us := s.uses(h, k); len(us) > 0 {
			return us[0], true
		}
	}
	return ontology.AffairUse{}, false
}

// uses returns the uses of word h in a kind whose further words stand with it.
func (s *scene) uses(h int, kind string) []ontology.AffairUse {
	if kind == "predicate" && s.Tag(h) == text.VERB && !s.t.Morph(h).Is(text.VerbForm, "Part") {
		return nil // "opens" is not "open"
	}
	all := s.affairs.Of(kind, s.t.lower(h))
	for n, u := range all {
		if u.Rest == "" || s.followed(h, u.Rest) {
			if u.Rest == "" || n == 0 {
				return all[n:]
			}
			return all[n : n+1]
		}
	}
	return nil
}

// followed reports whether word i is followed by rest: right behind it, or as
// its particle or preposition further on ("called the talks off").
func (s *scene) followed(i int, rest string) bool {
	words := strings.Fields(rest)
	k := i + 1
	for _, w := range words {
		if k >= s.Len() || !strings.EqualFold(s.Word(k), w) && s.t.lower(k) != w {
			k = -1
			break
		}
		k++
	}
	if k > 0 {
		return true
	}
	first := -1
	for c := range s.t.kids(i) {
		if (s.t.Rel(c) == text.CompoundPrt || s.t.Rel(c) == text.Advmod || s.t.Rel(c) == text.Case) && strings.EqualFold(s.Word(c), words[0]) {
			first = c
		}
	}
	if first < 0 {
		return false
	}
	for n, w := range words {
		if first+n >= s.Len() || !strings.EqualFold(s.Word(first+n), w) {
			return false
		}
	}
	return true
}

// or returns a, or b if a tells no state.
func (a affair) or(b affair) affair {
	if a.state == "" {
		return b
	}
	return a
}

// rumoured reports whether a verb with that lemma leaves open whether it is true.
func rumoured(lemma string) bool {
	switch lemma {
	case "seem", "appear", "rumour", "rumor", "suspect", "purport", "believe", "think", "assume":
		return true
	}
	return false
}
