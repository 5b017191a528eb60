package read

import (
	"time"

	gentz "gentz"
)

// date resolves fields of the calendar. What they leave open is taken from
// "last" and "next", else from the day told of in a history, else from the day of
// speech and the tense of the clause.
// shared is a year that another expression lends, 0 if none.
func (r *resolver) date(s *scanner, p *phrase, shared int) (moment, float64) {
	m := moment{grain: p.grain, year: p.year, month: p.month, day: p.day}
	if p.season+p.quarter+p.half > 0 {
		m.n = p.season + p.quarter + p.half
	}
	if p.open { // "April of that year"
		a, ok := r.anchor(p.which == "same" || p.which == "before" || p.which == "after")
		if !ok {
			return m, p.sure * 0.8
		}
		m.year = a.year
		switch p.which {
		case "last", "before":
			m.year--
		case "next", "after":
			m.year++
		}
		return m, p.sure * 0.95
	}
	if p.holiday != "" {
		return r.holiday(s, p, m)
	}
	switch {
	case p.year != 0:
		m.year = r.century(s, p, m.year)
		return m, p.sure
	case p.weekday > 0 && p.month == 0 && p.day == 0:
		return r.weekday(s, p)
	case shared != 0:
		if m.year = shared; m.month == 0 && m.n == 0 {
			m = r.narrated(p, m)
		}
		return m, p.sure * 0.95
	case r.history && r.told.year != 0, r.ref != 0 && p.which == "" && r.telling() && !r.toCome(p):
		return r.narrated(p, m), p.sure * 0.9
	case r.ref == 0:
		if r.told.year != 0 && p.which == "" {
			return r.narrated(p, m), p.sure * 0.8
		}
		return m, p.sure * 0.9
	}
	ref := dayMoment(r.ref)
	if p.grain == dayGrain && p.month == 0 { // "the 20th", "Friday the 13th"
		base := ref
		if r.told.month != 0 && r.toldAt == r.par {
			base = r.told
		}
		m.year, m.month = base.year, base.month
		return m, p.sure * 0.7
	}
	if p.which == "same" || p.which == "before" || p.which == "after" {
		if r.told.year == 0 {
			return m, p.sure * 0.8
		}
		return r.narrated(p, m), p.sure * 0.9
	}
	dir, strong := 0, true
	switch p.which {
	case "last":
		dir = -1
	case "next":
		dir = 1
	case "this":
		m.year = ref.year
		return m, p.sure
	default:
		dir, strong = r.way.of(p)
	}
	m.year = ref.year
	m = r.yearless(m, dir, strong, p.which != "")
	m.year -= int(p.n) // "the summer before last"
	return m, p.sure * 0.95
}

// telling reports whether dates count from the date told of last: in a history,
// and in a paragraph of the news that has just printed a year long past.
func (r *resolver) telling() bool {
	if r.told.year == 0 {
		return false
	}
	y, _, _ := r.ref.Date()
	return r.history || r.printed && r.toldAt == r.par && (r.told.year < y-1 || r.told.year > y+1)
}

// toCome reports whether the clause of p speaks of what is to come.
func (r *resolver) toCome(p *phrase) bool {
	dir, _ := r.way.of(p)
	return dir > 0
}

// yearless gives m the year that the direction asks for. A clause that only
// seems to tell of the past may still name a near day to come: the other
// direction is taken where it is eight times nearer, or twice if nothing tells
// the direction.
func (r *resolver) yearless(m moment, dir int, strong, strict bool) moment {
	best, cost := m, 1e18
	for _, y := range [...]int{m.year, m.year - 1, m.year + 1} {
		c := m
		c.year = y
		from, to := c.days()
		if from == 0 {
			continue
		}
		var d float64
		way := 0
		switch {
		case to < r.ref:
			d, way = float64(r.ref-to), -1
		case from > r.ref:
			d, way = float64(from-r.ref), 1
		case strict:
			continue // "last March", said in March
		}
		if way != 0 && dir != 0 && way != dir {
			if strong {
				d *= 1000
			} else {
				d *= 8
			}
		} else if dir == 0 && way > 0 && !strong {
			d *= 1.5
		}
		if d < cost {
			best, cost = c, d
		}
	}
	return best
}

// narrated gives m a year from the date told of last: the story goes on, or steps
// back by less than nine months.
func (r *resolver) narrated(p *phrase, m moment) moment {
	t := r.told
	m.year = t.year
	if p.grain == dayGrain && p.month == 0 {
		m.month = t.month
		return m
	}
	at := m.month
	switch m.grain {
	case seasonGrain:
		at = m.n*3 + 1
		if m.n == 4 {
			at = 1
		}
	case quarterGrain:
		at = m.n*3 - 1
	}
	now := t.month
	if t.grain == seasonGrain {
		now = t.n*3 + 1
	}
	switch {
	case p.which == "next" || p.which == "after":
		if now != 0 && at <= now || now == 0 {
			m.year++
		}
	case p.which == "last" || p.which == "before":
		if now == 0 || at >= now {
			m.year--
		}
	case now == 0 || at == 0:
	case at < now-back:
		m.year++
	case at > now+forth:
		m.year--
	}
	if t.year < 0 && m.year == 0 {
		m.year = 1
	}
	return m
}

// A month up to this many months before the one told of belongs to the same
// year; an earlier one begins the next. And one this far after it ended the
// year before.
const back, forth = 8, 10

// century moves a year printed with two digits into the age that the text tells of.
func (r *resolver) century(s *scanner, p *phrase, year int) int {
	for k := p.i; k < p.j; k++ {
		if a := s.at(k); a.kind == '\'' && s.at(k+1).kind == '0' && s.at(k+1).len() == 2 && r.told.year > 0 {
			base := r.told.year / 100 * 100
			v := s.at(k + 1).num
			if r.history {
				return base + v
			}
		}
	}
	return year
}

// weekday resolves a bare weekday. Said of the weekday that it is, it means that
// very day: wires write "said on Sunday" on Sunday.
func (r *resolver) weekday(s *scanner, p *phrase) (moment, float64) {
	m := moment{grain: dayGrain}
	a, ok := r.anchor(p.which == "same" || p.which == "after" || p.which == "before")
	ref := a.first()
	if !ok || ref == 0 || a.grain != dayGrain {
		return m, p.sure * 0.9
	}
	week := ref - gentz.Day((int(ref.Weekday())+6)%7) // Monday
	day := week + gentz.Day(p.weekday-1)
	switch p.which {
	case "this":
		if dir, _ := r.way.of(p); day < ref && dir > 0 {
			day += 7
		}
		return dayMoment(day), p.sure * 0.95
	case "next":
		// Of the coming week, but one said from Friday on means the coming day.
		return dayMoment(day + 7), p.sure * 0.85
	case "last":
		if day >= ref {
			day -= 7
		}
		return dayMoment(day), p.sure * 0.9
	case "same":
		if ref-day > 3 {
			day += 7
		}
		return dayMoment(day), p.sure * 0.8
	case "after":
		if day <= ref {
			day += 7
		}
		return dayMoment(day), p.sure * 0.9
	case "before":
		if day >= ref {
			day -= 7
		}
		return dayMoment(day), p.sure * 0.9
	}
	dir, strong := r.way.of(p)
	if r.history {
		dir = 1
	}
	switch {
	case day == ref:
	case dir == 0 && strong:
		if day > ref+3 {
			day -= 7
		} else if day < ref-3 {
			day += 7
		}
	case dir > 0 && day < ref:
		day += 7
	case dir <= 0 && day > ref:
		day -= 7
	}
	sure := 0.97
	if !strong {
		sure = 0.88
	}
	if dir == 0 {
		sure = 0.7
	}
	return dayMoment(day), p.sure * sure
}

// holiday resolves the name of a holiday.
func (r *resolver) holiday(s *scanner, p *phrase, m moment) (moment, float64) {
	year := p.year
	if year == 0 {
		a, ok := r.anchor(false)
		if !ok {
			m.month, m.day = holiday(p.holiday, 0)
			return m, p.sure * 0.9
		}
		year = a.year
		dir, strong := r.way.of(p)
		switch p.which {
		case "last":
			dir, strong = -1, true
		case "next":
			dir, strong = 1, true
		}
		if f := a.first(); f != 0 && !r.history {
			best, cost := year, 1e18
			for _, y := range [...]int{year, year - 1, year + 1} {
				mo, d := holiday(p.holiday, y)
				day := gentz.NewDay(y, time.Month(mo), d)
				c := float64(abs(day - r.ref))
				if dir < 0 && day > r.ref || dir > 0 && day < r.ref {
					if c *= 8; strong {
						c *= 100
					}
				}
				if c < cost {
					best, cost = y, c
				}
			}
			year = best
		}
	}
	m.year = year
	m.month, m.day = holiday(p.holiday, year)
	return m, p.sure * 0.95
}
