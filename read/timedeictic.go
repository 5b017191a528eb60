package read

// whichAt reads "last", "this", "the next", "that same", "the following", "this
// past". told tells that an article stood before it, which turns "next" and
// "last" towards the day told of.
func (s *scanner) whichAt(i int) (which string, j int, article bool) {
	if s.is(i, "the") {
		article = true
		i++
	}
	l := s.lex(i)
	if l.which == "" || s.at(i).far && article {
		return "", i, article
	}
	which, j = l.which, i+1
	switch {
	case s.is(i, "last") && !article && s.is(i-1, "to", "will", "would", "could", "can", "may", "might", "must", "should", "not", "t"): // "to last two days"
		return "", i, article
	case s.is(i, "this", "these") && s.lex(j).which != "" && s.lex(j).which != "same":
		which, j = s.lex(j).which, j+1
	case s.is(i, "this", "that") && s.is(j, "same", "very"):
		j++
	case s.is(i, "same") && !article:
		return "", i, article
	}
	return which, j, article
}

// deictic finds days and stretches named by where they lie: "last week", "next
// Tuesday", "this morning", "the following day", "that year", "the past two weeks".
func (s *scanner) deictic(i int) (phrase, bool) {
	which, j, article := s.whichAt(i)
	if which == "" {
		if s.is(i, "recent", "earlier") { // "in recent weeks"
			which, j = "last", i+1
			if q, e, ok := s.quantityAt(j); ok && q.bare && s.is(i, "recent") {
				return s.beside(i, e, which, q)
			}
		}
		if s.is(i, "the") && s.is(i+1, "recent", "intervening") || s.is(i, "the") && (s.lex(i+1).number > 1 || s.lex(i+1).quantity != "") {
			// "the four previous weeks"
			if n, e, ok := s.numeral(i + 1); ok && s.lex(e).which != "" && s.lex(e+1).plural {
				return s.beside(i, e+2, s.lex(e).which, quantity{n: n, unit: s.lex(e + 1).unit, plural: true})
			}
		}
		return phrase{}, false
	}
	l := s.lex(j)
	m := sense{which: which}
	// "past" alone is no "last": "past noon", "past Monday".
	past := s.is(j-1, "past", "current", "coming", "upcoming")
	switch {
	case s.at(j).far:
		return phrase{}, false
	case l.weekday > 0 || l.month > 0 || l.season > 0 || l.holiday != "":
		f, e, ok := s.weekdayDate(j)
		if !ok {
			if f, e, ok = s.monthYear(j, true); !ok && l.month > 0 && (s.at(j).upper && !l.short) {
				f, e, ok = sense{grain: monthGrain, month: l.month}, j+1, true
			}
			if ok && f.year == 0 { // "next March 5"
				if d, k, isDay := s.monthDay(j); isDay {
					f, e = d, k
				}
			}
		}
		if !ok && l.season > 0 {
			f, e, ok = sense{grain: seasonGrain, season: l.season}, j+1, true
			e = s.yearAt(e, &f)
		}
		if !ok && l.holiday != "" {
			f, e, ok = s.holidayYear(j, true)
		}
		if !ok || article && which == "same" && l.month == 0 {
			return phrase{}, false
		}
		if f.year == 0 && f.day == 0 || f.weekday > 0 {
			f.which = which
			if article && which == "next" {
				f.told = true
			}
		}
		return dated(i, e, f)
	case l.part != "" && !past:
		m.grain, m.part, m.unit = dayGrain, l.part, 'D'
		m.sort, m.n = unitSort, 1
		m.told = article || which == "same"
		p, ok := dated(i, j+1, m)
		p.rule = "time.part"
		return p, ok
	case s.is(j, "week") && (s.mark(j+1, '\'') && s.is(j+2, "s") && s.is(j+3, "end")):
		return phrase{}, false
	case l.unit == 'N' || l.unit == 'K':
		m.sort, m.unit, m.n, m.grain = unitSort, l.unit, 1, weekendGrain
		if l.plural {
			return phrase{}, false
		}
		return dated(i, j+1, m)
	case l.unit != 0 && !l.plural && s.mark(j+1, '-') && !s.at(j+1).gap && !s.is(j+2, "long", "end"):
		return phrase{}, false
	case l.unit != 0 && !l.plural:
		if l.unit == 'S' || l.unit == 'M' && which != "last" {
			return phrase{}, false
		}
		m.sort, m.unit, m.n = unitSort, l.unit, 1
		m.grain = unitGrain(l.unit)
		// "last week" is a week of the calendar, "the past week" and "over the last week" seven days.
		if article && (which == "last" || which == "next") || past && which == "last" && !s.is(i, "this") || past && which == "next" {
			if past || which == "last" || s.is(i-1, "over", "for", "within", "during", "in", "throughout") {
				return s.beside(i, j+1, which, quantity{n: 1, unit: l.unit})
			}
			m.told = true
		}
		p, _ := dated(i, j+1, m)
		if m.grain == noGrain {
			p.typ = "TIME"
		}
		return p, true
	}
	if q, e, ok := s.quantityAt(j); ok && (q.plural || q.n > 0 && q.n < 1 || q.n > 1) && !q.hyphen {
		if which == "this" || which == "same" {
			return phrase{}, false
		}
		return s.beside(i, e, which, q)
	}
	return phrase{}, false
}

// beside returns a duration that ends or begins at a day: "the past two weeks".
func (s *scanner) beside(i, j int, which string, q quantity) (phrase, bool) {
	m := sense{sort: spanSort, which: which, n: q.n, unit: q.unit, value: durationValue(q.n, q.unit)}
	return phrase{i: i, j: j, typ: "DURATION", rule: "duration.beside", sense: m, sure: 0.85}, true
}

// unitGrain gives the size of a unit, noGrain for those below a day.
func unitGrain(unit byte) grain {
	switch unit {
	case 'D':
		return dayGrain
	case 'W', 'F':
		return weekGrain
	case 'O':
		return monthGrain
	case 'Q':
		return quarterGrain
	case 'Y':
		return yearGrain
	case 'E':
		return decadeGrain
	case 'C':
		return centuryGrain
	case 'K':
		return weekendGrain
	}
	return noGrain
}

// plainDate reads any date that a modifier can stand before: fields of the
// calendar, a deictic, a named day, "the month".
func (s *scanner) plainDate(i int) (p phrase, ok bool) {
	if s.is(i, "the") && s.lex(i+1).unit != 0 && !s.lex(i+1).plural && s.lex(i+1).unit != 'S' && s.lex(i+1).unit != 'M' &&
		!(s.mark(i+2, '-') && !s.at(i+2).gap) {
		m := sense{sort: unitSort, unit: s.lex(i + 1).unit, n: 1, which: "this", told: true, grain: unitGrain(s.lex(i + 1).unit)}
		return phrase{i: i, j: i + 2, typ: "DATE", sense: m, rule: "date.deictic", sure: 0.8}, m.grain != noGrain
	}
	for _, f := range []func(*scanner, int) (phrase, bool){(*scanner).iso, (*scanner).date, (*scanner).deictic, (*scanner).namedDay} {
		if q, found := f(s, i); found && (!ok || q.j > p.j) {
			p, ok = q, true
		}
	}
	if !ok && s.is(i, "the") && (s.lex(i+1).season > 0 || s.lex(i+1).part != "") {
		if l := s.lex(i + 1); l.season > 0 {
			return phrase{i: i, j: i + 2, typ: "DATE", sense: sense{grain: seasonGrain, season: l.season}, rule: "date"}, true
		}
		return s.dayPart(i)
	}
	if !ok && s.lex(i).month > 0 && s.at(i).upper && !s.lex(i).short {
		return phrase{i: i, j: i + 1, typ: "DATE", sense: sense{grain: monthGrain, month: s.lex(i).month}, rule: "date"}, true
	}
	return p, ok
}

// edge finds a piece of a date: "early March", "mid-2024", "the end of the
// month", "late on Tuesday", "earlier this week", "later that day", "early next year".
func (s *scanner) edge(i int) (phrase, bool) {
	k := i
	whole := func(p phrase, mod string) (phrase, bool) {
		p.i, p.mod = i, mod
		p.more, p.rule = nil, "date.edge"
		return p, true
	}
	if s.is(k, "the") || s.is(k, "its") {
		k++
	}
	l := s.lex(k)
	switch {
	case s.is(k, "very", "latter") && s.lex(k+1).edge+s.lex(k+1).partOf != "":
		k++
		l = s.lex(k)
	case s.is(k, "latter", "early", "later", "final", "first") && s.is(k+1, "part", "half", "stages", "days", "weeks", "months", "years") && s.is(k+2, "of"):
		mod := "END"
		if s.is(k, "early", "first") {
			mod = "START"
		}
		if p, ok := s.plainDate(k + 3); ok {
			return whole(p, mod)
		}
		return phrase{}, false
	}
	if n := l.ordinal; (n > 0 && n < 6 || s.is(k, "last", "final", "opening")) && s.is(k+1, "week") && s.is(k+2, "of") && k > i {
		if s.is(k, "opening") {
			n = 1
		}
		if p, ok := s.plainDate(k + 3); ok && (p.grain == monthGrain || p.grain == yearGrain) {
			p.week = n
			if n == 0 {
				p.week = -1
			}
			return whole(p, "")
		}
	}
	if l.edge != "" {
		j := k + 1
		switch {
		case s.is(j, "of"):
			j++
		case s.mark(j, '-') && s.is(k, "year", "month", "week"):
		default:
			return phrase{}, false
		}
		p, ok := s.plainDate(j)
		if !ok && s.lex(j).unit != 0 && s.is(j, "day", "week", "month", "year") && !s.at(j).far {
			p, ok = phrase{typ: "DATE", j: j + 1, sure: 0.8, sense: sense{sort: unitSort, unit: s.lex(j).unit, n: 1, which: "this", told: true, grain: unitGrain(s.lex(j).unit)}}, true
		}
		if !ok || p.typ == "DURATION" || s.is(k, "rest", "remainder", "turn", "height", "outset") && p.grain == dayGrain {
			return phrase{}, false
		}
		return whole(p, l.edge)
	}
	if (s.is(k, "year", "month", "week")) && (s.mark(k+1, '-') || s.mark(k+1, '\'') && s.is(k+2, "s")) {
		j := k + 2
		if s.is(j, "s") {
			j++
		}
		if s.is(j, "end") && k == i {
			m := sense{sort: unitSort, unit: s.lex(k).unit, n: 1, which: "this", told: true, grain: unitGrain(s.lex(k).unit)}
			return whole(phrase{typ: "DATE", j: j + 1, sure: 0.8, sense: m}, "END")
		}
		return phrase{}, false
	}
	if l.partOf != "" {
		j := k + 1
		if s.mark(j, '-') {
			j++
		} else if s.is(j, "in", "on") && s.is(k, "early", "late") {
			j++
		}
		if s.is(j, "to") && s.is(j+1, "mid", "late") { // "mid to late March"
			j += 2
			if s.mark(j, '-') {
				j++
			}
		}
		if s.mark(j, '-') && s.is(j+1, "to") {
			return phrase{}, false
		}
		if s.lex(j).part != "" && !s.at(j).far { // "early morning"
			p, ok := s.dayPart(j)
			if !ok {
				return p, false
			}
			p.i = i
			return p, true
		}
		p, ok := s.plainDate(j)
		if ok && p.typ == "DURATION" {
			ok = false
		}
		if !ok && s.lex(j).season > 0 && !s.at(j).far {
			p, ok = phrase{typ: "DATE", j: j + 1, sense: sense{grain: seasonGrain, season: s.lex(j).season}}, true
			p.j = s.yearAt(j+1, &p.sense)
		}
		if !ok && s.digitsAt(j) && s.at(j).len() == 4 && s.at(j).num > 999 && s.at(j).num < 2200 {
			p, ok = phrase{typ: "DATE", j: j + 1, sense: sense{grain: yearGrain, year: s.at(j).num}}, true
		}
		if !ok && s.is(j, "week", "month", "year") && s.mark(k+1, '-') { // "mid-week"
			p, ok = phrase{typ: "DATE", j: j + 1, sense: sense{sort: unitSort, unit: s.lex(j).unit, n: 1, which: "this", grain: unitGrain(s.lex(j).unit)}}, true
		}
		if ok {
			return whole(p, l.partOf)
		}
		return phrase{}, false
	}
	if s.is(i, "earlier", "later", "sometime") {
		j := i + 1
		if s.is(j, "in", "on") {
			j++
		}
		p, ok := s.plainDate(j)
		if !ok || p.typ == "DURATION" || p.typ == "SET" {
			return phrase{}, false
		}
		p.i, p.rule, p.more = i, "date.edge", nil
		p.earlier, p.later = s.is(i, "earlier"), s.is(i, "later")
		return p, true
	}
	return phrase{}, false
}

// shift finds days counted from another: "two days ago", "three weeks later",
// "a day earlier", "the day before", "in two weeks' time".
func (s *scanner) shift(i int) (phrase, bool) {
	start := i
	if l := s.lex(i + 1); s.is(i, "the") && s.is(i+2, "before") && s.is(i+3, "last") && (l.unit != 0 || l.season > 0) {
		m := sense{sort: shiftSort, n: 2, unit: l.unit, sign: -1, grain: unitGrain(l.unit)}
		if l.season > 0 { // "the summer before last"
			m = sense{grain: seasonGrain, season: l.season, which: "last", n: 1}
		}
		return dated(i, i+4, m)
	}
	if s.is(i, "the") && s.is(i+1, "day", "week", "month", "year", "night", "morning", "evening") {
		sign := 0
		switch {
		case s.is(i+2, "before"):
			sign = -1
		case s.is(i+2, "after", "following"):
			sign = 1
		}
		// Only at the end of its phrase: "the day before the vote" counts from the vote.
		if b := s.at(i + 3); sign != 0 && (b.far || b.kind != 'a' && b.kind != '0' || s.is(i+3, "and", "in", "at", "with", "by", "to") || s.is(i+2, "following")) {
			u := s.lex(i + 1).unit
			m := sense{sort: shiftSort, n: 1, unit: u, sign: sign, told: true, grain: unitGrain(u)}
			if u == 0 || u == 'N' {
				m.unit, m.grain, m.part = 'D', dayGrain, s.lex(i+1).part
			}
			return dated(i, i+3, m)
		}
		if l := s.lex(i + 3); s.is(i+1, "day") && sign != 0 && (l.day == "-1" || l.day == "1") {
			m := sense{sort: shiftSort, n: 2, unit: 'D', sign: sign, grain: dayGrain}
			return dated(i, i+4, m)
		}
		return phrase{}, false
	}
	k := s.approximate(i)
	in := false
	if s.is(i, "in", "within") && k == i {
		in = s.is(i, "in")
		k = s.approximate(i + 1)
		start = i + 1
	}
	q, j, ok := s.quantityAt(k)
	if !ok || q.hyphen || q.old {
		return phrase{}, false
	}
	m := sense{sort: shiftSort, n: q.n, unit: q.unit, grain: unitGrain(q.unit)}
	switch {
	case in && s.is(j, "time") && (s.mark(j-1, '\'') || s.is(j-1, "s")):
		m.sign = 1
		p, _ := dated(start, j+1, m)
		p.i = i + 1
		return p, true
	case in:
		return phrase{}, false
	case s.is(j, "ago"):
		m.sign = -1
	case s.is(j, "later", "afterwards", "afterward", "thereafter", "on") && !(s.is(j, "on") && !(s.at(j+1).kind == ',' || s.at(j+1).kind == '.')):
		m.sign, m.told = 1, true
	case s.is(j, "earlier", "previously", "beforehand", "prior"):
		if s.is(j, "prior") && s.is(j+1, "to") {
			return phrase{}, false
		}
		m.sign, m.told = -1, true
	case s.is(j, "before", "after"):
		b := s.at(j + 1)
		if !(b.far || b.kind != 'a' && b.kind != '0' && b.kind != '\'' && b.kind != '"') {
			return s.shiftFrom(i, j, m)
		}
		m.told, m.sign = true, 1
		if s.is(j, "before") {
			m.sign = -1
		}
	case s.is(j, "from") && s.is(j+1, "now", "today"):
		m.sign = 1
		j++
	case s.is(j, "hence"):
		m.sign = 1
	default:
		return phrase{}, false
	}
	p, _ := dated(i, j+1, m)
	if m.grain == noGrain {
		p.typ = "TIME"
	}
	p.sure = 0.9
	return p, true
}

// shiftFrom reads "two days before Dec. 21", "a week after that": a date counted
// from one printed next to it.
func (s *scanner) shiftFrom(i, j int, m sense) (phrase, bool) {
	m.sign = 1
	if s.is(j, "before") {
		m.sign = -1
	}
	if s.is(j+1, "that") && (s.at(j+2).kind != 'a' || s.at(j+2).far) {
		m.told = true
		return dated(i, j+2, m)
	}
	q, ok := s.date(j + 1)
	if !ok || q.month == 0 || q.day == 0 || q.until > 0 || m.unit != 'D' && m.unit != 'W' || m.n < 0 {
		return phrase{}, false
	}
	f := q.sense
	f.unit, f.n, f.sign = m.unit, m.n, m.sign
	p, _ := dated(i, q.j, f)
	p.rule, p.sure = "date.shift", 0.9
	return p, true
}
