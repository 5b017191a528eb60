package merge

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gentz/record"
)

// meetingFits is the least score of two that are one meeting. It is the sum of what
// speaks for it; what speaks against it for certain vetoes it whatever the sum.
const meetingFits = 1.7

// A profile is what is known of a meeting when it is compared with another.
type profile struct {
	persons      map[string]string // with their parties
	parties      map[string]bool
	days         [][2]string // first and last day of the reports with a day, the latest said first
	ranges       [][2]string // likewise of those that say "last week"
	places       []*record.Place
	ordinal      int
	modes        map[string]bool
	gists        map[string]string // gist: origin
	held         bool              // some report says that it was held or goes on
	heldDay      string            // the first day on which a report says so
	open         bool              // the last report sees it still to come
	moved        bool              // some report says that it was put off
	first        string            // day of the first report and of the last
	last         string
	hypothetical bool
}

// profile collects what reports say, which are in the order of their dates.
func (m *merger) profile(reports []*record.Report) (*profile, error) {
	p := &profile{persons: map[string]string{}, parties: map[string]bool{}, modes: map[string]bool{}, gists: map[string]string{}, hypothetical: true}
	for _, r := range reports[max(0, len(reports)-50):] { // more say nothing new
		x := r.Meeting
		at, origin := r.Day(), r.Origin
		if r.At == "" && r.Document == "" { // the one that is being merged
			at, origin = m.in.At[:min(10, len(m.in.At))], m.in.Origin
		}
		if p.first == "" {
			p.first = at
		}
		p.last = max(p.last, at)
		for _, w := range x.Participants {
			if err := p.add(m, w); err != nil {
				return nil, err
			}
		}
		switch {
		case x.From == "":
		case x.Precision == "day":
			p.days = append([][2]string{{x.From, max(x.From, x.To)}}, p.days...)
		default:
			p.ranges = append(p.ranges, [2]string{x.From, max(x.From, x.To)})
		}
		if x.Place != nil {
			p.places = append(p.places, x.Place)
		}
		if x.Ordinal != 0 {
			p.ordinal = x.Ordinal
		}
		p.modes[x.Mode] = true
		p.gists[x.Gist] = origin
		switch x.State {
		case "held", "ongoing":
			p.held, p.open = true, false
			if p.heldDay == "" {
				p.heldDay = at
			}
		case "planned", "proposed":
			p.open = true
		case "postponed":
			p.moved, p.open = true, true
		}
		p.hypothetical = p.hypothetical && x.State == "hypothetical"
	}
	return p, nil
}

// add adds a participant: a person with its party, or a party.
func (p *profile) add(m *merger, w record.Participant) error {
	a, err := m.actorOf(w.Actor)
	if err != nil {
		return err
	}
	side := w.Side
	if side == "" {
		side = a.Party
	}
	if a.Type == "person" {
		p.persons[a.ID] = side
		if side != "" {
			p.parties[side] = true
		}
		return nil
	}
	if side == "" && a.Type != "group" {
		side = a.ID
	}
	if side != "" {
		p.parties[side] = true
	}
	return nil
}

// actorOf returns an actor of the record as it stands now.
func (m *merger) actorOf(id string) (*record.Actor, error) {
	if a := m.known[id]; a != nil {
		return a, nil
	}
	s := m.now[id]
	if s == nil {
		var err error
		if s, err = m.near.Subject(id); err != nil {
			return nil, err
		}
	}
	a := s.Actor(record.Frame{})
	m.known[id] = a
	return a, nil
}

// sameMeeting says how well a report (p) fits a meeting (q): less than meetingFits
// it is another one.
func (m *merger) sameMeeting(q, p *profile) float64 {
	for g, origin := range p.gists {
		if o, ok := q.gists[g]; ok && o == origin {
			return 20 // a copy of a report of it
		}
	}
	if p.hypothetical != q.hypothetical || against(q, p) || against(p, q) {
		return 0
	}
	if q.modes["call"] != p.modes["call"] || q.modes["series"] != p.modes["series"] {
		return 0
	}
	if q.ordinal != 0 && p.ordinal != 0 && q.ordinal != p.ordinal {
		return 0
	}
	who, ok := m.who(q, p)
	if !ok {
		return 0
	}
	when, ok := when(q, p)
	if !ok {
		return 0
	}
	where, ok := where(q, p)
	if !ok {
		return 0
	}
	score := who + when + where
	if q.ordinal != 0 && q.ordinal == p.ordinal {
		score += 1.5
	}
	if q.modes["signing"] != p.modes["signing"] {
		score--
	}
	if q.modes["visit"] != p.modes["visit"] {
		score -= 0.5
	}
	return score
}

// against reports whether a meeting that was held cannot be the one that a plans.
func against(q, p *profile) bool {
	if q.held && !q.open && p.open && !p.held && q.heldDay != "" && p.first > q.heldDay {
		return true // what has been held is not planned any more
	}
	// What a report says was held is not what is planned for a later day.
	if p.held && len(q.days) > 0 && !q.held && q.days[0][0] > p.last {
		return true
	}
	return false
}

// who scores the participants. ok is false if they speak against it.
func (m *merger) who(q, p *profile) (score float64, ok bool) {
	shared := 0
	for id := range p.persons {
		if _, is := q.persons[id]; is {
			shared++
		}
	}
	if shared == 0 && len(p.persons) > 0 && len(q.persons) > 0 && rivals(q, p) {
		return 0, false
	}
	score = 1.2 * math.Min(float64(shared), 2)
	common, all := 0, len(q.parties)
	for id := range p.parties {
		if q.parties[id] {
			common++
		} else {
			all++
		}
	}
	switch {
	case len(p.parties) >= 2 && len(q.parties) >= 2 && common == 0 && shared == 0:
		return 0, false
	case len(p.parties) >= 2 && len(q.parties) >= 2 && common < min(len(p.parties), len(q.parties)) && shared == 0:
		score -= 0.5 // each has a party that the other has not
	}
	if all > 0 {
		score += 1.2 * float64(common) / float64(all)
	}
	if len(p.parties) < 2 && shared == 0 {
		// The document says of whom it speaks elsewhere.
		about, in := m.about(), 0
		for id := range q.parties {
			if slices.Contains(about, id) {
				in++
			}
		}
		if len(q.parties) > 0 {
			score += 0.6 * float64(in) / float64(len(q.parties))
		}
	}
	return score, score > 0 || len(p.parties)+len(p.persons) == 0 || len(q.parties)+len(q.persons) == 0
}

// rivals reports whether two meetings have other persons for each party that both
// send persons for, and at least two such parties.
func rivals(q, p *profile) bool {
	parties := map[string]bool{}
	for _, side := range q.persons {
		parties[side] = true
	}
	n := 0
	seen := map[string]bool{}
	for _, side := range p.persons {
		if side != "" && parties[side] && !seen[side] {
			seen[side] = true
			n++
		}
	}
	return n >= 2
}

// when scores the days. ok is false if they speak against it: two days that were
// both held, or a plan for another day where nothing says that it was moved.
func when(q, p *profile) (score float64, ok bool) {
	switch {
	case len(q.days) > 0 && len(p.days) > 0:
		for _, a := range q.days {
			for _, b := range p.days {
				if a[0] <= b[1] && b[0] <= a[1] {
					return 1.6, true
				}
			}
		}
		if (q.moved || p.moved) && (!q.held || !p.held) && days(q.days[0][0], p.days[0][0]) <= 21 {
			return 0, true
		}
		if q.ordinal != 0 && q.ordinal == p.ordinal && !(q.held && p.held) && days(q.days[0][0], p.days[0][0]) <= 21 {
			return 0, true
		}
		return 0, false
	case len(q.days) > 0 && len(p.ranges) > 0:
		return within(p.ranges, q.days)
	case len(p.days) > 0 && len(q.ranges) > 0:
		return within(q.ranges, p.days)
	case len(p.ranges) > 0 && len(q.ranges) > 0:
		return within(p.ranges, q.ranges)
	}
	// One of them has no day: how long ago the other was spoken of says something.
	day := p.last
	if len(p.days) > 0 {
		day = p.days[0][0]
	}
	near := q.last
	if len(q.days) > 0 {
		near = q.days[0][0]
	}
	switch gap := days(day, near); {
	case gap <= 3:
		return 0.5, true
	case gap <= 8:
		return 0.3, true
	case gap > 30:
		return -0.7, true
	}
	return 0, true
}

func within(ranges, days [][2]string) (float64, bool) {
	for _, r := range ranges {
		for _, d := range days {
			if d[0] <= r[1] && r[0] <= d[1] {
				return 0.8, true
			}
		}
	}
	return 0, false
}

// days returns how many days lie between two days, many if one is not known.
func days(a, b string) float64 {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 10
	}
	return math.Abs(y.Sub(x).Hours() / 24)
}

// where scores the places. ok is false if they are two.
func where(q, p *profile) (score float64, ok bool) {
	if len(q.places) == 0 || len(p.places) == 0 {
		return 0, true
	}
	for _, a := range q.places {
		for _, b := range p.places {
			switch samePlace(a, b) {
			case 1:
				return 1, true
			case 0:
				score, ok = 0, true
			}
		}
	}
	return score, ok
}

// samePlace says whether two places are one (1), two (-1), or may be either (0): a
// hall may lie in any town of its country.
func samePlace(a, b *record.Place) int {
	x, y := strings.Fields(record.Fold(a.Name)), strings.Fields(record.Fold(b.Name))
	if slices.ContainsFunc(x, func(w string) bool { return len(w) > 3 && slices.Contains(y, w) }) {
		return 1
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return -1
	}
	if a.Lat != 0 && b.Lat != 0 {
		if math.Hypot(a.Lat-b.Lat, (a.Lon-b.Lon)*math.Cos(a.Lat*math.Pi/180)) < 0.5 { // about 50 km
			return 1
		}
		return -1
	}
	return 0
}

var numbered = regexp.MustCompile(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\b(?:[\s,-]+[\pL'’-]+){0,3}?[\s-]+(?:round|session|meeting|summit|encounter)\b`)

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}

// ordinal returns the number that words give a round or session, 0 if they give none
// or several.
func ordinal(words string) int {
	found := 0
	for _, m := range numbered.FindAllStringSubmatch(words, -1) {
		n := slices.Index(ordinals, strings.ToLower(m[1]))
		if n < 0 {
			n, _ = strconv.Atoi(strings.TrimRight(m[1], "stndrh"))
		}
		if found != 0 && n != found {
			return 0
		}
		found = n
	}
	return found
}
