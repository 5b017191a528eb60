package read

import (
	"strconv"
	"time"

	gentz "gentz"
)

// A moment is a stretch of the calendar: a day, week, month, year or the like.
// A zero year, month or day is not known. Years before Christ are negative;
// those have a value but no Day.
type moment struct {
	grain            grain
	year, month, day int // of the first day, as far as the grain goes; of the Monday for weeks and weekends
	n                int // number of the season, quarter or half
}

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

// dayMoment returns the moment of a day.
func dayMoment(d gentz.Day) moment {
	y, m, day := d.Date()
	return moment{grain: dayGrain, year: y, month: int(m), day: day}
}

// unit returns the moment of the given grain in which m lies, as far as m says.
func (m moment) unit(g grain) moment {
	out := moment{grain: g, year: m.year}
	switch g {
	case dayGrain:
		return m
	case weekGrain, weekendGrain:
		if d := m.first(); d != 0 && m.grain <= weekGrain {
			o := dayMoment(d - gentz.Day((int(d.Weekday())+6)%7))
			o.grain = g
			return o
		}
		return moment{}
	case monthGrain:
		out.month = m.month
	case quarterGrain:
		if m.month > 0 {
			out.n = (m.month-1)/3 + 1
		}
	case halfGrain:
		if m.month > 0 {
			out.n = (m.month-1)/6 + 1
		}
	case decadeGrain:
		out.year = m.year / 10 * 10
	case centuryGrain:
		out.year = (m.year-1)/100*100 + 1
	}
	return out
}

// add returns the moment n units of its own grain later.
func (m moment) add(n int) moment {
	switch m.grain {
	case dayGrain, weekGrain, weekendGrain:
		if m.grain != dayGrain {
			n *= 7
		}
		if m.year < 1 { // no Day before Christ: stay within the month
			m.day += n
			if m.day < 1 || m.day > 28 {
				m.day = 0
			}
			return m
		}
		g := m.grain
		d := gentz.NewDay(m.year, time.Month(m.month), m.day+n)
		m = dayMoment(d)
		m.grain = g
	case monthGrain:
		if m.month > 0 {
			k := m.month - 1 + n
			m.year += floor(k, 12)
			m.month = k - floor(k, 12)*12 + 1
		} else {
			m.year += floor(n, 12)
		}
	case quarterGrain:
		k := m.n - 1 + n
		m.year += floor(k, 4)
		m.n = k - floor(k, 4)*4 + 1
	case yearGrain, seasonGrain, halfGrain:
		m.year += n
	case decadeGrain:
		m.year += 10 * n
	case centuryGrain:
		m.year += 100 * n
	}
	return m
}

// floor is a/b rounded down.
func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// first returns the first day of m, 0 if it is not known.
func (m moment) first() gentz.Day {
	from, _ := m.days()
	return from
}

// days returns the first and last day of m, zeros if they are not known.
func (m moment) days() (from, to gentz.Day) {
	if m.year < 1 {
		return 0, 0
	}
	month, months := 1, 12
	switch m.grain {
	case dayGrain, weekGrain, weekendGrain:
		if m.month == 0 || m.day == 0 {
			return 0, 0
		}
		from = gentz.NewDay(m.year, time.Month(m.month), m.day)
		switch {
		case from == 0:
			return 0, 0
		case m.grain == weekGrain:
			return from, from + 6
		case m.grain == weekendGrain:
			return from + 5, from + 6
		}
		return from, from
	case monthGrain:
		if m.month == 0 {
			return 0, 0
		}
		month, months = m.month, 1
	case quarterGrain:
		if m.n == 0 {
			return 0, 0
		}
		month, months = m.n*3-2, 3
	case seasonGrain:
		month, months = m.n*3, 3
	case halfGrain:
		month, months = m.n*6-5, 6
	case decadeGrain:
		months = 120
	case centuryGrain:
		months = 1200
	case noGrain:
		return 0, 0
	}
	return gentz.NewDay(m.year, time.Month(month), 1), gentz.NewDay(m.year, time.Month(month+months), 0)
}

// value writes m as TIMEX3 does, with X for what is not known.
func (m moment) value() string {
	y := yearValue(m.year)
	switch m.grain {
	case dayGrain:
		return y + "-" + known(m.month) + "-" + known(m.day)
	case weekGrain, weekendGrain:
		d := m.first()
		if m.grain == weekendGrain && d != 0 {
			d -= 5
		}
		w := "XX"
		if d != 0 {
			iy, iw := isoWeek(d)
			y, w = yearValue(iy), pad(iw)
		}
		if m.grain == weekendGrain {
			w += "-WE"
		}
		return y + "-W" + w
	case monthGrain:
		return y + "-" + known(m.month)
	case quarterGrain:
		if m.n == 0 {
			return y + "-QX"
		}
		return y + "-Q" + strconv.Itoa(m.n)
	case halfGrain:
		return y + "-H" + strconv.Itoa(m.n)
	case seasonGrain:
		return y + "-" + seasonNames[m.n]
	case decadeGrain:
		if m.year < 0 {
			return y[:len(y)-1]
		}
		return y[:3]
	case centuryGrain:
		if m.year < 0 {
			return y[:len(y)-2]
		}
		return y[:2]
	}
	return y
}

func isoWeek(d gentz.Day) (year, week int) {
	y, m, day := d.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC).ISOWeek()
}

func yearValue(y int) string {
	switch {
	case y == 0:
		return "XXXX"
	case y < 0:
		return "BC" + yearValue(-y)
	}
	s := strconv.Itoa(y)
	return "0000"[:max(0, 4-len(s))] + s
}

// known writes a month or day, "XX" for 0.
func known(n int) string {
	if n == 0 {
		return "XX"
	}
	return pad(n)
}

// pad writes a number in two digits.
func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// holiday returns month and day of a holiday in a year.
func holiday(name string, year int) (month, day int) {
	if len(name) == 5 && name[2] == '-' {
		m, _ := strconv.Atoi(name[:2])
		d, _ := strconv.Atoi(name[3:])
		return m, d
	}
	if year < 1583 || year > 9998 {
		return 0, 0
	}
	var d time.Time
	switch name {
	case "thanksgiving": // the fourth Thursday of November, United States
		d = time.Date(year, time.November, 22, 0, 0, 0, 0, time.UTC)
		d = d.AddDate(0, 0, (int(time.Thursday)-int(d.Weekday())+7)%7)
	default: // Gregorian Easter by the anonymous algorithm of 1876 (Meeus 1991, chapter 8)
		a, b, c := year%19, year/100, year%100
		h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
		l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
		k := h + l - 7*((a+11*h+22*l)/451) + 114
		d = time.Date(year, time.Month(k/31), k%31+1, 0, 0, 0, 0, time.UTC)
		switch name {
		case "good-friday":
			d = d.AddDate(0, 0, -2)
		case "easter-monday":
			d = d.AddDate(0, 0, 1)
		}
	}
	return int(d.Month()), d.Day()
}
