package read

import "gentz/text"

// year reads a bare year: "in 1979", "(1914-18)", "the 1979 accord", "493 BC",
// "the year 2003", "'99". A number is a year only where its neighbours say so.
func (s *scanner) year(i int, article bool) (m sense, j int, ok bool) {
	m.grain = yearGrain
	if s.is(i, "year") && article {
		if v, n, ok := s.number(i + 1); ok && n >= 3 && n <= 4 {
			m.year = v
			return m, s.bc(i+2, &m), true
		}
		return m, i, false
	}
	if s.mark(i, '\'') {
		a := s.at(i + 1)
		if a.kind == '0' && a.len() == 2 && !a.gap && s.at(i).gap && (s.is(i-1, "in", "since", "of", "by", "until", "from", "late", "early") || s.lex(i-1).season > 0) &&
			(s.at(i+2).gap || s.at(i+2).kind != 'a') {
			m.year = twoDigits(a.num)
			return m, i + 2, true
		}
		return m, i, false
	}
	if s.is(i, "ca", "circa", "c") {
		k := i + 1
		if s.mark(k, '.') {
			k++
		}
		if v, n, ok := s.number(k); ok && n >= 3 && n <= 4 && (n == 4 || s.era(k+1) > k+1) {
			m.year = v
			return m, s.bc(k+1, &m), true
		}
		return m, i, false
	}
	v, n, ok := s.number(i)
	if !ok || n > 4 {
		return m, i, false
	}
	m.year = v
	if k := s.bc(i+1, &m); k > i+1 && (s.is(i+1, "bc", "bce", "b") || v > 31 && s.is(i+1, "ad", "ce")) {
		return m, k, true
	}
	m.year = v
	if n != 4 || v < 1000 || v >= 2200 {
		return m, i, false
	}
	if !s.yearly(i, article) {
		return m, i, false
	}
	// "1914-18", "2007/08"
	if (s.tight(i+1, '-') || s.tight(i+1, '/')) && s.digitsAt(i+2) && s.at(i+2).len() == 2 {
		if b := s.at(i + 3); !(b.kind == 'a' && !b.gap) && !(b.kind == '-' && !b.gap) {
			if e := v/100*100 + s.at(i+2).num; e > v && e-v < 50 {
				m.until = e
				return m, i + 3, true
			}
		}
	}
	return m, i + 1, true
}

// yearly reports whether the four digits at atom i stand where a year stands.
func (s *scanner) yearly(i int, article bool) bool {
	v := s.at(i).num
	a, b, c := s.at(i-1), s.at(i+1), s.at(i)
	modern := v >= 1700 && v < 2060
	if s.mark(i-1, '$') || a.kind == 1 && !c.gap || s.mark(i-1, '#') || s.mark(i+1, '%') || s.is(i-1, "no", "number", "flight", "room", "page", "resolution", "nearly", "almost", "over", "some") ||
		s.mark(i-1, '.') && s.is(i-2, "no") {
		return false
	}
	if s.mark(i+1, ':') && !b.gap || s.mark(i-1, ':') && !c.gap || s.mark(i-1, '/') && !c.gap && !(s.at(i-2).len() == 4) {
		return false
	}
	if n := s.lex(i + 1); n.unit != 0 || s.mark(i+1, '-') && s.lex(i+2).unit != 0 || n.number > 0 || n.quantity != "" {
		return false
	}
	if s.is(i+1, "people", "men", "women", "troops", "soldiers", "km", "kilometres", "kilometers", "miles", "metres", "meters", "feet", "tons", "tonnes", "percent", "per", "dollars", "euros", "children", "gmt", "hours", "hrs", "utc", "m", "kg", "ft", "local") {
		return false
	}
	plural := b.kind == 'a' && !b.upper && b.len() > 3 && s.Source()[b.end-1] == 's' && s.Source()[b.end-2] != 's' && !s.verb(i+1)
	switch {
	case c.far && b.far: // a heading
		return modern
	case s.tight(i-1, '-') && s.digitsAt(i-2) && s.at(i-2).len() == 4, s.tight(i+1, '-') && s.digitsAt(i+2) && s.at(i+2).len() == 4 && s.at(i+2).num > v:
		return modern || s.mark(i-3, '(') || s.mark(i-1, '(')
	case s.mark(i-1, '('):
		return (s.mark(i+1, ')') || s.mark(i+1, '-') || s.mark(i+1, ',')) && modern
	case s.mark(i-1, ',') && (s.mark(i+1, ')') || s.mark(i+1, ',') || s.mark(i+1, '.')):
		return modern && (s.at(i-2).upper || s.at(i-2).len() == 4 && s.digitsAt(i-2))
	case s.is(i-1, "in", "since", "during", "throughout", "until", "till", "before", "after", "circa", "ca"), s.lex(i-1).partOf != "", s.mark(i-1, '-') && s.lex(i-2).partOf != "":
		return v >= 1000 && (modern || !plural) && !(plural && s.is(i-1, "before", "after", "until"))
	case s.is(i-1, "by", "from", "to", "between", "about", "around", "through", "of", "than", "as"):
		return modern && !plural
	case s.is(i-1, "and", "or") || s.mark(i-1, ','):
		return modern && s.digitsAt(i-2) && s.at(i-2).len() == 4 && !plural
	case s.lex(i-1).season > 0, s.lex(i-1).weekday > 0 && modern:
		return true
	case article || s.is(i-1, "his", "her", "its", "their", "a") || s.mark(i-2, '\'') && s.is(i-1, "s"):
		return modern && b.kind == 'a' && !plural
	case a.kind == 'a' && a.upper && !c.far && modern && v >= 1900 && (b.kind == '.' || b.kind == ',' || b.kind == ')' || b.far):
		return true // "at the Oslo Forum 2019,"
	}
	if c.far || s.mark(i-1, '.') && c.gap {
		return modern && !plural && b.kind != '0' && b.kind != 'a'
	}
	return false
}

// verb reports whether the tags call atom i a verb.
func (s *scanner) verb(i int) bool {
	w := s.wordAt(s.at(i).start)
	return w >= 0 && (s.Tag(w) == text.VERB || s.Tag(w) == text.AUX)
}

// iso reads "2025-12-21", with a time if one follows, "2025-12", "2025/12/21".
func (s *scanner) iso(i int) (phrase, bool) {
	y, mo := s.at(i), s.at(i+2)
	if y.kind != '0' || y.len() != 4 || !s.tight(i+1, '-') && !s.tight(i+1, '/') || mo.kind != '0' || mo.len() != 2 || mo.num < 1 || mo.num > 12 || y.num < 1000 || y.num > 2200 {
		return phrase{}, false
	}
	sep := s.at(i + 1).kind
	m := sense{grain: monthGrain, year: y.num, month: mo.num}
	if d := s.at(i + 4); s.tight(i+3, sep) && d.kind == '0' && d.len() == 2 {
		m.grain, m.day = dayGrain, d.num
		if d.num < 1 || !m.valid() {
			return phrase{}, false
		}
		j := i + 5
		k := j
		if s.is(k, "T") && !s.at(k).gap {
			k++
		}
		if h := s.at(k); h.kind == '0' && h.len() == 2 && s.tight(k+1, ':') {
			if c, z, e, ok := s.clockAt(k); ok {
				m.clock, m.zone = c, z
				if s.is(e, "Z") {
					m.zone, e = "Z", e+1
				}
				j = e
			}
		}
		return dated(i, j, m)
	}
	if sep != '-' || y.num+mo.num > 0 && mo.num <= y.num%100+12 && y.num%100 < mo.num {
		return phrase{}, false // "2007-08" is two years
	}
	return dated(i, i+3, m)
}

// numeric reads "21/12/2025" and "12/21/2025" where only one order can be meant.
func (s *scanner) numeric(i int) (phrase, bool) {
	a, b, y := s.at(i), s.at(i+2), s.at(i+4)
	sep := s.at(i + 1).kind
	if a.kind != '0' || b.kind != '0' || y.kind != '0' || sep != '/' && sep != '.' && sep != '-' || !s.tight(i+1, sep) || !s.tight(i+3, sep) || a.len() > 2 || b.len() > 2 {
		return phrase{}, false
	}
	if (s.mark(i-1, '/') || s.mark(i-1, '.') || s.mark(i-1, '-')) && !a.gap || (s.mark(i+5, '/') || s.mark(i+5, '.') && s.digitsAt(i+6) || s.mark(i+5, '-')) && !s.at(i+5).gap && !s.at(i+6).gap {
		return phrase{}, false
	}
	m := sense{grain: dayGrain, year: y.num}
	switch {
	case y.len() == 2 && sep != '-' && a.num > 12:
		m.year = twoDigits(y.num)
	case y.len() != 4 || y.num < 1000 || y.num > 2200:
		return phrase{}, false
	}
	switch {
	case a.num > 12 && b.num <= 12, a.num == b.num:
		m.day, m.month = a.num, b.num
	case a.num <= 12 && b.num > 12 && sep != '.':
		m.month, m.day = a.num, b.num
	case sep == '.' && a.num <= 12 && b.num <= 12: // points are only used day first
		m.day, m.month = a.num, b.num
	default:
		return phrase{}, false
	}
	if m.day < 1 || m.month < 1 || m.month > 12 || !m.valid() {
		return phrase{}, false
	}
	return dated(i, i+5, m)
}
