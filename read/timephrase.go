package read

// A grain is the size of the stretch of time that an expression names.
type grain uint8

const (
	noGrain grain = iota
	dayGrain
	weekendGrain
	weekGrain
	monthGrain
	quarterGrain
	seasonGrain
	halfGrain
	yearGrain
	decadeGrain
	centuryGrain
)

// A senseKind is the way in which an expression gets its meaning.
type senseKind uint8

const (
	dateSort  senseKind = iota // names fields of the calendar: "Thursday", "Dec. 21", "last March"
	unitSort                   // names a unit and which one: "last week", "the following day"
	shiftSort                  // counts from a day: "two days ago", "three weeks later"
	spanSort                   // a length: "three hours", "the past two weeks"
	setSort                    // recurs: "every Monday"
	refSort                    // the present, past or future as such
	vagueSort                  // a time that the words alone do not fix: "at the time", "the third day"
)

// A sense is what the words of an expression say, before anything is known of
// the day they are said on. Zero fields were not said.
type sense struct {
	sort  senseKind
	grain grain

	year           int // negative before Christ: -493 is 493 BC; first year of a decade or century
	month, day     int
	weekday        int // 1 is Monday
	season         int
	quarter, half  int
	holiday        string
	part           string // of the day, as in TIMEX3
	clock          string // "14:30"
	zone           string // "Z", "+02:00"
	which          string // last, this, next; before, same, after
	mod            string // START, MID, END: the piece of it that is meant
	week           int    // that week of it, -1 for its last: "the first week of March"
	later, earlier bool   // "later this week", "earlier this week": the piece of it after or before the day of speech
	open           bool   // the year was left to the context by "of that year": what context is in which

	unit byte    // of shifts, spans and units
	n    float64 // how many; -1 for an unsaid number
	sign int     // +1 later, -1 earlier
	told bool    // counts from the day told of, not from the day of speech

	value string // TIMEX3 value, if the words alone fix it
	until int    // last day of the month, or last year, of an elliptic range: "Dec. 14-15", "1914-18"
}

// A phrase is a time expression as found: the atoms [i, j).
type phrase struct {
	i, j int
	typ  string
	rule string
	sure float64
	sense
	more *phrase // a second expression that hangs on this one: "5" in "May 4 and 5"
}

// patterns are tried at each place; the longest match wins, the first of equals.
var patterns = [...]struct {
	rule string
	find func(*scanner, int) (phrase, bool)
}{
	{"date.iso", (*scanner).iso},
	{"date.numeric", (*scanner).numeric},
	{"date", (*scanner).date},
	{"date.edge", (*scanner).edge},
	{"date.deictic", (*scanner).deictic},
	{"date.shift", (*scanner).shift},
	{"time", (*scanner).clock},
	{"time.part", (*scanner).dayPart},
	{"set", (*scanner).set},
	{"duration", (*scanner).span},
	{"date.day", (*scanner).namedDay},
	{"date.ref", (*scanner).reference},
	{"date.vague", (*scanner).vague},
}

// expressions returns the time expressions of the block in text order. They do
// not overlap.
func (s *scanner) expressions() []phrase {
	var out []phrase
	for i := 0; i < len(s.atoms); {
		a := &s.atoms[i]
		if a.kind != '0' && a.kind != '\'' && (a.kind != 'a' || a.word == noLexeme) {
			i++
			continue
		}
		p, ok := s.expression(i)
		if !ok {
			i++
			continue
		}
		out = append(out, p)
		i = p.j
		if p.more != nil {
			out = append(out, *p.more)
			i = p.more.j
		}
	}
	return out
}

// expression returns the time expression that begins at atom i.
func (s *scanner) expression(i int) (best phrase, ok bool) {
	for k := range patterns {
		p, found := patterns[k].find(s, i)
		if !found || p.j <= best.j || s.far(i, p.j) {
			continue
		}
		if p.rule == "" {
			p.rule = patterns[k].rule
		}
		if p.sure == 0 {
			p.sure = 0.95
		}
		best, ok = p, true
	}
	return best, ok
}

// dated returns a phrase of type DATE, or TIME if it says a time of the day.
func dated(i, j int, m sense) (phrase, bool) {
	p := phrase{i: i, j: j, typ: "DATE", sense: m}
	if m.part != "" || m.clock != "" {
		p.typ = "TIME"
	}
	return p, true
}
