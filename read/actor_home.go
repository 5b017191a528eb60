package read

import (
	"strings"

	"gentz/ontology"
)

// home returns the state whose own government puts the document out ("The White
// House", "Ministry of Trade, Oslo"), or -1: there "the President" needs no
// country.
func (b *casting) home() int {
	outlet := strings.TrimSpace(b.doc.Outlet)
	if outlet == "" {
		return -1
	}
	squash := func(s string) string {
		return strings.TrimPrefix(strings.ReplaceAll(ontology.Fold(s), " ", ""), "the")
	}
	host := strings.TrimPrefix(outlet, "www.")
	if i := strings.IndexByte(host, '.'); i > 0 && !strings.Contains(host, " ") {
		host = host[:i] // "whitehouse.gov"
	}
	for _, p := range b.world.Parties() {
		if !p.IsState() {
			continue
		}
		for _, s := range p.Seats {
			if name := squash(s.Name); name == squash(host) || len(name) > 6 && strings.HasSuffix(squash(outlet), name) {
				return b.partyActor(p)
			}
		}
	}
	if !strings.Contains(outlet, "Ministry") && !strings.Contains(outlet, "Government") && !strings.Contains(outlet, "Department") && !strings.Contains(outlet, "Presidency") && !strings.Contains(outlet, "Embassy") {
		return -1
	}
	w := strings.Fields(outlet)
	for i := range w {
		for j := len(w); j > i; j-- {
			if m := b.world.Match(strings.Trim(strings.Join(w[i:j], " "), ",.()")); m != nil && m[0].IsState() {
				return b.partyActor(m[0].Party)
			}
		}
	}
	return -1
}

// homeParties places those with its own state whom a government's own document
// calls by an office without a country: the head of state named most often, and
// those whose offices there can only be one.
func (b *casting) homeParties() {
	home := b.home()
	if home < 0 {
		return
	}
	best := -1
	for _, o := range b.held {
		if o.of >= 0 || b.actors[o.n].Party != "" || b.former(o.i, o.h) {
			continue
		}
		switch {
		case o.office.Kind == "head-of-state" && o.office.Name == "president":
			if best < 0 || len(b.actors[o.n].Mentions) > len(b.actors[best].Mentions) {
				best = o.n
			}
		case o.office.Kind == "deputy", o.office.Kind == "spokesperson", strings.Contains(o.office.Name, "advis"), strings.HasPrefix(o.office.Name, "secretary"),
			strings.HasSuffix(o.office.Name, "secretary"), o.office.Name == "special envoy", o.office.Name == "attorney general":
			if b.partyOf(o.h, 0) < 0 {
				b.placeWith(o.n, home)
			}
		}
	}
	for n := range b.actors { // one head of state is enough
		for _, r := range b.actors[n].Roles {
			if b.actors[n].Party == b.id(home) && r.Title == "President" {
				return
			}
		}
	}
	if best >= 0 {
		b.placeWith(best, home)
	}
}
