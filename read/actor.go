package read

import (
	"strconv"

	gentz "gentz"
)

// A cast is the actors of a page and the words that mean them.
type cast struct {
	actors []gentz.Actor // number n has the ID "a<n+1>" until assemble renumbers
	teams  []gentz.Delegation
	at     []int32       // per word: 1 + number of the actor whose mention is headed by this word, 0 if none
	group  map[int][]int // head word of a group mention ("the pair", "both envoys"): the numbers of its members
	teamOf map[int]int   // number of a delegation's actor: index into teams
	where  []bool        // per word: it heads a name that stands for a place here, not for who acts
	with   []int32       // per word: 1 + number of the state or body that the phrase headed by it is placed with
	from   []int32       // per word that heads a mention: first word of the mention
	upto   []int32       // … and one past its last word
	gender []byte        // per actor: 'm', 'f', 'p' for several people, 0 if it cannot be told
}

// who returns the number of the actor that the phrase headed by word i means,
// through names, titles, nominals and pronouns alike. ok is false if it means
// none, or if it was left open.
func (c *cast) who(i int) (n int, ok bool) {
	if i < 0 || c.at[i] == 0 {
		return 0, false
	}
	return int(c.at[i]) - 1, true
}

// all returns the numbers of all actors that the phrase headed by word i means:
// those joined to it by "and" and the members of a group ("the pair") included,
// each once, in text order.
func (c *cast) all(t *tree, i int) []int {
	var out []int
	for _, k := range t.conjuncts(i) {
		if g := c.group[k]; len(g) > 0 {
			out = append(out, g...)
		} else if n, ok := c.who(k); ok {
			out = append(out, n)
		}
	}
	return distinct(out)
}

// place reports whether word i heads the name of a state or capital that stands
// for the place there ("talks in Moscow"), so that [cast.who] gives none.
func (c *cast) place(i int) bool { return c.where[i] }

// party returns the number of the state or body that the phrase headed by word
// i is placed with by its own words: "a senior Danish official", "Oslo's envoy".
func (c *cast) party(i int) (n int, ok bool) {
	if i < 0 || c.with[i] == 0 {
		return 0, false
	}
	return int(c.with[i]) - 1, true
}

// mention returns the words [first, last) of the mention headed by word i.
func (c *cast) mention(i int) (first, last int, ok bool) {
	if i < 0 || c.upto[i] == 0 {
		return i, i + 1, false
	}
	return int(c.from[i]), int(c.upto[i]), true
}

// side returns the number of the party that actor n belongs to: the actor itself
// if it is a state or body, -1 if the document places it with none.
func (c *cast) side(n int) int {
	for range len(c.actors) {
		a := &c.actors[n]
		if a.Party == "" {
			if a.Kind == "person" || a.Kind == "group" {
				return -1
			}
			return n
		}
		n = c.number(a.Party)
	}
	return -1
}

// number is the inverse of id.
func (c *cast) number(id gentz.ID) int {
	n := 0
	for _, r := range id[1:] {
		n = n*10 + int(r-'0')
	}
	return n - 1
}

// id returns the ID of actor n.
func (c *cast) id(n int) gentz.ID { return c.actors[n].ID }

// actors finds who acts, speaks or is spoken of in p: people, states, bodies and
// groups, with their offices, parties and delegations. The steps run in this
// order because each rests on the one before: names first, since a name decides
// what "the minister" may mean, and that decides what "he" may mean.
func actors(p *page, cal *calendar) *cast {
	n := p.Len()
	b := &casting{
		page: p, t: p.tree, cal: cal, quoting: quotes(p),
		cast: &cast{at: make([]int32, n), group: map[int][]int{}, teamOf: map[int]int{}, where: make([]bool, n), with: make([]int32, n),
			from: make([]int32, n), upto: make([]int32, n)},
		label: make([]int32, n), number: map[string]int{}, titled: make([]bool, n),
	}
	b.findLabels()
	b.castPeople()
	b.castParties()
	b.places()
	b.offices()
	b.homeParties()
	b.partiesOfPeople()
	b.nominals()
	b.leaders()
	b.partiesOfPeople() // delegations place people too
	return b.finish()
}

// A casting is a cast in the making.
type casting struct {
	*page
	*cast
	t       *tree
	cal     *calendar
	quoting *quoting
	labels  []naming       // names in text order, not overlapping
	label   []int32        // per word: 1 + index into labels, 0 outside
	people  []person       // in the order in which they are named first
	number  map[string]int // key of a party, seat, ministry or team: its actor
	titled  []bool         // per word: it is part of a title that belongs to a name
	held    []holding      // offices that people hold, in text order of their finding
	used    []bool         // per actor: it acts, speaks, owns or is somebody's party
}

// add makes an actor and returns its number.
func (b *casting) add(a gentz.Actor, gender byte) int {
	n := len(b.actors)
	a.ID = gentz.ID("a" + strconv.Itoa(n+1))
	b.actors = append(b.actors, a)
	b.gender = append(b.gender, gender)
	b.used = append(b.used, false)
	return n
}

// mean records that the words [i, j), headed by word h, mean actor n.
func (b *casting) mean(n, h, i, j int, kind string) {
	if b.at[h] != 0 {
		return
	}
	b.at[h] = int32(n) + 1
	b.from[h], b.upto[h] = int32(i), int32(j)
	a := &b.actors[n]
	a.Mentions = append(a.Mentions, gentz.Mention{Span: b.span(i, j), Kind: kind})
}

// finish drops actors of which the document only uses the name, as in "the Lima
// summit", numbers the rest again and puts mentions into text order.
func (b *casting) finish() *cast {
	c := b.cast
	for n := range c.actors {
		if c.actors[n].Kind == "person" {
			b.used[n] = true
		}
	}
	for changed := true; changed; { // what an actor in use belongs to is in use
		changed = false
		for n := range c.actors {
			if !b.used[n] {
				continue
			}
			of := []gentz.ID{c.actors[n].Party}
			for _, r := range c.actors[n].Roles {
				of = append(of, r.Of)
			}
			for _, id := range of {
				if id != "" && !b.used[c.number(id)] {
					b.used[c.number(id)], changed = true, true
				}
			}
		}
	}
	to := make([]int, len(c.actors))
	kept := 0
	for n := range c.actors {
		to[n] = -1
		if b.used[n] {
			to[n] = kept
			kept++
		}
	}
	c.renumber(to, kept)
	return c
}
