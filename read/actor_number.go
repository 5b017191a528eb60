package read

import (
	"slices"
	"strconv"

	gentz "gentz"
)

// renumber gives actor n the number to[n], and drops it if that is -1.
func (c *cast) renumber(to []int, kept int) {
	move := func(id gentz.ID) gentz.ID {
		if id == "" || to[c.number(id)] < 0 {
			return ""
		}
		return gentz.ID("a" + strconv.Itoa(to[c.number(id)]+1))
	}
	moveAll := func(ids []gentz.ID) []gentz.ID {
		var out []gentz.ID
		for _, id := range ids {
			if id = move(id); id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	actors, gender := make([]gentz.Actor, kept), make([]byte, kept)
	for n, a := range c.actors {
		if to[n] < 0 {
			continue
		}
		a.ID, a.Party = move(a.ID), move(a.Party)
		for i := range a.Roles {
			a.Roles[i].Of = move(a.Roles[i].Of)
		}
		slices.SortStableFunc(a.Mentions, func(x, y gentz.Mention) int { return compareSpans(x.Span, y.Span) })
		slices.SortStableFunc(a.Roles, func(x, y gentz.Role) int { return compareSpans(x.Span, y.Span) })
		actors[to[n]], gender[to[n]] = a, c.gender[n]
	}
	for i := range c.teams {
		t := &c.teams[i]
		t.Party, t.Leaders, t.Members = move(t.Party), moveAll(t.Leaders), moveAll(t.Members)
	}
	for _, col := range [][]int32{c.at, c.with} {
		for i, n := range col {
			if n != 0 {
				col[i] = int32(to[n-1]) + 1
			}
		}
	}
	for h, g := range c.group {
		var out []int
		for _, n := range g {
			if to[n] >= 0 {
				out = append(out, to[n])
			}
		}
		if len(out) < len(g) { // half a group is another group
			delete(c.group, h)
			continue
		}
		c.group[h] = out
	}
	teamOf := map[int]int{}
	for n, t := range c.teamOf {
		if to[n] >= 0 {
			teamOf[to[n]] = t
		}
	}
	c.actors, c.gender, c.teamOf = actors, gender, teamOf
}

// compareSpans orders spans as a reader meets them: the title first.
func compareSpans(a, b gentz.Span) int {
	if a.Block != b.Block {
		if a.Block == "title" {
			return -1
		}
		return 1
	}
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}
