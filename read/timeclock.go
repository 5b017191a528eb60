package read

// clockAt reads a time of the day: "10 a.m.", "10:30pm", "14:30 GMT", "1400
// GMT", "noon", "ten o'clock", with "local time" or a zone behind it.
func (s *scanner) clockAt(i int) (clock, zone string, j int, ok bool) {
	hour, minute, sec := -1, 0, -1
	j = i
	a := s.at(i)
	sure := false
	switch {
	case s.lex(i).clock != "":
		clock, j = s.lex(i).clock, i+1
		if s.is(i-1, "after") && s.is(i-2, "shortly", "just") {
			sure = true
		}
		return clock, "", s.zoneAt(j, &zone), true
	case a.kind == '0' && a.num >= 0 && a.len() <= 2 && (s.tight(i+1, ':') || s.tight(i+1, '.')) && s.at(i+2).kind == '0' && s.at(i+2).len() == 2 && s.at(i+2).num < 60 && a.num <= 24:
		if b := s.at(i - 1); !a.gap && (b.kind == ':' || b.kind == '.' || b.kind == ',' || b.kind == '/' || b.kind == '$' || b.kind == '0') {
			return "", "", i, false
		}
		hour, minute, j = a.num, s.at(i+2).num, i+3
		if s.tight(j, ':') && s.at(j+1).len() == 2 && s.at(j+1).num < 60 && s.digitsAt(j+1) {
			sec, j = s.at(j+1).num, j+2
			if s.tight(j, '.') && s.digitsAt(j+1) {
				j += 2
			}
		} else if s.tight(j, ':') {
			return "", "", i, false
		}
		sure = s.mark(i+1, ':')
	case a.kind == '0' && a.len() == 4 && a.num/100 < 25 && a.num%100 < 60:
		hour, minute, j = a.num/100, a.num%100, i+1
		if !s.is(j, "gmt", "utc", "hours", "hrs", "est", "edt", "cet", "pm", "am", "local") {
			return "", "", i, false
		}
		sure = s.is(j, "hours", "hrs") || s.is(j, "local") && s.is(j+1, "time")
		if s.is(j, "hours", "hrs") {
			j++
		}
	case a.kind == '0' && a.len() == 3 && a.num/100 < 13 && a.num%100 < 60 && s.is(i+1, "am", "pm") && !s.at(i+1).gap:
		hour, minute, j = a.num/100, a.num%100, i+1
	case a.kind == '0' && a.len() <= 2 && a.num >= 0 && a.num <= 24:
		hour, j = a.num, i+1
		if s.mark(j, '+') && !s.at(j).gap {
			j++
		}
	case s.lex(i).number > 0 && s.lex(i).number <= 12:
		hour, j = s.lex(i).number, i+1
	case s.is(i, "half", "quarter") && s.is(i+1, "past", "to") && s.lex(i+2).number > 0 && s.lex(i+2).number <= 12:
		hour, minute, j, sure = s.lex(i+2).number, 30, i+3, true
		if s.is(i, "quarter") {
			minute = 15
			if s.is(i+1, "to") {
				hour, minute = (hour+11)%12, 45
			}
		}
	default:
		return "", "", i, false
	}
	if s.is(j, "o") && s.mark(j+1, '\'') && s.is(j+2, "clock") {
		j, sure = j+3, true
	}
	half := ""
	switch {
	case s.is(j, "am", "pm"):
		half, j = "a", j+1
		if s.is(j-1, "pm") {
			half = "p"
		}
	case s.is(j, "a", "p") && s.mark(j+1, '.') && s.is(j+2, "m") && !s.at(j+1).gap && !s.at(j+2).gap:
		half = "a"
		if s.is(j, "p") {
			half = "p"
		}
		j += 3
		if s.mark(j, '.') && !s.at(j).gap {
			j++
		}
	case s.is(j, "noon") && hour == 12:
		half, j = "p", j+1
	case s.is(j, "midnight") && hour == 12:
		half, j = "a", j+1
	}
	if half != "" {
		if hour > 12 && minute == 0 || hour == 0 {
			return "", "", i, false
		}
		sure = true
		if half == "p" && hour < 12 {
			hour += 12
		} else if half == "a" && hour == 12 {
			hour = 0
		}
	}
	if s.is(j, "in") && s.is(j+1, "the") && s.is(j+2, "morning", "afternoon", "evening") && (sure || half != "" || s.is(i-1, "at", "by", "until", "before", "after", "around")) {
		if s.is(j+2, "afternoon", "evening") && hour < 12 {
			hour += 12
		}
		j, sure = j+3, true
	}
	if s.is(j, "hours", "hrs") && s.mark(i+1, ':') {
		j++
	}
	e := s.zoneAt(j, &zone)
	if e > j {
		sure = true
	}
	if !sure || hour > 24 {
		return "", "", i, false
	}
	clock = pad(hour) + ":" + pad(minute)
	if sec >= 0 {
		clock += ":" + pad(sec)
	}
	return clock, zone, e, true
}

// zoneAt skips a zone or "local time" at atom i.
func (s *scanner) zoneAt(i int, zone *string) int {
	switch {
	case s.is(i, "local") && s.is(i+1, "time"):
		return i + 2
	case s.is(i, "gmt", "utc", "z"):
		*zone = "Z"
		return i + 1
	case s.mark(i, '(') && s.is(i+1, "local") && s.is(i+2, "time") && s.mark(i+3, ')'):
		return i + 4
	case s.at(i).kind == 'a' && s.at(i).upper && s.is(i+1, "time") && !s.at(i).far && s.is(i, "eastern", "pacific", "central", "moscow", "kyiv", "london", "beijing", "greenwich"):
		return i + 2
	}
	for _, z := range [...]struct{ name, offset string }{{"est", "-05"}, {"edt", "-04"}, {"cst", "-06"}, {"pst", "-08"}, {"pdt", "-07"}, {"cet", "+01"}, {"cest", "+02"}, {"bst", "+01"}, {"eet", "+02"}, {"msk", "+03"}, {"jst", "+09"}} {
		if s.is(i, z.name) && s.at(i).upper {
			*zone = z.offset
			return i + 1
		}
	}
	if (s.mark(i, '+') || s.mark(i, '-')) && !s.at(i).gap && s.at(i+1).len() == 2 && s.digitsAt(i+1) && s.tight(i+2, ':') && s.at(i+3).len() == 2 {
		*zone = s.text(i) + s.text(i+1) + ":" + s.text(i+3)
		return i + 4
	}
	return i
}

// clock finds a time of the day, with the date that follows it directly: "10
// a.m. local time", "noon Tuesday", "9:34 p.m., March 19".
func (s *scanner) clock(i int) (phrase, bool) {
	c, z, j, ok := s.clockAt(i)
	if !ok {
		return phrase{}, false
	}
	m := sense{sort: vagueSort, grain: dayGrain, clock: c, zone: z}
	k := j
	if s.mark(k, ',') {
		k++
	}
	if f, e, found := s.weekdayDate(k); found && k == j {
		f.clock, f.zone, m, j = c, z, f, e
	} else if f, e, found := s.monthDay(k); found && f.until == 0 {
		f.clock, f.zone, m, j = c, z, f, e
	} else if l := s.lex(k); k == j && l.day != "" {
		if p, ok := s.namedDay(k); ok {
			p.clock, p.zone, m, j = c, z, p.sense, p.j
			m.part = ""
		}
	}
	if e := s.zoneAt(j, &m.zone); e > j {
		j = e
	}
	p, _ := dated(i, j, m)
	p.rule = "time.clock"
	return p, true
}

// dayPart finds parts of a day: "the morning of April 19", "in the evening", "at
// night", "dawn". A bare "morning" beside a noun is only taken after such a word.
func (s *scanner) dayPart(i int) (phrase, bool) {
	k := i
	if s.is(k, "the", "one") {
		k++
	}
	if s.is(k, "early", "late") && k > i {
		k++
	}
	if s.is(k, "hours") && s.is(k+1, "of") || s.is(k, "small") && s.is(k+1, "hours") && s.is(k+2, "of") { // "the early hours of Friday"
		e := k + 2
		if s.is(k, "small") {
			e++
		}
		if f, ok := s.plainDate(e); ok && f.grain == dayGrain {
			f.part, f.i, f.typ, f.rule, f.more = "MO", i, "TIME", "time.part", nil
			return f, true
		}
	}
	l := s.lex(k)
	if l.part == "" || s.at(k).far && k > i {
		return phrase{}, false
	}
	j := k + 1
	if s.is(j, "hours") {
		j++
	}
	if s.is(j, "of") {
		if f, ok := s.plainDate(j + 1); ok && f.grain == dayGrain && f.typ == "DATE" {
			f.part, f.i, f.typ, f.rule, f.more = l.part, i, "TIME", "time.part", nil
			return f, true
		}
	}
	lead := s.is(i-1, "at", "by", "before", "until", "till", "since", "after", "from", "to", "every", "late", "early", "through", "during", "in") || k > i && s.is(i, "one") || s.mark(i-1, '-') && s.lex(i-2).partOf != ""
	if k > i && s.is(i, "the") { // "the evening address" is the address's article
		b := s.at(j)
		lead = s.is(i-1, "in", "during", "until", "by", "through", "throughout", "of", "for", "into", "on") && (b.kind != 'a' || s.is(j, "and", "when", "after", "before", "at", "in", "on", "as", "to", "but", "with", "hours") || b.far) || s.is(j-1, "hours")
	}
	if !lead || s.mark(j, '-') && !s.at(j).gap {
		return phrase{}, false
	}
	m := sense{sort: vagueSort, grain: dayGrain, part: l.part}
	p, _ := dated(i, j, m)
	p.rule, p.sure = "time.part", 0.7
	return p, true
}

// namedDay finds "today", "yesterday morning", "tomorrow", "tonight", "overnight".
func (s *scanner) namedDay(i int) (phrase, bool) {
	l := s.lex(i)
	if s.is(i, "the") && s.is(i+1, "weekend") && s.is(i-1, "over", "at", "on", "during", "by", "until", "before", "after", "since", "for", "throughout") && (s.at(i+2).kind != '-' || s.at(i+2).gap) {
		return dated(i, i+2, sense{sort: unitSort, unit: 'K', n: 1, which: "this", grain: weekendGrain})
	}
	if l.day == "" {
		return phrase{}, false
	}
	m := sense{sort: shiftSort, unit: 'D', grain: dayGrain}
	j := i + 1
	switch l.day[0] {
	case '-':
		m.n, m.sign = 1, -1
	case '1':
		m.n, m.sign = 1, 1
	}
	if len(l.day) > 2 {
		m.part = l.day[2:]
	}
	if s.mark(i-1, '-') && !s.at(i).gap || s.mark(j, '-') && !s.at(j).gap && s.at(j+1).kind == 'a' {
		return phrase{}, false
	}
	if p := s.lex(j); m.part == "" && p.part != "" && !s.at(j).far {
		m.part = p.part
		j++
	}
	if k := j; m.part == "" {
		if s.mark(k, ',') { // "today, 5 March" are two expressions of one day
			return dated(i, j, m)
		}
		if c, z, e, ok := s.clockAt(k); ok {
			m.clock, m.zone, j = c, z, e
		}
	}
	return dated(i, j, m)
}

// reference finds the present, past and future as such.
func (s *scanner) reference(i int) (phrase, bool) {
	ref := func(j int, v string) (phrase, bool) {
		return phrase{i: i, j: j, typ: "DATE", rule: "date.ref", sure: 0.9, sense: sense{sort: refSort, value: v + "_REF"}}, true
	}
	l := s.lex(i)
	switch {
	case l.ref != "":
		if s.is(i, "now") && (s.is(i+1, "that") || s.mark(i+1, ',') && s.at(i).far) || s.mark(i+1, '-') && !s.at(i+1).gap {
			return phrase{}, false
		}
		return ref(i+1, l.ref)
	case s.is(i, "the") && s.is(i+1, "past", "future", "present") && (s.at(i+2).kind != 'a' || s.at(i+2).far || s.is(i+2, "and", "of", "is", "was", "will", "has", "in", "to", "with", "for", "by", "but", "or", "it", "he", "she", "they", "we", "you", "there", "have", "had", "may", "might", "can", "could", "should", "would", "must", "are", "were", "as", "when", "if", "on", "at", "that", "which", "not", "than")) && !s.mark(i+2, '-'):
		return ref(i+2, map[byte]string{'a': "PAST", 'u': "FUTURE", 'r': "PRESENT"}[s.text(i + 1)[1]|0x20])
	case s.is(i, "the") && s.is(i+1, "near", "immediate", "foreseeable", "distant") && s.is(i+2, "future", "past"):
		if s.is(i+2, "past") {
			return ref(i+3, "PAST")
		}
		return ref(i+3, "FUTURE")
	case s.is(i, "the") && s.is(i+1, "moment", "time") && s.is(i-1, "at", "for") && (s.is(i+1, "moment") || s.is(i-1, "for") && s.is(i+2, "being")):
		if s.is(i+2, "being") {
			return ref(i+3, "PRESENT")
		}
		if s.is(i+2, "of", "when", "that") {
			return phrase{}, false
		}
		return ref(i+2, "PRESENT")
	case s.is(i, "present", "modern") && (s.mark(i+1, '-') && s.is(i+2, "day") || s.is(i+1, "day")):
		if s.mark(i+1, '-') {
			return ref(i+3, "PRESENT")
		}
		return ref(i+2, "PRESENT")
	case s.is(i, "present") && s.is(i-1, "at") && s.at(i+1).kind != 'a':
		return ref(i+1, "PRESENT")
	case s.is(i, "these", "those") && s.is(i+1, "days"):
		if s.is(i, "these") {
			return ref(i+2, "PRESENT")
		}
		return ref(i+2, "PAST")
	case s.is(i, "future") && s.is(i-1, "in"):
		return ref(i+1, "FUTURE")
	case l.refAdj != "" && s.at(i+1).kind == 'a' && s.at(i+1).gap && !s.is(i+1, "of", "is", "was", "and", "the", "for", "in", "to", "will"):
		if s.at(i).upper && s.at(i-1).upper && !s.at(i).far || s.is(i, "present") || s.is(i-1, "the") && s.is(i, "former") && s.at(i+1).kind != 'a' {
			return phrase{}, false
		}
		return ref(i+1, l.refAdj)
	}
	return phrase{}, false
}

// vague finds times that only the context can fix: "at the time", "that period",
// "the third day of talks", "day two".
func (s *scanner) vague(i int) (phrase, bool) {
	found := func(j int, sure float64) (phrase, bool) {
		return phrase{i: i, j: j, typ: "DATE", rule: "date.vague", sure: sure, sense: sense{sort: vagueSort}}, true
	}
	prep := s.is(i-1, "at", "by", "until", "during", "since", "from", "in", "for", "around", "throughout", "of", "over")
	switch {
	case prep && s.is(i, "the", "that", "this") && s.is(i+1, "time") && s.is(i-1, "at", "by", "until", "around", "since", "from", "during"):
		if s.is(i, "the") && s.is(i+2, "of", "when", "the", "he", "she", "they", "it", "being", "limit") && !s.is(i+2, "of") {
			return phrase{}, false
		}
		if s.is(i, "the") && s.is(i-1, "from", "since", "during", "around") {
			return phrase{}, false
		}
		return found(i+2, 0.6)
	case prep && s.is(i, "this", "that", "the") && s.is(i+1, "period", "era") && s.at(i+2).kind != '0':
		if s.is(i, "the") && !s.is(i+2, "of") && s.at(i+2).kind == 'a' {
			return phrase{}, false
		}
		return found(i+2, 0.6)
	case prep && s.is(i, "the") && s.is(i+1, "same") && s.is(i+2, "time", "period") && !s.mark(i-2, '.') && s.is(i+2, "period"):
		return found(i+3, 0.6)
	case s.is(i, "day", "week") && !s.is(i-1, "a", "the", "one", "per", "each", "every") && (s.lex(i+1).number > 0 && s.lex(i+1).number < 13 || s.digitsAt(i+1) && s.at(i+1).len() < 3) && (s.at(i+2).kind != 'a' || s.is(i+2, "of", "in", "at", "was", "began", "ended")):
		if i > 0 && s.at(i-1).kind == '0' {
			return phrase{}, false
		}
		return found(i+2, 0.7)
	case s.is(i, "the", "a", "its", "their"):
		j := i + 1
		n := s.lex(j).ordinal
		k := j + 1
		if n == 0 {
			if s.is(j, "last", "final", "opening", "closing", "second") {
				n = 1
			} else if n, k, _ = s.ordinalDigits(j); n == 0 {
				return phrase{}, false
			}
		}
		if s.is(k, "straight", "consecutive", "full", "and") && s.lex(k+1).unit != 0 {
			k++
		}
		if s.is(k, "and") && s.is(k+1, "final", "last") {
			k += 2
		}
		if u := s.lex(k); u.unit != 0 && u.unit != 'S' && u.unit != 'Q' && u.unit != 'M' && u.unit != 'C' && !u.plural && !(s.mark(k+1, '-') && !s.at(k+1).gap) {
			if s.is(i, "a", "its", "their") && s.is(j, "last") {
				return phrase{}, false
			}
			return found(k+1, 0.7)
		}
	}
	return phrase{}, false
}
