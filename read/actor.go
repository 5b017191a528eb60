package read

import gentz "gentz"

// A cast is the actors of a page and the words that mean them.
type cast struct {
	actors []gentz.Actor // number n has the ID "a<n+1>" until assemble renumbers
	teams  []gentz.Delegation
	at     []int32       // per word: 1 + number of the actor whose mention is headed by this word, 0 if none
	group  map[int][]int // head word of a group mention ("the pair", "both envoys"): the numbers of its members
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

// actors finds who acts, speaks or is spoken of in p.
func actors(p *page, cal *calendar) *cast {
	return &cast{at: make([]int32, p.Len()), group: map[int][]int{}}
}
