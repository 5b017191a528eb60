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
	persons map[string]string // with their parties
	parties map[string]bool   // that meet
	helpers map[string]bool   // mediators and hosts
	context map[string]bool   // parties that the documents are about which name fewer than two
	held    spans2            // days on which it is said to have been held
	planned spans2            // and those for which it was planned, the latest said first
	fell    bool              // the last report says that it does not come to pass
	ranges  spans2            // "last week" and the like
	places  []*record.Place
	ordinal int
	modes   map[string]bool
	gists   map[string]string // gist: origin
	tracks  map[string]bool   // "military"
	was     bool              // some report says that it was held or goes on
	wasSaid string            // the first day on which a report says so
	open    bool              // the last report sees it still to come
	moved   bool              // some report says that it was put off
	first   string            // day of the first report and of the last
	last    string

	hypothetical bool
}

// spans2 are first and last days.
type spans2 [][2]string

// meet reports whether some days of both are the same.
func (a spans2) meet(b spans2) bool {
	for _, x := range a {
		for _, y := range b {
			if x[0] <= y[1] && y[0] <= x[1] {
				return true
			}
		}
	}
	return false
}

// apart returns how many days lie between those that were said last.
func (a spans2) apart(b spans2) float64 { return days(a[0][0], b[0][0]) }

// profile collects what reports say, which are in the order of their dates.
func (m *merger) profile(reports []*record.Report) (*profile, error) {
	p := &profile{persons: map[string]string{}, parties: map[string]bool{}, helpers: map[string]bool{}, context: map[string]bool{},
		modes: map[string]bool{}, gists: map[string]string{}, tracks: map[string]bool{}, hypothetical: true}
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
		for _, id := range x.Context {
			p.context[id] = true
		}
		p.when(x)
		if x.Place != nil {
			p.places = append(p.places, x.Place)
		}
		if x.Ordinal != 0 {
			p.ordinal = x.Ordinal
		}
		p.modes[x.Mode] = true
		p.gists[x.Gist] = origin
		if x.Track != "" {
			p.tracks[x.Track] = true
		}
		switch x.State {
		case "held", "ongoing":
			p.was, p.open = true, false
			if p.wasSaid == "" {
				p.wasSaid = at
			}
		case "planned", "proposed":
			p.open = true
		case "postponed":
			p.moved, p.open = true, true
		}
		p.fell = x.State == "cancelled" || x.State == "postponed"
		p.hypothetical = p.hypothetical && x.State == "hypothetical"
	}
	return p, nil
}

// when adds the days that x gives.
func (p *profile) when(x *record.MeetingReport) {
	from := x.From
	if from == "" {
		from = x.To // "two days of talks that ended on Tuesday"
	}
	span := [2]string{from, max(from, x.To)}
	switch {
	case from == "":
	case x.Precision != "day":
		p.ranges = append(p.ranges, span)
	case settled(x.State):
		p.held = append(spans2{span}, p.held...)
	default:
		p.planned = append(spans2{span}, p.planned...)
	}
}

// add adds a participant: a person with its party, or a party.
func (p *profile) add(m *merger, w record.Participant) error {
	a, err := m.actorOf(w.Actor)
	if err != nil {
		return err
	}
	side := w.Side
	if side == "" {
		if side, err = m.partyOf(a); err != nil {
			return err
		}
	}
	if a.Type == "person" {
		p.persons[a.ID] = side
	} else if side == "" && a.Type != "group" {
		side = a.ID
	}
	switch {
	case side == "":
	case w.Role == "mediator":
		p.helpers[side] = true
	default:
		p.parties[side] = true
	}
	return nil
}

// partyOf returns the party of an actor: the one that is stated, else the state of
// its country; "" if neither is known.
func (m *merger) partyOf(a *record.Actor) (string, error) {
	if a.Party != "" || a.Country == "" {
		return a.Party, nil
	}
	return m.stateOf(a.Country)
}

// stateOf returns the state of a country, "" if the record does not have it.
func (m *merger) stateOf(country string) (string, error) {
	if id, ok := m.states[country]; ok {
		return id, nil
	}
	found, err := m.find(record.KindActor, []string{"c:" + country}, 1)
	if err != nil {
		return "", err
	}
	m.states[country] = ""
	if len(found) > 0 {
		m.states[country] = found[0].ID
	}
	return m.states[country], nil
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

// within reports whether q has all persons and parties of p.
func (p *profile) within(q *profile) bool {
	for id := range p.persons {
		if _, is := q.persons[id]; !is {
			return false
		}
	}
	for id := range p.parties {
		if !q.parties[id] && !q.helpers[id] {
			return false
		}
	}
	return true
}

// copiedDays is how long after a report its words are printed again. A longer time
// after, an office has filled in its form anew.
const copiedDays = 14

// sameMeeting says how well a report (p) fits a meeting (q): less than meetingFits
// it is another one. A conflict of kind, number, participants, days or places is
// a veto; without one it is the sum of what agrees.
func (m *merger) sameMeeting(q, p *profile) float64 {
	for g, origin := range p.gists {
		if o, ok := q.gists[g]; ok && o == origin && days(q.last, p.last) <= copiedDays {
			return 20 // a copy of a report of it
		}
	}
	if p.hypothetical != q.hypothetical || q.modes["call"] != p.modes["call"] || q.modes["series"] != p.modes["series"] {
		return 0
	}
	if q.ordinal != 0 && p.ordinal != 0 && q.ordinal != p.ordinal {
		return 0
	}
	who, ok := who(q, p)
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
	score := who + when + where + track(q, p)
	if q.ordinal != 0 && q.ordinal == p.ordinal {
		score += 1.5
	}
	if q.modes["round"] && p.modes["round"] || q.modes["visit"] && p.modes["visit"] || q.modes["summit"] && p.modes["summit"] {
		score += 0.3
	}
	if q.modes["signing"] != p.modes["signing"] {
		score--
	}
	if q.modes["visit"] != p.modes["visit"] {
		score -= 0.5
	}
	return score
}

// who scores the participants. ok is false if they speak against it.
func who(q, p *profile) (score float64, ok bool) {
	shared := 0
	for id := range p.persons {
		if _, is := q.persons[id]; is {
			shared++
		}
	}
	if shared == 0 && rivals(q, p) {
		return 0, false
	}
	score = 1.2 * math.Min(float64(shared), 2)
	common, all, onlyP := 0, len(q.parties), 0
	for id := range p.parties {
		switch {
		case q.parties[id]:
			common++
		case !q.helpers[id]:
			all++
			onlyP++
		}
	}
	onlyQ := 0
	for id := range q.parties {
		if !p.parties[id] && !p.helpers[id] {
			onlyQ++
		}
	}
	if len(p.parties) >= 2 && len(q.parties) >= 2 && onlyP > 0 && onlyQ > 0 && shared < 2 {
		if common == 0 {
			return 0, false
		}
		score -= 1.5 // each has a party that the other has not
	}
	if all > 0 {
		score += 1.2 * float64(common) / float64(all)
	}
	if shared == 0 && common < 2 {
		score += max(known(q, p), known(p, q))
	}
	if shared+common == 0 && (q.unplaced() || p.unplaced()) && !elsewhere(q, p) && !elsewhere(p, q) {
		return score, true // whose persons these are is not known: day and place decide
	}
	return score, shared+common > 0 || score > 0 || len(p.parties)+len(p.persons) == 0 || len(q.parties)+len(q.persons) == 0
}

// unplaced reports whether p names persons alone, of whom no party is known.
func (p *profile) unplaced() bool { return len(p.persons) > 0 && len(p.parties) == 0 }

// elsewhere reports whether the documents of p are about parties, and none of q's.
func elsewhere(q, p *profile) bool {
	if len(p.context) == 0 || len(q.parties) == 0 {
		return false
	}
	for id := range q.parties {
		if p.context[id] {
			return false
		}
	}
	return true
}

// track scores on which track the talks are: officers do not hold the trade talks of
// their states.
func track(q, p *profile) float64 {
	if len(q.tracks) == 0 || len(p.tracks) == 0 {
		return 0
	}
	for t := range p.tracks {
		if q.tracks[t] {
			return 0.3
		}
	}
	return -1.2
}

// known scores how many of q's parties the documents of p are about.
func known(q, p *profile) float64 {
	if len(q.parties) == 0 || len(p.context) == 0 {
		return 0
	}
	in := 0
	for id := range q.parties {
		if p.context[id] || p.parties[id] {
			in++
		}
	}
	return 0.7 * float64(in) / float64(len(q.parties))
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

// movedDays is how many days a plan may be moved and still be the same plan.
const movedDays = 30

// when scores the days. ok is false if they speak against it: two days that were
// both held; a day that is planned after it was held; a plan for another day where
// nothing says that it was moved.
func when(q, p *profile) (score float64, ok bool) {
	if q.was && !q.open && p.open && !p.was && p.first > q.wasSaid && !p.planned.meet(q.held) {
		return 0, false // what has been held is not planned any more
	}
	if p.was && !q.was && len(q.planned) > 0 && q.planned[0][0] > p.last {
		return 0, false // nor is what is planned for later held
	}
	if len(q.held)+len(q.planned) > 0 && len(p.held)+len(p.planned) > 0 {
		return dated(q, p)
	}
	qd, pd := q.days(), p.days()
	switch {
	case len(qd) > 0 && len(p.ranges) > 0:
		return 0.8, p.ranges.meet(qd)
	case len(pd) > 0 && len(q.ranges) > 0:
		return 0.8, q.ranges.meet(pd)
	case len(p.ranges) > 0 && len(q.ranges) > 0:
		return 0.8, p.ranges.meet(q.ranges)
	}
	// One of them has no day: how far the other is from when it was spoken of says something.
	if p.open && !q.was && !q.moved && !p.moved && len(qd) > 0 && qd[0][1] < p.first {
		return 0, false // a plan whose day has passed is not what is still to come
	}
	if p.fell && q.was && !q.open {
		return 0, false
	}
	day, near := p.last, q.last
	if len(pd) > 0 {
		day = pd[0][0]
	}
	if len(qd) > 0 {
		near = qd[0][0]
	}
	gap := days(day, near)
	return max(-0.8, 0.6-0.05*gap), true
}

// dated is when for two that both have days.
func dated(q, p *profile) (score float64, ok bool) {
	if len(q.held) > 0 && len(p.held) > 0 {
		return 1.6, q.held.meet(p.held)
	}
	qd, pd := q.days(), p.days()
	if qd.meet(pd) {
		return 1.6, true
	}
	if (q.fell || p.fell) && !q.was && !p.was && qd.apart(pd) == 7 {
		return 0.8, true // "Thursday's round was called off": of what does not come to pass a weekday is last week's or this one's
	}
	ordinal := q.ordinal != 0 && q.ordinal == p.ordinal
	return 0, (q.moved || p.moved || ordinal) && qd.apart(pd) <= movedDays
}

// days returns the days on which it was held, else those for which it was planned
// too; the latest said first.
func (p *profile) days() spans2 {
	return append(append(spans2{}, p.held...), p.planned...)
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
// hall may lie in any town of its country, and so may a name that no table knows.
func samePlace(a, b *record.Place) int {
	x, y := strings.Fields(record.Fold(a.Name)), strings.Fields(record.Fold(b.Name))
	if slices.ContainsFunc(x, func(w string) bool { return len(w) > 3 && !venue[w] && slices.Contains(y, w) }) {
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
	isVenue := func(words []string) bool { return slices.ContainsFunc(words, func(w string) bool { return venue[w] }) }
	unknown := func(p *record.Place) bool { return p.Lat == 0 && p.Country == "" }
	if isVenue(x) == isVenue(y) && unknown(a) && unknown(b) {
		return -1 // two halls, or two towns
	}
	return 0
}

// venue are words that end or begin the names of houses and rooms, not of towns.
var venue = words("hall house palace villa hotel centre center castle chateau building office offices headquarters residence embassy mission ministry room chamber tower court lodge pavilion palais street airport base camp gate compound")

func words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

var numbered = regexp.MustCompile(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\b(?:[\s,-]+[\pL'’-]+){0,3}?[\s-]+(?:round|session)\b`)

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

var tracks = []struct {
	name  string
	words map[string]bool
}{
	{"military", words("military militaries generals officers commanders colonels")},
	{"technical", words("technical technicians engineers experts")},
	{"trade", words("trade tariff tariffs customs")},
	{"pay", words("pay wage wages")},
	{"peace", words("peace ceasefire truce political")},
}

// trackOf returns the track that the words of a report name, "" if they name none or
// several.
func trackOf(text string) string {
	found := ""
	for w := range strings.FieldsSeq(record.Fold(text)) {
		for _, t := range tracks {
			if t.words[w] && t.name != found {
				if found != "" {
					return ""
				}
				found = t.name
			}
		}
	}
	return found
}
