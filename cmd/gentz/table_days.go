package main

import (
	"fmt"

	gentz "gentz"
)

// dayWords writes a day as "4 March 2026", or "" if it is not stated.
func dayWords(d gentz.Day) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%d %v %d", day, m, y)
}

// rangeWords writes the days from one to another, both included: "4 March 2026",
// "4–6 March 2026", "30 March – 2 April 2026", "March 2026", "2026".
func rangeWords(from, to gentz.Day) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case to == 0:
		return "from " + dayWords(from)
	case from == 0:
		return "until " + dayWords(to)
	case from == to:
		return dayWords(from)
	}
	y, m, d := from.Date()
	y2, m2, d2 := to.Date()
	_, _, next := (to + 1).Date()
	switch {
	case d == 1 && next == 1 && y == y2 && m == 1 && m2 == 12:
		return fmt.Sprint(y)
	case d == 1 && next == 1 && y == y2 && m == m2:
		return fmt.Sprintf("%v %d", m, y)
	case y == y2 && m == m2:
		return fmt.Sprintf("%d–%d %v %d", d, d2, m, y)
	case y == y2:
		return fmt.Sprintf("%d %v – %d %v %d", d, m, d2, m2, y)
	}
	return dayWords(from) + " – " + dayWords(to)
}

// whenWords writes when something is, or "" if no day is stated.
func whenWords(w *gentz.When) string {
	if w == nil {
		return ""
	}
	s := rangeWords(w.From, w.To)
	if w.Precision == "vague" && s != "" {
		s = "about " + s
	}
	return s
}
