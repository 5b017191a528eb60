package read

import (
	"math"
	"time"

	gentz "gentz"
)

// shifted resolves "two days ago", "three weeks later".
func (r *resolver) shifted(p *phrase) moment {
	a, ok := r.anchor(p.told)
	if p.rule == "date.day" { // "today" is the writer's day, also in a history
		a, ok = dayMoment(r.ref), r.ref != 0
	}
	if p.told && r.told.year == 0 || !ok {
		return moment{} // nothing was told of yet
	}
	n, unit := p.n*float64(p.sign), p.unit
	switch unit {
	case 'F':
		n, unit = n*2, 'W'
	case 'S', 'M':
		n, unit = 0, 'D'
	case 'H':
		n, unit = math.Trunc(n/24), 'D'
	case 'K':
		unit = 'W'
	case 'N':
		unit = 'D'
	case 'Q':
		n, unit = n*3, 'O'
	}
	if f := n - math.Trunc(n); f != 0 { // "two and a half years ago"
		switch unit {
		case 'Y':
			n, unit = n*12, 'O'
		case 'E':
			n, unit = n*10, 'Y'
		case 'O':
			n, unit = n*30, 'D'
		case 'W':
			n, unit = n*7, 'D'
		}
	}
	if math.Abs(n) > 1e6 {
		return moment{}
	}
	g := unitGrain(unit)
	if a.grain > g { // "four days later", told of a year: the year is all there is
		if a.grain == yearGrain && a.year != 0 {
			return a
		}
		return moment{}
	}
	if g == weekGrain && a.grain == dayGrain && p.told {
		a.grain = dayGrain
		m := a.add(int(n) * 7)
		return m.unit(weekGrain)
	}
	return a.unit(g).add(int(n))
}

// widest is the most of a unit that an unsaid number of it means.
var widest = map[byte]int{'S': 0, 'M': 0, 'H': 1, 'D': 13, 'N': 13, 'W': 8 * 7, 'F': 8 * 7, 'K': 8 * 7, 'O': 24 * 30, 'Q': 730, 'Y': 20 * 365, 'E': 100 * 365, 'C': 1000 * 365}

// length is the number of days of a unit.
var length = map[byte]float64{'D': 1, 'N': 1, 'W': 7, 'F': 14, 'K': 7, 'O': 30.4, 'Q': 91.3, 'Y': 365.25, 'E': 3652.5, 'C': 36525, 'H': 1. / 24}

// vagueShift resolves "months ago", "a few days later".
func (r *resolver) vagueShift(p *phrase) (m moment, value string, from, to gentz.Day, sure float64) {
	value = "PAST_REF"
	if p.sign > 0 {
		value = "FUTURE_REF"
	}
	a, ok := r.anchor(p.told)
	f, l := a.days()
	if !ok || f == 0 || p.told && r.told.year == 0 {
		return m, value, 0, 0, p.sure
	}
	if p.sign < 0 {
		from, to = f-gentz.Day(widest[p.unit]), l-gentz.Day(length[p.unit])
	} else {
		from, to = f+gentz.Day(length[p.unit]), l+gentz.Day(widest[p.unit])
	}
	if from < 1 || from > to {
		return m, value, 0, 0, p.sure
	}
	return m, value, from, to, p.sure * 0.8
}

// beside gives the days of a duration that lies beside the day of speech or the
// day told of: "the past two weeks". Others have none.
func (r *resolver) beside(p *phrase) (from, to gentz.Day) {
	told := p.which == "after" || p.which == "before"
	a, ok := r.anchor(told)
	f, l := a.days()
	if p.which == "" || !ok || f == 0 || told && r.told.year == 0 {
		return 0, 0
	}
	n := gentz.Day(widest[p.unit])
	if p.n >= 0 {
		n = gentz.Day(math.Min(p.n*length[p.unit], 1e6))
	}
	switch p.which {
	case "last", "before":
		from, to = f-n, l
	case "next", "after":
		from, to = f, l+n
	}
	if from < 1 || to > gentz.NewDay(9999, time.December, 31) {
		return 0, 0
	}
	return from, to
}
