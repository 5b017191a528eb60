package read

// seasonYear reads "spring 1918", "the summer of 1916", "winter". A bare season
// needs an article, a preposition or a modifier: "spring" and "fall" are verbs.
func (s *scanner) seasonYear(i int, article bool) (m sense, j int, ok bool) {
	l := s.lex(i)
	if l.season == 0 {
		return m, i, false
	}
	m = sense{grain: seasonGrain, season: l.season}
	j = s.yearAt(i+1, &m)
	if m.year == 0 && j == i+1 {
		if s.mark(i+1, ',') {
			j = i + 1
		}
		if s.at(i+1).upper && !s.at(i+1).far {
			return m, i, false // "the Winter Palace"
		}
		lead := i - 1
		if article {
			lead--
		}
		prep := s.is(lead, "in", "by", "during", "since", "until", "till", "through", "throughout", "from", "after", "before", "of", "over", "for", "early", "late", "mid", "and", "to")
		if !prep || s.is(i, "fall") && (!article || s.is(i+1, "of")) {
			return m, i, false
		}
	} else if s.is(i, "fall") && !article && s.is(i+1, "in") {
		return m, i, false
	}
	return m, j, true
}

// quarterYear reads "Q3 2025", "the third quarter of 2025", "H1", "the first half of 1916".
func (s *scanner) quarterYear(i int, article bool) (m sense, j int, ok bool) {
	if s.is(i, "q", "h") && s.at(i).upper && s.digitsAt(i+1) && !s.at(i+1).gap && s.at(i+1).num >= 1 && s.at(i+1).len() == 1 {
		n := s.at(i + 1).num
		if s.is(i, "q") && n <= 4 {
			m = sense{grain: quarterGrain, quarter: n}
		} else if s.is(i, "h") && n <= 2 {
			m = sense{grain: halfGrain, half: n}
		} else {
			return m, i, false
		}
		j = s.yearAt(i+2, &m)
		return m, j, m.quarter > 0 || j > i+2
	}
	n := s.lex(i).ordinal
	if s.is(i, "latter") {
		n = 2
	}
	k := i + 1
	if n == 0 {
		if n, k, ok = s.ordinalDigits(i); !ok {
			return m, i, false
		}
	}
	switch {
	case n >= 1 && n <= 4 && s.is(k, "quarter"):
		m = sense{grain: quarterGrain, quarter: n}
	case n <= 2 && s.is(k, "half") && article:
		m = sense{grain: halfGrain, half: n}
	default:
		return m, i, false
	}
	j = s.yearAt(k+1, &m)
	if j == k+1 && m.half > 0 {
		if !s.is(k+1, "of") {
			return m, i, false
		}
		// "the first half of March", "the second half of the 19th century"
		e := k + 2
		if s.is(e, "the") {
			e++
		}
		if f, e, ok := s.fields(e, e > k+2); ok {
			f.mod = [...]string{"", "START", "END"}[m.half]
			return f, e, true
		}
		return m, i, false
	}
	return m, j, article || j > k+1
}

// ordinalDigits reads "3rd", "21st".
func (s *scanner) ordinalDigits(i int) (n, j int, ok bool) {
	if a := s.at(i); a.kind == '0' && a.num > 0 && s.is(i+1, "st", "nd", "rd", "th") && !s.at(i+1).gap {
		return a.num, i + 2, true
	}
	return 0, i, false
}

// century reads "the 19th century", "eighteenth-century", "the fifth century BC".
func (s *scanner) century(i int, _ bool) (m sense, j int, ok bool) {
	n, k := s.lex(i).ordinal, i+1
	if n == 0 {
		if s.lex(i).number == 20 && s.mark(i+1, '-') {
			n, k = 20+s.lex(i+2).ordinal, i+3
		} else if n, k, ok = s.ordinalDigits(i); !ok {
			return m, i, false
		}
	}
	if s.mark(k, '-') {
		k++
	}
	if n > 30 || !s.is(k, "century", "centuries") || n < 4 && s.era(k+1) == k+1 {
		return m, i, false
	}
	m = sense{grain: centuryGrain, year: n*100 - 99}
	return m, s.bc(k+1, &m), true
}

// decade reads "the 1990s", "the 1990's", "the '90s", "the mid-80s".
func (s *scanner) decade(i int, article bool) (m sense, j int, ok bool) {
	short := false
	if s.mark(i, '\'') && !s.at(i+1).gap {
		i++
		short = true
	}
	a := s.at(i)
	if a.kind != '0' || a.num < 0 || a.num%10 != 0 {
		return m, i, false
	}
	k := i + 1
	if s.mark(k, '\'') && !s.at(k).gap {
		k++
	}
	if !s.is(k, "s") || s.at(k).gap {
		return m, i, false
	}
	m.grain = decadeGrain
	switch {
	case a.len() == 4 && a.num >= 1000 && a.num < 2200:
		m.year = a.num
	case a.len() == 2 && (short || article):
		m.year = twoDigits(a.num)
	case a.len() == 3 && s.era(k+1) > k+1:
		m.year = a.num
	default:
		return m, i, false
	}
	return m, s.bc(k+1, &m), true
}
