package read

import (
	"slices"

	gentz "gentz"
	"gentz/text"
)

// team resolves "the Danish delegation", "Oslo's negotiators", "the team".
func (b *casting) team(np *nounPhrase) {
	h := np.head
	if all := b.parties(h); len(all) > 1 { // "Danish and Peruvian teams"
		if isTeam(np.noun) {
			for i, n := range all {
				all[i] = b.teamActor(n, np)
			}
		}
		b.meanSeveral(all, np)
		return
	}
	if !isTeam(np.noun) {
		b.unnamed(np) // "Danish officials": people, but not the delegation
		return
	}
	if b.with[h] != 0 {
		b.meanNominal(b.teamActor(int(b.with[h])-1, np), np)
		return
	}
	if np.det != "the" && np.det != "his" && np.det != "her" || np.plural && np.noun != "negotiator" {
		b.unnamed(np)
		return
	}
	if n := b.onlyTeam(); n >= 0 && !np.plural {
		b.meanNominal(n, np)
		return
	}
	if n := b.lastTeam(np); n >= 0 && !np.plural {
		b.meanNominal(n, np)
		return
	}
	b.unnamed(np)
}

// isTeam reports whether the noun stands for those whom a party sends to talk.
func isTeam(noun string) bool {
	switch noun {
	case "delegation", "team", "negotiator", "envoy", "representative", "delegate", "mission", "contingent", "emissary":
		return true
	}
	return false
}

// meanSeveral lets np mean all of the actors.
func (b *casting) meanSeveral(all []int, np *nounPhrase) {
	i, j := b.short(np.head)
	b.group[np.head] = all
	b.from[np.head], b.upto[np.head] = int32(i), int32(j)
	for _, n := range all {
		b.actors[n].Mentions = append(b.actors[n].Mentions, gentz.Mention{Span: b.span(i, j), Kind: "nominal"})
		b.used[n] = b.used[n] || b.agentive(np.head)
	}
}

// teamActor returns the actor of the delegation of a party.
func (b *casting) teamActor(party int, np *nounPhrase) int {
	party = b.stateOr(party)
	k := "team " + string(b.id(party))
	n, ok := b.number[k]
	if !ok {
		i, j := b.short(np.head)
		name := b.nameWith(i, j, party)
		if len(b.parties(np.head)) > 1 {
			name = b.actors[party].Name + " " + np.noun
		}
		n = b.add(gentz.Actor{Name: name, Kind: "group", Party: b.id(party), Country: b.actors[party].Country, Rule: "actor.team", Sure: 0.9}, 'p')
		b.number[k] = n
		b.teamOf[n] = len(b.teams)
		b.teams = append(b.teams, gentz.Delegation{ID: gentz.ID("g" + itoa(len(b.teams)+1)), Party: b.id(party)})
	}
	i, j := b.short(np.head)
	t := &b.teams[b.teamOf[n]]
	t.Mentions = append(t.Mentions, b.span(i, j))
	b.used[n] = true
	return n
}

// onlyTeam returns the actor of the delegation if there is exactly one so far, else -1.
func (b *casting) onlyTeam() int {
	only := -1
	for n := range b.actors {
		if _, ok := b.teamOf[n]; ok {
			if only >= 0 {
				return -1
			}
			only = n
		}
	}
	return only
}

// lastTeam returns the actor of the delegation that was last called by the noun of
// np, if no other was in the last sentences; else -1.
func (b *casting) lastTeam(np *nounPhrase) int {
	last := -1
	from, _ := b.Sentence(max(0, b.SentenceOf(np.head)-4))
	for k := np.head - 1; k >= from; k-- {
		n, ok := b.who(k)
		if _, team := b.teamOf[n]; !ok || !team || b.t.lower(k) != np.noun {
			continue
		}
		if last >= 0 && last != n {
			return -1
		}
		last = n
	}
	return last
}

// ministry resolves an arm of a state: "the Danish foreign ministry", "Oslo's government".
func (b *casting) ministry(np *nounPhrase) {
	h := np.head
	i, j := b.short(h)
	if b.label[h] != 0 {
		i, j = b.labels[b.label[h]-1].first, b.labels[b.label[h]-1].last
	}
	name := b.uses(np)
	if name == "leadership" && !b.speaks(h) { // the quality, not the people
		return
	}
	if b.with[h] != 0 {
		party := b.stateOr(int(b.with[h]) - 1)
		k := "ministry " + name + " " + string(b.id(party))
		n, ok := b.number[k]
		if !ok {
			n = b.add(gentz.Actor{Name: b.nameWith(i, j, party), Kind: "organisation", Party: b.id(party), Country: b.actors[party].Country, Rule: "actor.ministry", Sure: 0.85}, 0)
			b.number[k] = n
		}
		b.number["ministry "+name] = n // the last one named is "the ministry"
		b.mean(n, h, i, j, "nominal")
		b.used[n] = b.used[n] || b.agentive(h)
		return
	}
	if !np.definite() && np.det != "" {
		return
	}
	if n, ok := b.number["ministry "+name]; ok {
		b.mean(n, h, i, j, "nominal")
		return
	}
	if b.speaks(h) && np.det != "its" && np.det != "their" && np.det != "his" && np.det != "her" && name != "force" && name != "troop" {
		n := b.add(gentz.Actor{Name: b.bareName(i, j), Kind: "office", Rule: "actor.ministry", Sure: 0.6}, 0)
		b.number["ministry "+name] = n
		b.mean(n, h, i, j, "nominal")
		b.used[n] = true
	}
}

// uses returns the row of the table that np is a use of.
func (b *casting) uses(np *nounPhrase) string {
	for _, u := range np.uses {
		if u.Kind == "government" {
			return u.Name
		}
	}
	return np.noun
}

// severalNamed reports whether np speaks of two or three who were named: "the
// pair", "both envoys", "the two presidents", "the sides".
func (b *casting) severalNamed(np *nounPhrase) bool {
	if b.with[np.head] != 0 {
		return false
	}
	switch np.noun {
	case "pair", "duo", "trio":
		return np.det == "the" && b.t.kid(np.head, text.Nmod) < 0
	case "two", "both", "three":
		return (b.Tag(np.head) == text.NUM || b.Tag(np.head) == text.DET) && b.topical(np.head) && (np.noun == "both" || np.det == "the") && b.t.kid(np.head, text.Nmod) < 0
	}
	if !np.plural {
		return false
	}
	several := np.det == "both" || (np.det == "the" || np.det == "these") && (np.number == "two" || np.number == "three" || np.number == "2" || np.number == "3")
	switch np.noun {
	case "side", "party", "interlocutor":
		return several || np.det == "the"
	}
	return several || np.det == "the" && np.number == "" && (np.noun == "leader" || np.noun == "president" || np.noun == "minister") && b.topical(np.head)
}

// several finds the members of np: the people or parties named last before it,
// if they are as many as it says.
func (b *casting) several(np *nounPhrase) {
	want := 2
	if np.noun == "trio" || np.noun == "three" || np.number == "three" || np.number == "3" {
		want = 3
	}
	fits := func(n int) bool { return b.actors[n].Kind == "person" }
	switch np.noun {
	case "side", "party", "country", "nation", "state", "government", "neighbour", "neighbor", "delegation", "team", "capital", "republic", "power", "foe", "enemy", "ally", "rival":
		fits = func(n int) bool { return b.actors[n].Kind == "state" || b.actors[n].Kind == "armed-group" }
	case "pair", "duo", "trio", "two", "both", "three", "man", "woman", "official", "politician", "interlocutor":
	default:
		if np.office.Name == "" {
			return
		}
		fits = func(n int) bool {
			if b.actors[n].Kind != "person" {
				return false
			}
			one := nounPhrase{head: np.head, noun: np.noun, office: np.office}
			for _, o := range b.held {
				if o.n == n && b.fits(&one, o) {
					return true
				}
			}
			return false
		}
	}
	var g []int
	if want == 2 && np.office.Name == "" {
		g = b.principals(np.head, fits)
	}
	if g == nil {
		g = b.recent(np.head, want, fits)
	}
	if g != nil {
		b.meanSeveral(g, np)
	}
}

// principals returns the two actors that fit and are spoken of most before word
// i, themselves or through their people, if nobody else comes near; else nil.
func (b *casting) principals(i int, fits func(n int) bool) []int {
	count := make([]int, len(b.actors))
	for k := max(0, i-memory); k < i; k++ {
		if n, ok := b.who(k); ok {
			if !fits(n) {
				n = b.stateOf(n)
			}
			if n >= 0 && fits(n) {
				count[n]++
			}
		}
		if n, ok := b.party(k); ok && fits(n) {
			count[n]++
		}
	}
	var top []int
	for range 3 {
		best := -1
		for n := range count {
			if count[n] > 0 && !slices.Contains(top, n) && (best < 0 || count[n] > count[best]) {
				best = n
			}
		}
		if best < 0 {
			break
		}
		top = append(top, best)
	}
	if len(top) < 2 || count[top[1]] < 3 || len(top) == 3 && 3*count[top[2]] > 2*count[top[1]] {
		return nil
	}
	top = top[:2]
	slices.SortFunc(top, func(x, y int) int { return b.firstMention(x) - b.firstMention(y) })
	return top
}

// firstMention returns the first word that heads a mention of actor n or that is placed with it.
func (b *casting) firstMention(n int) int {
	for k := range b.Len() {
		if int(b.at[k]) == n+1 || int(b.with[k]) == n+1 {
			return k
		}
	}
	return b.Len()
}

// recent returns the want actors that fit and were mentioned last before word i,
// in text order, or nil if they are not told apart from others: they must stand in one
// of the last four sentences together, or be the only ones so far.
func (b *casting) recent(i, want int, fits func(n int) bool) []int {
	s := b.SentenceOf(i)
	var far []int
	for back := 0; back <= min(s, 150); back++ {
		from, to := b.Sentence(s - back)
		from = max(from, i-memory)
		var here []int
		for k := from; k < min(to, i); k++ {
			for _, n := range append([]int{int(b.at[k]) - 1, int(b.with[k]) - 1}, b.group[k]...) {
				if n >= 0 && fits(n) {
					here = append(here, n)
				}
			}
		}
		here = distinct(here)
		if len(here) == want && back <= 4 {
			return here
		}
		if len(here) > want && back <= 1 {
			return nil
		}
		far = distinct(append(far, here...))
	}
	if len(far) == want {
		return far
	}
	return nil
}
