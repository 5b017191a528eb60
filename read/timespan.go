package read

import "strings"

// A quantity is a number of units of time: "three hours", "two-day", "a few
// weeks", "decades". n is -1 if the number is not said.
type quantity struct {
	n      float64
	unit   byte
	plural bool
	hyphen bool // "two-day", "week-long"
	old    bool // an age
	bare   bool // no number and no article: "weeks"
	one    bool // "a day": may be a rate
}

// numeral reads a number in digits or words: "3", "1,500", "2.5", "twenty-one",
// "two and a half", "half a", "a dozen", "several", "a few". -1 is an unsaid number.
func (s *scanner) numeral(i int) (n float64, j int, ok bool) {
	a, l := s.at(i), s.lex(i)
	switch {
	case a.kind == '0' && a.num >= 0:
		if b := s.at(i - 1); !a.gap && (b.kind == 'a' || b.kind == '$' || b.kind == '.' || b.kind == ',' || b.kind == ':' || b.kind == '/') {
			return 0, i, false
		}
		n, j = float64(a.num), i+1
		for s.tight(j, ',') && s.at(j+1).len() == 3 && s.digitsAt(j+1) {
			n, j = n*1000+float64(s.at(j+1).num), j+2
		}
		if s.tight(j, '.') && s.digitsAt(j+1) && s.at(j+1).num >= 0 {
			f := float64(s.at(j + 1).num)
			for range s.at(j + 1).len() {
				f /= 10
			}
			n, j = n+f, j+2
		}
		if s.mark(j, '+') && !s.at(j).gap {
			j++
		}
		return n, j, true
	case l.number >= 20 && l.number < 100 && s.mark(i+1, '-') && s.lex(i+2).number > 0 && s.lex(i+2).number < 10:
		n, j = float64(l.number+s.lex(i+2).number), i+3
	case l.number > 0:
		n, j = float64(l.number), i+1
		if k := s.lex(j); l.number < 100 && l.number >= 20 && k.number > 0 && k.number < 10 {
			n, j = n+float64(k.number), j+1
		}
		if k := s.lex(j).number; k >= 100 && n < 100 {
			n, j = n*float64(k), j+1
		}
	case s.is(i, "half"):
		if s.is(i+1, "a", "an") {
			return 0.5, i + 2, true
		}
		if s.mark(i+1, '-') {
			return 0.5, i + 2, true
		}
		return 0, i, false
	case s.is(i, "a", "an", "the") && s.lex(i+1).number >= 12 && s.lex(i+1).number != 30:
		if n, j, ok = s.numeral(i + 1); ok {
			return n, j, !s.is(i, "the")
		}
	case s.is(i, "a") && s.is(i+1, "couple"):
		j = i + 2
		if s.is(j, "of") {
			j++
		}
		return 2, j, true
	case s.is(i, "a") && s.lex(i+1).quantity != "", s.is(i, "a") && s.is(i+1, "good", "great") && s.is(i+2, "many"):
		j = i + 2
		if s.is(j, "many") {
			j++
		}
		return -1, j, s.is(i+1, "few", "good", "great")
	case l.quantity != "" && s.is(i, "many") && s.is(i-1, "as", "how", "so"):
		return 0, i, false
	case l.quantity != "":
		j = i + 1
		if s.is(i, "couple") {
			if s.is(j, "of") {
				return 2, j + 1, true
			}
			return 0, i, false
		}
		return -1, j, true
	case s.is(i, "dozens", "scores", "hundreds", "thousands") && s.is(i+1, "of"):
		return -1, i + 2, true
	default:
		return 0, i, false
	}
	if s.is(j, "and") && s.is(j+1, "a") && s.is(j+2, "half") {
		return n + 0.5, j + 3, true
	}
	if s.is(j, "or", "to") || s.mark(j, '-') && !s.is(j+1, "plus") { // "two or three days": at least the smaller, not fixed
		if m, e, ok := s.numeral(j + 1); ok && m > n && s.lex(e).unit != 0 && s.lex(e).plural {
			return -1, e, true
		}
	}
	return n, j, true
}

// approximate skips "about", "more than", "at least", "up to", "no more than", "as long as".
func (s *scanner) approximate(i int) (j int) {
	switch {
	case s.is(i, "no", "not") && s.is(i+1, "more", "less", "fewer") && s.is(i+2, "than"):
		return i + 3
	case s.is(i, "more", "less", "fewer", "longer") && s.is(i+1, "than"):
		return i + 2
	case s.is(i, "at") && s.is(i+1, "least", "most"):
		return i + 2
	case s.is(i, "up") && s.is(i+1, "to"), s.is(i, "close") && s.is(i+1, "to"), s.is(i, "well") && s.is(i+1, "over"):
		return i + 2
	case s.lex(i).about:
		return i + 1
	}
	return i
}

// quantityAt reads a quantity.
func (s *scanner) quantityAt(i int) (q quantity, j int, ok bool) {
	n, j, ok := s.numeral(i)
	switch {
	case ok:
		q.n = n
	case s.is(i, "a", "an", "another", "one"):
		q.n, j, q.one = 1, i+1, s.is(i, "a", "an")
	case s.lex(i).unit != 0 && s.lex(i).plural: // "weeks", "decades later"
		q.n, j, q.bare = -1, i, true
	case s.lex(i).unit != 0 && s.mark(i+1, '-') && (s.is(i+2, "long") || s.is(i+2, "old")), s.is(i, "day") && s.is(i+1, "long"): // "year-long"
		q.n, j, q.bare = 1, i, true
	default:
		return q, i, false
	}
	if s.mark(j, '-') && !s.at(j+1).gap {
		if s.lex(j+1).unit == 0 {
			return q, i, false
		}
		q.hyphen = true
		j++
	}
	if !q.hyphen && !q.bare {
		for s.is(j, "more", "full", "whole", "long", "further", "additional", "consecutive", "straight", "successive", "short", "entire", "single", "brutal",
			"intense", "bloody", "calendar", "working", "business", "extra", "tense", "gruelling", "such", "or", "so", "mere", "solid", "other") && s.at(j).kind == 'a' {
			j++
		}
	}
	l := s.lex(j)
	if l.unit == 0 || s.at(j).far {
		return q, i, false
	}
	if l.unit == 'S' && !l.plural && !q.hyphen && !s.digitsAt(j-1) || q.one && (l.plural || l.unit == 'S') || q.one && s.mark(j+1, '-') && !s.is(j+2, "long", "old") && l.unit != 'N' {
		return q, i, false // "a second", "a day-by-day"
	}
	if l.unit == 'K' && !l.plural && q.n != 1 || l.unit == 'N' && !l.plural && q.n > 1 && !q.hyphen {
		return q, i, false
	}
	if l.unit == 'Q' && (q.one || q.n == 3 || q.bare || q.n == 0.5) && s.lex(i-1).which == "" { // "a quarter", "three quarters": shares
		return q, i, false
	}
	if l.plural && q.n == 1 && !s.digitsAt(j-1) && !q.hyphen || q.bare && (l.unit == 'N' || l.unit == 'S' && !s.is(i-1, "in", "within", "for", "of", "just", "about")) {
		return q, i, false
	}
	q.unit, q.plural = l.unit, l.plural
	if !q.hyphen && !l.plural && s.mark(j+1, '-') && !s.at(j+1).gap && q.n != 1 && !s.is(j+2, "long", "old") {
		return q, i, false
	}
	j++
	if s.mark(j, '\'') && !s.at(j).gap { // "two weeks' time", "a day's work"
		e := j + 1
		if s.is(e, "s") && !s.at(e).gap {
			e++
		}
		if s.is(e, "time") {
			j = e
		}
	}
	if s.is(j, "and") && s.is(j+1, "a") && s.is(j+2, "half") {
		q.n, j = q.n+0.5, j+3
	}
	switch h := s.mark(j, '-') && !s.at(j).gap; {
	case h && s.is(j+1, "old"), s.is(j, "old"):
		q.old = true
		if h {
			j++
		}
		j++
	case h && s.is(j+1, "long"):
		q.hyphen = true
		j += 2
	case s.is(j, "of") && s.is(j+1, "age"):
		q.old = true
		j += 2
	}
	return q, j, true
}

// span finds durations: "three hours", "two-day", "for decades", "34-year-old",
// and those that lie beside a day: "the past two weeks", "the first three days".
func (s *scanner) span(i int) (phrase, bool) {
	start := i
	if s.is(i, "the", "these", "those", "all") && !s.is(i+1, "a", "an") {
		i++
		if s.lex(i).plural || s.lex(i).ordinal > 0 && !s.is(i, "first", "second") {
			return phrase{}, false // "the days": no time by itself
		}
	}
	m := sense{sort: spanSort}
	if start < i || s.is(i, "first", "last", "final", "opening", "closing") {
		if s.is(i, "first", "final", "opening", "closing") && (s.lex(i+1).unit != 0 && s.lex(i+1).plural || s.lex(i+1).number > 1 || s.lex(i+1).quantity != "" || s.digitsAt(i+1)) {
			i++
		}
	}
	k := s.approximate(i)
	q, j, ok := s.quantityAt(k)
	if !ok {
		return phrase{}, false
	}
	m.n, m.unit = q.n, q.unit
	m.value = durationValue(q.n, q.unit)
	if e := j; q.n > 0 && !q.old && !q.hyphen { // "an hour and 20 minutes"
		if s.is(e, "and") || s.mark(e, ',') {
			e++
		}
		if r, k, ok := s.quantityAt(e); ok && r.n > 0 && !r.bare && !r.old && !r.hyphen && smaller[q.unit] == r.unit && (e > j || s.digitsAt(e)) {
			m.value += decimal(r.n) + map[byte]string{'O': "M", 'M': "M", 'S': "S", 'D': "D", 'H': "H"}[r.unit]
			if q.unit == 'D' {
				m.value = durationValue(q.n, q.unit) + "T" + decimal(r.n) + "H"
			}
			j = k
		}
	}
	p := phrase{i: start, j: j, typ: "DURATION", sense: m, rule: "duration"}
	switch {
	case q.old:
		p.rule = "duration.age"
	case q.bare && !q.hyphen:
		p.rule, p.sure = "duration.bare", 0.8
		if s.is(k-1, "the") || s.is(k-1, "of") && !s.is(k-2, "couple", "number", "after", "matter") || s.mark(j, '-') {
			return phrase{}, false
		}
	}
	if start < i && q.n == 1 && !q.hyphen && s.is(start, "the") && !s.is(i, "first", "last") {
		p.sure = 0.7
	}
	if q.unit == 'N' || q.unit == 'K' {
		p.sure = 0.7
	}
	return p, true
}

// smaller is the unit that a duration names after a larger one.
var smaller = map[byte]byte{'Y': 'O', 'W': 'D', 'D': 'H', 'H': 'M', 'M': 'S'}

// durationValue writes a duration as TIMEX3 does: "P3D", "PT2H", "PXW", "P2DE".
func durationValue(n float64, unit byte) string {
	num := "X"
	if n >= 0 {
		num = decimal(n)
	}
	switch unit {
	case 'S', 'M', 'H':
		return "PT" + num + string(unit)
	case 'O':
		return "P" + num + "M"
	case 'F':
		if n < 0 {
			return "PXW"
		}
		return "P" + decimal(n*2) + "W"
	case 'E':
		return "P" + num + "DE"
	case 'C':
		return "P" + num + "CE"
	case 'K':
		return "P" + num + "WE"
	case 'N':
		return "P" + num + "TNI"
	}
	return "P" + num + string(unit)
}

// set finds what recurs: "every Monday", "twice a year", "daily", "on weekends".
func (s *scanner) set(i int) (phrase, bool) {
	set := func(j int, value string) (phrase, bool) {
		return phrase{i: i, j: j, typ: "SET", rule: "set", sense: sense{sort: setSort, value: value}}, value != ""
	}
	l := s.lex(i)
	switch {
	case l.set != "":
		if s.mark(i+1, '-') && !s.at(i+1).gap || s.mark(i-1, '-') && !s.at(i).gap || s.at(i).upper && s.at(i+1).upper && !s.at(i).far || s.at(i).upper && s.at(i-1).upper && !s.at(i-1).far && i > 0 && !s.at(i).far {
			return phrase{}, false // "the Daily Courier"
		}
		return set(i+1, l.set)
	case s.is(i, "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"):
		day := s.text(i)
		if w := lexicon()[strings.ToLower(day[:len(day)-1])]; w != nil {
			return set(i+1, "XXXX-WXX-"+decimal(float64(w.weekday)))
		}
	case l.weekday > 0 && s.lex(i+1).parts != "" && !s.at(i+1).far:
		return set(i+2, "XXXX-WXX-"+decimal(float64(l.weekday))+"T"+s.lex(i+1).parts)
	case s.is(i, "weekends"):
		return set(i+1, "XXXX-WXX-WE")
	case s.is(i, "weekdays"):
		return set(i+1, "XXXX-WXX")
	case s.is(i, "every", "each"):
		j := i + 1
		if s.is(j, "single", "other") && (s.lex(j+1).unit != 0 || s.lex(j+1).weekday > 0) {
			j++
		}
		if r := s.lex(j); r.unit != 0 && !r.plural {
			n := 1.0
			if s.is(j-1, "other") {
				n = 2
			}
			return set(j+1, durationValue(n, r.unit))
		}
		if v := s.recurring(j); v != "" {
			return set(s.recurringEnd(j), v)
		}
		if q, e, ok := s.quantityAt(j); ok && !q.hyphen && s.is(i, "every") {
			return set(e, durationValue(q.n, q.unit))
		}
	case s.is(i, "once", "twice"), s.is(i+1, "times") && (l.number > 0 || s.digitsAt(i) || l.quantity != ""):
		j := i + 1
		if s.is(j, "times") {
			j++
		}
		if s.is(j, "a", "an", "per", "each", "every") && s.lex(j+1).unit != 0 && !s.lex(j+1).plural {
			return set(j+2, durationValue(1, s.lex(j+1).unit))
		}
	case s.is(i, "per", "a", "an") && s.lex(i+1).unit != 0 && !s.lex(i+1).plural && !s.at(i+1).far:
		if s.is(i, "per") || s.rate(i) {
			return set(i+2, durationValue(1, s.lex(i+1).unit))
		}
	}
	return phrase{}, false
}

// rate reports whether "a day" at atom i follows an amount: "40 lorries a day".
func (s *scanner) rate(i int) bool {
	a := s.at(i - 1)
	if a.far || s.lex(i+1).unit == 'S' || s.mark(i+2, '-') || s.is(i+2, "after", "before", "later", "earlier", "ago", "and", "or", "when", "of", "to") {
		return false
	}
	for k := i - 1; k > i-4 && k >= 0; k-- {
		if s.lex(k).unit != 0 || s.at(k).kind == ',' {
			return false
		}
		if s.digitsAt(k) || s.lex(k).number > 1 || s.lex(k).quantity == "X" {
			t := s.text(i - 1)
			return k == i-1 || strings.HasSuffix(t, "s") || s.is(i-1, "people", "percent", "million", "billion", "oil")
		}
	}
	return false
}

// recurring gives the value of "every Monday", "every morning", "every June", "every summer".
func (s *scanner) recurring(i int) string {
	l := s.lex(i)
	switch {
	case l.weekday > 0 && (!l.short || s.at(i).upper):
		v := "XXXX-WXX-" + decimal(float64(l.weekday))
		if p := s.lex(i + 1).part; p != "" {
			v += "T" + p
		}
		return v
	case l.part != "":
		return "XXXX-XX-XXT" + l.part
	case l.month > 0 && !l.short && s.at(i).upper:
		return "XXXX-" + pad(l.month)
	case l.season > 0:
		return "XXXX-" + seasonNames[l.season]
	}
	return ""
}

func (s *scanner) recurringEnd(i int) int {
	if s.lex(i).weekday > 0 && s.lex(i+1).part != "" {
		return i + 2
	}
	return i + 1
}
