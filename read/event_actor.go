package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// known returns the actors that the phrase headed by word i means: one, the
// members of a group such as "the pair", or none.
func (s *scene) known(i int) []int {
	if m := s.cast.group[i]; len(m) > 0 {
		return m
	}
	if n, ok := s.cast.who(i); ok {
		return []int{n}
	}
	return nil
}

// agents returns the actors that the phrase headed by word i means. A phrase
// that means nobody of the cast but whose noun is one for people or bodies
// ("protesters", "the union") or a name becomes an actor of the kind group.
func (s *scene) agents(i int) []int {
	if m := s.known(i); m != nil {
		if k := s.cast.actors[m[0]].Kind; len(m) == 1 && (k == "office" || k == "group") {
			if people := s.appositives(i); people != nil {
				return people
			}
		}
		return m
	}
	if i < 0 || s.Tag(i) == text.PRON || s.Tag(i) == text.VERB {
		return nil
	}
	if m := s.partOf(i); m != nil {
		return m
	}
	if m := s.appositives(i); m != nil {
		return m
	}
	if m := s.named(i); m != nil {
		return m
	}
	if m := s.stateOf(i); m != nil && !s.cast.place(i) {
		return m
	}
	if n, ok := s.newAgent(i); ok {
		return []int{n}
	}
	return nil
}

// named returns the person whose name is part of the phrase headed by word i:
// "Secretary of State Ada Lind" with the title as its head.
func (s *scene) named(i int) []int {
	for k := range s.t.kids(i) {
		switch s.t.Rel(k) {
		case text.Flat, text.NmodDesc, text.Compound, text.Nmod:
		default:
			continue
		}
		if n, ok := s.cast.who(k); ok && s.cast.actors[n].Kind == "person" && (s.t.Rel(k) != text.Nmod || s.t.preposition(k) == "" || s.titled(k)) {
			return []int{n}
		}
		if m := s.named(k); m != nil && s.t.preposition(k) == "of" { // "Secretary of State Ada Lind"
			return m
		}
	}
	return nil
}

// sitters is agents for meetings: "envoys from Norland and Ostria" and "Norland
// officials" sit there for their states, whatever their number.
func (s *scene) sitters(i int) []int {
	known := s.known(i)
	if len(known) > 1 || len(known) == 1 && s.cast.actors[known[0]].Kind != "group" {
		return s.agents(i)
	}
	// A plural that starts a sentence may be taken for a name.
	if (s.Tag(i) == text.NOUN || s.Tag(i) == text.PROPN) && s.nouns.Kind(s.t.lower(i)) != "" && s.t.Morph(i).Is(text.Number, "Plur") {
		var out []int
		apposed := s.appositives(i)
		if len(apposed) > 0 && s.people(apposed) {
			return apposed
		}
		for _, h := range s.t.obliques(i, "of", "from") {
			for _, n := range s.known(h) {
				if k := s.cast.actors[n].Kind; k != "person" && k != "office" {
					out = append(out, n)
				}
			}
		}
		if len(out) == 0 {
			for _, n := range s.modifiers(i) {
				if s.cast.actors[n].Kind == "state" {
					out = append(out, n)
				}
			}
		}
		if len(out) > 0 {
			out = append(out, apposed...) // "of Norland, Ostria and Sund", read as beside the noun
		}
		if out = unique(out); len(out) > 1 || len(out) == 1 && s.t.kid(i, text.Conj) >= 0 && len(apposed) > 0 {
			return out
		}
		if len(known) == 1 && s.cast.actors[known[0]].Party != "" { // "Danish envoys" are known as such
			return known
		}
		if n, ok := s.cast.party(i); ok && len(out) == 0 {
			out = append(out, n)
		}
		if len(out) > 0 {
			return out
		}
	}
	return s.agents(i)
}

// seated returns the actors of several joined heads. The parser may join names to
// the noun that they explain ("the two envoys, Ada Lind and Piet Varga"): then the
// noun is nobody besides them.
func (s *scene) seated(heads []int) []int {
	if len(heads) > 1 && s.Tag(heads[0]) == text.NOUN && s.t.Morph(heads[0]).Is(text.Number, "Plur") && s.t.kid(heads[1], text.Cc) < 0 {
		if m := s.sitters(heads[1]); len(m) == 1 && s.cast.actors[m[0]].Kind == "person" {
			heads = heads[1:]
		}
	}
	var out []int
	for _, h := range heads {
		out = append(out, s.sitters(h)...)
	}
	return out
}

// appositives returns the persons that a noun is put beside: "the two chief
// negotiators, Ada Lind and Piet Varga".
func (s *scene) appositives(i int) []int {
	a := s.t.kid(i, text.Appos)
	if a < 0 {
		return nil
	}
	var out []int
	for _, h := range s.t.conjuncts(a) {
		out = append(out, s.known(h)...)
	}
	return unique(out)
}

// unplaced reports whether all the participants are people of whom only the
// noun is said, and definitely: "the sides", "both delegations", "the officers".
// They are those of whom the text told before.
func (s *scene) unplaced(who []part) bool {
	for _, p := range who {
		a := &s.cast.actors[p.actor]
		if p.side >= 0 || a.Kind != "group" || len(a.Mentions) == 0 || a.Mentions[0].Kind == "name" {
			return false
		}
	}
	return len(who) > 0
}

// within returns the actor that is part of a measure or head word: "a group of
// miners", "dozens of the rebels", "members of the union" mean the latter.
func (s *scene) partOf(i int) []int {
	if !s.measure(i) {
		return nil
	}
	for k := range s.t.kids(i) {
		if s.t.Rel(k) == text.Nmod && s.t.preposition(k) == "of" {
			return s.agents(k)
		}
	}
	return nil
}

// measure reports whether word i only says how much or how many of something.
func (s *scene) measure(i int) bool {
	switch s.t.lower(i) {
	case "group", "dozen", "hundred", "thousand", "number", "member", "some", "many", "most", "several", "million", "billion", "one", "two", "three", "four", "five",
		"crowd", "both", "majority", "part", "half", "lot", "pair", "couple", "score", "wave", "series", "handful", "batch", "band", "all", "few", "rest", "remnant",
		"ton", "tonne", "package", "shipment", "round", "amount", "quantity", "worth", "consignment", "contingent", "kilogram":
		return true
	}
	return s.Tag(i) == text.NUM
}

// newAgent makes an actor of the phrase headed by word i, if it is one for people or bodies.
func (s *scene) newAgent(i int) (int, bool) {
	if n, ok := s.agent[i]; ok {
		return n, n >= 0
	}
	s.agent[i] = -1
	kind := "group"
	switch {
	case s.Tag(i) == text.NOUN || s.Tag(i) == text.ADJ && s.t.kid(i, text.Det) >= 0:
		k := s.nouns.Kind(s.t.lower(i))
		if (k == "" || s.noOne(i)) && !(s.t.Morph(i).Is(text.Number, "Plur") && len(s.world.Match(s.Word(i))) > 0) {
			return 0, false
		}
	case s.Tag(i) == text.PROPN:
		if n, ok := s.NameAt(i); ok && n.Kind == text.Place {
			return 0, false
		}
		if _, ok := s.cal.of(i); ok {
			return 0, false
		}
	default:
		return 0, false
	}
	a, b := s.shortPhrase(i)
	actor, mention := newActor(s.Words(a, b), kind, "", "agent.noun", 0.7), s.mention(a, b)
	mention.Kind = "nominal"
	if s.Tag(i) == text.PROPN {
		actor.Rule, mention.Kind = "agent.name", "name"
	}
	for _, n := range s.modifiers(i) { // "Ostrian police": with Ostria
		if k := s.cast.actors[n].Kind; k == "state" || k == "organisation" {
			actor.Party, actor.Country = s.cast.id(n), s.cast.actors[n].Country
			break
		}
	}
	// The same words again mean the same people.
	key := "agent " + strings.ToLower(actor.Name)
	if n, ok := s.byName[key]; ok {
		s.cast.actors[n].Mentions = append(s.cast.actors[n].Mentions, mention)
		s.agent[i] = n
		s.cast.at[i] = int32(n) + 1
		return n, true
	}
	s.byName[key] = len(s.cast.actors)
	n := s.add(actor, mention)
	s.agent[i] = n
	s.cast.at[i] = int32(n) + 1
	return n, true
}

// titled reports whether the end of a title stands before the name at word k
// within its phrase: "of State Ada Lind".
func (s *scene) titled(k int) bool {
	n, ok := s.NameAt(k)
	for c := range s.t.kids(k) {
		if (s.t.Rel(c) == text.Compound || s.t.Rel(c) == text.NmodDesc) && c < k && (!ok || c < int(n.Start)) {
			return true
		}
	}
	return false
}

// shortPhrase returns the words [a, b) of the phrase headed by word i without its
// article and without what follows the head, but for "of" and a name.
func (s *scene) shortPhrase(i int) (a, b int) {
	a, b = s.t.phrase(i)
	for a < i && s.Tag(a) == text.DET {
		a++
	}
	b = i + 1
	for k := range s.t.kids(i) {
		if k < i {
			continue
		}
		switch s.t.Rel(k) {
		case text.Flat, text.Compound:
			_, b = s.t.phrase(k)
		case text.Nmod:
			if s.t.preposition(k) == "of" && b == int(s.t.left[k]) {
				_, b = s.t.phrase(k)
			}
		}
	}
	return min(a, i), b
}

func newActor(name, kind, country, rule string, sure float64) gentz.Actor {
	return gentz.Actor{Name: name, Kind: kind, Country: country, Rule: rule, Sure: sure}
}

// mention returns the words [a, b) as a mention by name.
func (s *scene) mention(a, b int) gentz.Mention {
	return gentz.Mention{Span: s.span(a, b), Kind: "name"}
}

// add puts an actor with its first mention into the cast and returns its number.
func (s *scene) add(a gentz.Actor, m gentz.Mention) int {
	n := len(s.cast.actors)
	a.ID, a.Mentions = gentz.ID("a"+itoa(n+1)), []gentz.Mention{m}
	s.cast.actors = append(s.cast.actors, a)
	s.cast.gender = append(s.cast.gender, 0)
	return n
}

// modifiers returns the actors named before the noun i within its phrase: "the
// Ostrian police", "Ostria's police", "US-Norland talks".
func (s *scene) modifiers(i int) []int {
	var out []int
	for k := range s.t.kids(i) {
		switch s.t.Rel(k) {
		case text.Amod, text.Compound, text.NmodPoss, text.Nmod, text.NmodDesc, text.Flat, text.Dep:
			if k > i {
				continue
			}
		default:
			continue
		}
		a, b := s.t.extent(k)
		for w := a; w < b && w < i; w++ {
			if m := s.known(w); m != nil {
				out = append(out, m...)
			} else if m := s.stateOf(w); m != nil {
				out = append(out, m...)
			}
		}
	}
	return unique(out)
}

// nested returns the actors named anywhere in the phrase headed by word i, its
// own first: of "Ostria's attack on the port" Ostria.
func (s *scene) nested(i int) []int {
	out := append([]int(nil), s.known(i)...)
	a, b := s.t.extent(i)
	for w := a; w < b; w++ {
		if s.clauseBetween(w, i) {
			continue
		}
		if m := s.known(w); m != nil {
			out = append(out, m...)
		} else if m := s.stateOf(w); m != nil {
			out = append(out, m...)
		} else if s.acting(w) {
			if n, ok := s.newAgent(w); ok {
				out = append(out, n)
			}
		}
	}
	return unique(out)
}

// stateOf returns the state that word w names or whose adjective it is, though
// the document uses it for nothing else: "a Danish decision".
func (s *scene) stateOf(w int) []int {
	if s.Tag(w) != text.ADJ && s.Tag(w) != text.PROPN {
		return nil
	}
	for _, m := range s.world.Match(s.Word(w)) {
		if m.IsState() && m.By <= ontology.ByDemonym {
			return []int{s.state(m.Party, w, w+1)}
		}
	}
	return nil
}

// acting reports whether word w heads a noun for people or bodies or a name of
// one, within a longer phrase: "the death of a farmer", "a Supreme Court decision".
func (s *scene) acting(w int) bool {
	switch s.Tag(w) {
	case text.NOUN:
		return s.t.Rel(w) == text.Nmod || s.t.Rel(w) == text.NmodPoss || s.t.Rel(w) == text.Conj
	case text.PROPN:
		n, ok := s.NameAt(w)
		return ok && n.Kind != text.Place && int(n.End) == w+1
	}
	return false
}

// town returns an actor for the place that the phrase headed by word h names, as
// what an act is done to: "shelled Tarvo". It returns nil if it names none.
func (s *scene) town(h int) []int {
	for w := int(s.t.left[h]); w < int(s.t.right[h]); w++ {
		if s.clauseBetween(w, h) {
			continue
		}
		n, ok := s.NameAt(w)
		if !ok || n.Kind != text.Place || int(n.End) != w+1 {
			continue
		}
		if m := s.known(w); m != nil {
			return m
		}
		if m := s.territory(w); m != nil {
			return m
		}
		name := s.Words(int(n.Start), int(n.End))
		if k, ok := s.byName["place "+name]; ok {
			s.cast.actors[k].Mentions = append(s.cast.actors[k].Mentions, s.mention(int(n.Start), int(n.End)))
			return []int{k}
		}
		s.byName["place "+name] = len(s.cast.actors)
		country := ""
		if at := s.world.Places(name); len(at) > 0 {
			country = at[0].Code
		}
		return []int{s.add(newActor(name, "group", country, "agent.place", 0.6), s.mention(int(n.Start), int(n.End)))}
	}
	return nil
}

// clauseBetween reports whether word w stands in a clause below word top.
func (s *scene) clauseBetween(w, top int) bool {
	for ; w >= 0 && w != top; w = s.t.Head(w) {
		switch s.t.Rel(w) {
		case text.AclRelcl, text.Advcl, text.Parataxis, text.Ccomp, text.Conj:
			return true
		}
	}
	return false
}

// unique returns the numbers without repetitions, in order.
func unique(in []int) []int {
	out := in[:0:0]
	for _, n := range in {
		seen := false
		for _, m := range out {
			seen = seen || m == n
		}
		if !seen {
			out = append(out, n)
		}
	}
	return out
}
