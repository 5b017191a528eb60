package merge

import (
	"cmp"
	"slices"
	"strings"

	"gentz"
	"gentz/record"
)

// mergeActors finds the subject of each actor of the reading. States and bodies
// come first: persons refer to them.
func (m *merger) mergeActors() error {
	order := make([]int, len(m.points.Actors))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(turn(&m.points.Actors[a]), turn(&m.points.Actors[b])) })
	for _, i := range order {
		if a := &m.points.Actors[i]; named(a) {
			if err := m.mergeActor(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func turn(a *gentz.Actor) int {
	switch {
	case a.Kind == "state":
		return 0
	case a.Kind == "person":
		return 2
	case a.Party != "":
		return 1
	}
	return 0
}

// named reports whether an actor can be told from others in another document. "A
// senior official" cannot.
func named(a *gentz.Actor) bool {
	return a.Name != "" && a.Rule != "speaker.unnamed"
}

func (m *merger) mergeActor(a *gentz.Actor) error {
	r := &record.ActorReport{Name: a.Name, Type: a.Kind, Country: a.Country, Wikidata: a.Wikidata, Party: m.actors[a.Party]}
	var evidence []gentz.Span
	for _, x := range a.Mentions {
		if x.Kind != "name" {
			continue
		}
		if len(evidence) == 0 {
			evidence = append(evidence, x.Span)
		}
	}
	for i, x := range a.Mentions {
		if x.Kind == "name" {
			w := strings.Join(strings.Fields(m.raw.Document.Words(m.mention(a.ID, i))), " ")
			if w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"); w != "" && w != r.Name && !slices.Contains(r.Names, w) {
				r.Names = append(r.Names, w)
			}
		}
	}
	if len(evidence) == 0 && len(a.Mentions) > 0 {
		evidence = append(evidence, a.Mentions[0].Span)
	}
	for _, role := range a.Roles {
		if role.Title != "" {
			r.Offices = append(r.Offices, record.Office{Title: role.Title, Of: m.actors[role.Of], Evidence: spans([]gentz.Span{role.Span})})
		}
	}
	if len(evidence) == 0 {
		return nil
	}
	s := m.previousActor(r)
	if s == nil {
		var err error
		if s, err = m.findActor(r); err != nil {
			return err
		}
	}
	if s == nil {
		var err error
		if s, err = m.create(record.KindActor); err != nil {
			return err
		}
	}
	m.actors[a.ID] = s.ID
	m.told[s.ID] = true
	if news := m.actorNews(s, r); news != nil {
		return m.report(s, &record.Report{Fact: string(a.ID), Evidence: spans(evidence), Actor: news})
	}
	return nil
}

// previousActor returns the subject to which this document's own earlier reading
// gave an actor of the same name; nil if there is none.
func (m *merger) previousActor(r *record.ActorReport) *record.Subject {
	for _, o := range m.old {
		if a := o.report.Actor; a != nil && o.report.Document == m.raw.Document.ID && a.Name == r.Name && a.Type == r.Type && !m.told[o.subject] {
			if s, err := m.near.Subject(o.subject); err == nil {
				return m.subject(s)
			}
		}
	}
	return nil
}

// mention returns a mention of an actor of the reading, counted in bytes.
func (m *merger) mention(id gentz.ID, i int) gentz.Span {
	for k := range m.raw.Actors {
		if a := &m.raw.Actors[k]; a.ID == id {
			return a.Mentions[i].Span
		}
	}
	return gentz.Span{}
}

// actorNews returns what of r the subject does not have yet, or has only from
// later documents; nil if that is nothing. So an actor that a hundred thousand
// documents name has a handful of reports.
func (m *merger) actorNews(s *record.Subject, r *record.ActorReport) *record.ActorReport {
	if len(s.Reports) == 0 {
		return r
	}
	if len(s.Reports) > 200 && !m.in.Again {
		return nil // enough is known
	}
	own := int64(0)
	for _, o := range m.old {
		if o.subject == s.ID && o.report.Document == m.raw.Document.ID && own == 0 {
			own = o.report.Seq
		}
	}
	known := func(is func(*record.ActorReport) bool) bool {
		for _, h := range s.Reports {
			if own > 0 && h.Seq >= own && h.Seq < m.in.Next && !m.replaced[h.Seq] {
				continue // this document's own, which is to be said anew, and what came after it
			}
			if h.Fate == "" && h.Actor != nil && (m.in.At == "" || h.At != "" && h.At <= m.in.At) && is(h.Actor) {
				return true
			}
		}
		return false
	}
	news := &record.ActorReport{Name: r.Name, Type: r.Type}
	is := !known(func(h *record.ActorReport) bool { return h.Name == r.Name || slices.Contains(h.Names, r.Name) })
	for _, n := range r.Names {
		if !known(func(h *record.ActorReport) bool { return h.Name == n || slices.Contains(h.Names, n) }) {
			news.Names, is = append(news.Names, n), true
		}
	}
	if r.Country != "" && !known(func(h *record.ActorReport) bool { return h.Country == r.Country }) {
		news.Country, is = r.Country, true
	}
	if r.Party != "" && !known(func(h *record.ActorReport) bool { return h.Party == r.Party }) {
		news.Party, is = r.Party, true
	}
	for _, o := range r.Offices {
		if !known(func(h *record.ActorReport) bool {
			return slices.ContainsFunc(h.Offices, func(x record.Office) bool { return strings.EqualFold(x.Title, o.Title) && x.Of == o.Of })
		}) {
			news.Offices, is = append(news.Offices, o), true
		}
	}
	if !is {
		return nil
	}
	return news
}

// findActor returns the subject that an actor of the reading is, nil if there is none.
func (m *merger) findActor(r *record.ActorReport) (*record.Subject, error) {
	candidates, err := m.find(record.KindActor, record.ActorKeys(r), 20)
	if err != nil {
		return nil, err
	}
	var best *record.Subject
	score, tie := 0, false
	for _, c := range candidates {
		switch n := m.sameActor(c.Actor(record.Frame{}), r); {
		case n > score:
			best, score, tie = c, n, false
		case n == score && n > 0:
			tie = true
		}
	}
	if tie && score < 3 {
		return nil, nil // two that it may be
	}
	return best, nil
}

// sameActor says how well an actor of the record fits one of a reading: 0 it is
// another one.
func (m *merger) sameActor(a *record.Actor, r *record.ActorReport) int {
	if a.Type == "person" != (r.Type == "person") {
		return 0
	}
	if r.Type == "state" || a.Type == "state" {
		if r.Type == a.Type && (r.Country != "" && r.Country == a.Country || record.Fold(r.Name) == record.Fold(a.Name)) {
			return 5
		}
		return 0
	}
	if r.Country != "" && a.Country != "" && r.Country != a.Country {
		return 0
	}
	if r.Type != "person" {
		for _, n := range a.Names {
			if record.Fold(n) == record.Fold(r.Name) {
				return 4
			}
		}
		return 0
	}
	best := 0
	for _, n := range a.Names {
		best = max(best, sameName(n, r.Name))
	}
	return best
}

// sameName says how well two names of persons fit: 4 equal, 3 the same but for
// spelling, 2 with an initial or a middle name more, 1 a surname alone, 0 not.
func sameName(a, b string) int {
	x, y := strings.Fields(record.Fold(a)), strings.Fields(record.Fold(b))
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if slices.Equal(x, y) {
		if len(x) == 1 {
			return 1
		}
		return 4
	}
	if record.Skeleton(x[len(x)-1]) != record.Skeleton(y[len(y)-1]) {
		return 0
	}
	if len(x) == 1 || len(y) == 1 {
		if x[len(x)-1] == y[len(y)-1] {
			return 1
		}
		return 0
	}
	f, g := x[0], y[0]
	switch {
	case record.Skeleton(f) == record.Skeleton(g):
		return 3
	case len(f) == 1 && strings.HasPrefix(g, f), len(g) == 1 && strings.HasPrefix(f, g):
		return 2
	}
	return 0
}
