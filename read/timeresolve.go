package read

import (
	"math"

	gentz "gentz"
)

// A resolver gives the time expressions of a page their days, in text order.
type resolver struct {
	page    *page
	ref     gentz.Day // the day of speech, 0 if unknown
	history bool      // the text tells history: count from the day told of
	told    moment    // the last date told of
	toldAt  int       // the paragraph of told
	printed bool      // told's year was printed
	par     int
	way     *direction
	found   []resolved
}

// resolved is an expression with its days; start and end are bytes in the source.
type resolved struct {
	gentz.Time
	start, end int32
	grain      grain
	joined     int
}

func newResolver(p *page) *resolver { return &resolver{page: p, ref: p.doc.Published} }

// block resolves the phrases of one block.
func (r *resolver) block(s *scanner, ps []phrase) {
	r.told, r.par = moment{}, 0
	r.dateline(s, ps)
	r.history = r.tellsHistory(ps)
	r.way = &direction{scanner: s}
	base := len(r.found)
	atom := 0
	for k := range ps {
		p := &ps[k]
		for ; atom <= p.i; atom++ {
			if s.at(atom).far {
				r.par++
			}
		}
		m, val, from, to, sure := r.resolve(s, ps, k)
		f := resolved{start: s.at(p.i).start, end: s.at(p.j - 1).end, grain: m.grain}
		f.Type, f.Value, f.From, f.To, f.Rule, f.Sure = p.typ, val, from, to, p.rule, sure
		r.found = append(r.found, f)
		if (p.typ == "DATE" || p.typ == "TIME") && m.year != 0 && m.grain <= yearGrain && m.grain != noGrain {
			r.printed = p.year != 0 || r.printed && r.toldAt == r.par && (p.sort == dateSort || p.told || p.which == "after" || p.which == "same")
			r.told, r.toldAt = m, r.par
		}
	}
	for k := 0; k+1 < len(ps); k++ {
		if f, g := &r.found[base+k], &r.found[base+k+1]; s.ranges(&ps[k], &ps[k+1]) && f.From != 0 && g.To >= f.To && g.From > f.From {
			f.joined = base + k + 2
		}
	}
}

// ranges reports whether a and b are the ends of one stretch: "from Monday to
// Wednesday", "1939-1945", "between March and May".
func (s *scanner) ranges(a, b *phrase) bool {
	if a.sort != dateSort || b.sort != dateSort || a.j+1 != b.i {
		return false
	}
	return s.mark(a.j, '-') || s.is(a.j, "through") || s.is(a.i-1, "from") && s.is(a.j, "to", "until", "till") || s.is(a.i-1, "between") && s.is(a.j, "and") ||
		s.is(a.j, "to") && a.day > 0 && b.day > 0 && a.month > 0
}

// dateline takes the day of speech from a dateline: a place in capitals at the
// start of the text, then a date, before a dash or bracket.
func (r *resolver) dateline(s *scanner, ps []phrase) {
	if len(ps) == 0 || ps[0].i > 12 || ps[0].day == 0 || ps[0].month == 0 || ps[0].until > 0 || s.inTitleAtom(ps[0].i) {
		return
	}
	p := &ps[0]
	for k := range p.i {
		if a := s.at(k); a.kind == 'a' && (!a.upper || s.lex(k).weekday == 0 && a.len() > 2 && s.Source()[a.start+1] > 'Z' && k == 0) || a.far && k > 0 {
			return
		}
	}
	if p.i == 0 || !s.mark(p.j, '-') && !s.mark(p.j, '(') && !s.mark(p.j, '/') && !s.mark(p.j, '.') && !s.mark(p.j, ',') && !s.mark(p.j, ':') {
		return
	}
	m := moment{dayGrain, p.year, p.month, p.day, 0}
	if p.year == 0 {
		if r.page.doc.Published == 0 {
			return
		}
		m = r.nearest(m, r.page.doc.Published)
	}
	d := m.first()
	if pub := r.page.doc.Published; pub == 0 || d <= pub && d >= pub-7 {
		r.ref = d
	}
}

func (s *scanner) inTitleAtom(i int) bool { return s.at(i).start < s.body }

// nearest gives a day without a year the year that puts it nearest to ref.
func (r *resolver) nearest(m moment, ref gentz.Day) moment {
	y, _, _ := ref.Date()
	best := moment{}
	for _, year := range [...]int{y, y - 1, y + 1} {
		m.year = year
		f := m.first()
		if f == 0 {
			continue
		}
		if best.year == 0 || abs(f-ref) < abs(best.first()-ref) {
			best = m
		}
	}
	return best
}

func abs(d gentz.Day) gentz.Day { return max(d, -d) }

// tellsHistory reports whether the text counts its dates from one another rather
// than from the day it was written on: most of its printed years lie far from that
// day, and it hardly speaks of "yesterday", "Thursday" or "last week".
func (r *resolver) tellsHistory(ps []phrase) bool {
	var far, near, speech int
	y, _, _ := r.ref.Date()
	for k := range ps {
		p := &ps[k]
		switch {
		case p.sort == dateSort && p.year != 0 && p.grain <= yearGrain:
			if d := p.year - y; r.ref == 0 || d > 1 || d < -1 {
				far++
			} else {
				near++
			}
		case p.weekday > 0 && p.day == 0, p.sort == shiftSort && !p.told, p.which == "last" || p.which == "next" || p.which == "this" && !p.told:
			speech++
		}
	}
	return far >= 3 && far >= 2*near && far > 4*speech || far == 2 && near+speech == 0
}

// resolve gives phrase k its moment, value and days.
func (r *resolver) resolve(s *scanner, ps []phrase, k int) (m moment, value string, from, to gentz.Day, sure float64) {
	p := &ps[k]
	sure = p.sure
	switch p.sort {
	case spanSort:
		from, to = r.beside(p)
		return m, p.value, from, to, sure
	case setSort, refSort:
		return m, p.value, 0, 0, sure
	case shiftSort:
		if p.n < 0 {
			return r.vagueShift(p)
		}
		m = r.shifted(p)
	case unitSort:
		m = r.unit(s, p)
	case vagueSort:
		m, sure = r.context(s, ps, k)
		if m.grain == noGrain && p.clock == "" && p.part == "" {
			return m, "", 0, 0, sure
		}
		if m.grain == noGrain {
			m = moment{grain: dayGrain}
		}
	default:
		m, sure = r.date(s, p, s.sharedYear(ps, k))
		if p.unit != 0 && m.first() != 0 { // "two days before Dec. 21"
			d := int(p.n) * p.sign
			if p.unit == 'W' {
				d *= 7
			}
			m = m.add(d)
		}
	}
	if m.grain == noGrain {
		return m, "", 0, 0, sure
	}
	from, to = m.days()
	value = m.value()
	if p.sort != vagueSort && m.year == 0 && m.month == 0 && p.weekday == 0 && m.n == 0 {
		value = ""
	}
	switch {
	case p.until > 0 && m.grain == dayGrain:
		e := m
		e.day = p.until
		_, to = e.days()
		value += "/" + e.value()
	case p.until > 0 && m.grain == yearGrain:
		e := m
		e.year = p.until
		_, to = e.days()
		value += "/" + e.value()
	case p.weekday > 0 && m.day == 0:
		value = "XXXX-WXX-" + decimal(float64(p.weekday))
	}
	if value != "" || p.part+p.clock != "" {
		if p.clock != "" || p.part != "" {
			if value == "" {
				value = "XXXX-XX-XX"
			}
			value += "T" + p.part
			if p.clock != "" {
				value = value[:len(value)-len(p.part)] + p.clock + p.zone
			}
		}
	}
	if p.rule == "date.day" && p.part == "NI" && p.sort == shiftSort && from != 0 && s.is(p.i, "overnight") {
		from--
	}
	from, to = r.piece(p, from, to)
	return m, value, from, to, sure
}

// sharedYear returns the year that phrase k shares with the one behind it:
// "July-November 1954", "in August and September 1914". It returns 0 if it
// shares none.
func (s *scanner) sharedYear(ps []phrase, k int) int {
	p := &ps[k]
	if p.year != 0 || p.which != "" || p.month == 0 && p.day == 0 && p.season == 0 {
		return 0
	}
	for ; k+1 < len(ps); k++ {
		a, b := &ps[k], &ps[k+1]
		if b.i-a.j > 2 || b.i == a.j || !s.mark(a.j, '-') && !s.mark(a.j, ',') && !s.is(a.j, "and", "or", "to", "until", "through") || b.sort != dateSort {
			return 0
		}
		switch {
		case b.year == 0 || b.month == 0 && b.season == 0:
			continue
		case p.month > b.month && b.month > 0:
			return b.year - 1
		}
		return b.year
	}
	return 0
}

// piece narrows a stretch to the part that is meant. The parts overlap: "early",
// "mid" and "late" have no sharp borders.
func (r *resolver) piece(p *phrase, from, to gentz.Day) (gentz.Day, gentz.Day) {
	if from == 0 {
		return from, to
	}
	n := float64(to - from + 1)
	if n > 4 {
		switch p.mod {
		case "START":
			to = from + gentz.Day(math.Ceil(n*0.4)) - 1
		case "MID":
			from, to = from+gentz.Day(n*0.3), to-gentz.Day(n*0.3)
		case "END":
			from += gentz.Day(n * 0.6)
		}
	}
	switch {
	case p.week > 0 && from+gentz.Day(p.week*7) <= to+7:
		from += gentz.Day(p.week*7 - 7)
		to = min(to, from+6)
	case p.week < 0 && n > 7:
		from = to - 6
	}
	now := r.ref
	if p.which == "same" || r.history {
		now = r.told.first()
	}
	switch {
	case p.earlier && from <= now && now <= to:
		to = now
	case p.later && from <= now && now <= to:
		from = now
	}
	return from, to
}

// anchor returns the moment that p counts from.
func (r *resolver) anchor(told bool) (moment, bool) {
	if (told || r.history) && r.told.year != 0 {
		return r.told, true
	}
	if told && r.history || r.ref == 0 {
		return moment{}, false
	}
	return dayMoment(r.ref), !told || r.told.year == 0
}

// unit resolves "last week", "the following day", "that year", "this morning".
func (r *resolver) unit(s *scanner, p *phrase) moment {
	told := p.told && (p.which != "this" || r.telling()) || p.which == "same" || p.which == "before" || p.which == "after"
	a, ok := r.anchor(told)
	if !ok || told && r.told.year == 0 && (p.which != "next" || r.ref == 0) {
		return moment{}
	}
	n := 0
	switch p.which {
	case "last", "before":
		n = -1
	case "next", "after":
		n = 1
	}
	unit := p.unit
	if unit == 'N' {
		p.part, p.typ, unit = "NI", "TIME", 'D'
	}
	g := unitGrain(unit)
	if g == noGrain {
		return a
	}
	if a.grain > g {
		if g == dayGrain && a.grain == monthGrain || a.grain == yearGrain && n == 0 {
			return a
		}
		return moment{}
	}
	m := a.unit(g)
	if g == weekendGrain && a.grain == dayGrain {
		weekend := a.day > 0 && int(a.first().Weekday()+6)%7 >= 5
		dir := 0
		if n == 0 {
			dir, _ = r.way.of(p)
		}
		if n == 0 && !weekend && dir < 0 && int(a.first().Weekday()+6)%7 < 3 {
			n = -1 // "met at the weekend", on a Monday
		}
	}
	return m.add(n)
}

// context resolves what the words alone do not fix, from the date beside them:
// "at 10 a.m. on Tuesday", "on Wednesday, the third day of talks".
func (r *resolver) context(s *scanner, ps []phrase, k int) (moment, float64) {
	p := &ps[k]
	near := func(a, b *phrase) bool {
		for i := a.j; i < b.i; i++ {
			if i-a.j > 2 || !s.mark(i, ',') && !s.is(i, "at", "on", "from", "around", "about", "until", "by", "in", "before", "after", "starting", "shortly", "just") {
				return false
			}
		}
		return true
	}
	if k > 0 && near(&ps[k-1], p) && r.told.grain == dayGrain && (ps[k-1].grain == dayGrain) {
		return r.told, p.sure
	}
	if k+1 < len(ps) && near(p, &ps[k+1]) && ps[k+1].grain == dayGrain && ps[k+1].sort != vagueSort {
		m, _, _, _, sure := r.resolve(s, ps, k+1)
		if m.grain == dayGrain {
			return m, sure
		}
	}
	if (p.clock != "" || p.part != "") && r.told.grain == dayGrain && r.toldAt == r.par {
		return r.told, p.sure * 0.7
	}
	return moment{}, p.sure * 0.8
}
