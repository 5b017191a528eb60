package read

import (
	"slices"

	"gentz/text"
)

// bridge gives rounds and talks of which the document does not say who takes part
// ("the third round", "the talks that ended on Tuesday") the two sides of its
// other meetings: the pair that meets in more of them than all other pairs together.
func (s *scene) bridge(met []*meetingTold) {
	pair := s.pairOf(met)
	if pair == nil {
		return
	}
	for _, m := range met {
		if len(m.who) > 0 || m.rule != "meet.noun" || m.mode != "round" && m.mode != "meet" {
			continue
		}
		switch s.t.lower(m.head) {
		case "round", "talk", "talks", "negotiation", "session", "meeting", "encounter":
			m.who = s.parts(nil, pair, "")
			m.sure += 0.1
		}
	}
}

// pairOf returns the two sides between which the document's talks are, nil if it
// tells of none or of too many. Two that it joins ("the delegations of Norland
// and Ostria") count half as much as two that meet.
func (s *scene) pairOf(met []*meetingTold) []int {
	type pair [2]int
	votes, all := map[pair]int{}, 0
	var best pair
	vote := func(sides []int, weight int) {
		if len(sides) > 2 { // speaks for no two of them
			all += weight
		}
		if len(sides) != 2 {
			return
		}
		p := pair{min(sides[0], sides[1]), max(sides[0], sides[1])}
		votes[p] += weight
		all += weight
		if votes[p] > votes[best] {
			best = p
		}
	}
	for _, m := range met {
		if m.mode != "visit" {
			vote(sidesOf(m.who), 2)
		}
	}
	for i := range s.Len() {
		if s.t.Rel(i) == text.Conj || s.t.kid(i, text.Conj) < 0 {
			continue
		}
		var sides []int
		for _, h := range s.t.conjuncts(i) {
			who := s.known(h)
			if len(who) != 1 || !s.party(who[0]) {
				sides = nil
				break
			}
			sides = append(sides, s.cast.side(who[0]))
		}
		vote(unique(sides), 1)
	}
	if votes[best]*2 <= all {
		return s.foremost()
	}
	return best[:]
}

// foremost returns the two sides of which the document speaks at least twice as
// often as of any other, nil if there are no such two.
func (s *scene) foremost() []int {
	count := make([]int, len(s.cast.actors))
	for n := range s.cast.actors {
		if side := s.cast.side(n); side >= 0 {
			count[side] += len(s.cast.actors[n].Mentions)
		}
	}
	var order []int
	for n := range count {
		if count[n] > 0 {
			order = append(order, n)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	if len(order) < 2 || len(order) > 2 && count[order[2]]*2 > count[order[1]] || count[order[1]] < 3 {
		return nil
	}
	return order[:2]
}

// party reports whether actor n is one that can be a side of talks by itself.
func (s *scene) party(n int) bool {
	switch s.cast.actors[n].Kind {
	case "state", "organisation", "armed-group":
		return s.cast.side(n) >= 0
	}
	return false
}
