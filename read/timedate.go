package read

import "time"

// dayOf reads a day of the month at atom i: "14", "14th", "fourteenth". j is the atom after it.
func (s *scanner) dayOf(i int) (day, j int, ok bool) {
	if l := s.lex(i); l.ordinal > 0 && l.ordinal < 32 {
		return l.ordinal, i + 1, true
	}
	if l := s.lex(i); (l.number == 20 || l.ordinal == 0 && l.number == 30) && s.mark(i+1, '-') {
		if o := s.lex(i + 2).ordinal; o > 0 && o < 10 && l.number+o < 32 {
			return l.number + o, i + 3, true // twenty-first
		}
	}
	a := s.at(i)
	if a.kind != '0' || a.len() > 2 || a.num < 1 || a.num > 31 {
		return 0, i, false
	}
	if s.is(i+1, "st", "nd", "rd", "th") && !s.at(i+1).gap {
		return a.num, i + 2, true
	}
	if _, _, ok := s.number(i); ok {
		return a.num, i + 1, true
	}
	return 0, i, false
}

// monthAt reads the name of a month at atom i. beside tells that a day or year
// stands beside it, so that "may" and "mar" need no other sign of being months.
func (s *scanner) monthAt(i int, beside bool) (month, j int, ok bool) {
	l, a := s.lex(i), s.at(i)
	if l.month == 0 {
		return 0, i, false
	}
	j = i + 1
	dot := false
	if l.short && s.mark(j, '.') && !s.at(j).gap {
		j++
		dot = true
	}
	if l.short && !beside && !a.upper {
		return 0, i, false
	}
	verb := s.is(i, "may", "march", "mar", "dec", "sept", "sep", "jan", "jun", "jul", "apr", "oct", "nov", "feb", "aug")
	if !beside {
		if !a.upper {
			return 0, i, false
		}
		if verb && !(dot && !s.is(i, "mar")) && !s.before(i) {
			return 0, i, false
		}
		if s.personal(i) && !s.before(i) {
			return 0, i, false // "April Ryan", "Theresa May"
		}
	}
	return l.month, j, true
}

// before reports whether the word before atom i often leads a date.
func (s *scanner) before(i int) bool {
	if s.mark(i-1, '-') {
		i--
	}
	return s.is(i-1, "in", "since", "until", "till", "by", "of", "from", "through", "during", "before", "after", "between", "throughout",
		"around", "circa", "about", "late", "early", "mid", "last", "next", "this", "previous", "following", "as", "every", "each", "past", "in", "for", "to") &&
		!s.at(i).far
}

// yearAt reads a year printed after a month, day, season or holiday: "2025",
// ", 2025", "of 2025", "of that year", "of next year", with "BC" where it stands.
func (s *scanner) yearAt(i int, m *sense) (j int) {
	k := i
	if s.mark(k, ',') {
		k++
	}
	of := false
	if s.is(k, "of", "in") {
		of = s.is(k, "of")
		k++
	}
	if v, n, ok := s.number(k); ok && (n == 4 && v >= 1000 && v < 2200 || n >= 3 && n <= 4 && s.era(k+1) > k+1) && !s.is(k-1, "in") {
		m.year = v
		return s.bc(k+1, m)
	}
	if of {
		which := ""
		switch {
		case s.is(k, "that") || s.is(k, "the") && s.is(k+1, "same"):
			which = "same"
		case s.is(k, "this"):
			which = "this"
		case s.is(k, "last"):
			which = "last"
		case s.is(k, "next"):
			which = "next"
		case s.is(k, "the") && s.is(k+1, "following"):
			which = "after"
		case s.is(k, "the") && s.is(k+1, "previous"):
			which = "before"
		}
		if s.is(k, "the") {
			k++
		}
		if which != "" && s.is(k+1, "year") {
			m.which, m.open = which, true
			return k + 2
		}
	}
	if s.mark(i, '\'') && s.at(i+1).kind == '0' && s.at(i+1).len() == 2 && !s.at(i+1).gap {
		m.year = twoDigits(s.at(i + 1).num)
		return i + 2
	}
	return i
}

// twoDigits gives "'94" the century that makes the year lie in 1930 to 2029. The
// resolver moves it if the text tells another age.
func twoDigits(v int) int {
	if v < 30 {
		return 2000 + v
	}
	return 1900 + v
}

// era returns the atom after "BC", "B.C.", "BCE", "AD" or "CE" at atom i, or i.
func (s *scanner) era(i int) int {
	switch {
	case s.is(i, "bc", "bce", "ad", "ce"):
		return i + 1
	case s.is(i, "b", "a") && s.mark(i+1, '.') && s.is(i+2, "c", "d"):
		if s.mark(i+3, '.') && !s.at(i+3).gap {
			return i + 4
		}
		return i + 3
	}
	return i
}

// bc skips an era after a year and turns the year around if it is before Christ.
func (s *scanner) bc(i int, m *sense) int {
	j := s.era(i)
	if j > i && s.is(i, "bc", "bce", "b") {
		m.year = -m.year
	}
	return j
}

// date finds dates that name fields of the calendar: "Dec. 21", "21 December
// 2025", "Tuesday evening", "March 2019", "1979", "the 1990s", "Q3 2025".
func (s *scanner) date(i int) (phrase, bool) {
	start := i
	if s.is(i, "the") {
		i++
	}
	if a := s.at(i); a.kind == 'a' && a.word == noLexeme {
		return phrase{}, false // no date begins with a word that is not in the table
	}
	m, j, ok := s.fields(i, start < i)
	if !ok {
		return phrase{}, false
	}
	if start < i && m.grain >= monthGrain && m.grain <= seasonGrain && m.season == 0 && m.quarter == 0 {
		start = i // "the March talks": the article is the noun's
	}
	if start < i && (m.weekday > 0 && m.day == 0 || m.grain == yearGrain && m.half == 0 && !s.is(i, "year")) {
		start = i
	}
	if start < i && m.month > 0 && m.day > 0 && s.lex(i).month > 0 {
		start = i
	}
	p, _ := dated(start, j, m)
	p.more = s.andDay(j, m)
	return p, true
}

// fields reads the fields of the calendar from atom i on.
func (s *scanner) fields(i int, article bool) (m sense, j int, ok bool) {
	if m, j, ok = s.weekdayDate(i); ok {
		return m, j, true
	}
	if m, j, ok = s.monthDay(i); ok {
		return s.withTime(m, j)
	}
	for _, f := range []func(int, bool) (sense, int, bool){s.monthYear, s.seasonYear, s.quarterYear, s.century, s.decade, s.holidayYear, s.year, s.ordinalDay} {
		if m, j, ok = f(i, article); ok {
			return m, j, true
		}
	}
	return m, i, false
}

// withTime adds a part of the day or a clock time that follows a date directly:
// "Dec. 21 evening", "May 10, 2014 2pm".
func (s *scanner) withTime(m sense, j int) (sense, int, bool) {
	if l := s.lex(j); l.part != "" && !s.at(j).far {
		m.part = l.part
		return m, j + 1, true
	}
	k := j
	if s.mark(k, ',') {
		k++
	}
	if c, z, e, ok := s.clockAt(k); ok && (k == j || s.at(k).kind == '0') {
		m.clock, m.zone = c, z
		return m, e, true
	}
	return m, j, true
}

// weekdayDate reads "Thursday", "Thursday evening", "Thursday, Dec. 21", "Friday the 13th".
func (s *scanner) weekdayDate(i int) (m sense, j int, ok bool) {
	l, a := s.lex(i), s.at(i)
	if l.weekday == 0 {
		return m, i, false
	}
	j = i + 1
	if l.short {
		if s.mark(j, '.') && !s.at(j).gap {
			j++
		}
		// "Sun" and "Sat" are words of their own.
		near := s.is(i-1, "on", "this", "next", "last", "every", "by", "until", "from", "each") || s.lex(i-1).day != ""
		k := j
		if s.mark(k, ',') {
			k++
		}
		_, _, d := s.dayOf(k)
		_, _, mo := s.monthAt(k, true)
		_, _, _, cl := s.clockAt(k)
		if !(a.upper && (near && !s.is(i, "sun") || d || mo || cl || s.is(i, "tue", "tues", "wed", "thu", "thurs", "thur", "fri") || s.lex(j).part != "") || near && !a.upper && !s.is(i, "sun", "sat", "mon")) {
			return m, i, false
		}
	}
	if b := s.at(j); s.is(i-1, "the") && b.kind == 'a' && b.upper && !b.far && b.word == noLexeme {
		return m, i, false // "the Sunday Herald"
	}
	m = sense{grain: dayGrain, weekday: l.weekday}
	if p := s.lex(j); p.part != "" && !s.at(j).far {
		m.part = p.part
		j++
	}
	k := j
	if s.mark(k, ',') {
		k++
	}
	if s.is(k, "the") {
		if d, e, ok := s.dayOf(k + 1); ok && e > k+2 {
			m.day = d
			return m, e, true
		}
	}
	if s.is(k, "of") { // "Sunday dawn of 25 June"
		k++
	}
	if d, e, ok := s.monthDay(k); ok && d.until == 0 {
		d.weekday, d.part = m.weekday, m.part
		if d.part != "" {
			return d, e, true
		}
		return s.withTime(d, e)
	}
	if m.part == "" {
		return s.withTime(m, j)
	}
	return m, j, true
}

// monthDay reads a day and month in either order, with a year if there is one,
// and a second day: "Dec. 14-15", "14 to 15 December 2025".
func (s *scanner) monthDay(i int) (m sense, j int, ok bool) {
	m.grain = dayGrain
	if mo, k, ok := s.monthAt(i, true); ok {
		if !s.at(i).upper && s.is(i, "may", "march") {
			return m, i, false
		}
		if s.is(k, "the") {
			k++
		}
		d, e, ok := s.dayOf(k)
		if !ok || s.lex(k).ordinal > 0 && s.at(e).kind == 'a' && !s.is(e, "and", "to", "in", "at", "of") {
			return m, i, false // "March first", but not "April second round"
		}
		m.month, m.day = mo, d
		j = s.secondDay(e, &m)
		return m, s.yearAt(j, &m), m.valid()
	}
	d, k, ok := s.dayOf(i)
	if !ok {
		return m, i, false
	}
	m.day = d
	k = s.secondDay(k, &m)
	of := false
	if s.is(k, "of") {
		of = true
		k++
	}
	if s.mark(k, '-') && !of {
		k++ // 21-Dec-2025
	}
	if of && s.lex(k).month > 0 {
		if _, _, ok := s.dayOf(k + 1); ok {
			return m, i, false // "Memorandum 22 of April 30"
		}
	}
	mo, e, ok := s.monthAt(k, true)
	if !ok || !s.at(k).upper && s.is(k, "march", "may") && !s.digitsAt(e) {
		return m, i, false
	}
	m.month = mo
	if s.mark(e, '-') && s.at(e+1).len() == 4 && s.at(e+1).kind == '0' {
		e++
	}
	return m, s.yearAt(e, &m), m.valid()
}

func (s *scanner) digitsAt(i int) bool { return s.at(i).kind == '0' }

// secondDay reads the end of a range of days of one month.
func (s *scanner) secondDay(i int, m *sense) int {
	if !s.mark(i, '-') && !s.mark(i, '/') && !s.is(i, "to", "through", "until") {
		return i
	}
	d, e, ok := s.dayOf(i + 1)
	if !ok || d <= m.day {
		return i
	}
	if _, _, mo := s.monthAt(e, true); mo && m.month > 0 && !s.mark(i, '-') {
		return i // "May 4 to 5 June": two dates
	}
	if m.month == 0 && !s.mark(i, '-') {
		if _, _, mo := s.monthAt(e, true); !mo {
			return i
		}
	}
	m.until = d
	return e
}

// andDay reads the "5" of "May 4 and 5".
func (s *scanner) andDay(i int, m sense) *phrase {
	if m.day == 0 || m.month == 0 || m.part != "" || m.clock != "" || !s.is(i, "and", "or") {
		return nil
	}
	d, e, ok := s.dayOf(i + 1)
	if !ok || s.lex(i+1).ordinal > 0 && s.at(i+1).kind == 'a' || d <= m.day {
		return nil
	}
	m.day, m.until = d, 0
	if k := s.yearAt(e, &m); k > e {
		e = k
	} else if s.at(e).kind == 'a' && !s.is(e, "in", "at", "on", "to", "for", "with", "by", "from", "as", "when", "the", "and", "but", "after", "before") {
		return nil // "on May 4 and 5 soldiers"
	}
	p, _ := dated(i+1, e, m)
	p.rule, p.sure = "date.and", 0.9
	return &p
}

// valid reports whether the month has that day.
func (m *sense) valid() bool {
	year := m.year
	if year < 1 {
		year = 2000
	}
	last := time.Date(year, time.Month(m.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return m.day <= last && m.until <= last
}

// monthYear reads "March", "March 2019", "March of that year".
func (s *scanner) monthYear(i int, _ bool) (m sense, j int, ok bool) {
	m.grain = monthGrain
	l := s.lex(i)
	if l.month == 0 {
		return m, i, false
	}
	k := i + 1
	if l.short && s.mark(k, '.') && !s.at(k).gap {
		k++
	}
	m.month = l.month
	j = s.yearAt(k, &m)
	if j > k && (s.at(i).upper || m.year != 0 && !s.is(i, "may", "march")) {
		return m, j, true
	}
	if _, k, ok = s.monthAt(i, false); !ok {
		return m, i, false
	}
	if s.digitsAt(k) && s.at(k).len() < 4 && s.at(k).gap {
		return m, i, false // "February 30"
	}
	return m, k, true
}

// holidayYear reads "Christmas", "Christmas Day 2014", "New Year's Eve", "Good Friday".
func (s *scanner) holidayYear(i int, _ bool) (m sense, j int, ok bool) {
	m.grain = dayGrain
	j = i + 1
	switch l := s.lex(i); {
	case l.holiday != "" && s.at(i).upper:
		m.holiday = l.holiday
	case s.is(i, "new") && s.is(i+1, "year") && s.mark(i+2, '\'') && s.is(i+3, "s") && s.is(i+4, "day", "eve"):
		m.holiday = "01-01"
		if s.is(i+4, "eve") {
			m.holiday = "12-31"
		}
		return m, s.yearAt(i+5, &m), true
	case s.is(i, "good") && s.is(i+1, "friday") && s.at(i).upper:
		m.holiday = "good-friday"
		return m, s.yearAt(i+2, &m), true
	default:
		return m, i, false
	}
	switch {
	case s.is(j, "day"):
		j++
	case s.is(j, "eve") && m.holiday == "12-25":
		m.holiday = "12-24"
		j++
	case s.is(j, "sunday"), s.is(j, "monday") && m.holiday == "easter":
		if s.is(j, "monday") {
			m.holiday = "easter-monday"
		}
		j++
	}
	if l := s.lex(j); l.part != "" {
		m.part = l.part
		j++
	}
	return m, s.yearAt(j, &m), true
}

// ordinalDay reads the bare day of "on the 20th".
func (s *scanner) ordinalDay(i int, article bool) (m sense, j int, ok bool) {
	n, k, ok := s.ordinalDigits(i)
	if !ok || !article || n > 31 || !s.is(i-2, "on", "until", "by", "of", "from", "before", "after") {
		return m, i, false
	}
	if b := s.at(k); b.kind == 'a' && !s.is(k, "and", "in", "at", "to", "when", "but", "after", "before", "with", "by", "was", "were", "is", "are", "had", "has", "will", "would", "for", "from", "as", "that", "of") || b.kind == '-' {
		return m, i, false // "on the 20th floor", "the 38th-parallel"
	}
	return sense{grain: dayGrain, day: n}, k, true
}
