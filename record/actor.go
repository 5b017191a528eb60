package record

import (
	"slices"
	"strings"
)

// An Actor is whoever acts or speaks in the record.
type Actor struct {
	Kind       Kind     `json:"kind"` // "actor"
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Names      []string `json:"names"` // Name first, then as they came up
	Type       string   `json:"type"`
	Country    string   `json:"country,omitempty"`
	Party      string   `json:"party,omitempty"`
	Wikidata   []string `json:"wikidata"`
	Offices    []Office `json:"offices"` // by From, then as they came up
	Evidence   []Span   `json:"evidence"`
	MergedInto string   `json:"merged_into,omitempty"`
}

// Actor returns s as it stands in f. Its name is the one that most origins give
// among the fullest, its country and party what most origins say of it.
func (s *Subject) Actor(f Frame) *Actor {
	a := &Actor{Kind: KindActor, ID: s.ID, Names: []string{}, Wikidata: []string{}, Offices: []Office{}, Evidence: []Span{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	var names, types, countries, parties tally
	for _, r := range standing {
		x := r.Actor
		if x == nil {
			continue
		}
		names.add(x.Name, r)
		types.add(x.Type, r)
		countries.add(x.Country, r)
		parties.add(x.Party, r)
		for _, n := range append([]string{x.Name}, x.Names...) {
			if n != "" && !slices.Contains(a.Names, n) {
				a.Names = append(a.Names, n)
			}
		}
		if x.Wikidata != "" && !slices.Contains(a.Wikidata, x.Wikidata) {
			a.Wikidata = append(a.Wikidata, x.Wikidata)
		}
		for _, o := range x.Offices {
			a.office(o, r)
		}
		if len(a.Evidence) < 3 {
			a.Evidence = append(a.Evidence, r.spansOf()...)
		}
	}
	a.Type, a.Country, a.Party = types.best(), countries.best(), parties.best()
	a.Name = fullest(names)
	if s.Fixed.Name != "" {
		a.Name = s.Fixed.Name
	}
	if i := slices.Index(a.Names, a.Name); i >= 0 {
		a.Names = slices.Delete(a.Names, i, i+1)
	}
	a.Names = slices.Insert(a.Names, 0, a.Name)
	return a
}

// office adds what r says of an office to a.
func (a *Actor) office(o Office, r *Report) {
	day := r.Day()
	for i := range a.Offices {
		h := &a.Offices[i]
		if !strings.EqualFold(h.Title, o.Title) || h.Of != o.Of {
			continue
		}
		if day != "" && (h.From == nil || day < *h.From) {
			h.From = &day
		}
		if day != "" && (h.To == nil || day > *h.To) {
			h.To = &day
		}
		return
	}
	o.Evidence = named(r.Document, o.Evidence)
	if day != "" {
		o.From, o.To = &day, &day
	}
	a.Offices = append(a.Offices, o)
}

// fullest returns the name with most words, and of those the one of most origins.
// A name of one letter and a dot counts as no word.
func fullest(names tally) string {
	words := func(name string) (n int) {
		for _, w := range strings.Fields(name) {
			if len(strings.TrimRight(w, ".")) > 1 {
				n++
			}
		}
		return min(n, 3)
	}
	best, most := "", -1
	for _, v := range names.values {
		if score := words(v.value)*1000 + len(v.origins); v.value != "" && score > most {
			best, most = v.value, score
		}
	}
	return best
}

// A tally counts which origins say what.
type tally struct{ values []tallied }

type tallied struct {
	value   string
	origins map[string]bool
	last    string // At of the last that said so
	reports []*Report
}

// add counts r for value; "" is not stated and not counted.
func (t *tally) add(value string, r *Report) {
	if value == "" {
		return
	}
	for i := range t.values {
		if v := &t.values[i]; v.value == value {
			v.origins[r.originOr()] = true
			v.last = max(v.last, r.At)
			v.reports = append(v.reports, r)
			return
		}
	}
	t.values = append(t.values, tallied{value, map[string]bool{r.originOr(): true}, r.At, []*Report{r}})
}

// best returns the value of most origins, the first of them if there are several,
// "" if there is none.
func (t *tally) best() string {
	best, most := "", 0
	for _, v := range t.values {
		if len(v.origins) > most {
			best, most = v.value, len(v.origins)
		}
	}
	return best
}
